"""An HTML page as blocks in document order, each with its kind and, outside the main text, why it is outside.

lxml reads the page, trafilatura says what its main text is. No block is lost between the two: what trafilatura leaves
out stays as a block with a reason, and what stands among the paragraphs it takes is left for reading to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from generator.intake.head import page_meta
from generator.intake.model import Kind, RawBlock, RawMeta
from generator.intake.text import clean

NO_TEXT = frozenset({
    "script", "style", "svg", "iframe", "noscript", "template", "head", "object", "embed", "canvas", "math", "select",
    "textarea", "audio", "video", "noframes", "datalist", "map", "applet", "frameset",
})  # fmt: skip
"""Elements whose content is no text of the page."""

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time",     "tt", "u", "var", "wbr", "nobr", "img", "input", "picture", "source", "meta", "link", "center-inline",
})  # fmt: skip

OUTSIDE = {
    "nav": "navigation", "header": "page header", "footer": "page footer", "aside": "aside", "form": "form",
    "button": "form", "figcaption": "caption", "dialog": "dialog", "menu": "navigation", "fieldset": "form",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "page footer", "complementary": "aside",
    "search": "form", "dialog": "dialog", "alertdialog": "dialog", "form": "form", "menu": "navigation",
}  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

NOT_MAIN = "outside the main text"

_DEEP = 400
"""Nesting over which trafilatura, which recurses, is not asked; real pages stay under 60."""
_DEEPEST = 100
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^>]*>")
_OPTIONAL_END = frozenset({
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "input", "meta", "link", "area", "base",
    "col", "embed", "source", "track", "wbr", "html", "head", "body", "thead", "tbody", "tfoot", "colgroup", "rp",
    "rt",
})  # fmt: skip
"""Tags that need not be closed: they say nothing about depth."""
_LINKED = 0.9
"""A block of which so much stands in links is a way to other pages, unless it is a sentence or a heading."""
_FULL_STOPS = tuple('.!?…»”"')
_SHORT = 25
"""A block shorter than this, in characters, is in the main text only as a line of its own."""


@dataclass(slots=True)
class _Piece:
    """A block with what is needed to judge where it stands."""

    block: RawBlock
    tag: str
    element: Any
    """The innermost block element around it."""
    parent: Any
    article: Any
    """The innermost ``article`` element that it stands in."""


def html_blocks(text: str) -> tuple[tuple[RawBlock, ...], RawMeta]:
    """The blocks of a page, and what its head says about it."""
    tree = _parse(text)
    if tree is None:
        return (), RawMeta()
    if _free_forms(tree):
        text = lxml_html.tostring(tree, encoding="unicode")
    pieces = list(_pieces(tree))
    _mark_cards(pieces)
    meta = page_meta(tree, [p.block.text for p in pieces if p.tag == "h1"])
    main = _main_text(text, tree)
    return tuple(_placed(pieces, main, meta)), meta


def _parse(text: str) -> Any:
    """The page's tree; None where there is nothing in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    data = text.replace("\0", "").encode("utf-8", errors="ignore")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    if any("depth" in entry.message for entry in parser.error_log) and (flat := _shallow(text)) != text:
        return _parse(flat)
    return tree


def _shallow(text: str) -> str:
    """A page without the tags nested so deep that the parser gives up and drops what is in them."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _OPTIONAL_END:
            return match[0]
        before = depth
        depth = max(0, depth - 1) if match[1] else depth + 1
        return "" if max(before, depth) > _DEEPEST else match[0]

    return _TAG.sub(kept, text)


def _free_forms(tree: Any) -> bool:
    """Make plain elements of forms around a whole page, as some servers write them; whether there were any."""
    found = [f for f in tree.iter("form") if f.find(".//h1") is not None or len(f.findall(".//p")) >= _PAGE]
    for form in found:
        form.tag = "div"
    return bool(found)


_PAGE = 4
"""Paragraphs that make a form more than a form."""


def _mark_cards(pieces: list[_Piece]) -> None:
    """Give the blocks of other articles' cards their reason: short ``article`` elements headed by a link."""
    sizes: dict[int, int] = {}
    for piece in pieces:
        if piece.article is not None and piece.block.reason is None:
            sizes[id(piece.article)] = sizes.get(id(piece.article), 0) + len(piece.block.text)
    largest = max(sizes.values(), default=0)
    cards = {
        id(p.article): p.article.find(".//h1") is None
        and p.article.find(".//article") is None
        and sizes.get(id(p.article), 0) * 2 < largest
        and _linked_heading(p.article)
        for p in pieces
        if p.article is not None
    }
    for piece in pieces:
        if piece.article is not None and cards[id(piece.article)] and piece.block.reason in {None, "links only"}:
            block = piece.block
            piece.block = RawBlock(block.text, block.line, block.kind, "card of another article")


def _linked_heading(article: Any) -> bool:
    """Whether the first heading of a card is a link as a whole, or stands in one."""
    heading = next((e for e in article.iter("h2", "h3", "h4", "h5") if clean(e.text_content())), None)
    if heading is None:
        return False
    link = heading.find(".//a")
    inner = clean(link.text_content()) if link is not None else ""
    return inner == clean(heading.text_content()) or any(a.tag == "a" for a in heading.iterancestors())


_CELL_EDGE = re.compile(r"^(?:\s*\|\s)+")
"""Bars of empty cells before the first that has a text."""

_BREAK = "\u2028"
"""Stands for a ``br`` until a block is cut."""
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

    def __init__(self) -> None:
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

    def flush(self) -> list[_Piece]:
        """The block that ends here; several if line breaks divide it into paragraphs."""
        raw, line, linked = "".join(self.parts), self.line or 1, self.linked
        self.parts, self.line, self.breaks, self.linked = [], 0, 0, 0
        raw = _CELL_EDGE.sub("", raw)
        text = clean(raw)
        if not text or not self.open:
            return []
        piece = _piece(text, line, self.open)
        whole = linked >= _LINKED * len(text) and text[-1:] not in _FULL_STOPS
        if whole and piece.block.reason is None and piece.block.kind != "heading":
            piece.block = RawBlock(text, line, piece.block.kind, "links only")
        if piece.block.kind == "heading":
            return [piece]
        blocks = [RawBlock(t, line, piece.block.kind, piece.block.reason) for t in _lines(raw, piece.tag)]
        return [replace(piece, block=b) for b in blocks]


def _pieces(tree: Any) -> Iterator[_Piece]:
    walker = _Walker()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        line = int(element.sourceline or 1)
        if event == "comment":
            walker.text(element.tail, line)
            continue
        tag = str(element.tag)
        block = tag not in INLINE
        if event == "start":
            if block and tag not in {"br", "td", "th"}:
                yield from walker.flush()
            walker.muted += tag in NO_TEXT
            walker.links += tag == "a"
            walker.open.append(element)
            walker.text(element.text, line)
            continue
        if block and tag not in {"br", "td", "th"}:
            yield from walker.flush()
        walker.open.pop()
        walker.muted -= tag in NO_TEXT
        walker.links -= tag == "a"
        if tag == "br":
            walker.breaks += 1
            walker.parts.append(_BREAK)
            if walker.breaks > 1:
                yield from walker.flush()
        if tag in {"td", "th"} and element.getnext() is not None and any(p.strip() for p in walker.parts):
            walker.parts.append(" | ")
        walker.text(element.tail, line)
    yield from walker.flush()


def _piece(text: str, line: int, chain: list[Any]) -> _Piece:
    """A block under its chain of open elements, innermost last."""
    tags = [str(e.tag) for e in chain]
    block = max((i for i, tag in enumerate(tags) if tag not in INLINE and tag != "br"), default=0)
    kind: Kind = "paragraph"
    if tags[block] in _HEADINGS:
        kind = "heading"
    elif "blockquote" in tags:
        kind = "quote"
    elif "li" in tags[-6:]:
        kind = "item"
    reason = next((r for e in reversed(chain) if (r := _outside(e))), None)
    if reason == "page header" and ("article" in tags or "main" in tags) and tags[block] != "nav":
        reason = None  # the head of the article, not of the page
    parent = chain[block - 1] if block else chain[0]
    article = next((e for e in reversed(chain) if e.tag == "article"), None)
    return _Piece(RawBlock(text, line, kind, reason), tags[block], chain[block], parent, article)


def _outside(element: Any) -> str | None:
    """Why the content of an element is outside the main text by its mark-up alone."""
    if reason := OUTSIDE.get(str(element.tag)):
        return reason
    attributes = element.attrib
    if reason := _ROLES.get(attributes.get("role", "")):
        return reason
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN.search(attributes.get("style", "")):
        return "hidden"
    return None


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


def _placed(pieces: list[_Piece], main: tuple[str, ...], meta: RawMeta) -> Iterator[RawBlock]:
    """The blocks with the reason of those outside the main text."""
    whole, lines = "\n".join(main), frozenset(main)
    keys = [_key(p.block.text) for p in pieces]
    inside = [key in lines or (len(key) >= _SHORT and key in whole) for key in keys]
    homes = {id(p.parent) for p, ok in zip(pieces, inside, strict=True) if ok and p.block.reason is None}
    articles = any(p.article is not None for p in pieces)
    title = _key(meta.title or "")
    for piece, key, ok in zip(pieces, keys, inside, strict=True):
        block = piece.block
        if title and key == title and piece.tag in _HEADINGS:
            yield RawBlock(block.text, block.line, "heading")
        elif block.reason and not (
            ok and block.reason in {"aside", "page header", "caption"} and len(key) > 8 * _SHORT
        ):
            yield block
        elif (
            ok
            or id(piece.parent) in homes
            or id(piece.element) in homes
            or (not main and (piece.article is not None or not articles))
        ):
            yield RawBlock(block.text, block.line, block.kind)
        else:
            yield RawBlock(block.text, block.line, block.kind, NOT_MAIN)
