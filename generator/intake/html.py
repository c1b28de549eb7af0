"""An HTML page as blocks in document order, each with its kind and, outside the main text, why it is outside.

lxml reads the page, trafilatura says what its main text is. No block is lost between the two: what trafilatura leaves
out stays as a block with a reason, and what stands among the paragraphs it takes is left for reading to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from generator.intake.head import page_meta
from generator.intake.html_tree import free_forms, mark_cards, parse_page
from generator.intake.html_walk import HEADINGS, Piece, pieces_of
from generator.intake.model import RawBlock, RawMeta

NOT_MAIN = "outside the main text"

_DEEP = 400
"""Nesting over which trafilatura, which recurses, is not asked; real pages stay under 60."""
_SHORT = 25
"""A block shorter than this, in characters, is in the main text only as a line of its own."""


def html_blocks(text: str) -> tuple[tuple[RawBlock, ...], RawMeta]:
    """The blocks of a page, and what its head says about it."""
    tree = parse_page(text)
    if tree is None:
        return (), RawMeta()
    if free_forms(tree):
        text = lxml_html.tostring(tree, encoding="unicode")
    pieces = list(pieces_of(tree))
    mark_cards(pieces)
    meta = page_meta(tree, [p.block.text for p in pieces if p.tag == "h1"])
    main = _main_text(text, tree)
    return tuple(_placed(pieces, main, meta)), meta


def _main_text(text: str, tree: Any) -> tuple[str, ...]:
    """The lines of the main text after trafilatura; none if it finds no text."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEP:
        return ()
    data = text.replace("\0", "").encode("utf-8", "ignore")
    import trafilatura  # noqa: PLC0415 - loads slowly

    try:
        found = trafilatura.extract(
            lxml_html.fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8")),
            include_comments=False, include_tables=True, favor_recall=True, fast=False, with_metadata=False,
        )  # fmt: skip
    except Exception:  # noqa: BLE001 - its many dependencies raise anything on broken pages; then the mark-up alone decides
        return ()
    return tuple(_key(line) for line in (found or "").splitlines() if line.strip())


def _key(text: str) -> str:
    """What stays the same whatever a tool does to white space and list marks."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _with_headings(pieces: list[Piece], inside: list[bool]) -> list[bool]:
    """Headings inside an article right above what is in the main text are in it too: entries of a live blog."""
    found = inside.copy()
    for i in range(len(pieces) - 2, -1, -1):
        above, below = pieces[i], pieces[i + 1]
        own = above.article is not None and above.article is below.article and below.block.reason is None
        if found[i + 1] and own and above.tag in HEADINGS and above.block.reason is None:
            found[i] = True
    return found


def _placed(pieces: list[Piece], main: tuple[str, ...], meta: RawMeta) -> Iterator[RawBlock]:
    """The blocks with the reason of those outside the main text."""
    whole, lines = "\n".join(main), frozenset(main)
    keys = [_key(p.block.text) for p in pieces]
    inside = [key in lines or (len(key) >= _SHORT and key in whole) for key in keys]
    homes = {
        id(p.parent) for p, ok in zip(pieces, inside, strict=True) if ok and p.block.reason is None and not p.named
    }
    inside = _with_headings(pieces, inside)
    articles = any(p.article is not None for p in pieces)
    title = _key(meta.title or "")
    for piece, key, ok in zip(pieces, keys, inside, strict=True):
        block = piece.block
        if title and key == title and piece.tag in HEADINGS:
            yield RawBlock(block.text, block.line, "heading")
        elif block.reason and not (
            ok and block.reason in {"aside", "page header", "caption"} and len(key) > 8 * _SHORT
        ):
            yield block
        elif piece.named and not (ok and len(key) > 8 * _SHORT):
            yield RawBlock(block.text, block.line, block.kind, piece.named)
        elif (
            ok
            or id(piece.parent) in homes
            or id(piece.element) in homes
            or (not main and (piece.article is not None or not articles))
        ):
            yield RawBlock(block.text, block.line, block.kind)
        else:
            yield RawBlock(block.text, block.line, block.kind, NOT_MAIN)
