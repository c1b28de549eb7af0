"""A topic as one article shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TopicScore:
    """A topic assigned to an article, and why."""

    id: str
    score: float
    """0 to 1; how surely the article is about it."""
    evidence: tuple[str, ...]
    """The words of the article that speak for it, most telling first."""
