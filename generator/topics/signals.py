"""What a text says for each topic: cues counted by their words and by where they stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.topics.cues import Hit
from generator.topics.finders import finder
from generator.topics.taxonomy import Taxonomy
from generator.topics.words import Words, fold, words

TITLE_FACTOR = 2.0
"""A cue in the headline counts as much more."""
LEAD_FACTOR = 1.3
"""… and one in the first words of the text, where news says what it is about."""
LEAD_WORDS = 60
REPEAT = 0.6
"""What the second mention of a cue adds to its weight; the n-th adds that divided by n - 1."""
SHORT = 80
"""Words up to which a text is short; each doubling beyond is one step of length."""
_STEM = 6
"""Letters by which words of one family are told: several cues for one of them are one cue."""
_MAX_EVIDENCE = 6
_BEST = 2.5
"""Weight beyond which a single cue says no more."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What the cues say for one topic."""

    points: float
    """Weights of the words, the place and the repetitions counted in."""
    title: float
    """Weights in the headline alone."""
    lead: float
    """… and in the first words of the text."""
    distinct: float
    """Different words, a weak one counting half."""
    best: float
    """The greatest weight of one word."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    weight: float
    factor: float
    surface: str


NOTHING = Signal(0.0, 0.0, 0.0, 0.0, 0.0, ())


def signals(title: str, text: str, lang: str, taxonomy: Taxonomy) -> dict[str, Signal]:
    """By topic; only those that some word speaks for."""
    return signals_of(words(title), words(text), lang, taxonomy)


def signals_of(
    title: Words,
    text: Words,
    lang: str,
    taxonomy: Taxonomy,
    *,
    drop: Callable[[str], bool] | None = None,
    silent: set[tuple[str, str]] | None = None,
) -> dict[str, Signal]:
    """As `signals`, of headline and text that are cut into words already.

    Args:
        title: the headline.
        text: the text.
        lang: BCP 47.
        taxonomy: the topics.
        drop: whether a family of words is not to be seen: for training.
        silent: if given, gets the folded words that mean something else here (cues of weight 0), each with the topic
            that it does not speak for.
    """
    found: dict[str, list[_Place]] = {}
    find = finder(taxonomy, lang)
    for number, part in enumerate((title, text)):
        for hit in find.find(part):
            if hit.cue.weight:
                place = _Place(hit.cue.weight, _factor(hit, number), part.span(hit.first, hit.last))
                if drop and drop(family(place.surface)):
                    continue
                found.setdefault(hit.owner, []).append(place)
            elif silent is not None:
                silent.update((fold(word), hit.owner) for word in part.surfaces[hit.first : hit.last + 1])
    return {owner: _signal(places) for owner, places in found.items()}


def _factor(hit: Hit, part: int) -> float:
    if part == 0:
        return TITLE_FACTOR
    return LEAD_FACTOR if hit.first < LEAD_WORDS else 1.0


def _signal(places: Sequence[_Place]) -> Signal:
    families: dict[str, list[_Place]] = {}
    for place in places:
        families.setdefault(family(place.surface), []).append(place)
    worth = {name: _worth(members) for name, members in families.items()}
    ranked = sorted(worth, key=lambda name: (-worth[name], name))
    strongest = {name: max(p.weight for p in members) for name, members in families.items()}
    return Signal(
        points=math.fsum(worth.values()),
        title=math.fsum(p.weight for p in places if p.factor == TITLE_FACTOR),
        lead=math.fsum(p.weight for p in places if p.factor == LEAD_FACTOR),
        distinct=sum(1 if weight >= 1 else 0.5 for weight in strongest.values()),
        best=min(max(strongest.values()), _BEST),
        evidence=tuple(families[name][0].surface for name in ranked)[:_MAX_EVIDENCE],
    )


def family(surface: str) -> str:
    """What words of one family share: the first letters of each word of a phrase."""
    return " ".join(fold(word)[:_STEM] for word in surface.split())


def _worth(members: Sequence[_Place]) -> float:
    """The worth of a word met in several places: the best place in full, each further one less and less."""
    return max(p.weight for p in members) * (
        max(p.factor for p in members) + sum(REPEAT / n for n in range(1, len(members)))
    )


FEATURES = ("points", "share", "title", "lead", "distinct", "best", "length", "long points", "child", "parent")
"""Names of the numbers of `features`, in their order."""


def features(found: Mapping[str, Signal], text: str, taxonomy: Taxonomy) -> dict[str, tuple[float, ...]]:
    """The numbers that a topic is judged by, for every topic of the taxonomy."""
    log = {id_: math.log1p(found[id_].points) if id_ in found else 0.0 for id_ in taxonomy.topics}
    most = max(log.values(), default=0.0)
    length = math.log2(max(len(text.split()) / SHORT, 1))
    child: dict[str, float] = {}
    for id_, topic in taxonomy.topics.items():
        if topic.parent:
            child[topic.parent] = max(child.get(topic.parent, 0.0), log[id_])
    rows: dict[str, tuple[float, ...]] = {}
    for id_, topic in taxonomy.topics.items():
        s, points = found.get(id_, NOTHING), log[id_]
        above = log[topic.parent] if topic.parent else 0.0
        rows[id_] = (
            points, points - most, math.log1p(s.title), math.log1p(s.lead), math.log1p(s.distinct), s.best,
            length, length * points, child.get(id_, 0.0), above,
        )  # fmt: skip
    return rows
