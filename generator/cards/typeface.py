"""The fonts of the cards: slices of one face, each with some scripts, read and measured as if they were one font."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent / "fonts"
THEME_FONTS = Path(__file__).parent.parent / "theme" / "assets" / "fonts"
SERIF, SANS = "card", "sans"
"""Names of the two faces: headlines, and everything else."""
WEIGHT = 500
"""Of the sans, which is a variable font."""


def drawable(text: str) -> bool:
    """Whether the fonts have every letter and figure of a text; other signs may be left out."""
    return all(_slice(SERIF, c) and _slice(SANS, c) for c in prepared(text) if c.isalnum())


def prepared(text: str) -> str:
    """The text in composed characters, without marks that would need a shaping engine."""
    composed = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0")
    return "".join(c for c in composed if unicodedata.category(c) not in {"Mn", "Cf"})


@dataclass(frozen=True)
class Typeface:
    """One face in one size."""

    name: str
    size: int
    """Pixels an em."""

    def width(self, text: str) -> float:
        """Advance of a text in pixels: that of its words and the blanks between them."""
        words = text.split(" ")
        return sum(_advance(self.name, self.size, word) for word in words) + (len(words) - 1) * _advance(
            self.name, self.size, " "
        )

    def draw(self, draw: ImageDraw, at: tuple[float, float], text: str, fill: int) -> None:
        """Write a text from a point on its baseline."""
        x, y = at
        for font, run in _runs(self.name, self.size, text):
            draw.text((x, y), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)


@lru_cache(maxsize=4096)
def _advance(name: str, size: int, text: str) -> float:
    return sum(font.getlength(run) for font, run in _runs(name, size, text))


def _runs(name: str, size: int, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
    """Stretches of a text that one slice has; what none has is left out."""
    placed = ((_slice(name, char), char) for char in prepared(text))
    for part, chars in groupby(placed, key=lambda pair: pair[0]):
        if part:
            yield _font(name, part, size), "".join(char for _, char in chars)


@cache
def _font(name: str, part: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - slow to import

    folder = FONTS if name == SERIF else THEME_FONTS
    # The basic layout is FreeType's own and the same on every machine; the other depends on what libraries there are.
    font = ImageFont.truetype(folder / f"{name}-{part}.woff2", size, layout_engine=ImageFont.Layout.BASIC)
    if name == SANS:
        font.set_variation_by_axes([WEIGHT])
    return font


@cache
def _slice(name: str, char: str) -> str | None:
    """The first slice that has a character."""
    code = ord(char)
    for part, starts, ends in _coverage()[name]:
        at = bisect_right(starts, code) - 1
        if at >= 0 and code <= ends[at]:
            return part
    return None


@cache
def _coverage() -> dict[str, list[tuple[str, list[int], list[int]]]]:
    data = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    return {
        name: [(part, [first for first, _ in ranges], [last for _, last in ranges]) for part, ranges in parts.items()]
        for name, parts in data.items()
    }
