"""Headlines in lines: as large as they fit, no line much shorter than the others."""

from __future__ import annotations

from generator.cards.typeface import SERIF, Typeface

SIZES = ((88, 3), (78, 3), (68, 4), (60, 4), (52, 5))
"""Sizes in pixels, the largest first, and the lines that each may have."""


def headline(text: str, width: int) -> tuple[Typeface, list[str]]:
    """The face and the lines of a headline; one that fits in no size is cut and ends in an ellipsis.

    Args:
        text: one line of text.
        width: pixels that a line may take.
    """
    for size, most in SIZES:
        face = Typeface(SERIF, size)
        lines = broken(text, width, face)
        if len(lines) <= most:
            return face, balanced(text, width, face, len(lines))
    return face, _cut(lines[:most], width, face)


def broken(text: str, width: float, face: Typeface) -> list[str]:
    """The text in lines, each as full as it can be; a word wider than a line is broken."""
    blank = face.width(" ")
    lines: list[str] = []
    room = 0.0
    for word in text.split(" "):
        long = face.width(word)
        if lines and blank + long <= room:
            lines[-1] += f" {word}"
            room -= blank + long
            continue
        pieces = [word] if long <= width else _pieces(word, width, face)
        lines += pieces
        room = width - face.width(pieces[-1])
    return lines


def balanced(text: str, width: int, face: Typeface, count: int) -> list[str]:
    """The text in that number of lines, in the narrowest column that holds it."""
    low, high = 0, width
    while high - low > 4:  # noqa: PLR2004 - pixels that nobody sees
        middle = (low + high) // 2
        lines = broken(text, middle, face)
        fits = len(lines) <= count
        low, high = (low, middle) if fits else (middle, high)
    return broken(text, high, face)


def shortened(text: str, width: float, face: Typeface) -> str:
    """As much of a line as fits, with an ellipsis where it was cut."""
    if face.width(text) <= width:
        return text
    while text and face.width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;:.–—-')}…"


def _cut(lines: list[str], width: int, face: Typeface) -> list[str]:
    return [*lines[:-1], shortened(f"{lines[-1]} …", width, face).removesuffix("…").rstrip(" …,;:.–—-") + "…"]


def _pieces(word: str, width: float, face: Typeface) -> list[str]:
    """A word, in pieces if it is wider than a line."""
    pieces = [""]
    for char in word:
        if pieces[-1] and face.width(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
