"""Who wrote it: bylines above and credits under an article, and what its page says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reading.names import (
    is_agency,
    is_name,
    is_picture,
    is_section,
    is_staff,
    labelled,
    names,
    parts,
    plain_name,
    signed_name,
    unglued,
)
from generator.reading.shape import is_terminated, word_count
from generator.reading.words import fold, phrase_set, starts_with

_LONGEST = 16
"""Words of the longest byline: five names with a place each."""
_LONGEST_CREDIT = 45
_LONGEST_PLACED = 10


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says."""

    authors: tuple[str, ...]
    source: str | None = None
    """An agency or an office that signs instead of a person."""
    glued: bool = False
    """Found by separating a name from what was glued to it."""


def read_byline(text: str) -> Byline | None:
    """The byline in a line that is nothing else; None if it is no byline.

    ``By Jane Doe and John Roe, Reuters``, ``Автор: Анна Ким``, ``(Reporting by …; editing by …)``.
    """
    count = word_count(text)
    if credit := _credit(text, count):
        return credit
    if count > _LONGEST or text.rstrip().endswith(("!", "?")):
        return None
    found = labelled(text)
    if not found:
        return None
    rest, colon = found
    return _signed(rest, least=1 if colon else 2)


def _signed(rest: str, *, least: int) -> Byline | None:
    """Authors and source in the text behind a label, if all of it is names, offices, places or roles."""
    authors = names(rest, least=least)
    pieces = parts(rest)
    office = next((p for p in pieces if is_agency(p) or is_staff(p)), None)
    if not authors and not office:
        return None
    known = sum(is_name(plain_name(p), least=least) or is_picture(p) or _no_person(p) for p in pieces)
    return Byline(authors, office) if known * 2 >= len(pieces) and _no_sentence(rest) else None


def _no_person(part: str) -> bool:
    return is_agency(part) or is_staff(part) or is_section(part)


def _no_sentence(text: str) -> bool:
    """Names leave few words in lower case."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(1 for w in words if w[0].islower()) * 2 <= len(words)


def _credit(text: str, count: int) -> Byline | None:
    """The line of credits under an agency's report."""
    inner = text.strip().strip("()[]").strip()
    match = starts_with("reporting").match(fold(inner))
    if not match or count > _LONGEST_CREDIT:
        return None
    rest = inner[match.end() :]
    if not rest.strip(" .") and text.lstrip()[:1] in "([":
        return Byline(())
    if not rest or not re.match(r"\s*[:：]?\s*[^\W\d_]", rest) or not _no_sentence(re.split(r"[;.]", rest)[0]):
        return None
    first = re.split(r";|\.\s", rest.strip(" :"))[0]
    reporting = fold(inner).startswith(("report", "additional", "writing", "reportage", "reporte"))
    return Byline(names(first) if reporting else ())


def bare_name(text: str) -> Byline | None:
    """A line that is a name alone, or a name with something glued to it; the caller knows that names stand there."""
    if word_count(text) > 6 or _opens_phrase(text):  # noqa: PLR2004 - two names and an "and"
        return None
    if cut := unglued(text):
        return Byline((cut[0],), glued=True)
    if _has_page_words(text):
        return Byline((), text) if is_agency(text) else None
    pieces = parts(text.lstrip("—–- "))
    if pieces and all(is_name(p) for p in pieces):
        return Byline(names(text.lstrip("—–- ")))
    if pieces and is_name(pieces[0]) and all(is_agency(p) or is_staff(p) or is_section(p) for p in pieces[1:]):
        return Byline((pieces[0],), next((p for p in pieces[1:] if is_agency(p)), None))
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


def placed_name(text: str) -> Byline | None:
    """A line that is a name with a place or a role: ``Jane Doe in Berlin``, ``Jane Doe, science editor``."""
    if word_count(text) > _LONGEST_PLACED or is_terminated(text):
        return None
    text = _APART.sub(", ", text.lstrip("—–- "))
    name = signed_name(text)
    if not name or name == text.strip():
        return None
    return Byline(names(text), next((p for p in parts(text)[1:] if is_agency(p)), None))


_APART = re.compile(r"\s[—–-]\s")


def from_page(authors: tuple[str, ...]) -> Byline:
    """The people among the authors that a page's head names, and the office if there is one."""
    found: list[str] = []
    office = None
    for entry in authors:
        behind = labelled(entry)
        rest = behind[0] if behind else entry
        people = names(rest, least=1 if len(rest.split()) == 1 and not is_section(rest) else 2)
        found += people
        if not people and (is_agency(rest) or is_staff(rest)):
            office = office or rest
    return Byline(tuple(dict.fromkeys(found)), office)


def in_stamp(rest: str) -> tuple[str, ...]:
    """The authors in what a date line says besides its date: ``By Jane Doe |``, ``Jane Doe, Berlin``."""
    behind = labelled(rest)
    text, least = (behind[0], 1 if behind[1] else 2) if behind else (rest, 2)
    pieces = [cut[0] if (cut := _name_in(p)) else p for p in re.split(r"\s*[|•·/]\s*", text)]
    return names(" | ".join(pieces), least=least)


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
