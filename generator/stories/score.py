"""Whether two reports are of one event: what they share, weighed by how rare it is."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from generator.stories.features import Features
from generator.topics import embedding

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The outcome of a comparison."""

    score: float
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class Signals:
    """What the comparison saw; each from 0 to about 1."""

    marks: float
    """Shared people, numbers, names and international words, of those that could be shared."""
    mass: float
    """The same, absolute: how much there is."""
    words: float
    """Cosine of the words, in one language; -1 between languages."""
    topics: float
    cosine: float
    """Of the sentence encoder; -1 without."""
    shared: tuple[str, ...]


def signals(a: Features, b: Features, rarity: Rarity, *, models: bool) -> Signals:
    """Compare two reports feature by feature."""
    shared = _shared(a, b, rarity)
    mass = sum(weight for weight, _ in shared)
    room = math.sqrt(_room(a, rarity) * _room(b, rarity))
    return Signals(
        marks=mass / room if room else 0.0,
        mass=mass,
        words=_cosine(a, b, rarity) if a.report.lang == b.report.lang else -1.0,
        topics=_overlap(a.report.topics, b.report.topics),
        cosine=embedding.similarity(_text(a), _text(b)) if models else -1.0,
        shared=tuple(mark for _, mark in sorted(shared, key=lambda s: (-s[0], s[1]))),
    )


def compare(a: Features, b: Features, rarity: Rarity, *, models: bool) -> Evidence:
    """Judge two reports."""
    seen = signals(a, b, rarity, models=models)
    points = (
        2.2 * seen.marks
        + 0.12 * min(seen.mass, 6)
        + (1.6 * seen.words if seen.words >= 0 else 0.0)
        + 0.25 * seen.topics
    )
    score = points / 2
    return Evidence(score=min(score, 1.0), same=score >= 0.5, why=", ".join(seen.shared[:5]))


def _shared(a: Features, b: Features, rarity: Rarity) -> list[tuple[float, str]]:
    by_key = {key: mark for mark, (_, keys) in b.marks.items() for key in keys}
    found = []
    for mark, (weight, keys) in a.marks.items():
        common = [key for key in keys if key in by_key]
        if common:
            partner = max(b.marks[by_key[key]][0] for key in common)
            found.append((min(weight, partner) * max(rarity(key) for key in common), mark))
    return found


def _room(f: Features, rarity: Rarity) -> float:
    return sum(weight * max(map(rarity, keys)) for weight, keys in f.marks.values() if weight >= 0.5)


def _cosine(a: Features, b: Features, rarity: Rarity) -> float:
    def weights(f: Features) -> dict[str, float]:
        return {s: (1 + math.log(n)) * rarity(f"{f.report.lang} {s}") for s, n in f.stems.items()}

    first, second = weights(a), weights(b)
    dot = sum(w * second[s] for s, w in first.items() if s in second)
    norm = math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
    return dot / norm if norm else 0.0


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return len(set(a) & set(b)) / max(min(len(a), len(b)), 1)


def _text(f: Features) -> str:
    return f"{f.report.title}. {f.report.text}"
