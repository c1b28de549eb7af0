"""HTML to blocks."""

from __future__ import annotations

from lxml import html as lxml_html

from generator.intake.model import RawBlock, RawMeta
from generator.intake.text import clean


def html_blocks(text: str) -> tuple[tuple[RawBlock, ...], RawMeta]:
    """Blocks of a page and what its head says."""
    tree = lxml_html.document_fromstring(text.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    blocks = [
        RawBlock(clean(e.text_content()), int(e.sourceline or 1), "heading" if e.tag != "p" else "paragraph")
        for e in tree.iter("p", "h1", "h2", "h3")
        if clean(e.text_content())
    ]
    return tuple(blocks), RawMeta()
