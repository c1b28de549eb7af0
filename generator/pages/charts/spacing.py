"""Room for every label: boxes of text pushed apart until none covers another.

The width is that of a phone; places along the line become percentages of it, so that on a wider page the labels, which
keep their size, stand further apart and can cover each other even less.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.charts.layout import Point

WIDTH = 344.0
"""Pixels that the narrowest page gives a chart; below it the chart scrolls."""

_FILLED = 0.62
"""Of the area that labels cover: below half, lines between them can still be followed."""
_AIRY = 40.0
_AIRY_UNTIL = 400.0
"""A map of a few people has so many pixels of height for each, up to so many in all."""
_GAP_X, _GAP_Y = 8.0, 4.0
_SWEEPS = 60
_EVEN = 0.5
"""How far places are evened out: a layout crowds its middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """Size of a label in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spaced:
    """Middles of the labels in a field `WIDTH` wide."""

    places: tuple[Point, ...]
    height: float


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels, rather too wide than too narrow; ``size`` is that of its letters."""
    return size * sum(map(_em, text))


def _em(char: str) -> float:
    """Width of a character in ems of a sans-serif face, on the wide side (measured on Golos Text and DejaVu Sans)."""
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    if char in " .,'’ʼ-iljtfrІіЇї":
        return 0.4
    if char in "mwMWшщжюыфмШЩЖЮЫФМ@œæ":
        return 0.95
    return 0.75 if char.isupper() else 0.62


def spaced(points: Sequence[Point], boxes: Sequence[Box]) -> Spaced:
    """Places near the points where no two boxes overlap, all within the field.

    Args:
        points: where the labels belong, in any unit.
        boxes: their sizes; one wider than the field counts as wide as that.
    """
    if not points:
        return Spaced((), 0.0)
    sizes = [Box(min(box.width, WIDTH - _GAP_X) + _GAP_X, box.height + _GAP_Y) for box in boxes]
    area = sum(box.width * box.height for box in sizes)
    height = max(area / _FILLED / WIDTH, min(_AIRY * len(sizes), _AIRY_UNTIL))
    x = [WIDTH * share for share in _evened([p[0] for p in points])]
    y = [height * share for share in _evened([p[1] for p in points])]
    for _ in range(_SWEEPS):
        if not _push(x, y, sizes):
            break
    return _settled(x, y, sizes)


def _evened(values: Sequence[float]) -> list[float]:
    """The values from 0 to 1, partly as they are, partly by their rank."""
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda n: (values[n], n))
    rank = {n: place / max(1, len(values) - 1) for place, n in enumerate(order)}
    span = high - low
    if not span:
        return [0.5] * len(values)
    return [_EVEN * rank[n] + (1 - _EVEN) * (value - low) / span for n, value in enumerate(values)]


def _push(x: list[float], y: list[float], sizes: Sequence[Box]) -> bool:
    """Move every two boxes that overlap apart, the way that is shorter; whether any did."""
    moved = False
    _keep_inside(x, sizes)
    order = sorted(range(len(x)), key=lambda n: (y[n], n))
    tallest = max(box.height for box in sizes)
    for place, a in enumerate(order):
        for b in order[place + 1 :]:
            if y[b] - y[a] >= tallest:
                break
            over_x = (sizes[a].width + sizes[b].width) / 2 - abs(x[a] - x[b])
            over_y = (sizes[a].height + sizes[b].height) / 2 - abs(y[a] - y[b])
            if over_x > 0 and over_y > 0:
                moved = True
                # Labels are wide and low: sideways counts less than its pixels.
                axis, over = (y, over_y) if over_y < over_x else (x, over_x)
                way = -0.5 if axis[a] < axis[b] or (axis[a] == axis[b] and a < b) else 0.5
                axis[a] += way * over
                axis[b] -= way * over
    return moved


def _keep_inside(x: list[float], sizes: Sequence[Box]) -> None:
    for n, box in enumerate(sizes):
        x[n] = min(max(x[n], box.width / 2), WIDTH - box.width / 2)


def _settled(x: list[float], y: list[float], sizes: Sequence[Box]) -> Spaced:
    """Whole pixels, from the top down: each box as high as it wants to be and as low as those before it ask for."""
    _keep_inside(x, sizes)
    order = sorted(range(len(x)), key=lambda n: (y[n] - sizes[n].height / 2, n))
    origin = y[order[0]] - sizes[order[0]].height / 2
    tops: dict[int, float] = {}
    for n in order:
        tops[n] = _free_top(n, max(0.0, round(y[n] - sizes[n].height / 2 - origin)), tops, x, sizes)
    places = tuple((round(x[n], 1), tops[n] + sizes[n].height / 2) for n in range(len(x)))
    return Spaced(places, max(tops[n] + sizes[n].height for n in range(len(x))))


def _free_top(n: int, top: float, tops: dict[int, float], x: Sequence[float], sizes: Sequence[Box]) -> float:
    """The first top at or below ``top`` where a box covers none of those that stand."""
    beside = sorted(
        (tops[other], tops[other] + sizes[other].height)
        for other in tops if abs(x[n] - x[other]) < (sizes[n].width + sizes[other].width) / 2
    )  # fmt: skip
    for start, end in beside:
        if start < top + sizes[n].height and top < end:
            top = end
    return top
