"""The sentence encoder's opinion on the built-in topics: a second signal beside the cues, where it is installed.

One direction a topic in the encoder's space (encoder.txt), found by ridge regression over short labelled texts in eight
languages (scripts/topics_training). How much further than the other topics an article reaches in a topic's direction is
its lift, in standard deviations.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from generator.topics.embedding import embed
from generator.topics.taxonomy import Taxonomy

_FEWEST = 3


def lifts(title: str, text: str, taxonomy: Taxonomy) -> dict[str, float]:
    """Of the built-in topics that the taxonomy has, in standard deviations; {} if those are fewer than three."""
    known = [id_ for id_ in directions() if id_ in taxonomy.topics]
    if len(known) < _FEWEST:
        return {}
    return _standardised({id_: reach for id_, reach in _reaches(f"{title}. {text}").items() if id_ in known})


def _standardised(reaches: Mapping[str, float]) -> dict[str, float]:
    mean = math.fsum(reaches.values()) / len(reaches)
    spread = math.sqrt(math.fsum((reach - mean) ** 2 for reach in reaches.values()) / len(reaches))
    return {id_: (reach - mean) / spread for id_, reach in reaches.items()} if spread else {}


def _reaches(text: str) -> dict[str, float]:
    vector = embed(text)
    return {
        id_: scale * sum(x * y for x, y in zip(vector, weights, strict=True)) + offset
        for id_, (scale, offset, weights) in directions().items()
    }


@lru_cache(maxsize=1)
def directions() -> dict[str, tuple[float, float, tuple[int, ...]]]:
    """By topic: scale, offset and the 512 whole numbers of its direction."""
    text = resources.files("generator.topics").joinpath("encoder.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            id_, scale, offset, packed = line.split(" ")
            weights = tuple(byte - 128 for byte in base64.b64decode(packed))
            found[id_] = (float(scale), float(offset), weights)
    return found
