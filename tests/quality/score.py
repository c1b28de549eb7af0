"""The scores: for each install, set and language, one number a metric."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from corpus import articles
from outcomes import Kind, Outcome, macro_f1, tally
from readings import INSTALLS, Result, readings
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole corpus read by one install and compared with its labels."""

    outcomes: tuple[Outcome, ...]
    articles_a_second: float


_COMPARED: dict[str, Comparison] = {}


def compared(install: str) -> Comparison:
    """Everything that an install makes of the corpus; worked out once a process.

    Args:
        install: ``light`` or ``models``.
    """
    if install not in _COMPARED:
        _COMPARED[install] = _compare(install)
    return _COMPARED[install]


def compare_both() -> None:
    """Work out both installs at the same time: the light one in a process of its own."""
    if _COMPARED.keys() >= set(INSTALLS):
        return
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        light = pool.submit(_compare, "light")
        _COMPARED["models"] = _compare("models")
        _COMPARED["light"] = light.result()


def _compare(install: str) -> Comparison:
    found = readings(install)
    return Comparison(tuple(_outcomes(found.results)), found.articles_a_second)


def _outcomes(results: Sequence[Result]) -> Iterator[Outcome]:
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
    for outcome in compared(install).outcomes:
        if outcome.within(part):
            by_field.setdefault(outcome.field, []).append(outcome)
    columns = (*languages(part), ALL)
    return {m.name: found for m in METRICS if (found := _row(m, by_field.get(m.field, []), columns))}


def _row(metric: Metric, outcomes: Sequence[Outcome], columns: Sequence[str]) -> dict[str, float]:
    values = {c: metric.formula([o for o in outcomes if c == ALL or c in o.langs]) for c in columns}
    return {column: value for column, value in values.items() if value is not None}


def languages(part: str) -> tuple[str, ...]:
    """The languages of a set, in the table's order."""
    found = {gold.lang for gold in articles() if gold.within(part)}
    return (*(lang for lang in MAIN if lang in found), *sorted(found.difference(MAIN)))
