"""Finding the reports of one event among a few; for many, keep a `StoryIndex`."""

from __future__ import annotations

from collections.abc import Sequence

from generator.stories.index import StoryIndex
from generator.stories.model import Match, Report


def find_story(new: Report, others: Sequence[Report], *, models: bool | None = None) -> Match | None:
    """The best other report of the same event, in whatever language; None if nobody else reports it.

    Args:
        new: the report.
        others: reports to compare it with, in any order; one with the same slug is passed over.
        models: whether the sentence encoder of the extra ``models`` has a say; None: if it is installed.
    """
    index = StoryIndex(models=models)
    for other in others:
        index.add(other)
    return index.find(new)
