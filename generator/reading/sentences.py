"""Sentences of a text."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(—–-]*[^\W\d_a-zа-я])")


def split_sentences(text: str, lang: str) -> tuple[str, ...]:
    """The sentences of a text, in order."""
    del lang
    return tuple(s for s in (part.strip() for part in _END.split(text)) if s)
