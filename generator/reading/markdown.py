"""Blocks as Markdown that renders to exactly their text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.model import Block

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|&:~^$=-])")


def to_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown."""
    prefix = {"heading": "## ", "quote": "> ", "item": "- "}
    return "\n\n".join(prefix.get(b.kind, "") + _SPECIAL.sub(r"\\\1", b.text) for b in blocks) + "\n"
