"""What intake hands to reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "heading", "quote", "item"]
"""What a block is in the seed's own mark-up; plain text knows paragraphs only."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block of a seed: a line of a text file, or a block element of an HTML page."""

    text: str
    """Plain text without mark-up, white space folded; never empty."""
    line: int
    """1-based line of the seed on which it starts."""
    kind: Kind = "paragraph"
    reason: str | None = None
    """Why intake already leaves it out (HTML only: outside the main text); None if it is still to be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMeta:
    """What an HTML page says about itself in its head (JSON-LD, Open Graph, meta); all None for plain text."""

    title: str | None = None
    date: str | None = None
    """As the page writes it; reading parses it."""
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    lang: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """A seed, decoded and cut into blocks, with nothing judged yet."""

    seed: str
    """Path under content/seeds, with forward slashes."""
    sha256: str
    """Of the file's bytes."""
    format: Literal["text", "html"]
    encoding: str
    """Python codec name the bytes were decoded with."""
    blocks: tuple[RawBlock, ...]
    meta: RawMeta = RawMeta()
