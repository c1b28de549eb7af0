"""A map of names: lines between those who appear together, the thicker the oftener; every name a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.pages.charts.graph import Network, Tie
from generator.pages.charts.layout import Point, layout
from generator.pages.charts.spacing import WIDTH, Box, spaced, text_width
from generator.pages.charts.svg import element, joined, percent, picture

SIZES = (11.0, 12.5, 15.0, 18.0)
"""Of the letters, in pixels; the style has them too (``.ch-n1`` …)."""
_LINE = 1.3
_LONGEST = 24
"""Characters of a name in the map; the link's title has it whole."""
_WEIGHTS = (2, 4, 8)
"""From which number of shared articles a line is thicker."""


@dataclass(frozen=True, slots=True)
class Node:
    """One name of the map."""

    text: str
    url: str
    count: int
    """Articles that have it."""
    attributes: Mapping[str, str]
    """``lang`` and ``dir`` of a foreign name."""


@lru_cache(maxsize=8)
def _places(net: Network) -> tuple[Point, ...]:
    """The same network has one layout for all locales."""
    return layout(net.neighbours())


def people_network(
    net: Network, nodes: Sequence[Node], *, name: str, title: str, description: str, mirrored: bool
) -> Markup:
    """The map.

    Args:
        net: who appears with whom.
        nodes: one for each node of the network.
        name: id of the chart on its page.
        title: what it shows.
        description: what is to be seen in it.
        mirrored: for a page that is read from the right.
    """
    levels = _levels([node.count for node in nodes])
    labels = [_label(node.text) for node in nodes]
    boxes = [
        Box(text_width(label, SIZES[level]), SIZES[level] * _LINE) for label, level in zip(labels, levels, strict=True)
    ]
    field = spaced(_places(net), boxes)
    at = [(percent(100 * (WIDTH - x if mirrored else x) / WIDTH), y) for x, y in field.places]
    lines = joined(_lines(net.ties, at))
    names = joined(
        _name(node, label, level, place) for node, label, level, place in zip(nodes, labels, levels, at, strict=True)
    )
    return picture(name, title, description, field.height, (lines, names), classes="ch ch-map", role="group")


def _label(name: str) -> str:
    """A name that is not too long for a map: its first word may be an initial."""
    first, _, rest = name.partition(" ")
    if len(name) <= _LONGEST or not rest:
        return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    short = f"{first[0]}. {rest}"
    return short if len(short) <= _LONGEST else short[: _LONGEST - 1] + "…"


def _levels(counts: Sequence[int]) -> list[int]:
    """How large each name is: by its share of the highest count, so that few are large."""
    most = max(counts, default=1)
    return [sum(count > 1 and count >= most * share for share in (0.2, 0.45, 0.75)) for count in counts]


def _lines(ties: Sequence[Tie], at: Sequence[tuple[str, float]]) -> Iterator[Markup]:
    """The ties, a group for each thickness, the thin ones below."""
    for level in range(len(_WEIGHTS) + 1):
        members = [tie for tie in ties if sum(tie.weight >= least for least in _WEIGHTS) == level]
        if members:
            yield element("g", {"class": f"ch-tie ch-w{level + 1}"}, *(_line(tie, at) for tie in members))


def _line(tie: Tie, at: Sequence[tuple[str, float]]) -> Markup:
    (x1, y1), (x2, y2) = at[tie.a], at[tie.b]
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2})


def _name(node: Node, label: str, level: int, place: tuple[str, float]) -> Markup:
    x, y = place
    text = element("text", {"class": f"ch-n{level + 1}", "x": x, "y": y, "dy": ".35em", **node.attributes}, label)
    whole = [element("title", {}, node.text)] if label != node.text else []
    return element("a", {"href": node.url}, *whole, text)
