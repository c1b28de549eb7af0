"""A page's text as a tree, also where it nests too deep or stands in one large form; and the cards in it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from generator.intake.html_walk import Piece
from generator.intake.model import RawBlock
from generator.intake.text import clean

_DEEPEST = 100
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^>]*>")
_OPTIONAL_END = frozenset({
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "input", "meta", "link", "area", "base",
    "col", "embed", "source", "track", "wbr", "html", "head", "body", "thead", "tbody", "tfoot", "colgroup", "rp",
    "rt",
})  # fmt: skip
"""Tags that need not be closed: they say nothing about depth."""


def parse_page(text: str) -> Any:
    """The page's tree; None where there is nothing in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    data = text.replace("\0", "").encode("utf-8", errors="ignore")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    if any("depth" in entry.message for entry in parser.error_log) and (flat := _shallow(text)) != text:
        return parse_page(flat)
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


def free_forms(tree: Any) -> bool:
    """Make plain elements of forms around a whole page, as some servers write them; whether there were any."""
    found = [f for f in tree.iter("form") if f.find(".//h1") is not None or len(f.findall(".//p")) >= _PAGE]
    for form in found:
        form.tag = "div"
    return bool(found)


_PAGE = 4
"""Paragraphs that make a form more than a form."""


def mark_cards(pieces: list[Piece]) -> None:
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
