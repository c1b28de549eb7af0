"""What we aim at on the part set aside, and the cases that stand in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from outcomes import Kind
from score import ALL, BY_NAME, MAIN, compared

ASIDE = "held-out"

TARGETS: Mapping[str, tuple[float, float]] = {
    "language accuracy": (1.0, 1.0),
    "date precision": (1.0, 1.0),
    "date recall": (0.95, 0.95),
    "headline exact": (0.96, 0.96),
    "byline F1": (0.92, 0.92),
    "lines F1": (0.985, 0.985),
    "paragraphs lost": (0, 0),
    "people precision": (0.93, 0.96),
    "people recall": (0.87, 0.94),
    "same person F1": (0.97, 0.97),
    "wrong merges pairs": (0, 0),
    "topics macro-F1": (0.85, 0.85),
    "stories F1": (0.85, 0.95),
    "copies F1": (0.97, 0.97),
}
"""By metric: the light install's target, and that with models."""

EACH_LANGUAGE = frozenset({"people precision", "people recall"})
"""Metrics whose target holds in each of the main languages, not on the whole only."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target, and where the scores stand."""

    metric: str
    install: str
    target: float
    found: Mapping[str, float]
    """By column of the table: ``all``, or each of the main languages."""

    @property
    def short(self) -> tuple[str, ...]:
        """Columns that miss the target."""
        count = BY_NAME[self.metric].count
        return tuple(c for c, v in self.found.items() if (v > self.target if count else v < self.target))


def aims(pinned: Mapping[str, Any]) -> Iterator[Aim]:
    """Every target with the score the baseline has."""
    for number, install in enumerate(("light", "models")):
        table = pinned["scores"].get(install, {}).get(ASIDE, {})
        for metric, targets in TARGETS.items():
            row = table.get(metric, {})
            columns = MAIN if metric in EACH_LANGUAGE else (ALL,)
            yield Aim(metric, install, targets[number], {c: row[c] for c in columns if c in row})


def failing(install: str) -> dict[str, dict[str, int]]:
    """By field: articles of the part set aside in which something is wrong, and how much; of pairs, the events.

    The names of the articles only, not what is wrong: whoever writes rules is not to learn it from here.
    """
    found: dict[str, Counter[str]] = {}
    fields = {BY_NAME[metric].field for metric in TARGETS}
    for outcome in compared(install).outcomes:
        if outcome.field in fields and outcome.kind is not Kind.HIT and outcome.within(ASIDE):
            names = [gold.id for gold in outcome.golds]
            if len(names) > 1:  # pairs are too many to be named one by one
                names = [gold.event for gold in outcome.golds]
            name = " / ".join(dict.fromkeys(names))
            found.setdefault(outcome.field, Counter())[name] += 1
    return {field: dict(sorted(found[field].items())) for field in sorted(found)}
