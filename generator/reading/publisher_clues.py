"""What speaks for a name being the publication's: where it stands on its page, how it is built, where it is said again.

A name has the clues of every place in which it stands. None of them decides; `publisher` weighs them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.reading.credits import read_credit
from generator.reading.draft import Draft
from generator.reading.lines.lexicon import words_of
from generator.reading.names import is_name, is_section, is_staff
from generator.reading.outlets import built_like_outlet, is_domain
from generator.reading.publisher_names import (
    QUOTES,
    built,
    first_published,
    in_capitals,
    in_datelines,
    in_newsroom,
    in_notice,
    in_senders,
    is_command,
    may_be_publisher,
    names_in,
    pieces,
)
from generator.reading.publisher_page import ITEMS, Page, is_camel
from generator.reading.shape import is_sentence, key, overlap, stems, word_count
from generator.reading.stamps import read_stamps
from generator.reading.title_lines import ISSUE
from generator.reading.words import fold, phrase_set

_ADDRESS = re.compile(
    r"(?:[\w.+-]+@|https?://|www\.|(?<![\w@.])@|(?<![\w.]))(?P<host>[\w-]+(?:\.[\w-]+)*)", re.IGNORECASE
)
FEWEST = 4
"""Letters of a name that an address or another line may repeat."""
_STEM = 4


@dataclass(slots=True)
class Candidate:
    """A name and what speaks for it."""

    name: str
    clues: dict[str, None]
    """In the order in which they were seen."""


def candidates(page: Page) -> list[Candidate]:
    """Every name that may be the publication's, with its clues."""
    found: dict[str, Candidate] = {}
    for name, clues in _places(page):
        if key(name) in page.writers:
            continue
        candidate = found.setdefault(key(name), Candidate(name, {}))
        candidate.clues.update(dict.fromkeys(clues))
        if candidate.name.isupper() and not name.isupper():
            candidate.name = name
    for own, candidate in found.items():
        if own:
            candidate.clues.update(
                dict.fromkeys(
                    (*_form(candidate.name, page), *_topic(candidate.name, page), *_again(candidate.name, own, page))
                )
            )
    for candidate in found.values():
        candidate.clues.update(dict.fromkeys(_joined(candidate.clues)))
    return list(found.values())


def _joined(clues: dict[str, None]) -> Iterator[str]:
    """Clues that mean something else together."""
    form = next((c for c in clues if c.startswith("form words")), "")
    sure = any(c.startswith(("again", "notice")) for c in clues)
    built_so = "form built" in clues or "form domain" in clues
    for place in [c for c in clues if c.startswith("top place")]:
        yield f"{place} {form}"
        yield f"{place} {'again' if sure else 'once'}"
        yield f"{place} {'built' if built_so else 'plain'} {'again' if sure else 'once'}"
    if built_so or sure:
        return
    yield from (f"{clue} once" for clue in clues if clue.startswith(("topic", "in title")))
    for menu in [c for c in clues if c.startswith("menu")]:
        yield f"{menu} {form} once"


def _places(page: Page) -> Iterator[tuple[str, Iterable[str]]]:
    for place, d in enumerate(page.top):
        for name in names_in(d.text):
            yield name, _at_top(name, d, place, page)
    title = page.title.text if page.title is not None else ""
    suffixes = (d.text[len(title) :] for d in page.own if title and d.text.startswith(title))
    behind = (p for text in suffixes if _SUFFIX.match(text) for p in pieces(text)[-1:] if may_be_publisher(p))
    some = ("dateline", in_datelines(page.drafts)), ("sender", in_senders(page.drafts)), ("title suffix", behind)
    newsroom = in_newsroom(d.text for d in page.drafts if not d.kept)
    for clue, names in (*some, ("newsroom", newsroom)):
        yield from ((name, (clue,)) for name in names)
    for name in page.holders:
        yield name, ("notice holder",)
    for text in page.said:
        for name in _beside_authors(text):
            yield name, ("beside authors",)
    credited = [d for d in page.drafts[-2:] if d.kept and first_published().search(fold(d.text))]
    for d in (*page.own, *credited):
        for name in (n for n in in_notice(d.text) if d not in page.top and key(n) not in page.signed):
            yield name, _noticed(d, page)


_SUFFIX = re.compile(r"\s+[|•·—–-]\s+\S")


def _noticed(d: Draft, page: Page) -> Iterator[str]:
    yield "notice"
    if d in page.own[-2:]:
        yield "notice at the end"
    if first_published().search(fold(d.text)):
        yield "notice of first publication"
    if "©" in d.text:
        yield "notice with a sign"


def _at_top(name: str, d: Draft, place: int, page: Page) -> Iterator[str]:
    """How a name stands in a line above the article."""
    at = page.drafts.index(d)
    yield f"top place {min(place, 3)}"
    yield f"top line {_step(at)}"
    whole = key(name) == key(d.text)
    part = next((n for n, p in enumerate(pieces(d.text)) if key(p) == key(name)), None)
    yield "top whole" if whole else f"top part {min(part, 2)}" if part is not None else "top beginning"
    yield f"top lines under {min(_under(d, page), 3)}"
    following = page.drafts[at + 1 : at + 1 + ITEMS]
    yield f"menu of {sum(not x.kept and _in_menu(x.text) for x in following)}"
    yield f"short lines below {sum(word_count(x.text) <= ITEMS and not x.kept for x in following)}"
    if ISSUE.search(fold(d.text)):
        yield "top issue"
    if read_stamps(d.text, 0, "und"):
        yield "top dated"
    if d.foreign:
        yield "top foreign"
    if d.cue is not None:
        yield f"top cue {d.cue.kind}"
    above = page.drafts[at - 1].text if at else ""
    if at and place == 0 and word_count(above) >= 2 and is_command(fold(above).split()[0]):  # noqa: PLR2004
        yield "top under a skip link"
    if place == 0 and following and _is_slogan(following[0], page):
        yield "top over a slogan"


def _is_slogan(d: Draft, page: Page) -> bool:
    """Whether a line under a masthead says what it is: ``The paper of the valley``, ``A blog about small harbours``."""
    words = re.findall(r"[^\W\d_]+", fold(d.text))
    own = phrase_set("outlet_words") | phrase_set("publisher_words")
    plain = d is not page.title and not d.kept and not d.text.isupper() and not is_sentence(d.text)
    return plain and _SLOGAN[0] <= len(words) <= _SLOGAN[1] and any(w in own for w in words)


_SLOGAN = (3, 9)


def _step(value: int) -> str:
    return str(value) if value < ITEMS else "few" if value <= 2 * ITEMS else "far"


def _form(name: str, page: Page) -> Iterator[str]:
    """How a name is built."""
    words = name.split()
    yield f"form words {min(len(words), 4)}"
    if capitals := _capitals(name, words, page.lang):
        yield capitals
    if any(is_section(w) for w in words):
        yield "form section" if len(words) == 1 else "form with a section"
    if built_like_outlet(name):
        yield "form built"
    elif built(name):
        yield "form maybe built"
    for clue, told in _FORMS:
        if told(name):
            yield clue
    if words_of(name, page.lang).classes:
        yield "form words of pages"


def _capitals(name: str, words: list[str], lang: str) -> str:
    """Which of its words have a capital; German nouns all do, which says nothing."""
    if name.isupper():
        return "form shouts"
    if lang == "de" or len(words) < 2:  # noqa: PLR2004
        return ""
    if in_capitals(name):
        return "form capitals"
    return "form one capital" if sum(w[0].isupper() for w in words) == 1 else "form some capitals"


_FORMS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("form article", lambda name: fold(name.split(maxsplit=1)[0]) in phrase_set("articles")),
    ("form domain", is_domain),
    ("form person", is_name),
    ("form camel", is_camel),
    ("form quoted", lambda name: name.startswith(tuple(QUOTES))),
)


def _topic(name: str, page: Page) -> Iterator[str]:
    """Whether the article speaks of what a name says."""
    if " " in name or len(name) >= 2 * FEWEST:
        shared = overlap(name, page.body)
        yield f"topic {'none' if not shared else 'some' if shared < 1 else 'all'}"
    if page.title is not None and overlap(name, stems(page.title.text)) > 0:
        yield "in title"


def _again(name: str, own: str, page: Page) -> Iterator[str]:
    """Where else on the page a name is said."""
    if len(own) < FEWEST:
        return
    others = [d.text for d in page.own if key(d.text) != own]
    if len(page.own) - len(others) > 1:
        yield "again whole"
    said = sum(_says(name, own, t) for t in others)
    if said:
        yield f"again said {min(said, 2)}"
    elif any(_inflected(name, t) for t in others):
        yield "again inflected"
    if any(f"{mark}{name}" in t for t in others for mark in '«“„"'):
        yield "again quoted"
    yield from _addressed(name, page)
    yield from _told(name, own, page)


def _addressed(name: str, page: Page) -> Iterator[str]:
    """Whether an address on the page spells a name, or its beginning."""
    spelt = latin(name)
    if len(spelt) <= FEWEST:
        return
    hosts = [latin(m["host"]) for d in page.own for m in _ADDRESS.finditer(d.text) if _is_address(m[0])]
    if any(spelt in h for h in hosts):
        yield "again address"
    elif any(len(h) > FEWEST and h[:-3] and spelt.startswith(h[:-3]) for h in hosts):
        yield "again address begun"


def _told(name: str, own: str, page: Page) -> Iterator[str]:
    """Whether those who sign or those who speak name it."""
    if any(own in key(text) and own != key(text) for text in page.said):
        yield "again beside authors"
    if _told_to(name, page.drafts, phrase_set("speech")):
        yield "again told"
    if _told_to(name, page.drafts, phrase_set("reports")):
        yield "again reported"
    if word_count(name) > 1 and any(_inflected(name, d.text) for d in page.drafts if d.kept and d is not page.title):
        yield "again in text"


def _inflected(name: str, text: str) -> bool:
    """Whether a text has the words of a name one behind the other, in whatever case, the first with a capital."""
    words = [fold(w)[: max(_STEM, len(w) - 3)] for w in re.findall(r"[^\W\d_]+", name)]
    if len(words) < 2 and (not words or len(words[0]) <= _STEM):  # noqa: PLR2004
        return False
    if not all(w in fold(text) for w in words):
        return False
    pattern = r"\W+".join(rf"{re.escape(w)}\w{{0,4}}" for w in words)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", fold(text))
    return match is not None and text[match.start() : match.start() + 1].isupper()


def _beside_authors(text: str) -> list[str]:
    """Names in a line of credits that may be the publication's."""
    credit = read_credit(text)
    places = [p for p in credit.places if built(p) or fold(p.split(maxsplit=1)[0]) in phrase_set("articles")]
    return [name for name in (*credit.outlets, *places) if not is_staff(name) and may_be_publisher(name)]


def _in_menu(text: str) -> bool:
    return is_section(text) or _is_button(text)


def _is_button(text: str) -> bool:
    return 0 < word_count(text) <= ITEMS and is_command(fold(text).split()[0])


def _told_to(name: str, drafts: list[Draft], verbs: frozenset[str]) -> bool:
    """Whether the article says that somebody told it so (``she told Harbour Post``), or that it tells."""
    own = fold(name)
    for d in drafts:
        at = fold(d.text).find(own) if d.kept else -1
        if at > 0 and not d.text[at : at + 1].islower():
            before = re.findall(r"[^\W\d_]+", fold(d.text)[:at])[-ITEMS:]
            if any(w in verbs for w in before):
                return True
    return False


def _under(d: Draft, page: Page) -> int:
    """Lines of the page between a line and the headline: directly above it stands its section."""
    return len([x for x in page.top[page.top.index(d) + 1 :] if fold(x.text) not in phrase_set("credit_noise")])


def _says(name: str, own: str, text: str) -> bool:
    """Whether a line has a name as a part of its own, in quotation marks or behind a sign, not among other words."""
    if own not in key(text):
        return False
    if any(key(part) == own for part in pieces(text)):
        return True
    at = fold(text).find(fold(name))
    before, behind = text[:at].rstrip(), text[at + len(name) :]
    return at >= 0 and (
        before[-1:] in {*QUOTES, "©", ")"}
        or behind[:1] in QUOTES
        or (word_count(name) > 1 and not text[at:][:1].islower())
    )


def _is_address(text: str) -> bool:
    return "@" in text or "." in text.strip(".")


def latin(text: str) -> str:
    """A name as addresses write it: Latin letters without accents."""
    text = "".join(_ROMAN.get(c, c) for c in fold(text))
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", text))


_ROMAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяэыъ",
        (*"abvggdee", "zh", "z", *"iiiiklmnoprstuf", "h", "ts", "ch", "sh", "sch", "", "u", "ia", "e", "y", ""),
        strict=True,
    )
)
"""Cyrillic letters as addresses spell them most often."""
