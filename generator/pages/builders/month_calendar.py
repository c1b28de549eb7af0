"""A month as a calendar: weeks as its locale begins them, days with articles marked."""

from __future__ import annotations

import datetime as dt
from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass

from generator.pages.i18n import Translator, sentence_case, week_start

_LEVELS = 4
"""Shades of a mark; the number beside it says the same."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """The head of a column."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One cell."""

    number: str
    """Of the day in its month, as the locale writes numbers."""
    name: str
    """The date in full."""
    iso: str
    count: int
    level: int
    """0 without articles, up to 4 for the month's fullest day; the number itself where no day has more than 4."""
    address: str | None
    """Of the page that lists the day's articles."""
    anchor: str


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """The table."""

    caption: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    """None for the days of the months before and after."""


def anchor(day: dt.date) -> str:
    """The id of a day's section on its month's page."""
    return f"d-{day.day}"


def month_calendar(
    year: int, month: int, counts: Mapping[dt.date, int], addresses: Mapping[dt.date, str], words: Translator
) -> MonthCalendar:
    """The calendar of a month.

    Args:
        year: of our era.
        month: 1 to 12.
        counts: articles of each day that has some.
        addresses: of the page with that day's section.
        words: the locale's.
    """
    first = week_start(words.locale)
    most = max(counts.values(), default=1)

    def cell(number: int) -> CalendarDay | None:
        if not number:
            return None
        day = dt.date(year, month, number)
        count = counts.get(day, 0)
        level = -(-count * _LEVELS // max(most, _LEVELS))
        return CalendarDay(
            words.number(number), words.date(day), day.isoformat(), count, level, addresses.get(day), anchor(day)
        )

    weeks = tuple(tuple(map(cell, week)) for week in Calendar(first).monthdayscalendar(year, month))
    return MonthCalendar(words.month(year, month), tuple(_weekday((first + n) % 7, words) for n in range(7)), weeks)


def _weekday(number: int, words: Translator) -> Weekday:
    names = words.cldr.days["stand-alone"]
    return Weekday(sentence_case(str(names["wide"][number])), sentence_case(str(names["abbreviated"][number])))
