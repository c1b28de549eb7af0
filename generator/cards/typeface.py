"""The fonts of the cards: slices of one face, each with some scripts, read and measured as if they were one font."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL._imaging import ImagingCore
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
        """Write a text from a point on its baseline.

        Args:
            draw: of an image of mode P or L, where each pixel is led from what it is to `fill` as the letter covers it.
            at: pixels.
            text: one line.
            fill: a number of a colour, or a strength.
        """
        x, y = at
        before = ""
        for char in prepared(text):
            if found := _letter(self.name, self.size, char):
                mask, left, top, advance = found
                x += _kern(self.name, self.size, before, char)
                if mask:
                    draw.draw.draw_bitmap((round(x) + left, round(y) + top), mask, fill)
                x += advance
                before = char


@lru_cache(maxsize=4096)
def _advance(name: str, size: int, text: str) -> float:
    total, before = 0.0, ""
    for char in prepared(text):
        if found := _letter(name, size, char):
            total += _kern(name, size, before, char) + found[3]
            before = char
    return total


@cache
def _letter(name: str, size: int, char: str) -> tuple[ImagingCore | None, int, int, float] | None:
    """The picture of a letter (none of a blank), where it begins beside and over the pen, and how far the pen goes on.

    Letters are kept because FreeType takes longer to draw one than all the rest of a card takes.
    """
    part = _slice(name, char)
    if part is None:
        return None
    font = _font(name, part, size)
    mask, (left, top) = font.getmask2(char, mode="L", anchor="ls")
    return (mask if min(mask.size) else None), left, top, font.getlength(char)


@cache
def _kern(name: str, size: int, before: str, char: str) -> float:
    """By how many pixels a pair of letters stands closer or wider than their advances say."""
    part = _slice(name, char)
    if not before or part is None or part != _slice(name, before):
        return 0.0
    font = _font(name, part, size)
    return font.getlength(before + char) - font.getlength(before) - font.getlength(char)


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
