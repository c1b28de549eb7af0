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


_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'))


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
    if value[:1].islower() and word_count(value) >= _TOLD and not _URL.search(value):
        return None  # who told it, in the article's words: ``Джерело: голова громади Іван Гай у мережі``
    return as_source(value)


_TOLD = 2
"""Words of what opens with a small letter and is no publication's name."""


def as_source(value: str) -> Source | None:
    """A source out of a name, an address, or both."""
    url = _URL.search(value)
    name = _URL.sub("", value).strip(" .,:;()[]|—–-")
    if not url and not name:
        return None
    address = url[0].rstrip(".,;") if url else None
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:  # no address after all: http://[::1/
        return Source(name) if name else None
    if len(name) > 2 and (name[0], name[-1]) in _QUOTES and not any(c in name[1:-1] for c in '«»“”„"'):  # noqa: PLR2004
        name = name[1:-1]
    return Source(name or host.removeprefix("www.") or None, address)
