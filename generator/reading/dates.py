"""Dates of publication: found only in places that are made for them, parsed without guessing.

Month names are CLDR's (Babel), in full and short, in whatever case form CLDR knows. A year is always written out; a day
and month that could be exchanged are read in the order of the article's language. A time counts only with its zone.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from generator.article import Date
from generator.reading.months import months, months_in
from generator.reading.words import alternatives, fold, phrases

_MONTH_FIRST = frozenset({"en", "en-US", "fil", "en-PH"})
"""Languages that write 3/5/2024 for the fifth of March (CLDR's short date pattern starts with M)."""
_YEARS = range(1900, 2100)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "msk": 180, "мск": 180, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "est": -300, "edt": -240, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich of the zone names that mean one zone only (BST, IST and CST mean several)."""
_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?:[:.hu]|\s[h:]\s?|h\s)(?P<minute>[0-5]\d)|(?=\s?(?:[ap]\.?\s?m\b|h\b|uhr\b|год\b)))"
    r"(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*(?:uhr|hrs?|h|год)\b\.?)?"
    r"(?:\s*\(?(?P<zone>z|utc|gmt|msk|мск|cet|cest|mez|mesz|eet|eest|est|edt|pst|pdt)\b\)?)?"
    r"(?:\s*\(?(?P<offset>[+\-−]\d{2}:?\d{2}|(?<=utc|gmt)[+\-−]\d{1,2})\b\)?)?"
)
_JOIN = (
    r"(?:\s*[,;|•·/–—-]?\s*(?:t|at|à|a las|a la|um|в|о|об|alle ore|alle|ore|om|kl\.?|o godz\.?|o|godz\.?|klo|às|ob"
    r"|v|ve)?\s*)"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


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
    return list(_find(text, lang)) if _LIKE_A_DATE.search(text) else []


_LIKE_A_DATE = re.compile(r"(?:19|20)\d\d|\d[./-][0-3]?\d[./-]\d")
"""What every date has: a year in full, or two signs between numbers."""


@lru_cache(maxsize=2048)
def _find(text: str, lang: str) -> tuple[Found, ...]:
    folded = fold(text)
    if len(folded) != len(text):  # folding changed offsets (ß, ŉ …): search without it
        folded = text.lower() if len(text.lower()) == len(text) else text
    matches = _pattern(months_in(folded, lang.split("-", maxsplit=1)[0])).finditer(folded)
    return tuple(parsed for match in matches if (parsed := _parsed(match, lang)))


def parse_date(text: str, lang: str) -> Date | None:
    """The date that a value of metadata gives, in ISO 8601 or any form that `find_dates` knows."""
    if packed := _PACKED.match(text.strip()):
        text = f"{packed[1]}-{packed[2]}-{packed[3]}"
    found = find_dates(text, lang)
    return found[0].value if found else None


_PACKED = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=[Tt]\d|$)")
"""``20240305``, ``20240305T140500Z``: metadata only; in a text it is any number."""


def date_in_address(url: str, lang: str) -> Date | None:
    """The day that the path of an article's own address has: ``/2024/03/05/…``, ``/2024/mar/05/…``, ``/…-20240305``."""
    try:
        path = urlsplit(url).path
    except ValueError:  # no address after all: http://[::1/
        return None
    for pattern in (_PATH_DAY, _PATH_PACKED):
        if match := pattern.search(path):
            month = match["month"]
            number = int(month) if month.isdigit() else months(lang.split("-", maxsplit=1)[0]).get(fold(month), 0)
            try:
                return dt.date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
    return None


_PATH_DAY = re.compile(
    r"(?<![\w])(?P<year>(?:19|20)\d\d)(?P<mark>[/_-])(?P<month>\d{1,2}|[a-z]{3,9})(?P=mark)(?P<day>\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_PATH_PACKED = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)")


def _parsed(match: re.Match[str], lang: str) -> Found | None:
    groups = match.groupdict()
    ambiguous = False
    form = next((f for f in ("iso", "cjk", "spaced") if groups[f]), None)
    if form:
        year, month, day = (int(groups[f"{k}_{form}"]) for k in ("y", "m", "d"))
    elif groups["roman"]:
        year, month, day = int(groups["y6"]), _ROMAN.index(groups["m6"]) + 1, int(groups["d6"])
    elif named := next((f for f in ("dmy", "mdy", "ymd", "ydm") if groups[f]), None):
        suffix = {"dmy": "2", "mdy": "3", "ymd": "5", "ydm": "7"}[named]
        year, day = int(groups[f"y{suffix}"]), int(groups[f"d{suffix}"])
        month = months(lang.split("-", maxsplit=1)[0])[re.sub(r"\s+", " ", groups[f"m{suffix}"].rstrip("."))]
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


UNKNOWN_ZONE = re.compile(r"\s*\(?(?P<zone>[A-Z]{2,5})\)?(?!\w)")
"""The abbreviation of a zone behind a time: which one it is (BST, IST …) cannot be told."""


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Matches every form of a full date, with its time, in a text that has no month names but these."""
    month = alternatives(names) or _NOTHING
    year, day = r"(?:19|20)\d\d", r"[0-3]?\d"
    roman = alternatives(sorted(_ROMAN, key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th|er|ère|º|ª|-?го)?"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<iso>(?P<y_iso>{year})(?P<s_iso>[-/.])(?P<m_iso>[01]?\d)(?P=s_iso)(?P<d_iso>[0-3]?\d))(?!\d)"
        rf"|(?P<cjk>(?P<y_cjk>{year})\s?年\s?(?P<m_cjk>[01]?\d)\s?月\s?(?P<d_cjk>[0-3]?\d)\s?日)"
        rf"|(?P<spaced>(?P<d_spaced>{day})\.\s?(?P<m_spaced>[01]?\d)\.\s?(?P<y_spaced>{year}))(?!\d|\.\d)"
        rf"|(?P<roman>(?P<d6>{day})(?:\.\s?|\s|[-/])(?P<m6>{roman})(?:\.\s?|\s|[-/])(?P<y6>{year}))(?!\d)"
        rf"|(?P<dmy>(?P<d2>{day}){ordinal}\.?[\s/-]*(?:of\s+|de\s+|d'\s*)?"
        rf"(?P<m2>{month})\.?(?:,?\s+[0-2]?\d:[0-5]\d(?=,?\s))?[\s,./-]*(?:of\s+|de\s+|del\s+)?(?P<y2>{year}))(?!\d)"
        rf"|(?P<mdy>(?P<m3>{month})\.?\s*(?P<d3>{day}){ordinal}(?:\s?,\s*|\s+)(?P<y3>{year}))(?!\d)"
        rf"|(?P<ymd>(?P<y5>{year})\.?\s+(?:m\.\s+)?(?P<m5>{month})\.?\s+(?P<d5>{day}))(?!\d)"
        rf"|(?P<ydm>(?P<y7>{year})(?:\.\s+gada|,)\s+(?P<d7>{day})\.?\s+(?P<m7>{month}))(?!\w)"
        rf"|(?P<a4>{day})(?P<s4>[./-])(?P<b4>[0-3]?\d)(?P=s4)(?P<y4>{year}|[0-4]\d)(?!\d|[./-]\d)"
        rf")(?:\s*(?:года|год|г\.|р\.|року|roku|rok|r\.|g\.|god\.?|ročníka|m\.\s?d\.))?(?:{_JOIN}{_TIME})?",
        re.IGNORECASE,
    )


@cache
def label_pattern(name: str) -> re.Pattern[str]:
    """Matches a label of a date (``published`` or ``updated``) at the end of the text before it."""
    return re.compile(rf"(?:^|[^\w])(?P<label>{alternatives(phrases(name))})\s*[:：]?\s*(?:[^\W\d_]+,?\s+)?$")


_NOTHING = "(?!)"
"""Matches nowhere."""
LEFT_OVER = re.compile(r"[\s,;:|•·–—/()\[\]\-.]+")
"""What may stand between the parts of a stamp line."""


def times_only(text: str) -> bool:
    """Whether a line is nothing but a time of day, as in live blogs."""
    return bool(_TIME_ONLY.fullmatch(text.strip().casefold()))


_TIME_ONLY = re.compile(rf"[\[(]?{_TIME}[\])]?")
