"""Elements of SVG and their numbers."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def fixed(value: float, digits: int = 1) -> str:
    """A number with so many decimals at most: short, and the same on every machine.

    >>> fixed(3.14159), fixed(2.0), fixed(-0.01)
    ('3.1', '2', '0')
    """
    text = f"{round(value, digits):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def percent(value: float) -> str:
    """A share of the chart's width, 0 to 100, as an attribute has it."""
    return f"{fixed(value, 2)}%"


def element(name: str, attributes: dict[str, str | float | None], *children: str) -> Markup:
    """An element; text among the children is escaped, attributes that are None are left out."""
    given = "".join(
        f' {key}="{escape(fixed(value) if isinstance(value, int | float) else value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(map(escape, children))
    return Markup(f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>")  # noqa: S704 - escaped above


def joined(parts: Iterable[Markup]) -> Markup:
    """Several elements, a line each."""
    return Markup("\n").join(parts)


def picture(
    name: str, title: str, description: str, height: float, children: Iterable[Markup], *, classes: str = "ch",
    role: str = "img",
) -> Markup:  # fmt: skip
    """A chart: as wide as its place, ``height`` pixels high, with a title and a description for who cannot see it.

    Args:
        name: id of the chart on its page; the ids in it begin with it.
        title: what it shows.
        description: what is to be seen in it, in a sentence or two.
        height: in pixels.
        children: its elements.
        classes: of the element.
        role: ``img``; ``group`` for a picture that has links in it.
    """
    return element(
        "svg",
        {"class": classes, "role": role, "aria-labelledby": f"{name}-t {name}-d", "width": "100%", "height": height},
        element("title", {"id": f"{name}-t"}, title), "\n",
        element("desc", {"id": f"{name}-d"}, description), "\n",
        joined(children),
    )  # fmt: skip
