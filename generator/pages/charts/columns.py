"""Columns over time, one series on top of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.charts.model import Series, Tick
from generator.pages.charts.scale import ticks
from generator.pages.charts.svg import element, percent, picture
from generator.pages.charts.texture import fill, textures

HIGHEST = 120
"""Pixels of the highest column."""
_ONE = 30
"""Pixels of one, at most: a few articles make a low chart."""
_TOP = 16
_BOTTOM = 24
_SHARE = 0.74
"""Of its place along the line that a column fills."""
_WIDEST = 5.0
"""Percent of the width."""
_GAP = 1.5
"""Paper between two series of one column, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the chart shows, in words of its locale."""

    id: str
    title: str
    description: str
    names: tuple[str, ...]
    """Of the periods, in full, each with its numbers: what the pointer is told."""
    ticks: tuple[Tick, ...]
    series: tuple[Series, ...]
    numbers: tuple[str, ...]
    """The numbers of the axis as the locale writes them; see `scale.ticks`."""
    mirrored: bool
    """Time runs to the left."""


def totals(series: Sequence[Series]) -> tuple[int, ...]:
    """Height of each column."""
    return tuple(sum(values) for values in zip(*(s.values for s in series), strict=True))


def columns(chart: Columns) -> Markup:
    """The chart."""
    place = _Place(chart)
    parts = [textures(chart.id, (s.slot for s in chart.series)), *place.grid(), *place.all_columns(), *place.labels()]
    return picture(chart.id, chart.title, chart.description, place.base + _BOTTOM, filter(None, parts))


class _Place:
    """Where things stand in one chart."""

    def __init__(self, chart: Columns) -> None:
        self.chart = chart
        self.count = len(chart.names)
        self.scale = ticks(max(totals(chart.series), default=1))
        self.plot = min(HIGHEST, _ONE * self.scale[-1])
        self.base = _TOP + self.plot
        # The axis' numbers stand before the columns; a digit is some 7 px of a phone's 320.
        self.left = 2.0 + 2.2 * max(map(len, chart.numbers), default=1)
        self.band = (100 - self.left) / max(1, self.count)
        self.width = min(self.band * _SHARE, _WIDEST)

    def across(self, x: float, width: float = 0) -> str:
        """Where something of some width starts, in percent; from the right in a mirrored chart."""
        return percent(100 - x - width if self.chart.mirrored else x)

    def up(self, value: float) -> float:
        """Height of a number, in pixels from the top."""
        return self.base - self.plot * value / self.scale[-1]

    def grid(self) -> Iterator[Markup]:
        for value, text in zip(self.scale, self.chart.numbers, strict=True):
            y = self.up(value)
            yield element(
                "line", {"class": "ch-grid", "x1": self.across(self.left), "x2": self.across(100), "y1": y, "y2": y}
            )
            x = self.across(self.left - 1)
            yield element("text", {"class": "ch-number", "x": x, "y": y + 4, "text-anchor": "end"}, text)
        base = self.base
        yield element(
            "line", {"class": "ch-axis", "x1": self.across(self.left), "x2": self.across(100), "y1": base, "y2": base}
        )

    def start(self, number: int) -> float:
        return self.left + self.band * number + (self.band - self.width) / 2

    def all_columns(self) -> Iterator[Markup]:
        for number, name in enumerate(self.chart.names):
            parts = list(self._column(number))
            if parts:
                yield element("g", {}, element("title", {}, name), *parts)

    def _column(self, number: int) -> Iterator[Markup]:
        below = 0
        for series in self.chart.series:
            value = series.values[number]
            if value:
                top, bottom = self.up(below + value), self.up(below)
                height = max(1.0, bottom - top - (_GAP if below else 0))
                x = self.across(self.start(number), self.width)
                shape: dict[str, str | float | None] = {
                    "x": x,
                    "y": top,
                    "width": percent(self.width),
                    "height": height,
                }
                yield element("rect", {**shape, **fill(self.chart.id, series.slot)})
            below += value

    def labels(self) -> Iterator[Markup]:
        y = self.base + 16
        for tick in self.chart.ticks:
            middle = self.left + self.band * (tick.at + 0.5)
            # A label near an end would run out of the picture.
            anchor, x = "middle", middle
            if middle < self.left + 4:
                anchor, x = "start", max(self.start(tick.at), self.left)
            elif middle > 95:  # noqa: PLR2004
                anchor, x = "end", min(self.start(tick.at) + self.width, 100)
            kind = "ch-label ch-minor" if tick.minor else "ch-label"
            yield element("text", {"class": kind, "x": self.across(x), "y": y, "text-anchor": anchor}, tick.label)
