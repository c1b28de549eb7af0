"""Which articles are indexed together: spans of time, short where articles are added, long elsewhere.

What is added is new, as a rule: so the articles of the latest month (quarter, year … as long as they are few) have an
index of their own, and older ones are in indexes of up to `LIMIT` that hardly ever change. All of it follows from the
dates alone: no clock, and no memory of what was there before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

RECENT = 150
"""Articles in the latest span, unless a single month has more: it is indexed again with every article that is added."""

LIMIT = 800
"""Articles in any other, unless a single month has more. With more an editor waits longer for a change in an old
article (a second for 400 more), with fewer every reader's browser loads more files (five an index and language)."""

UNDATED = "undated"

MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")

_LEVELS: tuple[Callable[[str], object], ...] = (
    lambda _month: "",
    lambda month: month[:3],
    lambda month: month[:4],
    lambda month: (month[:4], (int(month[5:]) - 1) // 6),
    lambda month: (month[:4], (int(month[5:]) - 1) // 3),
    lambda month: month,
)
"""The parts of the calendar in which a month (``2024-07``) lies: all time, decade, year, half, quarter, itself."""


def spans(dates: Iterable[str]) -> dict[str, str]:
    """Divide articles by their dates.

    Args:
        dates: of all articles of a language, ISO 8601; anything else is no date.

    Returns:
        Each date's span: its first and its last month that has an article (``2024-07``, ``2020-01_2023-12``).
    """
    found = list(dates)
    if len(found) <= RECENT:
        return dict.fromkeys(found, "all")
    months = Counter(match[0] for date in found if (match := MONTH.match(date)))
    names = {month: _name(members) for members in _divided(months) for month in members}
    return {date: names.get(date[:7], UNDATED) for date in found}


def _name(members: list[str]) -> str:
    return members[0] if len(members) == 1 else f"{members[0]}_{members[-1]}"


def _divided(months: Counter[str]) -> Iterator[list[str]]:
    """The months of each span."""
    if not months:
        return
    latest = max(months)
    around = [sorted(m for m in months if part(m) == part(latest)) for part in _LEVELS]
    recent = next((members for members in around if _count(members, months) <= RECENT), around[-1])
    yield recent
    taken = set(recent)
    for level in range(len(_LEVELS) - 1, -1, -1):
        before = [month for month in around[level] if month not in taken]
        taken.update(before)
        yield from _split(before, months, level)


def _split(members: list[str], months: Counter[str], level: int) -> Iterator[list[str]]:
    """The months as one span if they have few enough articles, else by the next smaller part of the calendar."""
    if _count(members, months) <= LIMIT or level == len(_LEVELS) - 1:
        if members:
            yield members
        return
    parts: dict[object, list[str]] = {}
    for month in members:
        parts.setdefault(_LEVELS[level + 1](month), []).append(month)
    for part in parts.values():
        yield from _split(part, months, level + 1)


def _count(members: Iterable[str], months: Counter[str]) -> int:
    return sum(months[month] for month in members)
