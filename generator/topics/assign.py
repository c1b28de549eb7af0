"""What an article is about: every topic's cues counted, weighed and compared."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.topics import embedding, semantic
from generator.topics.cues import Cue, Hit
from generator.topics.finders import finder
from generator.topics.model import TopicScore
from generator.topics.taxonomy import Taxonomy
from generator.topics.words import Words, fold, words

MAX_TOPICS = 4
"""At most so many topics an article."""

# Tuned on the development parts of tests/quality/corpus and tests/stories/data; their held-out parts only measure.
TITLE_FACTOR = 2.0
"""A cue in the headline counts as much more."""
LEAD_FACTOR = 1.3
"""… and one in the first words of the text, where news says what it is about."""
LEAD_WORDS = 45
REPEAT = 0.6
"""What the second mention of a cue adds to its weight; the n-th adds that divided by n - 1."""
STRONG = 2.0
"""Weight from which one cue may decide alone."""
FLOOR = 1.8
"""Points below which nothing is clear, for a text of up to `SHORT` words."""
CLEAR = 1.5
"""Different cues (a weak one counts half) without which a topic is not clear, unless one of them is strong."""
SHORT = 80
LONGER = 0.45
"""What each doubling of a text beyond that takes: a long text holds more words by chance."""
RELATIVE = 0.3
"""Part of the best topic's points that a further topic needs …"""
DOMINANT = 7.0
"""… where more points than these do not count: a topic with very many cues does not silence the others."""
OWN_WORTH = 2.0
"""A parent stands beside its child only with so many times its points."""
BACKED = 3.0
"""Lift by the encoder (`generator.topics.semantic`) with which one cue suffices."""
ENCODER_ALONE = 0.5
"""Score of a topic that no cue names and the encoder is sure of."""
CERTAIN = 3.5
"""Points at which a score is 1 - 1/e."""
_MAX_EVIDENCE = 6


@dataclass(frozen=True, slots=True)
class _Points:
    """What the cues say for one topic."""

    total: float
    distinct: float
    """Different words among the hits with weight, a weak one counting half."""
    strong: bool
    evidence: tuple[str, ...]


def assign(
    title: str, text: str, lang: str, taxonomy: Taxonomy, *, models: bool | None = None
) -> tuple[TopicScore, ...]:
    """The topics an article is about, best first; none when nothing is clear.

    Args:
        title: its headline; counts more than the text.
        text: its text, title not included (if it is, nothing breaks: those words count twice).
        lang: BCP 47 language of the text; for one without cues, those of its nearest relatives serve.
        taxonomy: the topics to choose from.
        models: whether the sentence encoder of the extra ``models`` has a say; None: if it is installed.
    """
    points = _points(words(title), words(text), lang, taxonomy)
    length = 1 + LONGER * math.log2(max(len(text.split()) / SHORT, 1))
    scored = {id_: p.total / length for id_, p in points.items()}
    lifted = semantic.lifts(title, text, taxonomy) if embedding.wanted(models) else {}
    scored = {id_: score + semantic.points(lifted[id_]) if lifted else score for id_, score in scored.items()}
    clear = {id_ for id_, p in points.items() if p.distinct >= CLEAR or p.strong or lifted.get(id_, 0) >= BACKED}
    chosen = _choose({id_: score for id_, score in scored.items() if id_ in clear}, taxonomy)
    sure = semantic.alone(lifted) if not chosen else None
    if sure:
        return (TopicScore(sure, ENCODER_ALONE, points[sure].evidence if sure in points else ()),)
    return tuple(
        TopicScore(id_, round(1 - math.exp(-scored[id_] / CERTAIN), 3), points[id_].evidence) for id_ in chosen
    )


def _points(title: Words, text: Words, lang: str, taxonomy: Taxonomy) -> dict[str, _Points]:
    find = finder(taxonomy, lang)
    hits: dict[str, list[tuple[Hit, float, str]]] = {}
    for hit in find.find(title):
        hits.setdefault(hit.owner, []).append((hit, TITLE_FACTOR, title.span(hit.first, hit.last)))
    for hit in find.find(text):
        factor = LEAD_FACTOR if hit.first < LEAD_WORDS else 1.0
        hits.setdefault(hit.owner, []).append((hit, factor, text.span(hit.first, hit.last)))
    return {owner: points for owner, found in hits.items() if (points := _weigh(found)).total > 0}


def _weigh(found: Sequence[tuple[Hit, float, str]]) -> _Points:
    by_cue: dict[Cue, list[tuple[float, str]]] = {}
    for hit, factor, surface in found:
        if hit.cue.weight:
            by_cue.setdefault(hit.cue, []).append((factor, surface))
    worth = {cue: cue.weight * _repeated([f for f, _ in places]) for cue, places in by_cue.items()}
    ranked = sorted(worth, key=lambda cue: (-worth[cue], cue.pattern))
    surfaces: dict[str, str] = {}
    for cue in ranked:
        surfaces.setdefault(fold(by_cue[cue][0][1]), by_cue[cue][0][1])
    distinct = sum(1 if cue.weight >= 1 else 0.5 for cue in ranked)
    strong = any(cue.weight >= STRONG and (len(by_cue[cue]) > 1 or by_cue[cue][0][0] >= LEAD_FACTOR) for cue in ranked)
    return _Points(sum(worth.values()), distinct, strong, tuple(surfaces.values())[:_MAX_EVIDENCE])


def _repeated(factors: Sequence[float]) -> float:
    """The worth of one cue met in several places: the best place in full, each further one less and less."""
    return max(factors) + sum(REPEAT / n for n in range(1, len(factors)))


def _choose(scored: Mapping[str, float], taxonomy: Taxonomy) -> list[str]:
    order = {id_: number for number, id_ in enumerate(taxonomy.topics)}
    ranked = sorted((id_ for id_ in scored if scored[id_] >= FLOOR), key=lambda id_: (-scored[id_], order[id_]))
    if not ranked:
        return []
    enough = [id_ for id_ in ranked if scored[id_] >= RELATIVE * min(scored[ranked[0]], DOMINANT)]
    return _without_parents(enough, scored, taxonomy)[:MAX_TOPICS]


def _without_parents(ranked: list[str], scored: Mapping[str, float], taxonomy: Taxonomy) -> list[str]:
    """Leave out a topic when a finer one below it is chosen too, unless it has clearly more to say than that."""
    kept = []
    for id_ in ranked:
        below = [other for other in ranked if id_ in taxonomy.ancestors(other)]
        if not below or scored[id_] > OWN_WORTH * max(scored[other] for other in below):
            kept.append(id_)
    return kept
