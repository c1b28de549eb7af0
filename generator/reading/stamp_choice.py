"""Which of an article's stamps says when it was published."""

from __future__ import annotations

from generator.article import Date
from generator.reading.stamps import Stamp


def choose(stamps: list[Stamp]) -> Stamp | None:
    """The stamp that says when the article was published: a labelled one, else an unlabelled, else the last update."""
    for label in ("published", "", "updated"):
        some = [s for s in stamps if s.label == label]
        if some:
            return _clearest(some, stamps)
    return None


def _clearest(some: list[Stamp], every: list[Stamp]) -> Stamp:
    """Of stamps of one kind the first, as another form of the same date confirms or corrects it."""
    first = some[0]
    certain = {s.day for s in every if not s.found.ambiguous}
    if first.found.ambiguous and first.day not in certain:
        swapped = first.day[:5] + first.day[8:10] + "-" + first.day[5:7]
        if match := next((s for s in every if s.day == swapped and not s.found.ambiguous), None):
            return match
    exact = next((s for s in some if s.day == first.day and not _plain(s.found.value)), None)
    return exact or first


def _plain(value: Date) -> bool:
    return len(value.isoformat()) == 10  # noqa: PLR2004 - YYYY-MM-DD
