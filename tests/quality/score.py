"""The scores: for each install, set and language, one number a metric."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from outcomes import Kind, Outcome, macro_f1, tally
from readings import readings
from score_people import people_outcomes
from score_reading import reading_outcomes
from score_together import together_outcomes

ALL = "all"
"""The column of all languages together."""
MAIN = ("en", "fr", "ru", "uk")
"""Languages in the order of the table; others follow by name."""

Formula = Callable[[Sequence[Outcome]], float | None]


@dataclass(frozen=True, slots=True)
class Metric:
    """One number of the table."""

    field: str
    measure: str
    formula: Formula
    count: bool = False
    """A number of faults: the lower the better, and no fraction."""

    @property
    def name(self) -> str:
        """As the baseline has it: ``people precision``."""
        return f"{self.field} {self.measure}"


def _precision(outcomes: Sequence[Outcome]) -> float | None:
    return tally(outcomes).precision


def _recall(outcomes: Sequence[Outcome]) -> float | None:
    return tally(outcomes).recall


def _f1(outcomes: Sequence[Outcome]) -> float | None:
    return tally(outcomes).f1


def _number(kind: Kind) -> Formula:
    return lambda outcomes: float(sum(o.kind is kind for o in outcomes)) if outcomes else None


def _distinct(outcomes: Sequence[Outcome]) -> float:
    return float(len({o.label for o in outcomes}))


def _prf(field: str) -> list[Metric]:
    return [Metric(field, "precision", _precision), Metric(field, "recall", _recall), Metric(field, "F1", _f1)]


METRICS: tuple[Metric, ...] = (
    Metric("language", "accuracy", _recall),
    Metric("date", "precision", _precision),
    Metric("date", "recall", _recall),
    Metric("headline", "exact", _recall),
    *_prf("byline"),
    *_prf("source"),
    *_prf("lines"),
    *_prf("html lines"),
    *_prf("trafilatura"),
    Metric("paragraphs", "lost", _number(Kind.MISSED), count=True),
    *_prf("people"),
    Metric("names", "exact", _recall),
    *_prf("mentions"),
    Metric("overlapping", "precision", _precision),
    Metric("overlapping", "recall", _recall),
    Metric("traps", "taken for people", _number(Kind.EXTRA), count=True),
    *_prf("same person"),
    Metric("wrong merges", "pairs", _distinct, count=True),
    Metric("topics", "macro-F1", macro_f1),
    Metric("topics", "precision", _precision),
    Metric("topics", "recall", _recall),
    *_prf("stories"),
    *_prf("copies"),
)
NOT_OURS = frozenset({"trafilatura"})
"""Fields that measure somebody else: shown beside ours, not pinned."""
BY_NAME = {metric.name: metric for metric in METRICS}


@cache
def outcomes(install: str) -> tuple[Outcome, ...]:
    """Everything that was compared, for an install: ``light`` or ``models``."""
    results = readings(install).results
    return tuple(_outcomes(install)) if results else ()


def _outcomes(install: str) -> Iterator[Outcome]:
    results = readings(install).results
    for result in results:
        yield from reading_outcomes(result)
        yield from people_outcomes(result)
    yield from together_outcomes(results)


def scores(install: str, part: str) -> dict[str, dict[str, float]]:
    """Metric to language to number; what there is nothing to measure by is left out.

    Args:
        install: ``light`` or ``models``.
        part: ``dev``, ``held-out`` or ``all``.
    """
    by_field: dict[str, list[Outcome]] = {}
    for outcome in outcomes(install):
        if outcome.within(part):
            by_field.setdefault(outcome.field, []).append(outcome)
    columns = (*languages(part), ALL)
    return {m.name: found for m in METRICS if (found := _row(m, by_field.get(m.field, []), columns))}


def _row(metric: Metric, outcomes: Sequence[Outcome], columns: Sequence[str]) -> dict[str, float]:
    values = {c: metric.formula([o for o in outcomes if c == ALL or c in o.langs]) for c in columns}
    return {column: value for column, value in values.items() if value is not None}


def languages(part: str) -> tuple[str, ...]:
    """The languages of a set, in the table's order."""
    found = {r.gold.lang for r in readings("light").results if r.gold.within(part)}
    return (*(lang for lang in MAIN if lang in found), *sorted(found.difference(MAIN)))
