"""What holds between articles, against the labels: the same person, the same event, the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus import Gold
from outcomes import Kind, Outcome
from readings import Result
from score_people import label_of, matched

from generator.stories.duplicates import NEAR_DUPLICATE, near_duplicate


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A labelled person that was recognised in an article, and the id the registry gave."""

    gold: Gold
    key: str
    id: str


def together_outcomes(results: Sequence[Result]) -> Iterator[Outcome]:
    """Pairs of people and of articles."""
    yield from _same_person(results)
    yield from _stories(results)
    yield from _copies(results)


def _same_person(results: Sequence[Result]) -> Iterator[Outcome]:
    """Pairs of sightings; who was not recognised is counted under people, not here."""
    sightings = [
        _Sighting(r.gold, key, id_) for r in results for key, i in matched(r).items() if (id_ := r.ids[i]) is not None
    ]
    for a, b in combinations(sightings, 2):
        if a.key != b.key and a.id != b.id:
            continue
        kind = Kind.EXTRA if a.key != b.key else Kind.HIT if a.id == b.id else Kind.MISSED
        label, detail = f"{label_of(a.gold, a.key)} / {label_of(b.gold, b.key)}", f"{a.id} / {b.id}"
        yield Outcome("same person", kind, (a.gold, b.gold), label, detail)
        if kind is Kind.EXTRA:
            keys = " / ".join(sorted((a.key, b.key)))
            yield Outcome("wrong merges", kind, (a.gold, b.gold), keys, f"{label}: {a.id}")


def _stories(results: Sequence[Result]) -> Iterator[Outcome]:
    for a, b in combinations(results, 2):
        same, said = a.gold.story == b.gold.story, a.article.story == b.article.story
        yield from _pair("stories", a, b, same=same, said=said)


def _copies(results: Sequence[Result]) -> Iterator[Outcome]:
    """Pairs in one language; copies of one original are copies of each other."""
    original = {r.gold.id: r.gold.near_duplicate_of or r.gold.id for r in results}
    for a, b in combinations(results, 2):
        if a.gold.lang == b.gold.lang:
            same = original[a.gold.id] == original[b.gold.id]
            said = near_duplicate(a.article.body, b.article.body) >= NEAR_DUPLICATE
            yield from _pair("copies", a, b, same=same, said=said)


def _pair(field: str, a: Result, b: Result, *, same: bool, said: bool) -> Iterator[Outcome]:
    if same or said:
        kind = Kind.HIT if same and said else Kind.MISSED if same else Kind.EXTRA
        titles = f"{a.article.title[:60]} / {b.article.title[:60]}"
        yield Outcome(field, kind, (a.gold, b.gold), f"{a.gold.id} {a.gold.lang} / {b.gold.id} {b.gold.lang}", titles)
