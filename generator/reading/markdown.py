"""Blocks as Markdown that renders to exactly their text.

What comes from a seed is text, never mark-up: everything that Python-Markdown (with the extensions that ship with it
and the common ones of PyMdown) would read as mark-up is escaped, and nothing else, so that editors find readable text.
Characters that Markdown can escape get a backslash, the others become character references.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.model import Block

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

_INLINE = (
    (re.compile(r"\\"), r"\\\\"),
    (re.compile(r"&(?=#?\w+;)"), "&amp;"),
    (re.compile(r"<"), "&lt;"),
    (re.compile(r"([`*\[{])"), r"\\\1"),
    (re.compile(r"(?<![^\W_])_|_(?![^\W_])"), r"\\_"),  # inside a word it is plain
    (re.compile(r"~(?=~)"), "&#126;"),
    (re.compile(r"=(?==)"), "&#61;"),
    (re.compile(r"\^(?=\^)"), "&#94;"),
    (re.compile(r"\+(?=\+)"), r"\\+"),
)
"""What is mark-up anywhere in a line; the first rule first."""

_TABLE_RULE = re.compile(r"[\s|:\\-]*")
"""A line that could be the rule under a table's head."""

_START = (
    (re.compile(r"^([#>]|[-+](?=\s|$|-)|!(?=!!))"), r"\\\1"),
    (re.compile(r"^(\d{1,9})([.)])(?=\s|$)"), r"\1\\\2"),
    (re.compile(r"^:"), "&#58;"),
    (re.compile(r"^\?(?=\?\?)"), "&#63;"),
    (re.compile(r"^~"), "&#126;"),
    (re.compile(r"^="), "&#61;"),
    (re.compile(r"^/(?=//)"), "&#47;"),
)
"""What is mark-up at the start of a line only."""

_ESCAPED_OR_HASH = re.compile(r"\\.|#")

_PREFIX = {"heading": "## ", "quote": "> ", "item": "- ", "paragraph": ""}


def escape(text: str) -> str:
    """One line of Markdown that renders to this text, white space folded."""
    line = " ".join(_CONTROL.sub("", text).split())
    for pattern, replacement in (*_INLINE, *_START):
        line = pattern.sub(replacement, line)
    return line.replace("|", "&#124;") if _TABLE_RULE.fullmatch(line) else line


def to_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown, ending in a newline: headings as ``##``, quotations as ``>``, list items as ``-``.

    Whether a block is kept is the caller's business; pass `Reading.body`.
    """
    parts: list[str] = []
    for i, block in enumerate(blocks):
        line = escape(block.text)
        if block.kind == "heading":
            # A pair of a backslash and what it escapes is taken whole: in ``\\#`` the mark itself is bare.
            line = _ESCAPED_OR_HASH.sub(lambda m: "\\#" if m[0] == "#" else m[0], line)
        joint = "\n" if i and block.kind == blocks[i - 1].kind == "item" else "\n\n"
        parts += [joint if i else "", _PREFIX[block.kind] + line]
    return "".join(parts) + "\n" if parts else ""
