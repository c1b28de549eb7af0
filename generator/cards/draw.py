"""A card as a PNG: sixteen colours, a few kilobytes, the same bytes each time."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from generator.cards.model import HEIGHT, WIDTH, Card
from generator.cards.setting import headline, shortened
from generator.cards.typeface import SANS, SERIF, Typeface

if TYPE_CHECKING:
    from PIL.Image import Image

DESIGN = 3
"""Raised when cards are to look otherwise, or to have other bytes: all are then drawn again."""

PAPER, INK, ACCENT = (253, 252, 248), (27, 26, 23), (155, 28, 28)
MARGIN = 80
_SHADES = 9
"""Shades from paper to ink; the rest of the sixteen colours lead from paper to accent."""
_FULL, _QUIET, _FAINT = _SHADES - 1, 5, 2
"""Numbers of the colours of ink: of headlines, of small print, of a line."""
_LINE = WIDTH - 2 * MARGIN
"""Pixels that a line of text may take."""


def draw(card: Card) -> bytes:
    """The card's PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - slow to import

    # Drawn in numbers of colours at once: 0 is the paper, and a pixel that ink covers half is half-way to the full ink.
    picture = Image.new("P", (WIDTH, HEIGHT), 0)
    black = ImageDraw.Draw(picture)
    black.rectangle((0, 0, WIDTH, 11), fill=_FULL)
    site, small = Typeface(SERIF, 44), Typeface(SANS, 28)
    site.draw(black, (MARGIN, 100), shortened(card.site, _LINE, site), _FULL)
    black.rectangle((MARGIN, 130, WIDTH - MARGIN, 131), fill=_FAINT)
    face, lines = headline(card.title, _LINE)
    top = _top(face, lines, kicker=bool(card.kicker))
    if card.kicker:
        picture.paste(_accented(shortened(card.kicker, _LINE, small), small), (MARGIN, top - 18 - small.size))
    for number, line in enumerate(lines):
        face.draw(black, (MARGIN, top + round(face.size * (0.92 + 1.13 * number))), line, _FULL)
    corner = WIDTH - MARGIN - small.width(card.language)
    small.draw(black, (corner, HEIGHT - 62), card.language, _QUIET)
    small.draw(black, (MARGIN, HEIGHT - 62), shortened(card.facts, corner - MARGIN - 40, small), _QUIET)
    return _png(picture)


def _accented(text: str, face: Typeface) -> Image:
    """A line in the accent's colours, its baseline as far from the top as a letter is high."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - slow to import

    strip = Image.new("P", (_LINE, round(1.4 * face.size)), 0)
    face.draw(ImageDraw.Draw(strip), (0, face.size), text, 16 - _SHADES)
    return strip.point([0, *range(_SHADES, 16), *([15] * (256 - 17 + _SHADES))])


def _top(face: Typeface, lines: list[str], *, kicker: bool) -> int:
    """Where the headline begins so that it stands in the middle of the room it has, kicker included."""
    above, below = 131, HEIGHT - 100
    over = 46 if kicker else 0
    height = round(face.size * (1.13 * (len(lines) - 1) + 1.2)) + over
    return above + max(24, (below - above - height) // 2) + over


def _png(image: Image) -> bytes:
    image.putpalette([part for colour in _palette() for part in colour])
    buffer = BytesIO()
    # Runs of one colour are nearly all there is to find: half the time of the usual search, a fiftieth more bytes.
    image.save(buffer, format="PNG", bits=4, compress_level=1, compress_type=zlib.Z_RLE)
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
