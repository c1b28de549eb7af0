"""What a card says."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that every network that shows cards asks for (1.91 : 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words of one card; each is a line of plain text, empty if there is none."""

    site: str
    """The digest's name."""
    kicker: str
    """Over the headline: a topic."""
    title: str
    facts: str
    """Under the headline: who published it, when."""
    language: str
    """In the corner: the language of the text, in itself."""
