"""What the blocks that were left out had to say about the article."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.article import Source
from generator.reading.byline import Byline
from generator.reading.draft import Draft
from generator.reading.stamps import Stamp

BESIDE = 2
"""How many blocks away from a stamp a bare name is taken for a byline."""


@dataclass(slots=True)
class Found:
    """What the blocks that were left out had to say."""

    stamps: list[Stamp] = field(default_factory=list)
    bylines: list[tuple[Byline, Draft]] = field(default_factory=list)
    sources: list[tuple[Source, Draft]] = field(default_factory=list)
    notices: list[tuple[Source, Draft]] = field(default_factory=list)
    """Publishers named in copyright lines."""
    headline: Draft | None = None
    pictures: int = 0
    """Image placeholders and photo credits left out."""
