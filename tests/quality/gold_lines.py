"""The ``lines`` of a gold article: what is kept, what is dropped, and where people are mentioned.

    = headline      + body paragraph      # subheading      ~ key point      - dropped
    +^ text         the same, glued to the line before without a line break in the raw file (any of the marks)
    [[key|surface]] a mention of the person `key`; only in kept lines

An empty line is a blank line of the raw file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

BLOCK_SEPARATOR = "\n\n"
"""Joins the kept blocks to the text in which mentions have their offsets."""

KEPT = "=+#~"
"""Marks of kept lines: headline, paragraph, subheading, key point."""
DROPPED = "-"

_LINE = re.compile(rf"([{re.escape(KEPT + DROPPED)}])(\^?) (.*)", re.DOTALL)
_MENTION = re.compile(r"\[\[([^\[\]|]*)\|([^\[\]|]*)\]\]")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters that stand for the brackets while the white space is folded."""


class LabelError(ValueError):
    """A label breaks the format; the message says which and how."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One place where a person is named."""

    key: str
    start: int
    """Offset of the first code point: in the line's clean text, or in the article's kept text."""
    end: int
    """Offset after the last code point."""
    text: str


@dataclass(frozen=True, slots=True)
class GoldLine:
    """One line of the raw article, or a part of one where something was glued."""

    mark: str
    glued: bool
    """It follows the line before without a line break."""
    raw: str
    """As it stands in the raw file, white space and all; without the marks of mentions."""
    text: str
    """Clean: white space folded, composed (NFC), without invisible characters."""
    mentions: tuple[GoldMention, ...]
    """Offsets into ``text``."""
    start: int | None = None
    """Offset of ``text`` in the kept text; None for a dropped line."""

    @property
    def kept(self) -> bool:
        """Whether the line is part of the article."""
        return self.mark != "" and self.mark in KEPT

    @property
    def blank(self) -> bool:
        """A blank line of the raw file: neither kept nor dropped."""
        return not self.mark


def clean(text: str) -> str:
    """The text composed (NFC), without control and format characters, white space folded to single blanks."""
    visible = (c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    return " ".join(unicodedata.normalize("NFC", "".join(visible)).split())


def parse_lines(text: str) -> tuple[GoldLine, ...]:
    """The lines of a label with their offsets in the kept text.

    Raises:
        LabelError: a line has no mark, a mention is written wrongly or stands in a dropped line, or nothing is kept.
    """
    lines = [_parse(number, line) for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1)]
    if not any(line.mark == "+" for line in lines):
        raise LabelError("lines: no body paragraph (+)")
    if lines[0].glued:
        raise LabelError("lines: line 1 is glued to nothing")
    return tuple(_placed(lines))


def kept_text(lines: tuple[GoldLine, ...]) -> str:
    """The kept blocks joined by `BLOCK_SEPARATOR`."""
    text = ""
    for line in lines:
        if line.start is not None:
            gap = line.start - len(text)
            text += (BLOCK_SEPARATOR if gap == len(BLOCK_SEPARATOR) else " " * gap) + line.text
    return text


def kept_mentions(lines: tuple[GoldLine, ...]) -> tuple[GoldMention, ...]:
    """Every mention with its offsets in the kept text, in order."""
    return tuple(
        replace(m, start=m.start + line.start, end=m.end + line.start)
        for line in lines
        if line.start is not None
        for m in line.mentions
    )


def _parse(number: int, line: str) -> GoldLine:
    if not line.strip():
        return GoldLine("", False, "", "", ())
    match = _LINE.fullmatch(line)
    if match is None or not match[3].strip():
        raise LabelError(f"lines: line {number} does not begin with a mark and a blank: {line[:40]!r}")
    mark, glued, marked = match[1], bool(match[2]), match[3]
    raw = _MENTION.sub(lambda m: m[2], marked)
    if "[[" in raw or "]]" in raw:
        raise LabelError(f"lines: line {number} has a broken mention: {line[:60]!r}")
    text, mentions = _mentions(number, marked)
    if mentions and mark == DROPPED:
        raise LabelError(f"lines: line {number} is dropped and has a mention of {mentions[0].key!r}")
    return GoldLine(mark, glued, raw, text, mentions)


def _mentions(number: int, marked: str) -> tuple[str, tuple[GoldMention, ...]]:
    """The clean text of a line and its mentions in it."""
    keys = [m[1] for m in _MENTION.finditer(marked)]
    folded = clean(_MENTION.sub(lambda m: f"{_OPEN}{m[2]}{_CLOSE}", marked))
    text, starts, spans = "", [], []
    for c in folded:
        if c == _OPEN:
            starts.append(len(text))
        elif c == _CLOSE:
            spans.append((starts[-1], len(text)))
        else:
            text += c
    mentions = tuple(GoldMention(k, s, e, text[s:e]) for k, (s, e) in zip(keys, spans, strict=True))
    for m in mentions:
        if not m.key or not m.text or m.text != m.text.strip():
            raise LabelError(
                f"lines: line {number}: the mention [[{m.key}|{m.text}]] is empty or has blanks at its ends"
            )
    return text, mentions


def _placed(lines: list[GoldLine]) -> Iterator[GoldLine]:
    """The lines with their offsets in the kept text; a paragraph glued to a paragraph is one block with it."""
    at, before = 0, None
    for line in lines:
        if not line.kept:
            yield line
            before = None if not line.blank else before
            continue
        if line.glued and before is not None and before.mark == line.mark == "+":
            at -= len(BLOCK_SEPARATOR)
            at += before.raw[-1:].isspace() or line.raw[:1].isspace()
        yield replace(line, start=at)
        at += len(line.text) + len(BLOCK_SEPARATOR)
        before = line
