"""How sure it is that an article is about a topic: a logistic model over what cues, words and the encoder say.

The coefficients are the same for every topic, so a topic that an editor adds is judged like the others; each built-in
topic has a small offset of its own (some are labelled more readily than others). Both stand in judge.yml, which
scripts/train_topics.py writes from labelled articles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator import yamlio
from generator.topics.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Model:
    """One trained judge."""

    coefficients: tuple[float, ...]
    bias: float
    offsets: Mapping[str, float]
    cut: float
    """Probability from which a topic is assigned."""

    def probability(self, id_: str, features: Sequence[float]) -> float:
        """How probable a topic is by its numbers (`generator.topics.signals.features`)."""
        dot = math.fsum(c * x for c, x in zip(self.coefficients, features, strict=True))
        return 1 / (1 + math.exp(-max(min(dot + self.bias + self.offsets.get(id_, 0.0), 30.0), -30.0)))


@lru_cache(maxsize=3)
def model(name: str) -> Model:
    """The judge by ``cues`` alone, that of the ``light`` install, or that with ``models``."""
    data = yamlio.load_beside(Path(__file__).with_name("judge.yml"))[name]
    coefficients = tuple(float(x) for x in data["coefficients"])
    offsets = {str(id_): float(x) for id_, x in data["offsets"].items()}
    return Model(coefficients, float(data["bias"]), offsets, float(data["cut"]))


def with_lifts(
    rows: Mapping[str, Sequence[float]], lifts: Mapping[str, float], taxonomy: Taxonomy
) -> dict[str, tuple[float, ...]]:
    """The numbers of the topics that have a lift, with what it says of them and of the topics below them.

    Args:
        rows: the numbers by topic; the first are the points of its cues.
        lifts: of the words (`generator.topics.lexicon`) or of the encoder (`generator.topics.semantic`).
        taxonomy: the topics.
    """
    below: dict[str, float] = {}
    for id_, topic in taxonomy.topics.items():
        if topic.parent and id_ in lifts:
            below[topic.parent] = max(below.get(topic.parent, 0.0), lifts[id_])
    return {
        id_: (*row, lifts[id_], max(lifts[id_] - _CLEAR, 0.0), lifts[id_] * row[0], below.get(id_, 0.0))
        for id_, row in rows.items()
        if id_ in lifts
    }


_CLEAR = 2.0
"""Lift from which words or encoder are of a clear opinion."""
