"""What reading understands of one seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.article import Date, Source
    from generator.intake.model import Kind, RawArticle

BLOCK_SEPARATOR = "\n\n"
"""Joins the kept blocks to the text in which mentions have their offsets."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the seed with the verdict on it."""

    text: str
    kept: bool
    reason: str
    """Of a dropped block: why. Of a kept one: its part (``headline``, ``body``, ``subheading``, ``key point``)."""
    line: int
    kind: Kind = "paragraph"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value comes from."""

    text: str
    """The words it was read from."""
    rule: str
    """Short name of the rule that read it: ``dateline``, ``json-ld``, ``first sentence`` …"""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one seed says, as far as one can tell without knowing the other articles."""

    raw: RawArticle
    lang: str
    """BCP 47 language of the article (not of the noise around it)."""
    lang_confidence: float
    """0 to 1."""
    title: str
    headline_derived: bool
    """The seed has no headline: the title was made from its first sentence."""
    title_evidence: Evidence
    date: Date | None
    date_evidence: Evidence | None
    authors: tuple[str, ...]
    source: Source
    summary: tuple[str, ...]
    blocks: tuple[Block, ...]
    """Every block of the seed in order, kept or dropped; nothing vanishes."""

    @property
    def text(self) -> str:
        """The kept blocks, an exact headline included, joined by `BLOCK_SEPARATOR`."""
        return BLOCK_SEPARATOR.join(b.text for b in self.blocks if b.kept)

    @property
    def body(self) -> tuple[Block, ...]:
        """The kept blocks that make up the body: all but an exact headline and key points (they are the summary)."""
        return tuple(b for b in self.blocks if b.kept and b.reason not in {"headline", "key point"})
