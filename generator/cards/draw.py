"""A card as a PNG: sixteen colours, a few kilobytes, the same bytes each time."""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from generator.cards.model import HEIGHT, WIDTH, Card
from generator.cards.setting import headline, shortened
from generator.cards.typeface import SANS, SERIF, Typeface

if TYPE_CHECKING:
    from PIL.Image import Image

DESIGN = 2
"""Raised when cards are to look otherwise, or to have other bytes: all are then drawn again."""

PAPER, INK, ACCENT = (253, 252, 248), (27, 26, 23), (155, 28, 28)
MARGIN = 80
_QUIET = 175
"""Strength of the ink of small print, of 255."""
_SHADES = 9
"""Shades from paper to ink; the rest of the sixteen colours lead from paper to accent."""


def draw(card: Card) -> bytes:
    """The card's PNG."""
    from PIL import Image, ImageChops, ImageDraw  # noqa: PLC0415 - slow to import

    ink, accent = (Image.new("L", (WIDTH, HEIGHT), 0) for _ in range(2))
    black, red = ImageDraw.Draw(ink), ImageDraw.Draw(accent)
    black.rectangle((0, 0, WIDTH, 11), fill=255)
    Typeface(SERIF, 44).draw(black, (MARGIN, 100), shortened(card.site, WIDTH - 2 * MARGIN, Typeface(SERIF, 44)), 255)
    black.rectangle((MARGIN, 130, WIDTH - MARGIN, 131), fill=48)
    face, lines = headline(card.title, WIDTH - 2 * MARGIN)
    small = Typeface(SANS, 28)
    top = _top(face, lines, kicker=bool(card.kicker))
    if card.kicker:
        small.draw(red, (MARGIN, top - 18), shortened(card.kicker, WIDTH - 2 * MARGIN, small), 255)
    for number, line in enumerate(lines):
        face.draw(black, (MARGIN, top + round(face.size * (0.92 + 1.13 * number))), line, 255)
    corner = WIDTH - MARGIN - small.width(card.language)
    small.draw(black, (corner, HEIGHT - 62), card.language, _QUIET)
    small.draw(black, (MARGIN, HEIGHT - 62), shortened(card.facts, corner - MARGIN - 40, small), _QUIET)
    return _png(ImageChops.lighter(ink.point(_ramp(0, _SHADES)), accent.point(_ramp(_SHADES - 1, 16 - _SHADES + 1))))


def _top(face: Typeface, lines: list[str], *, kicker: bool) -> int:
    """Where the headline begins so that it stands in the middle of the room it has, kicker included."""
    above, below = 131, HEIGHT - 100
    over = 46 if kicker else 0
    height = round(face.size * (1.13 * (len(lines) - 1) + 1.2)) + over
    return above + max(24, (below - above - height) // 2) + over


@cache
def _ramp(first: int, shades: int) -> list[int]:
    """Coverage (0 to 255) to the number of a colour; none at all is the paper, number 0."""
    steps = [round(value * (shades - 1) / 255) for value in range(256)]
    return [first + step if step else 0 for step in steps]


def _png(image: Image) -> bytes:
    image = image.copy()
    image.putpalette([part for colour in _palette() for part in colour])
    buffer = BytesIO()
    # Runs of one colour are nearly all there is to find: half the time of the usual search, and a fiftieth more bytes.
    image.save(buffer, format="PNG", bits=4, compress_level=6, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


def _palette() -> list[tuple[int, int, int]]:
    """Paper to ink, then on to the accent."""
    return [
        *(_mixed(INK, step / (_SHADES - 1)) for step in range(_SHADES)),
        *(_mixed(ACCENT, step / (16 - _SHADES)) for step in range(1, 16 - _SHADES + 1)),
    ]


def _mixed(colour: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(p + (c - p) * share) for p, c in zip(PAPER, colour, strict=True))
    return red, green, blue
