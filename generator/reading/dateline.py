"""The place, day and agency that open an agency's report: ``PARIS, 5 March (AFP) — The …``."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.reading.months import months_in
from generator.reading.names import is_agency
from generator.reading.words import alternatives, fold, phrases

_SHORTEST = 20
"""Characters that must follow: less is no paragraph."""
_LONGEST_PLACE = 3
"""Words of a place written in capitals."""

_DASHED = re.compile(
    r"(?P<place>[^.!?()—–:;«“\"]{0,70}?(?:,\s(?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2,3}))?)\s*(?:\((?P<agency>[^()]{2,40})\)[.:]?\s*)?\.?[—–-]{1,2}\s+(?P<rest>[\s\S]{20,})"
)
_MARKED = re.compile(
    r"(?P<place>[^.!?()/—–:;«“\"]{2,70}?)[.,]?\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slant>[^/]{2,40})/)"
    r"[.:,]?\s*(?:[—–-]{1,2}\s*)?(?P<rest>[\s\S]{20,})"
)


@lru_cache(maxsize=2048)
def dateline(text: str) -> tuple[str, str | None] | None:
    """The dateline that opens a paragraph, and its agency.

    ``PARIS, 5 March 2024 (AFP) — The …``; ``КИЕВ, 5 мая — Интерфакс. В …``; ``МИНСК, 5 мая. /БЕЛТА/. В …``;
    ``OSLO. May 5. NTB. The …``. The place is in capitals, or an agency is named.
    """
    first = _one(text)
    if first and (second := _dashed(text[len(first[0]) :])):  # "(ANSA) - ROMA, 5 MAG - …"
        return first[0] + second[0], first[1] or second[1]
    return first


def _one(text: str) -> tuple[str, str | None] | None:
    return _dashed(text) or _marked(text) or _stopped(text)


def _known(agency: str) -> bool:
    """Whether an agency, or one of two that share a report, is a known one: ``dpa/lno``."""
    return is_agency(agency) or any(is_agency(p) for p in re.split(r"[/,;+]|\s[-–]\s", agency))


def _dashed(text: str) -> tuple[str, str | None] | None:
    match = _DASHED.match(text)
    if not match:
        return None
    place, agency, rest = match["place"].strip(), match["agency"], match["rest"]
    start = match.start("rest")
    tail = re.match(rf"(?:{alternatives(phrases('agencies'))})\b[^.]{{0,40}}\.\s+", fold(rest))
    if tail and place:
        return text[: start + tail.end()], rest[: tail.end()].split(",")[0].strip(" .")
    if agency and _known(agency):
        return text[:start], agency
    signed = _SIGNED.match(rest)
    if signed and _is_place(place) and re.search(r"\d", place):
        return text[: start + signed.end()], signed["agency"]
    if rest.lstrip("\"'“„«‹")[:1].islower():
        return None  # "NASA — the agency that …": a sentence
    return (text[:start], agency) if _is_place(place) and (agency or "," in place or len(place) < 25) else None  # noqa: PLR2004


_SIGNED = re.compile(
    r"(?P<agency>[^\W\d_a-zа-яёіїєґ][\w’'ʼ-]+(?:\s[^\W\d_a-zа-яёіїєґ][\w-]+)?)\.\s+(?=[«“\"„]?[^\W\d_a-zа-яёіїєґ])"
)
"""An agency nobody listed between the place with its day and the text: ``OSLO, 5 May – Northwire. The …``."""


def _is_place(text: str) -> bool:
    """Whether a dateline's place is written as places are there: in capitals."""
    first = text.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()
    return len(first) > 2 and first.isupper() and len(first.split()) <= _LONGEST_PLACE  # noqa: PLR2004


def _marked(text: str) -> tuple[str, str | None] | None:
    """Without a dash: an agency in brackets or between strokes, behind a place."""
    match = _MARKED.match(text)
    if not match or not match["rest"].lstrip("\"'“„«‹")[:1].isupper():
        return None
    agency = _named(match["round"] or match["slant"])
    if _known(agency) and len(match["place"].split()) <= 6 and match["place"][:1].isupper():  # noqa: PLR2004
        return text[: match.start("rest")], agency
    dated = match["slant"] or re.search(r",\s*\d{1,2}\b|\b\d{1,2}$", match["place"])
    return (text[: match.start("rest")], agency) if dated and _is_place(match["place"]) else None


def _named(agency: str) -> str:
    """The name in quotation marks, if it has them: ``Corr. “Harbour Wire”``."""
    quoted = re.search(r"[«\"“„](.+?)[»\"”“]", agency)
    return quoted[1] if quoted else agency.strip()


def _stopped(text: str) -> tuple[str, str | None] | None:
    """Between full stops: ``OSLO. May 5. NTB. The …``."""
    folded = fold(text[:120])
    match = _stops(months_in(folded, "en")).match(folded) if _DAY_BETWEEN_STOPS.match(folded) else None
    if not match or len(text) - match.end() < _SHORTEST:
        return None
    if not match["agency"] and not _is_place(text[match.start("place") : match.end("place")]):
        return None
    if not text[match.end() :].lstrip("\"'“„«‹")[:1].isupper():
        return None
    return text[: match.end()], text[match.start("agency") : match.end("agency")] if match["agency"] else None


_DAY_BETWEEN_STOPS = re.compile(
    r"[^\W\d_][^.,!?():;—–]{2,30}[.,]\s+(?:\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]|[^\W\d_]\D{1,40}\s+\d{1,2})"
)
"""A place and, in letters and numbers, what may be a day: told before the names of months are asked."""


@lru_cache(maxsize=512)
def _stops(months: tuple[str, ...]) -> re.Pattern[str]:
    month = alternatives(months) or "(?!)"
    return re.compile(
        rf"(?P<place>[^\W\d_][^.,!?():;—–]{{2,30}})[.,]\s+(?:\d{{1,2}}\.?\s+(?:de\s+)?(?:{month})|(?:{month})\s+\d{{1,2}})"
        rf"(?:,?\s+\d{{4}})?[.,:—–-]*\s+(?:(?P<agency>{alternatives(phrases('agencies'))})(?:[.,:]|\s[—–-])\s*[—–-]?\s*)?"
    )
