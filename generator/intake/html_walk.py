"""The blocks of a page in document order, with what is needed to judge where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from generator.intake.html_place import Places
from generator.intake.model import Kind, RawBlock
from generator.intake.text import clean

NO_TEXT = frozenset({
    "script", "style", "svg", "iframe", "noscript", "template", "head", "object", "embed", "canvas", "math", "select",
    "textarea", "audio", "video", "noframes", "datalist", "map", "applet", "frameset",
})  # fmt: skip
"""Elements whose content is no text of the page."""

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "nobr", "img", "input", "picture", "source", "meta", "link", "center-inline",
})  # fmt: skip

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINKED = 0.9
"""A block of which so much stands in links is a way to other pages, unless it is a sentence or a heading."""
_FULL_STOPS = tuple('.!?…»”"')


@dataclass(slots=True)
class Piece:
    """A block with what is needed to judge where it stands."""

    block: RawBlock
    tag: str
    element: Any
    """The innermost block element around it."""
    parent: Any
    article: Any
    """The innermost ``article`` element that it stands in."""
    named: str | None = None
    """Why it is outside by the names of the classes around it."""


_CELL_EDGE = re.compile(r"^(?:\s*\|\s)+")
"""Bars of empty cells before the first that has a text."""

_BREAK = "\u2028"
"""Stands for a ``br`` until a block is cut."""
_JOINT = "\u2063"
"""Stands where an inline element begins or ends: a page's style may set apart what its text does not."""
_GLUED = re.compile(rf"(?<=[^\W\d_A-ZА-ЯЁІЇЄҐ]{{3}}){_JOINT}+(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][^\W\d_A-ZА-ЯЁІЇЄҐ]{{2}})")
_ROLE = re.compile(
    rf"(?<=[A-ZА-ЯЁІЇЄҐ][^\W\d_A-ZА-ЯЁІЇЄҐ]{{3}}|[^\W\d_A-ZА-ЯЁІЇЄҐ]{{4}}){_JOINT}+(?=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]{{6}})"
)
"""Between a name and what its bearer is: no word is emphasised to its middle in so short a row."""
_ROW = 90
_HEAD = 240
"""Characters of a block that may be a row of the page's own: name, role, date in elements without a blank between."""
_PARAGRAPH = 60


def _lines(raw: str, tag: str) -> list[str]:
    """The paragraphs that line breaks make of a block; one if they only wrap its text, or make verses of it.

    Args:
        raw: the text with a mark for each break.
        tag: of the block: in a paragraph short lines are verses, in a mere container they are lines of a head or foot.
    """
    lines = [line for part in raw.split(_BREAK) if (line := clean(part))]
    ended = [line for line in lines if line[-1] in _FULL_STOPS]
    wrapped = len(ended) * 2 < len(lines) and max(map(len, lines), default=0) >= _PARAGRAPH
    wrapped = wrapped and (tag in _TEXT or sum(line[0].islower() for line in lines) * 4 >= len(lines))
    verses = tag in _TEXT and not any(len(line) >= _PARAGRAPH for line in ended)
    if wrapped or verses:
        return [" ".join(lines)]
    found: list[str] = []
    for line in lines:
        if found and found[-1][-1] not in _FULL_STOPS and line[0].islower():
            found[-1] += " " + line
        else:
            found.append(line)
    return found


_TEXT = frozenset({"p", "li", "blockquote", "pre", "dd", "dt", "q", "address"})
"""Elements made for text, not for other elements."""


class _Walker:
    """Collects text until a block ends. Iterative: pages may nest deeper than the stack."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.parts: list[str] = []
        self.line = 0
        self.breaks = 0
        self.muted = 0
        self.links = 0
        self.linked = 0
        """Characters of the block that stand in links."""
        self.open: list[Any] = []

    def text(self, text: str | None, line: int) -> None:
        if text and not self.muted:
            if text.strip():
                self.line = self.line or line
                self.breaks = 0
            self.linked += len(text.strip()) if self.links else 0
            self.parts.append(text)

    def joint(self, *, inline: bool) -> None:
        """An inline element begins or ends here."""
        if inline and self.parts and not self.muted and self.parts[-1] != _JOINT:
            self.parts.append(_JOINT)

    def flush(self) -> list[Piece]:
        """The block that ends here; several if line breaks divide it into paragraphs."""
        raw, line, linked = "".join(self.parts), self.line or 1, self.linked
        self.parts, self.line, self.breaks, self.linked = [], 0, 0, 0
        raw = _CELL_EDGE.sub("", raw)
        if _JOINT in raw:
            raw = _GLUED.sub(_BREAK, raw) if len(raw) <= _HEAD else raw
            raw = _ROLE.sub(" ", raw) if len(raw) <= _ROW and raw.rstrip()[-1:] not in _FULL_STOPS else raw
            raw = raw.replace(_JOINT, "")
        text = clean(raw)
        if not text or not self.open:
            return []
        piece = _piece(text, line, self.open, self.places)
        whole = linked >= _LINKED * len(text) and text[-1:] not in _FULL_STOPS
        if whole and piece.block.reason is None and piece.block.kind != "heading":
            piece.block = RawBlock(text, line, piece.block.kind, "links only")
        if piece.block.kind == "heading":
            return [piece]
        blocks = [RawBlock(t, line, piece.block.kind, piece.block.reason) for t in _lines(raw, piece.tag)]
        return [replace(piece, block=b) for b in blocks]


def pieces_of(tree: Any) -> Iterator[Piece]:
    """The blocks of a page in order; white space and nested inline elements are folded."""
    walker = _Walker(Places(tree))
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        line = int(element.sourceline or 1)
        if event == "comment":
            walker.text(element.tail, line)
            continue
        tag = str(element.tag)
        block = tag not in INLINE
        apart = block and tag != "br" and (tag not in _CELLS or _is_layout(element))
        if event == "start":
            if apart:
                yield from walker.flush()
            walker.muted += tag in NO_TEXT
            walker.links += tag == "a"
            walker.open.append(element)
            walker.joint(inline=not block)
            walker.text(element.text, line)
            continue
        if apart:
            yield from walker.flush()
        walker.open.pop()
        walker.joint(inline=not block)
        walker.muted -= tag in NO_TEXT
        walker.links -= tag == "a"
        if tag == "br":
            walker.breaks += 1
            walker.parts.append(_BREAK)
            if walker.breaks > 1:
                yield from walker.flush()
        if tag in _CELLS and not apart and element.getnext() is not None and any(p.strip() for p in walker.parts):
            walker.parts.append(" | ")
        walker.text(element.tail, line)
    yield from walker.flush()


_CELLS = frozenset({"td", "th"})


def _is_layout(cell: Any) -> bool:
    """Whether a cell holds a part of the page, as old sites lay them out, and no figure of a table."""
    return (
        len(cell.findall(".//br")) > 1 or next(cell.iter("p", "div", "ul", "table", "h1", "h2", "h3"), None) is not None
    )


def _piece(text: str, line: int, chain: list[Any], places: Places) -> Piece:
    """A block under its chain of open elements, innermost last."""
    tags = [str(e.tag) for e in chain]
    block = max((i for i, tag in enumerate(tags) if tag not in INLINE and tag != "br"), default=0)
    kind: Kind = "paragraph"
    if tags[block] in HEADINGS:
        kind = "heading"
    elif "blockquote" in tags:
        kind = "quote"
    elif "li" in tags[-6:]:
        kind = "item"
    reason = next((r for e in reversed(chain) if (r := places.outside(e))), None)
    if reason == "page header" and ("article" in tags or "main" in tags) and tags[block] != "nav":
        reason = None  # the head of the article, not of the page
    parent = chain[block - 1] if block else chain[0]
    article = next((e for e in reversed(chain) if e.tag == "article"), None)
    named = None if reason or kind == "quote" else next((r for e in reversed(chain) if (r := places.named(e))), None)
    return Piece(RawBlock(text, line, kind, reason), tags[block], chain[block], parent, article, named)
