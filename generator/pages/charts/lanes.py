"""A lane for each language, a dot for each day with reports: who told it first, who followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.charts.model import Tick
from generator.pages.charts.svg import element, percent, picture

_LANE = 40
_BOTTOM = 24
_EDGE = 3.0
"""Percent of the width before the first and after the last day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The reports of one day in one language."""

    at: float
    """0 the first day, 1 the last."""
    count: int
    name: str
    """What the pointer is told."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One language."""

    label: str
    slot: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """What the chart shows, in words of its locale."""

    id: str
    title: str
    description: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    """``at`` in thousandths of the stretch of time."""
    numbers: dict[int, str]
    """How the locale writes each count above 1."""
    mirrored: bool


def lanes(chart: Lanes) -> Markup:
    """The chart."""
    height = _LANE * len(chart.lanes) + _BOTTOM
    parts: list[Markup] = []
    for number, lane in enumerate(chart.lanes):
        parts.extend(_lane(chart, lane, _LANE * number + 26))
    parts.extend(_labels(chart, height - 8))
    return picture(chart.id, chart.title, chart.description, height, parts)


def _across(chart: Lanes, at: float) -> str:
    x = _EDGE + (100 - 2 * _EDGE) * at
    return percent(100 - x if chart.mirrored else x)


def _lane(chart: Lanes, lane: Lane, y: float) -> Iterator[Markup]:
    start = {"x": percent(100 if chart.mirrored else 0), "text-anchor": "start"}
    yield element("text", {"class": "ch-label", **start, "y": y - 13}, lane.label)
    yield element("line", {"class": "ch-grid", "x1": "0%", "x2": "100%", "y1": y, "y2": y})
    for mark in lane.marks:
        radius = min(6 + 1.5 * (mark.count - 1), 10.5)
        dot: dict[str, str | float | None] = {"cx": _across(chart, mark.at), "cy": y, "r": radius}
        # Plain, not textured: each language has a lane of its own.
        circle = element("circle", {"class": f"ch-dot ch-{lane.slot}", **dot})
        parts = [element("title", {}, mark.name), circle]
        if mark.count > 1:
            where: dict[str, str | float | None] = {"x": _across(chart, mark.at), "y": y - radius - 3}
            parts.append(
                element("text", {"class": "ch-number", **where, "text-anchor": "middle"}, chart.numbers[mark.count])
            )
        yield element("g", {}, *parts)


def _labels(chart: Lanes, y: float) -> Iterator[Markup]:
    for tick in chart.ticks:
        anchor = "start" if tick.at == 0 else "end" if tick.at == 1000 else "middle"  # noqa: PLR2004
        at = tick.at / 1000
        x = percent(100 * (1 - at if chart.mirrored else at)) if anchor != "middle" else _across(chart, at)
        kind = "ch-label ch-minor" if tick.minor else "ch-label"
        yield element("text", {"class": kind, "x": x, "y": y, "text-anchor": anchor}, tick.label)
