"""Where it was published first: a source line, a dateline's agency, or what the page says."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from generator.article import Source
from generator.reading.shape import word_count
from generator.reading.words import alternatives, fold, phrases

_LONGEST = 9
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('source'))})")


def read_source(text: str) -> Source | None:
    """The source that a line names; None if the line is no source line.

    ``Source: Engineering Weekly``, ``Источник: https://…``, and the two glued together: ``SOURCEEngineering Weekly``.
    """
    if word_count(_URL.sub("", text)) > _LONGEST:
        return None
    match = _label().match(fold(text))
    if not match:
        return None
    label, rest = text[: match.end()], text[match.end() :]
    colon = re.match(r"\s*[:：–—-]\s*", rest)
    glued = rest[:1].isupper() and (label.isupper() or label[1:].islower())
    if not colon and not glued:
        return None
    value = rest[colon.end() :] if colon else rest
    return as_source(value)


def as_source(value: str) -> Source | None:
    """A source out of a name, an address, or both."""
    url = _URL.search(value)
    name = _URL.sub("", value).strip(" .,:;()[]|—–-")
    if not url and not name:
        return None
    address = url[0].rstrip(".,;") if url else None
    if not name and address:
        name = (urlsplit(address).hostname or "").removeprefix("www.")
    return Source(name or None, address)


_MARK = re.compile(r"(?:©|\(c\)|\bcopyright\b|копирайт)\s*(?:©|\(c\)|copyright)?[\s:,]*", re.IGNORECASE)
_YEARS = re.compile(r"^(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present))?[\s.,:–—-]*|(?:[\s,]*\b(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?)$")
_NOTICE_END = re.compile(r"\.\s|\.$|\s[-–—|•·]\s|[|•·;]|,\s(?=[a-zа-яёіїєґ])|,?\s(?:or|and|et|und|y|e|i|и|та|і) (?:its|seine|ses|sus|его|його)\b")
_NOTICE_WORDS = 6


def from_notice(text: str) -> Source | None:
    """The publisher that a copyright line names: ``© 2009–2024 Harbour Post Ltd. All rights reserved.``"""
    mark = _MARK.search(text)
    if not mark:
        return None
    rest = _YEARS.sub("", text[mark.end() :].strip()).strip()
    end = _NOTICE_END.search(rest)
    name = _without_form(rest[: end.start()] if end else rest)
    name = _YEARS.sub("", name).strip(" .,:;()[]|—–-")
    for opening, closing in (("«", "»"), ('"', '"'), ("“", "”"), ("„", "“")):
        if name.startswith(opening) and name.endswith(closing) and name.count(opening) <= 2:  # noqa: PLR2004
            name = name[1:-1]
    if not name[:1].isalnum() or word_count(name) > _NOTICE_WORDS or not any(c.isupper() for c in name) and "." not in name:
        return None
    rights = {fold(w) for w in ("all", "alle", "tous", "все", "усі", "всі", "todos", "wszelkie", "wszystkie", "tutti", "toute")}
    return None if fold(name.split()[0]) in rights else Source(name, None)


def _without_form(name: str) -> str:
    """A firm's name without its legal form: ``Harbour Post Ltd``, ``ООО «Маяк»``."""
    forms = alternatives(phrases("legal_forms"))
    folded = fold(name)
    if len(folded) != len(name):
        return name
    if match := re.search(rf"[\s,]+(?:{forms})\.?(?!\w).*$", folded):
        name = name[: match.start()]
    elif match := re.match(rf"(?:{forms})\s+(?=[«\"“„])", folded):
        name = name[match.end() :]
    return name.strip()


_DATELINE = re.compile(
    r"(?P<place>[^.!?()—–:;«“\"]{0,70}?)\s*(?:\((?P<agency>[^()]{2,40})\)[.:]?\s*)?[—–-]{1,2}\s+(?P<rest>[\s\S]{20,})"
)


def dateline(text: str) -> tuple[str, str | None] | None:
    """The dateline that opens a paragraph, and its agency.

    ``PARIS, 5 March 2024 (AFP) — The …``; ``КИЕВ, 5 мая — Интерфакс. В …``. The place is in capitals, or an agency is
    named.
    """
    match = _DATELINE.match(text)
    if not match:
        return None
    place, agency, rest = match["place"].strip(), match["agency"], match["rest"]
    start = match.start("rest")
    tail = re.match(rf"(?:{alternatives(phrases('agencies'))})\b[^.]{{0,40}}\.\s+", fold(rest))
    if tail and place:
        return text[: start + tail.end()], rest[: tail.end()].split(",")[0].strip(" .")
    if agency and fold(agency).strip() in phrases("agencies"):
        return text[:start], agency
    first = place.split(",")[0].split("(")[0].strip()
    if len(first) > 2 and first.isupper() and len(first.split()) <= 3 and (agency or "," in place or len(place) < 25):  # noqa: PLR2004
        return text[:start], agency
    return None
