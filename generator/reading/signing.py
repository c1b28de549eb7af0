"""Who signed and when, looked for in every line about the article: those left out for another reason too.

The verdict on a line and what it says are two things: a byline that was left out as page furniture still names the
author. Clues add up: a label, a role, an address, the place beside the headline or the date; a name that the article
tells of speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.reading.byline import Byline, bare_name, in_stamp, read_byline
from generator.reading.credits import Credit, is_role, read_credit, role_pattern
from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.loose import loose_names
from generator.reading.names import is_name
from generator.reading.shape import is_sentence, is_terminated, word_count
from generator.reading.stamps import Stamp, apart_dates, read_stamps, relative_stamp, told_dates, without_dates
from generator.reading.words import alternatives, fold, phrase_set, phrases

_ENOUGH = 2
"""Clues that make a line a byline."""
_BODY = 60
"""Characters of a sentence that may be a paragraph."""
_NEAR = 3
"""Lines from the headline or the end of the text to the line that signs."""
_UNFIT = frozenset({"related", "advertisement", "credit", "tags", "comments", "copyright"})
"""Kinds of furniture that name people who signed something else."""
_LONGEST = 40
_BIOGRAPHY = 80
"""Words of the longest note on an author."""


@dataclass(frozen=True, slots=True)
class Zones:
    """An article's lines by where they stand: about its headline, and under its text."""

    head: tuple[Draft, ...]
    """From the top to the first paragraph."""
    body: tuple[Draft, ...]
    tail: tuple[Draft, ...]
    title: Draft | None

    @property
    def below_title(self) -> tuple[Draft, ...]:
        """The lines between headline and text."""
        at = next((i + 1 for i, d in enumerate(self.head) if d is self.title), 0)
        return self.head[at:]


def zones(drafts: list[Draft], title: Draft | None) -> Zones:
    """The drafts cut where the text begins and ends."""
    at = [i for i, d in enumerate(drafts) if d is not title and d.kept and is_sentence(d.text) and len(d.text) >= _BODY]
    at = at or [i for i, d in enumerate(drafts) if d is not title and d.kept]
    if not at:
        return Zones(tuple(drafts), (), (), title)
    start = at[min(_LEADS, len(at) - 1)] if len(at) > _FEW else at[0]
    end = at[-2] if len(at) > _FEW else at[-1]
    body = tuple(drafts[i] for i in at)
    head = tuple(d for d in drafts[:start] if d not in body)
    return Zones(head, body, tuple(d for d in drafts[max(end, start) + 1 :] if d not in body), title)


_LEADS = 2
"""Paragraphs between which and above which a byline may stand: standfirsts."""
_FEW = 4
"""Paragraphs of an article that has no standfirsts."""


def signatures(places: Zones) -> list[tuple[Byline, Draft]]:
    """Lines about the article that say who signed it: under the headline, else above it, else at the end."""
    found = [pair for d in places.below_title if (pair := _in_head(d, places))]
    if not found:
        above = [d for d in places.head if d not in places.below_title and d is not places.title]
        found = [pair for d in above if (pair := _in_head(d, places)) and _signs_above(d, places)]
    return found or _in_tail(places)


def _signs_above(d: Draft, places: Zones) -> bool:
    """Whether a line above the headline signs: it says so, has the date, or a role or genre beside."""
    at = places.head.index(d)
    beside = (*places.head[max(0, at - 1) : at], *places.head[at + 1 : at + 2])
    told = any(
        fold(x.text).strip(" :") in phrase_set("genres") or is_role(x.text) for x in beside if x is not places.title
    )
    return read_byline(d.text) is not None or _dated(d.text) or told


def _in_head(d: Draft, places: Zones) -> tuple[Byline, Draft] | None:
    if word_count(d.text) > _LONGEST or d.foreign or d.reason == "key point":
        return None
    if byline := read_byline(d.text):
        return (byline, d) if byline.authors or byline.source else None
    if _unfit(d):
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
    if re.search(r"[\d%€$£]", d.text):
        return None
    if not (_beside(d, places) or d in places.tail[:_NEAR]) or not _small_letters(d.text):
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
    return 2 if min(gaps, default=99) == 1 else int(min(gaps, default=99) <= _NEAR or d in places.below_title)


def _dated(text: str) -> bool:
    """Whether a line has the time of publication."""
    return bool(read_stamps(text, 0, "und")) or relative_stamp(text) is not None


def _unfit(d: Draft) -> bool:
    cue = d.cue or find_cue(d.text)
    return (
        d.foreign
        or (cue is not None and cue.kind in _UNFIT)
        or bool(_LEGAL.search(d.text) or _asked().search(fold(d.text)))
    )


@cache
def _asked() -> re.Pattern[str]:
    """Words of a line that says whom to ask: a press office names people who wrote nothing."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('contact_words'))})")


_LEGAL = re.compile(r"©|\(c\)|copyright|ISSN|ISBN|\b\d{5,}\b", re.IGNORECASE)
"""Signs of a line about the page's owner."""


def _told(credit: Credit, places: Zones) -> bool:
    """Whether the article tells of those named: then they are its people."""
    return any(name.rsplit(maxsplit=1)[-1] in d.text for name in credit.authors for d in places.body if d.kept)


def _in_tail(places: Zones) -> list[tuple[Byline, Draft]]:
    """Who signs under the text, before the links to other articles."""
    found: list[tuple[Byline, Draft]] = []
    for i, d in enumerate(places.tail):
        cue = d.cue or find_cue(d.text)
        if cue is not None and cue.kind == "related":
            break
        if word_count(d.text) > _LONGEST or _unfit(d):
            continue
        byline = read_byline(d.text)
        if byline is None and i and fold(places.tail[i - 1].text).strip(" :") in phrase_set("about_author"):
            byline = bare_name(d.text)
        if byline is None and i < _NEAR:
            byline = _signature(d, places)
        if byline is None and i < _NEAR and (unlisted := _unlisted(d, places)):
            byline = unlisted[0]
        if byline and (byline.authors or byline.source):
            found.append((byline, d))
    return found or _presented(places)


def _signature(d: Draft, places: Zones) -> Byline | None:
    text = d.text.strip("()[]—–-/ ")
    credit = read_credit(without_dates(text))
    if not credit.authors or credit.left or is_terminated(text.rstrip(".")) or _told(credit, places):
        return None
    if len(credit.asides) > 1:
        return None
    clues = (
        credit.clues
        + len(credit.outlets)
        + len(credit.asides)
        + (d.text[:1] in "—–-(/[")
        + (places.tail[0] is d)
        + (not credit.places)
    )
    return Byline(tuple(credit.authors), next(iter(credit.outlets), None)) if clues >= _ENOUGH else None


def _presented(places: Zones) -> list[tuple[Byline, Draft]]:
    """The author whom a note under the text presents."""
    for d in (*places.tail, *places.body[-1:]):
        if not _unfit(d) and (name := presented(d.text)) and not _told_before(name, d, places):
            return [(Byline((name,)), d)]
    return []


def _told_before(name: str, note: Draft, places: Zones) -> bool:
    return any(name.rsplit(maxsplit=1)[-1] in d.text for d in places.body if d is not note and d.kept)


def presented(text: str) -> str | None:
    """Whom a note presents as an author: ``Jane Doe is a reporter …``, ``About the author: Jane Doe …``."""
    if word_count(text) > _BIOGRAPHY:
        return None
    folded = fold(text)
    label = _about().match(folded)
    text = text[label.end() :] if label and len(folded) == len(text) else text
    words = text.split()
    for count in (4, 3, 2):
        name = " ".join(words[:count]).rstrip(",")
        rest = " ".join(words[count:])
        if len(words) > count and is_name(name) and (label or _is_note(fold(rest))):
            return name
    return None


def _is_note(rest: str) -> bool:
    """Whether what follows a name says that its bearer writes: a verb, and a role within a few words."""
    match = _copula().match(rest)
    return bool(match) and bool(_writes().search(" ".join(rest.split()[:14])))


def introduced(text: str) -> str | None:
    """Whom a short note in plain words says to write; stricter than `presented`, for lines that may be the article's.

    A verb follows the name at once, nobody speaks, nothing is quoted: ``Jane Doe covers courts for the Gazette.``
    """
    if word_count(text) > _SHORT_NOTE or any(c in text for c in '«“„"'):
        return None
    name = presented(text)
    rest = fold(text.partition(name)[2]).lstrip() if name else ""
    spoken = any(w in phrase_set("speech") for w in re.findall(r"[^\W\d_]+", rest))
    if not rest or spoken:
        return None
    verb = _verb_of_note().match(rest)
    return name if verb and (_writes().match(rest) or role_pattern().search(" ".join(rest.split()[:6]))) else None


_SHORT_NOTE = 35


@cache
def _verb_of_note() -> re.Pattern[str]:
    verbs = [p for p in (*phrases("presents"), *phrases("presents_writing")) if p[0].isalpha()]
    return re.compile(rf"(?:{alternatives(sorted(set(verbs), key=lambda p: (-len(p), p)))})(?!\w)")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('about_author'))})\s*[:：—–-]?\s+")


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(rf"(?:[,(—–-]\s*)?(?:{alternatives(phrases('presents'))})(?!\w)|[—–,]\s")


@cache
def _writes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{role_pattern().pattern}|{alternatives(phrases('presents_writing'))})")


def stamps_about(places: Zones, lang: str) -> list[Stamp]:
    """Dates of publication in lines about the article that the verdict on lines passed over, the surest kind first."""
    for way in (_plain_stamps, _under_title, _apart_in_head, _under_text, _labelled):
        if found := list(way(places, lang)):
            return found
    return []


def _plain_stamps(places: Zones, lang: str) -> Iterator[Stamp]:
    """Lines made to carry a date, about the headline."""
    for d in places.head:
        if not _unfit(d):
            yield from read_stamps(d.text, d.line, lang)


def _under_title(places: Zones, lang: str) -> Iterator[Stamp]:
    """Dates of longer lines of the page between headline and text."""
    for d in places.below_title:
        if not _unfit(d):
            yield from told_dates(d.text, d.line, lang, labelled=d.kept)


def _apart_in_head(places: Zones, lang: str) -> Iterator[Stamp]:
    """Dates that are a part of their own of a line of the page above the text."""
    for d in places.head:
        if not d.kept and not d.foreign:
            yield from apart_dates(d.text, d.line, lang)


def _under_text(places: Zones, lang: str) -> Iterator[Stamp]:
    """A line that is nothing but a date in the first lines under the text."""
    for d in places.tail[:_NEAR]:
        if _unfit(d) and not _LEGAL.search(d.text):
            return  # the links to other articles begin
        yield from (s for s in read_stamps(d.text, d.line, lang) if not s.rest)


def _labelled(places: Zones, lang: str) -> Iterator[Stamp]:
    """Dates behind a label in any line of the page before the links to other articles."""
    for d in (*places.head, *places.tail):
        cue = d.cue or find_cue(d.text)
        if cue is not None and cue.kind == "related":
            return
        if not d.kept and not d.foreign and (cue is None or cue.kind not in _UNFIT - {"copyright"}):
            yield from told_dates(d.text, d.line, lang, labelled=True)


def authors_of(signed: list[tuple[Byline, Draft]], stamps: list[Stamp]) -> tuple[str, ...]:
    """The names of those who sign, each once; those who helped only if nobody else does."""
    for weak in (False, True):
        people = [n for b, _ in signed if b.weak == weak for n in b.authors]
        people = people or [n for s in stamps if s.rest and not weak for n in in_stamp(s.rest)]
        if people:
            return tuple(dict.fromkeys(people))
    return ()
