"""Colour is never the only difference: each slot of the palette has its texture, as on a map printed in one ink."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.pages.charts.svg import element, joined

_SIZE = 6
# Lines in the colour of the paper over the slot's own; slot 1 is plain.
_LINES = {
    2: "M-1 1L1 -1M0 6L6 0M5 7L7 5",
    3: "M1.5 1.5h1.6M4.5 4.5h1.6M-1.5 4.5h1.6",
    4: "M0 3h6",
    5: "M3 0v6",
    6: "M0 0L6 6M0 6L6 0",
    7: "M0 1.5h6M0 4.5h6M1.5 0v6M4.5 0v6",
}


def fill(name: str, slot: int) -> dict[str, str | float | None]:
    """Attributes that fill a shape with a slot's colour and texture, in the chart ``name``."""
    return {"class": f"ch-{slot}"} if slot not in _LINES else {"fill": f"url(#{name}-{slot})"}


def textures(name: str, slots: Iterable[int]) -> Markup:
    """The definitions that `fill` of these slots needs, once a chart; empty if none is needed."""
    needed = [slot for slot in sorted(set(slots)) if slot in _LINES]
    return element("defs", {}, joined(_pattern(name, slot) for slot in needed)) if needed else Markup()


def _pattern(name: str, slot: int) -> Markup:
    return element(
        "pattern",
        {"id": f"{name}-{slot}", "width": _SIZE, "height": _SIZE, "patternUnits": "userSpaceOnUse"},
        element("rect", {"class": f"ch-{slot}", "width": _SIZE, "height": _SIZE}),
        element("path", {"class": "ch-hatch", "d": _LINES[slot]}),
    )


def swatch(name: str, slot: int) -> Markup:
    """A small square for a legend."""
    square = element("rect", {"width": 12, "height": 12, "rx": 2, **fill(name, slot)})
    return element("svg", {"class": "ch-swatch", "width": 12, "height": 12, "aria-hidden": "true"}, square)
