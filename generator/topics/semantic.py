"""The sentence encoder's opinion on topics: a second signal beside the cues, where it is installed.

Zero-shot: an article and a topic's label, in all its languages and with its clearest English cues, are put into one
vector space; how much nearer than the other topics a topic lies is its lift, in standard deviations.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from generator.topics.cues import parse_cue
from generator.topics.embedding import dot, embed
from generator.topics.taxonomy import Taxonomy, Topic

# Chosen on the development part of tests/quality/corpus: with rich cues a louder encoder costs more than it finds
# (gain 0.8: macro-F1 .762, 0.2: .764, 0.1: .787; none: .783).
ORDINARY = 1.0
"""Lift at which the encoder is of no opinion."""
GAIN = 0.1
"""Points of cues that one standard deviation more is worth."""
MOST, LEAST = 0.2, -0.2
"""Bounds of those points: the encoder may correct the cues, not overrule them."""
ALONE = 3.2
"""Lift from which a topic stands without any cue."""
_SHOWN_CUES = 8
_CLEAR_CUE = 1.5


def lifts(title: str, text: str, taxonomy: Taxonomy) -> dict[str, float]:
    """How much nearer each topic is than the average one, in standard deviations; {} for fewer than three."""
    article = embed(f"{title}. {text}")
    cosines = {id_: dot(article, vector) for id_, vector in _prototypes(taxonomy).items()}
    if len(cosines) < 3:  # noqa: PLR2004 - two have no spread worth the name
        return {}
    mean = math.fsum(cosines.values()) / len(cosines)
    spread = math.sqrt(math.fsum((cosine - mean) ** 2 for cosine in cosines.values()) / len(cosines))
    if not spread:
        return {}
    return {id_: (cosine - mean) / spread for id_, cosine in cosines.items()}


def points(lift: float) -> float:
    """What a lift adds to the points of a topic's cues, or takes."""
    return min(max(GAIN * (lift - ORDINARY), LEAST), MOST)


def alone(lifted: Mapping[str, float]) -> str | None:
    """The topic that the encoder would name by itself, if it is sure."""
    best = max(lifted, key=lambda id_: (lifted[id_], id_), default=None)
    return best if best is not None and lifted[best] >= ALONE else None


@lru_cache(maxsize=8)
def _prototypes(taxonomy: Taxonomy) -> dict[str, tuple[float, ...]]:
    return {topic.id: _unit([embed(text) for text in _descriptions(topic)]) for topic in taxonomy.topics.values()}


def _descriptions(topic: Topic) -> list[str]:
    label = topic.labels["en"]
    cues = [(parse_cue(cue), cue) for cue in topic.cues.get("en", ())]
    clear = [cue.split("^", maxsplit=1)[0] for parsed, cue in cues if parsed.weight >= _CLEAR_CUE and "*" not in cue]
    return [f"{label}: {', '.join(clear[:_SHOWN_CUES])}", f"News about {label.lower()}", *topic.labels.values()]


def _unit(vectors: list[tuple[float, ...]]) -> tuple[float, ...]:
    total = [math.fsum(column) for column in zip(*vectors, strict=True)]
    length = math.sqrt(math.fsum(x * x for x in total)) or 1.0
    return tuple(x / length for x in total)
