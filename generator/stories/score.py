"""Whether two reports are of one event: what they share, weighed by how rare it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.people.names.translit import closeness, keys
from generator.stories.features import COGNATE, NUMBER, Features, forms
from generator.stories.model import Report
from generator.topics import embedding

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report's features with how rare they are among the reports there are now."""

    stems: Mapping[str, float]
    length: float
    """Of the vector of the stems."""
    room: float
    """What could be shared."""


Weigher = Callable[[Features], Weighed]


def weigh(f: Features, rarity: Rarity) -> Weighed:
    """Weigh a report's features; worth keeping while no report is added."""
    lang = f.report.lang
    stems = {s: (1 + math.log(n)) * rarity(f"{lang} {s}") for s, n in f.stems.items()}
    room = sum(weight * max(map(rarity, found)) for weight, found in f.marks.values() if weight > COGNATE)
    return Weighed(stems, math.sqrt(sum(w * w for w in stems.values())), room)


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the signals."""

    marks: float
    mass: float
    numbers: float
    topics: float
    words: float
    cosine: float
    cast: float
    bias: float


LIGHT = Weights(marks=4.2, mass=2.2, numbers=2.5, topics=0.8, words=6.0, cosine=0.0, cast=0.7, bias=-4.5)
WITH_ENCODER = Weights(marks=4.0, mass=2.9, numbers=2.2, topics=0.6, words=5.0, cosine=6.5, cast=0.7, bias=-7.6)
DOUBT = 0.05
"""What the light score loses where the encoder is not convinced."""
ALIKE = 0.75
"""Closeness in sound from which two words are one name."""
SAME = 0.5
"""Score from which two reports are of one event."""
LEAST = 0.5
"""Shared features below which nothing is believed, whatever the encoder says."""
ENOUGH = 6.0
"""Shared features above which more add nothing."""
ORDINARY_WORDS = 0.3
"""Cosine of the words of two reports in one language about different events of one kind; at most."""
FULL_CAST = 4
"""People two reports share from which more add nothing."""
_FEW_NUMBERS = 0.8
_SHOWN = 5


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
    numbers: float
    """Shared numbers, of those of the report with fewer; 0.5 when either has next to none."""
    words: float
    """Cosine of the words, in one language; -1 between languages."""
    topics: float
    cosine: float
    """Of the sentence encoder; -1 without."""
    cast: int
    """Shared people beyond the first: one person is in the news for many things, the same several for one."""
    shared: tuple[str, ...]


def signals(a: Features, b: Features, weighed: Weigher, shared: list[tuple[float, str]], *, models: bool) -> Signals:
    """Compare two reports, what they share being known."""
    mass = sum(weight for weight, _ in shared)
    first, second = weighed(a), weighed(b)
    room = math.sqrt(first.room * second.room)
    return Signals(
        marks=mass / room if room else 0.0,
        mass=mass,
        numbers=_numbers(a, b),
        words=_cosine(first, second) if a.report.lang == b.report.lang else -1.0,
        topics=_overlap(a.report.topics, b.report.topics),
        cosine=embedding.similarity(_text(a), _text(b)) if models else -1.0,
        cast=max(min(len(common_people(a.report, b.report)), FULL_CAST) - 1, 0),
        shared=tuple(mark for _, mark in sorted(shared, key=lambda s: (-s[0], s[1]))),
    )


def compare(a: Features, b: Features, rarity: Rarity, weighed: Weigher, *, models: bool) -> Evidence:
    """Judge two reports: a logistic model, begun from a fit to development.yml, then set by hand.

    Whether words with a common key sound alike is slow to tell. So it is asked only of reports that would be of one
    event if all of them did: the score grows with what is shared.
    """
    loose = _shared(a, b, rarity, any_sound=True)
    if sum(weight for weight, _ in loose) < LEAST:
        return _NOT_SAME
    seen = signals(a, b, weighed, loose, models=models)
    if _score(seen, models=models) < SAME:
        return _NOT_SAME
    exact = _shared(a, b, rarity, any_sound=False)
    if exact != loose:
        mass = sum(weight for weight, _ in exact)
        marks = seen.marks * mass / seen.mass if seen.mass else 0.0
        shown = tuple(mark for _, mark in sorted(exact, key=lambda s: (-s[0], s[1])))
        seen = replace(seen, mass=mass, marks=marks, shared=shown)
    score = _score(seen, models=models)
    return Evidence(score=score, same=score >= SAME and seen.mass >= LEAST, why=", ".join(seen.shared[:_SHOWN]))


_NOT_SAME = Evidence(score=0.0, same=False, why="")


def _score(seen: Signals, *, models: bool) -> float:
    score = _logistic(seen, LIGHT)
    # The encoder is weak in some languages (Ukrainian): where the rest is clear without it, it has no veto.
    return max(_logistic(seen, WITH_ENCODER), score - DOUBT) if models else score


def _logistic(seen: Signals, weights: Weights) -> float:
    points = (
        weights.marks * seen.marks
        + weights.mass * min(seen.mass, ENOUGH) / ENOUGH
        + weights.numbers * seen.numbers
        + weights.topics * seen.topics
        + weights.cosine * seen.cosine
        + weights.cast * seen.cast
        + (weights.words * (seen.words - ORDINARY_WORDS) if seen.words >= 0 else 0.0)
        + weights.bias
    )
    return 1 / (1 + math.exp(-points))


def common_people(a: Report, b: Report) -> frozenset[str]:
    """Ids of the people both reports name."""
    return frozenset(a.people) & frozenset(b.people)


def _numbers(a: Features, b: Features) -> float:
    first, second = ({m: w for m, (w, _) in f.marks.items() if m.startswith(NUMBER)} for f in (a, b))
    room = min(sum(first.values()), sum(second.values()))
    if room < _FEW_NUMBERS:
        return 0.5
    return min(sum(weight for mark, weight in first.items() if mark in second) / room, 1.0)


def _named(a: Features, b: Features) -> frozenset[str]:
    """Keys of the names of the people both have: the shared person says it, the words of the name say nothing more."""
    people = common_people(a.report, b.report)
    return frozenset(key for person in people for part in person.split("-") for key in keys(part, "en"))


def _shared(a: Features, b: Features, rarity: Rarity, *, any_sound: bool) -> list[tuple[float, str]]:
    """What both have, with its weight; with ``any_sound`` a common key will do, which is never less."""
    common_keys = a.by_key.keys() & b.by_key.keys()
    if not common_keys:
        return []
    named = _named(a, b)
    # Ordinary words of one language are compared as words, not as names.
    least = COGNATE if a.report.lang == b.report.lang else 0.0
    having = {mark for key in common_keys for mark in a.by_key[key]}
    found = []
    for mark in (mark for mark in a.marks if mark in having):
        weight, all_keys = a.marks[mark]
        common = sorted(all_keys & common_keys)
        if weight <= least or named.intersection(common):
            continue
        others = {p for key in common for p in b.by_key[key] if b.marks[p][0] > least}
        likely = sorted(others, key=lambda p: (-b.marks[p][0], p != mark, p))
        partner = next((b.marks[p][0] for p in likely if any_sound or _alike(mark, a, p, b)), 0.0)
        if partner:
            found.append((min(weight, partner) * max(rarity(key) for key in common), mark))
    return found


def _alike(mark: str, a: Features, other: str, b: Features) -> bool:
    """Whether two marks with a common key are one: the key of a word is coarse."""
    if mark == other or " " in mark or " " in other:
        return mark == other
    return _sound_alike(mark, a.report.lang, other, b.report.lang)


@lru_cache(maxsize=200_000)
def _sound_alike(word: str, lang: str, other: str, other_lang: str) -> bool:
    if word == other:
        return True
    pairs = ((x, y) for x in forms(word, lang) for y in forms(other, other_lang))
    return any(closeness(x, lang, y, other_lang) >= ALIKE for x, y in pairs)


def _cosine(a: Weighed, b: Weighed) -> float:
    norm = a.length * b.length
    return sum(w * b.stems[s] for s, w in a.stems.items() if s in b.stems) / norm if norm else 0.0


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return len(set(a) & set(b)) / max(min(len(a), len(b)), 1)


def _text(f: Features) -> str:
    return f"{f.report.title}. {f.report.text}"
