"""Days, weeks, months or years: the steps in which a stretch of time is counted, fine enough to show something."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Literal, TypeAlias

from generator.pages.charts.model import Tick
from generator.pages.i18n import Translator, sentence_case, translator

Unit: TypeAlias = Literal["day", "week", "month", "year"]

MOST_PERIODS = 48
"""Columns in a chart; more would be thinner than a finger on a phone."""
_DAYS = 14
_WEEKS = 27
_LABELS = 7


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    first: dt.date
    last: dt.date


def unit_for(first: dt.date, last: dt.date) -> Unit:
    """The step for a stretch of time."""
    days = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if days <= _DAYS:
        return "day"
    if days <= _WEEKS * 7:
        return "week"
    return "month" if months <= MOST_PERIODS else "year"


def periods(first: dt.date, last: dt.date, unit: Unit, week_start: int) -> tuple[Period, ...]:
    """Every period from the one of ``first`` to the one of ``last``, the empty ones too.

    Years are taken together (2, 5, 10 …) where there would be more than `MOST_PERIODS`.

    Args:
        first: the earliest day.
        last: the latest day.
        unit: the step.
        week_start: first day of the week, 0 is Monday.
    """
    if unit == "year":
        return tuple(_years(first, last))
    return tuple(_steps(first, last, unit, week_start))


def _steps(first: dt.date, last: dt.date, unit: Unit, week_start: int) -> Iterator[Period]:
    start = first
    if unit == "week":
        start = dt.date.fromordinal(max(1, first.toordinal() - (first.weekday() - week_start) % 7))
    elif unit == "month":
        start = first.replace(day=1)
    while start <= last:
        length = {"day": 1, "week": 7, "month": days_in(start.year, start.month)}[unit]
        end = min(start.toordinal() + length - 1, dt.date.max.toordinal())
        yield Period(start, dt.date.fromordinal(end))
        if end == dt.date.max.toordinal():
            return
        start = dt.date.fromordinal(end + 1)


def _years(first: dt.date, last: dt.date) -> Iterator[Period]:
    spans = (size * 10**power for power in count() for size in (1, 2, 5))
    span = next(s for s in spans if last.year // s - first.year // s < MOST_PERIODS)
    for number in range(first.year // span, last.year // span + 1):
        start, end = max(number * span, dt.MINYEAR), min(number * span + span - 1, dt.MAXYEAR)
        yield Period(dt.date(start, 1, 1), dt.date(end, 12, 31))


def days_in(year: int, month: int) -> int:
    """Number of days of a month."""
    return calendar.monthrange(year, month)[1]


def name(period: Period, unit: Unit, words: Translator) -> str:
    """A period in full: ``22 July 2025``, ``21 – 27 July 2025``, ``July 2025``, ``2025``."""
    return _name(period, unit, words.locale)


@lru_cache(maxsize=10_000)
def _name(period: Period, unit: Unit, locale: str) -> str:
    """`name`, remembered: the same periods stand in the charts of many pages."""
    words = translator(locale)
    if unit == "day":
        return words.date(period.first)
    if unit == "month":
        return words.month(period.first.year, period.first.month)
    if unit == "year":
        return str(period.first.year) + (f"–{period.last.year}" if period.last.year != period.first.year else "")
    from babel.dates import format_interval  # noqa: PLC0415

    return str(format_interval(period.first, period.last, "yMMMd", locale=words.cldr))


def labels(spans: Sequence[Period], unit: Unit, words: Translator) -> tuple[Tick, ...]:
    """Labels for an axis, as many as fit, every other one for a wide place only."""
    chosen = _chosen(spans, unit)
    return tuple(
        Tick(at, _short(spans[at], unit, words, first=number == 0), minor=bool(number % 2))
        for number, at in enumerate(chosen)
    )


def _chosen(spans: Sequence[Period], unit: Unit) -> list[int]:
    """Which periods have a label: months of a year that begin its halves or quarters, else evenly apart."""
    if unit == "month":
        for step in (1, 2, 3, 6, 12, 24, 48):
            months = [n for n, p in enumerate(spans) if (p.first.year * 12 + p.first.month - 1) % step == 0]
            if len(months) <= _LABELS:
                return months
    step = -(-len(spans) // _LABELS)
    return list(range(0, len(spans), step))


def _short(period: Period, unit: Unit, words: Translator, *, first: bool) -> str:
    if unit == "year":
        return str(period.first.year)
    if unit == "month":
        return skeleton(period.first, "yMMM" if first or period.first.month == 1 else "MMM", words)
    return skeleton(period.first, "MMMd", words)


def skeleton(day: dt.date, pattern: str, words: Translator) -> str:
    """A day by one of CLDR's skeletons (``MMMd``, ``yMMM``)."""
    return _skeleton(day, pattern, words.locale)


@lru_cache(maxsize=10_000)
def _skeleton(day: dt.date, pattern: str, locale: str) -> str:
    from babel.dates import format_skeleton  # noqa: PLC0415

    moment = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Babel wants a moment; only its day is shown
    return sentence_case(str(format_skeleton(pattern, moment, locale=translator(locale).cldr)))
