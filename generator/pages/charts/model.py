"""What a chart is made from, and what a page gets of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

SLOTS = 7
"""Colours with a texture each; the last is for all further series together."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: a series, its colour's slot (1 to `SLOTS`) and what it adds up to."""

    slot: int
    label: str
    total: int
    swatch: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table behind a chart."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart on a page: the picture, its legend, and the same as a table."""

    id: str
    title: str
    svg: Markup
    keys: tuple[Key, ...]
    """None where there is one series only."""
    head: tuple[str, ...]
    """Of the table; the first is the heading of the lines' labels."""
    rows: tuple[Row, ...]
    note: str | None = None
    """What is not in the picture."""


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each period."""

    label: str
    slot: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the periods."""

    at: int
    """Number of the period."""
    label: str
    minor: bool
    """Left out where there is little room."""
