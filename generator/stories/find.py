"""Finding the reports of one event."""

from __future__ import annotations

from collections.abc import Sequence

from generator.stories.duplicates import NEAR_DUPLICATE, near_duplicate
from generator.stories.model import Match, Report


def find_story(new: Report, others: Sequence[Report], *, models: bool | None = None) -> Match | None:
    """The best other report of the same event, in whatever language; None if nobody else reports it."""
    del models
    for other in sorted(others, key=lambda r: r.slug):
        score = near_duplicate(new.text, other.text)
        if score >= NEAR_DUPLICATE and other.slug != new.slug:
            return Match(other.slug, round(score, 3), "the same text")
    return None
