"""Who wrote it: bylines above and credits under an article, and what its page says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.reading.credits import LONGEST, addition, leading_and, read_credit
from generator.reading.lines.lexicon import asks_reader
from generator.reading.names import (
    is_agency,
    is_name,
    is_picture,
    is_section,
    is_staff,
    labelled,
    names,
    parts,
    signed_name,
    unglued,
)
from generator.reading.outlets import is_domain
from generator.reading.shape import is_terminated, word_count
from generator.reading.stamps import without_dates
from generator.reading.words import fold, phrase_set

_LONGEST = 16
"""Words of the longest byline: five names with a place each."""
_LONGEST_PLACED = 10


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says."""

    authors: tuple[str, ...]
    source: str | None = None
    """An agency or an office that signs instead of a person."""
    glued: bool = False
    """Found by separating a name from what was glued to it."""
    weak: bool = False
    """Of somebody who helped: they count if nobody else signs."""


@lru_cache(maxsize=4096)
def read_byline(text: str) -> Byline | None:
    """The byline in a line that is nothing else; None if it is no byline.

    ``By Jane Doe and John Roe, Reuters``, ``Автор: Анна Ким``, ``(Reporting by …; editing by …)``.
    """
    count, ended = word_count(text), is_terminated(text)
    if count > LONGEST or text.rstrip().endswith(("!", "?")) or not _may_sign(text):
        return None
    if count > _LONGEST and ended and text[:1] not in "([":
        return None
    credit = read_credit(_AT_TIME.sub("", without_dates(text)))
    if credit.left or (credit.asides and ended):
        return None
    joined = credit.authors and leading_and().match(text) and not (credit.places or credit.outlets or credit.asides)
    if joined and count <= _JOINED:
        return Byline(tuple(credit.authors))  # "and John Roe" under "By Jane Doe"
    if credit.labelled:
        weak = bool(addition().match(fold(text).lstrip("([ —–-")))
        return Byline(tuple(credit.authors), next(iter(credit.outlets), None), weak=weak)
    only_editors = credit.editing and not credit.authors and not credit.outlets and not credit.places
    return Byline(()) if only_editors and not _is_picture_line(text) else None


_AT_TIME = re.compile(r"(?<=[^\W\d_])\s+(?:[^\W\d_]{1,4}(?:\([a-z]\))?\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?$")
"""A time of day at the end: ``Posted by Jane Doe at 22:14``."""
_JOINED = 6
"""Words of the longest line that goes on with a byline."""


def _may_sign(text: str) -> bool:
    """Whether a line has a name's capital behind its first word, or a bracket's."""
    return bool(re.search(r"\s[\"«“„(]?[^\W\d_a-zß-öø-ÿа-яёіїєґ]|[:：]\S", text)) or word_count(text) <= 3  # noqa: PLR2004


def _is_picture_line(text: str) -> bool:
    return is_picture(re.split(r"[:：]|\s", text.strip(" (["), maxsplit=1)[0])


@lru_cache(maxsize=2048)
def bare_name(text: str) -> Byline | None:
    """A line that is a name alone, or a name with something glued to it; the caller knows that names stand there."""
    button = text.isupper() and asks_reader(text)
    if word_count(text) > 6 or button or _opens_phrase(text):  # noqa: PLR2004 - two names and an "and"
        return None
    if cut := unglued(text):
        return Byline((cut[0],), glued=True)
    if not any(c.isupper() for c in text):
        return None  # a script without capitals: any two words look like a name
    if _has_page_words(text):
        return Byline((), text) if is_agency(text) else None
    credit = read_credit(text.lstrip("—–- "))
    others = [p for p in credit.places if not is_section(p)]
    if credit.authors and not (credit.left or credit.asides or others or credit.labelled or credit.editing):
        return Byline(tuple(credit.authors), next(iter(credit.outlets), None))
    return Byline((), text) if is_agency(text) else None


def _has_page_words(text: str) -> bool:
    """Whether a line has prepositions or sections, as no name has: ``OPEN IN APP``, ``Stars Film Music``."""
    words = re.findall(r"[^\W\d_]+\.?", fold(text))
    small = phrase_set("function_words") - phrase_set("particles") - phrase_set("and")
    joined = any(w in small for w in words[1:-1])
    return joined or (len(words) > 2 and any(w in phrase_set("sections") for w in words if len(w) > 2))  # noqa: PLR2004


def _opens_phrase(text: str) -> bool:
    """Whether the first word is an article or preposition, as in ``The Slow Gazette`` or ``Nach der Flut``."""
    first = fold(text.lstrip("—–- ").split(" ")[0])
    return len(first) > 2 and first in phrase_set("function_words") and first not in phrase_set("particles")  # noqa: PLR2004


@lru_cache(maxsize=2048)
def placed_name(text: str) -> Byline | None:
    """A line that is a name with a place, a role, an outlet or an address: ``Jane Doe in Rome``, ``Jane Doe @jdoe``."""
    if word_count(text) > _LONGEST_PLACED or is_terminated(text):
        return None
    text = _APART.sub(", ", text.lstrip("—–- "))
    credit = read_credit(without_dates(text))
    if credit.authors and not credit.left and not credit.asides and not credit.labelled:
        beside = credit.clues + len(credit.outlets) + len(credit.places)
        first = text.startswith(credit.authors[0].split()[0]) or text.isupper() or credit.clues > 0
        if beside and first and len(credit.places) <= _MOST_PLACES:
            return Byline(tuple(credit.authors), next(iter(credit.outlets), None))
    name = signed_name(text)
    if not name or name == text.strip() or read_credit(text).left:
        return None
    return Byline(names(text), next((p for p in parts(text)[1:] if is_agency(p)), None))


_MOST_PLACES = 2
_APART = re.compile(r"\s[—–-]\s")


def from_page(authors: tuple[str, ...]) -> Byline:
    """The people among the authors that a page's head names, and the office if there is one."""
    found: list[str] = []
    office = None
    for entry in authors:
        behind = labelled(entry)
        rest = behind[0] if behind else entry
        alone = len(rest.split()) == 1 and not is_section(rest) and not is_staff(rest) and not is_domain(rest)
        people = names(rest, least=1) if alone else tuple(read_credit(rest).authors)
        found += people
        if not people and (is_agency(rest) or is_staff(rest)):
            office = office or rest
    return Byline(tuple(dict.fromkeys(found)), office)


def in_stamp(rest: str) -> tuple[str, ...]:
    """The authors in what a date line says besides its date: ``By Jane Doe |``, ``Jane Doe, Berlin``."""
    spread = " | ".join(" | ".join(cut) if (cut := _name_in(p)) else p for p in re.split(r"\s*[|•·]\s*", rest))
    return tuple(read_credit(spread).authors)


def _name_in(text: str) -> tuple[str, str] | None:
    """A name and what was glued behind or before it: ``Jane DoeTech``, ``Music NewsJane Doe``."""
    cut = unglued(text)
    if cut:
        return cut
    for match in re.finditer(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])", text):
        left, right = text[: match.start()], text[match.start() :]
        if is_section(left) and is_name(right):
            return right, left
    return None
