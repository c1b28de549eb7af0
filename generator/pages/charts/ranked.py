"""Names with their numbers, the most frequent as bars, the others folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages.charts.svg import percent

T = TypeVar("T")

MOST_BARS = 10
"""Bars that a reader takes in at a glance."""


@dataclass(frozen=True, slots=True)
class Bar(Generic[T]):
    """One name, its number, and the bar's length in percent of the longest."""

    name: T
    count: int
    length: str


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """A list of names by number."""

    top: tuple[Bar[T], ...]
    rest: tuple[tuple[T, int], ...]


def bar(name: T, count: int, most: int) -> Bar[T]:
    """A name with its bar; ``most`` is the number of the longest one."""
    return Bar(name, count, percent(100 * count / max(1, most)))


def ranked(pairs: Sequence[tuple[T, int]], bars: int = MOST_BARS) -> Ranked[T]:
    """Pairs of name and number, the greatest first, as bars and a rest; a rest of one is no rest."""
    shown = len(pairs) if len(pairs) <= bars + 1 else bars
    most = max((count for _, count in pairs), default=1)
    return Ranked(tuple(bar(name, count, most) for name, count in pairs[:shown]), tuple(pairs[shown:]))
