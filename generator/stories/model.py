"""What stories are found from, and what is found."""

from __future__ import annotations

from dataclasses import dataclass

from generator.article import Date


@dataclass(frozen=True, slots=True)
class Report:
    """One article as far as its event is concerned."""

    slug: str
    title: str
    text: str
    """Without the title."""
    lang: str
    date: Date | None
    people: tuple[str, ...]
    """Ids in content/people.yml: they hold across languages."""
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Another report of the same event."""

    slug: str
    score: float
    """0 to 1; how surely it is the same event."""
    why: str
    """What the two share, in a few words."""
