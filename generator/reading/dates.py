"""Dates of publication: found only in places that are made for them, parsed without guessing.

Month names are CLDR's (Babel), in full and short, in whatever case form CLDR knows. A year is always written out; a day
and month that could be exchanged are read in the order of the article's language. A time counts only with its zone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator.article import Date
from generator.reading.words import alternatives, fold, phrases

LANGUAGES = (
    "en", "fr", "ru", "uk", "de", "es", "pl", "it", "pt", "nl", "cs", "sk", "be", "bg", "sr", "hr", "sl", "ro", "hu",
    "sv", "nb", "da", "fi", "et", "lv", "lt", "tr", "el", "ca",
)  # fmt: skip
"""Whose month names are known besides the article's own language."""

_MONTH_FIRST = frozenset({"en", "en-US", "fil", "en-PH"})
"""Languages that write 3/5/2024 for the fifth of March (CLDR's short date pattern starts with M)."""

_YEARS = range(1900, 2100)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "msk": 180, "мск": 180, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "est": -300, "edt": -240, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich of the zone names that mean one zone only (BST, IST and CST mean several)."""

_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*(?:uhr|hrs?)\b)?"
    r"(?:\s*\(?(?P<zone>z|utc|gmt|msk|мск|cet|cest|mez|mesz|eet|eest|est|edt|pst|pdt)\b\)?)?"
    r"(?:\s*\(?(?P<offset>[+\-−]\d{2}:?\d{2}|(?<=utc|gmt)[+\-−]\d{1,2})\b\)?)?"
)
_JOIN = r"(?:\s*[,;|•·–—-]?\s*(?:t|at|à|a las|um|в|о|об|alle|ore|om|kl\.?|o|godz\.?|klo|às)?\s*)"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text."""

    value: Date
    start: int
    end: int
    ambiguous: bool = False
    """Day and month could be exchanged."""
    with_time: bool = False


def find_dates(text: str, lang: str) -> list[Found]:
    """Every full date of a short text, in order; impossible ones are passed over.

    Args:
        text: a line; the caller sees to it that it is one that could hold a date of publication.
        lang: the article's language; decides the order of day and month in 3/5/2024.
    """
    return list(_find(text, lang)) if re.search(r"\d", text) else []


@lru_cache(maxsize=2048)
def _find(text: str, lang: str) -> tuple[Found, ...]:
    folded = fold(text)
    if len(folded) != len(text):  # folding changed offsets (ß, ŉ …): search without it
        folded = text.lower() if len(text.lower()) == len(text) else text
    matches = _pattern(lang.split("-", maxsplit=1)[0]).finditer(folded)
    return tuple(parsed for match in matches if (parsed := _parsed(match, lang)))


def parse_date(text: str, lang: str) -> Date | None:
    """The date that a value of metadata gives, in ISO 8601 or any form that `find_dates` knows."""
    found = find_dates(text, lang)
    return found[0].value if found else None


def _parsed(match: re.Match[str], lang: str) -> Found | None:
    groups = match.groupdict()
    ambiguous = False
    if groups["iso"]:
        year, month, day = (int(groups[k]) for k in ("y1", "m1", "d1"))
    elif groups["dmy"] or groups["mdy"] or groups["ymd"]:
        form = next(f for f in ("dmy", "mdy", "ymd") if groups[f])
        suffix = {"dmy": "2", "mdy": "3", "ymd": "5"}[form]
        year, day = int(groups[f"y{suffix}"]), int(groups[f"d{suffix}"])
        month = _months(lang.split("-", maxsplit=1)[0])[re.sub(r"\s+", " ", groups[f"m{suffix}"].rstrip("."))]
    else:
        a, b, year = int(groups["a4"]), int(groups["b4"]), int(groups["y4"])
        if len(groups["y4"]) == 2:  # noqa: PLR2004
            year += 2000
        ambiguous = a <= 12 and b <= 12 and a != b and groups["s4"] == "/"  # noqa: PLR2004
        month_first = (lang in _MONTH_FIRST and groups["s4"] == "/" and a <= 12) or b > 12  # noqa: PLR2004
        month, day = (a, b) if month_first else (b, a)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    if year not in _YEARS:
        return None
    moment = _moment(date, groups)
    return Found(moment or date, match.start(), match.end(), ambiguous, groups["hour"] is not None)


def _moment(date: dt.date, groups: dict[str, str | None]) -> dt.datetime | None:
    """Date and time, if the time has a zone."""
    if groups["hour"] is None or groups["minute"] is None or not (groups["zone"] or groups["offset"]):
        return None
    hour = int(groups["hour"])
    if groups["half"]:
        hour = hour % 12 + (12 if groups["half"] == "p" else 0)
    minutes = _ZONES.get(groups["zone"] or "", 0)
    if offset := groups["offset"]:
        sign = -1 if offset[0] in "-−" else 1
        digits = offset[1:].replace(":", "")
        minutes = sign * (int(digits[:2]) * 60 + int(digits[2:] or 0))
    if abs(minutes) >= 24 * 60:
        return None
    zone = dt.timezone(dt.timedelta(minutes=minutes)) if minutes else dt.UTC
    return dt.datetime(
        date.year, date.month, date.day, hour, int(groups["minute"]), int(groups["second"] or 0), tzinfo=zone
    )


@cache
def _months(lang: str) -> dict[str, int]:
    """Folded month names of a language and of the languages of the web around it."""
    names: dict[str, int] = {}
    for code in (lang, *LANGUAGES):
        for name, number in _cldr_months(code):
            names.setdefault(name, number)
    return names


@cache
def _cldr_months(lang: str) -> tuple[tuple[str, int], ...]:
    found = []
    for number, name in _cldr_names("m", lang):
        folded = fold(name).rstrip(".").removeprefix("de ").removeprefix("d'")
        if len(folded) > 2 and not folded[0].isdigit():  # noqa: PLR2004
            found += [(folded, number), (folded[:3], number)] if lang in {"en", "ru", "de"} else [(folded, number)]
    return tuple(dict.fromkeys(found)) + ((("sept", 9),) if lang in {"en", "fr", "it", "de"} else ())


def _cldr_names(kind: str, lang: str) -> Iterable[tuple[int, str]]:
    """Number and name of the months (``m``) or weekdays (``d``) of a language."""
    if lang in LANGUAGES:
        return _frozen_names()[kind, lang]
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads locale data

    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return ()
    table = locale.months if kind == "m" else locale.days
    widths = ((c, w) for c in ("format", "stand-alone") for w in ("wide", "abbreviated"))
    return [pair for context, width in widths for pair in table[context][width].items()]


@cache
def _frozen_names() -> dict[tuple[str, str], list[tuple[int, str]]]:
    """The names of months.tsv by kind and language."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for entry in Path(__file__).with_name("months.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        lang, kind, number, name = entry.split("\t")
        found.setdefault((kind, lang), []).append((int(number), name))
    return found


def month_names() -> tuple[str, ...]:
    """Folded month names of all known languages."""
    return tuple(_months("en"))


@cache
def weekday_names() -> tuple[str, ...]:
    """Folded weekday names of all known languages, in full and short."""
    found = {fold(name).rstrip(".") for lang in LANGUAGES for _, name in _cldr_names("d", lang)}
    return tuple(sorted(found, key=lambda n: (-len(n), n)))


@cache
def weekday_at_end() -> re.Pattern[str]:
    """Matches a weekday that closes the text before a date."""
    return re.compile(rf"(?<!\w)(?:{alternatives(weekday_names())})\.?,?\s*$")


UNKNOWN_ZONE = re.compile(r"\s*\(?(?P<zone>[A-Z]{2,5})\)?(?!\w)")
"""The abbreviation of a zone behind a time: which one it is (BST, IST …) cannot be told."""


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    """Matches every form of a full date, with its time."""
    month = alternatives(sorted(_months(lang), key=lambda n: (-len(n), n)))
    year, day = r"(?:19|20)\d\d", r"[0-3]?\d"
    ordinal = r"(?:st|nd|rd|th|er|ère|º|ª|-?го)?"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<iso>(?P<y1>{year})[-/.](?P<m1>[01]\d)[-/.](?P<d1>[0-3]\d))(?!\d)"
        rf"|(?P<dmy>(?P<d2>{day}){ordinal}\.?[\s-]*(?:of\s+|de\s+|d'\s*)?(?P<m2>{month})\.?[\s,.-]*(?:de\s+|del\s+)?(?P<y2>{year}))(?!\d)"
        rf"|(?P<mdy>(?P<m3>{month})\.?\s*(?P<d3>{day}){ordinal}(?:,\s*|\s+)(?P<y3>{year}))(?!\d)"
        rf"|(?P<ymd>(?P<y5>{year})\.?\s+(?P<m5>{month})\s+(?P<d5>{day}))(?!\d)"
        rf"|(?P<a4>{day})(?P<s4>[./-])(?P<b4>[0-3]?\d)(?P=s4)(?P<y4>{year}|[0-4]\d)(?!\d|[./-]\d)"
        rf")(?:\s*(?:года|год|г\.|р\.|року|roku|r\.|g\.))?(?:{_JOIN}{_TIME})?",
        re.IGNORECASE,
    )


@cache
def label_pattern(name: str) -> re.Pattern[str]:
    """Matches a label of a date (``published`` or ``updated``) at the end of the text before it."""
    return re.compile(rf"(?:^|[^\w])(?:{alternatives(phrases(name))})\s*[:：]?\s*(?:[^\W\d_]+,?\s+)?$")


LEFT_OVER = re.compile(r"[\s,;:|•·–—/()\[\]\-.]+")
"""What may stand between the parts of a stamp line."""


def times_only(text: str) -> bool:
    """Whether a line is nothing but a time of day, as in live blogs."""
    return bool(_TIME_ONLY.fullmatch(text.strip().casefold()))


_TIME_ONLY = re.compile(rf"[\[(]?{_TIME}[\])]?")
