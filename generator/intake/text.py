"""Plain text cut into blocks: a line each, or a paragraph each where the lines are wrapped by hand."""

from __future__ import annotations

import re
import unicodedata
from statistics import median

from generator.intake.model import RawBlock

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Zero-width and bidirectional control characters: they hide or reorder text and are never part of a word."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")

_WRAP_WIDTHS = range(50, 101)
"""Longest line of a hand-wrapped text, in characters: from narrow mail to wide editors."""
_WRAP_MIN_LINES = 4
_WRAP_FULL_SHARE = 0.7
"""Share of the lines inside paragraphs that must be nearly full."""
_WRAP_SLACK = 20
"""A line is full when the next word could not have stood on it; words of news are rarely longer than this."""


def clean(text: str) -> str:
    """A text without invisible and control characters, composed (NFC), white space folded to single blanks."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROL.sub("", text))).split())


def text_blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a plain text.

    A line is a block and blank lines mean nothing, except where the text is clearly wrapped by hand: then the lines
    between two blank lines are one.
    """
    lines = [(number, clean(line)) for number, line in enumerate(_LINE_END.split(text), start=1)]
    groups = _groups(lines)
    if not _is_wrapped(groups):
        return tuple(RawBlock(line, number) for number, line in lines if line)
    return tuple(block for group in groups for block in _joined(group))


def _groups(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The lines between blank lines."""
    groups: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if line:
            groups[-1].append((number, line))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: list[list[tuple[int, str]]]) -> bool:
    """Whether lines end where the width, not the thought, ended."""
    inner = [line for group in groups for _, line in group[:-1]]
    if len(inner) < _WRAP_MIN_LINES:
        return False
    width = max(len(line) for group in groups for _, line in group)
    if width not in _WRAP_WIDTHS:
        return False
    full = sum(len(line) > width - _WRAP_SLACK for line in inner)
    open_ended = sum(line[-1] not in '.!?…»”"' for line in inner)
    return full >= _WRAP_FULL_SHARE * len(inner) and open_ended > len(inner) / 2 and median(map(len, inner)) > width / 2


def _joined(group: list[tuple[int, str]]) -> list[RawBlock]:
    """One paragraph out of wrapped lines; a word divided at a line's end keeps its hyphen."""
    text = ""
    for _, line in group:
        text += line if not text or (text.endswith("-") and not text.endswith(" -")) else " " + line
    return [RawBlock(text, group[0][0])]
