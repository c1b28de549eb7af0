"""One thing that was right, wrongly there or missing: all scores are counted from these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from corpus import Gold


class Kind(Enum):
    """What an outcome is."""

    HIT = "right"
    EXTRA = "extra"
    """Found, but not in the labels."""
    MISSED = "missed"
    """In the labels, but not found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing of an article, or of a pair of articles, compared with the labels."""

    field: str
    kind: Kind
    golds: tuple[Gold, ...]
    """The article, or the two of a pair."""
    label: str
    """What the macro average groups by, and what a list of failures shows first."""
    detail: str = ""

    @property
    def langs(self) -> frozenset[str]:
        """Languages that it counts for: a pair counts for both of its own."""
        return frozenset(gold.lang for gold in self.golds)

    def within(self, part: str) -> bool:
        """Whether it belongs to a set: a pair does if both articles do."""
        return all(gold.within(part) for gold in self.golds)


@dataclass(slots=True)
class Tally:
    """Outcomes counted."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Right of what was found; None if nothing was."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else None

    @property
    def recall(self) -> float | None:
        """Found of what there is; None if there is nothing."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if there was nothing and nothing was found."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else None


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count outcomes."""
    counts = Tally()
    for outcome in outcomes:
        counts.hits += outcome.kind is Kind.HIT
        counts.extra += outcome.kind is Kind.EXTRA
        counts.missed += outcome.kind is Kind.MISSED
    return counts


def macro_f1(outcomes: Iterable[Outcome]) -> float | None:
    """Mean of the F1 of each label that the gold has; None if it has none."""
    by_label: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_label.setdefault(outcome.label, []).append(outcome)
    tallies = [tally(group) for group in by_label.values()]
    scores = [t.f1 or 0.0 for t in tallies if t.hits + t.missed]
    return sum(scores) / len(scores) if scores else None
