"""Who signed and when, looked for in every line about the article: those left out for another reason too.

The verdict on a line and what it says are two things: a byline that was left out as page furniture still names the
author. Clues add up: a label, a role, an address, the place beside the headline or the date; a name that the article
tells of speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.reading.author_notes import presented
from generator.reading.byline import Byline, bare_name, in_stamp, read_byline
from generator.reading.credits import Credit, read_credit
from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.lines.lexicon import asks_reader
from generator.reading.loose import loose_names
from generator.reading.names import is_picture
from generator.reading.relative import relative_stamp
from generator.reading.shape import is_sentence, is_terminated, key, word_count
from generator.reading.signer import is_role
from generator.reading.stamps import Stamp, read_stamps, without_dates
from generator.reading.words import fold, phrase_set
from generator.reading.zones import Zones, unfit

_ENOUGH = 2
"""Clues that make a line a byline."""
NEAR = 3
"""Lines from the headline or the end of the text to the line that signs."""
_LONGEST = 40


def signing_heads(places: Zones) -> list[tuple[Byline, Draft]]:
    """Lines about the headline that may say who signed."""
    return [pair for d in places.head if d is not places.title and (pair := _in_head(d, places))]


def signatures(
    places: Zones, heads: list[tuple[Byline, Draft]] | None = None, page: str = ""
) -> list[tuple[Byline, Draft]]:
    """Lines about the article that say who signed it: under the headline, else above it, else at the end.

    Args:
        places: the article's lines.
        heads: what `signing_heads` found in them, if that is known.
        page: the publication's name, where it is known: it may look like a person's, and signs nothing.
    """
    own = key(page)
    heads = signing_heads(places) if heads is None else heads
    heads = [(byline, d) for byline, d in heads if not own or any(key(a) != own for a in byline.authors or ("",))]
    found = [(byline, d) for byline, d in heads if d in places.below_title]
    return found or [pair for pair in heads if _signs_above(pair[1], places)] or _in_tail(places)


def _signs_above(d: Draft, places: Zones) -> bool:
    """Whether a line above the headline signs: it says so, has the date, or a role or genre beside."""
    at = places.head.index(d)
    beside = (*places.head[max(0, at - 1) : at], *places.head[at + 1 : at + 2])
    told = any(
        fold(x.text).strip(" :") in phrase_set("genres") or is_role(x.text) for x in beside if x is not places.title
    )
    below = places.head[at + 1] if at + 1 < len(places.head) else None
    told = told or (below is not None and below is not places.title and _is_occupation(below.text))
    return read_byline(d.text) is not None or _dated(d.text) or told


def _is_occupation(text: str) -> bool:
    """Whether a line is a few words in small letters, as pages have what a columnist is under the name."""
    small = text[1:].islower() and ("," in text or text.islower())
    return word_count(text) <= _OCCUPATION and small and not is_terminated(text) and find_cue(text) is None


_OCCUPATION = 6


def _in_head(d: Draft, places: Zones) -> tuple[Byline, Draft] | None:
    if word_count(d.text) > _LONGEST or d.foreign or d.reason == "key point":
        return None
    if byline := read_byline(d.text):
        return (byline, d) if byline.authors or byline.source else None
    if unfit(d):
        return None
    credit = read_credit(without_dates(d.text))
    if not credit.authors or credit.left or _told(credit, places) or not _opens_with_name(d.text, credit):
        return _unlisted(d, places)
    beside = _beside(d, places)
    clues = credit.clues + len(credit.outlets) + 2 * _dated(d.text) + beside + (not d.kept) + (len(credit.authors) > 1)
    if len(credit.places) > 2 or clues - len(credit.places) // 2 < _ENOUGH:  # noqa: PLR2004
        return _unlisted(d, places)
    return Byline(tuple(credit.authors), next(iter(credit.outlets), None)), d


def _unlisted(d: Draft, places: Zones) -> tuple[Byline, Draft] | None:
    """A line whose label nobody listed, told by its form: a few words in small letters and names that the text has not.

    ``Gathered for you by Jane Doe``, ``Rolling coverage: Jane Doe in Oslo, with John Roe on the early shift``.
    """
    if d is places.title or is_sentence(d.text) or word_count(d.text) > _LONGEST_UNLISTED:
        return None
    if re.search(r"[\d%€$£]|[^\W\d_]{3}\.\s", d.text):
        return None  # a figure, a caption before who took it
    if is_picture(d.text):
        return None
    if not (_beside(d, places) or d in places.tail[:NEAR]) or not _small_letters(d.text):
        return None
    credit = Credit(authors=list(loose_names(without_dates(d.text))))
    if not credit.authors or _told(credit, places):
        return None
    return Byline(tuple(credit.authors)), d


_LONGEST_UNLISTED = 18


def _small_letters(text: str) -> bool:
    """Whether a line opens with a word that is none of a name's, and all in small letters beside names."""
    words = re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", text)
    return len(words) >= _FEWEST and sum(w[0].isupper() for w in words) * 4 >= len(words) and not text.isupper()


_FEWEST = 3


def _opens_with_name(text: str, credit: Credit) -> bool:
    """Whether who signs stands first, or behind parts of the line: sections, roles."""
    return bool(credit.clues) or fold(credit.authors[0])[:4] in fold(text)[: len(credit.authors[0]) + 12]


def _beside(d: Draft, places: Zones) -> int:
    """How near a line stands to the headline, or to the line with the date."""
    if d not in places.head:
        return 0
    lines = [x for x in places.head if x is places.title or _dated(x.text)]
    own = places.head.index(d)
    gaps = [abs(own - places.head.index(x)) for x in lines if x is not d]
    return 2 if min(gaps, default=99) == 1 else int(min(gaps, default=99) <= NEAR or d in places.below_title)


@lru_cache(maxsize=4096)
def _dated(text: str) -> bool:
    """Whether a line has the time of publication."""
    return bool(read_stamps(text, 0, "und")) or relative_stamp(text) is not None


def _told(credit: Credit, places: Zones) -> bool:
    """Whether the article tells of those named: then they are its people."""
    return any(name.rsplit(maxsplit=1)[-1] in d.text for name in credit.authors for d in places.body if d.kept)


def _in_tail(places: Zones) -> list[tuple[Byline, Draft]]:
    """Who signs under the text, before the links to other articles."""
    found: list[tuple[Byline, Draft]] = []
    paragraphs = [i for i, d in enumerate(places.tail) if d.kept and is_sentence(d.text) and len(d.text) >= _PARAGRAPH]
    tail = places.tail[paragraphs[-1] + 1 :] if paragraphs else places.tail
    for i, d in enumerate(tail):
        cue = d.cue or find_cue(d.text)
        if cue is not None and cue.kind == "related":
            if word_count(d.text) <= _HEADING:
                break
            continue  # it has its link in the same line; who signs may stand under it
        if word_count(d.text) > _LONGEST or unfit(d) or not any(c.isupper() for c in d.text):
            continue
        byline = read_byline(d.text)
        if byline is None and i and fold(tail[i - 1].text).strip(" :") in phrase_set("about_author"):
            byline = bare_name(d.text)
        if byline is None and i < NEAR:
            byline = _signature(d, places, first=all(is_sentence(x.text) or _appeals(x) for x in tail[:i]))
        if byline is None and i < NEAR and (unlisted := _unlisted(d, places)):
            byline = unlisted[0]
        if byline and (byline.authors or byline.source):
            found.append((byline, d))
    return found or _presented(places)


def _appeals(d: Draft) -> bool:
    """Whether a line asks the reader to follow or subscribe: who signs may stand under it."""
    cue = d.cue or find_cue(d.text)
    return (cue is not None and cue.kind in {"newsletter", "share"}) or (not d.kept and asks_reader(d.text))


_PARAGRAPH = 50
_HEADING = 4
"""Words of the longest line that only heads the links under it."""


def _signature(d: Draft, places: Zones, *, first: bool) -> Byline | None:
    """Who signs in a line under the text; ``first``: no other line of the page stands between the two."""
    text = d.text.strip("()[]—–-/ ")
    credit = read_credit(without_dates(text))
    if not credit.authors or credit.left or is_terminated(text.rstrip(".")) or _told(credit, places):
        return None
    if len(credit.asides) > 1:
        return None
    # A town says who signs only if the article is of that town: a reader's letter ends in name and town, too.
    where = not credit.places or _of_here(credit.places, places)
    clues = credit.clues + len(credit.outlets) + len(credit.asides) + (d.text[:1] in "—–-(/[") + first + where
    return Byline(tuple(credit.authors), next(iter(credit.outlets), None)) if clues >= _ENOUGH else None


def _of_here(towns: Iterable[str], places: Zones) -> bool:
    """Whether the article names one of these towns, in whatever case."""
    stems = [fold(town)[: max(4, len(town) - 2)] for town in towns]
    return any(stem in fold(d.text) for d in places.body if d.kept for stem in stems)


def _presented(places: Zones) -> list[tuple[Byline, Draft]]:
    """The author whom a note under the text presents."""
    for d in (*places.tail, *places.body[-1:]):
        if not unfit(d) and (name := presented(d.text)) and not _told_before(name, d, places):
            return [(Byline((name,)), d)]
    return []


def _told_before(name: str, note: Draft, places: Zones) -> bool:
    return any(name.rsplit(maxsplit=1)[-1] in d.text for d in places.body if d is not note and d.kept)


def authors_of(signed: list[tuple[Byline, Draft]], stamps: list[Stamp]) -> tuple[str, ...]:
    """The names of those who sign, each once; those who helped only if nobody else does."""
    for weak in (False, True):
        people = [n for b, _ in signed if b.weak == weak for n in b.authors]
        people = people or [n for s in stamps if s.rest and not weak for n in in_stamp(s.rest)]
        if people:
            return tuple(dict.fromkeys(people))
    return ()
