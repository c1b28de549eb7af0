"""What a page's layout put side by side and its text form wrote without a blank: ``Jane DoeMarch 7, 2025By``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.reading.cues import find_cue
from generator.reading.months import month_names, weekday_names
from generator.reading.openings import starts_with
from generator.reading.words import alternatives, fold

BAR = " | "
_COUNTER = 30
"""Characters of a counter at the end of a stamp line: ``Views: 982``."""

_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
_AFTER_DIGIT = re.compile(r"(?<=\d)(?=[^\W\d_]{2})")
_AFTER_YEAR = re.compile(r"(?<=(?<!\d)(?:19|20)\d\d)(?=\d{1,2}[:.h]\d\d|[^\W\d_][^\W\d_A-Z])")
_AFTER_TIME = re.compile(r"(?<=\d[:.]\d\d)(?=\d{1,2}\s(?:min|хв|мин)|[^\W\d_a-z][^\W\d_A-ZА-Я])")
_BEFORE_DIGIT = re.compile(r"(?<=[^\W\d_]{2})(?=\d{1,4}(?:st|nd|rd|th)?[\s./-])")


@lru_cache(maxsize=4096)
def unglued_line(text: str) -> str:
    """A line of a byline and dates with a bar where two of its parts were glued together.

    Parts are recognised by how they begin: a label (``Published``, ``By``), a month, a weekday, a day's number.
    """
    if not any(map(str.isdigit, text)):
        return text
    for joint in (_BEFORE_DIGIT, _AFTER_YEAR, _AFTER_TIME):
        text = joint.sub(BAR, text)
    for pattern in (_AFTER_DIGIT, _CAMEL):
        text = _cut(text, pattern)
    return text


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    parts, at = [], 0
    for match in pattern.finditer(text):
        i = match.start()
        if text[i].isupper() and text[i + 1 : i + 2].islower() and i - at > 1 and _begins_a_part(text[i:]):
            parts.append(text[at:i])
            at = i
    return BAR.join([*parts, text[at:]])


def _begins_a_part(text: str) -> bool:
    folded = fold(text[:40])
    labels = any(starts_with(name).end(folded) for name in ("published", "updated", "by", "author"))
    if labels or _calendar().match(folded):
        return True
    cue = find_cue(text) if len(text) <= _COUNTER else None
    return cue is not None and cue.kind in {"counters", "comments", "share"}


@cache
def _calendar() -> re.Pattern[str]:
    """A month or weekday with a number or another part of a date behind it."""
    names = sorted({*month_names(), *weekday_names()}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?:{alternatives(names)})(?!\w)\.?,?\s*(?:\d|[^\W\d_]+\.?\s*\d)")
