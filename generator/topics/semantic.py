"""The sentence encoder's opinion on topics: a second signal beside the cues, where it is installed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.topics.taxonomy import Taxonomy


def wanted(models: bool | None) -> bool:  # noqa: FBT001 - three-valued
    """Whether the encoder has a say."""
    del models
    return False


def similarities(title: str, text: str, taxonomy: Taxonomy) -> Mapping[str, float]:
    """Cosine of article and topic, by topic id."""
    del title, text
    return dict.fromkeys(taxonomy.topics, 0.0)


def adjust(scored: Mapping[str, float], prior: Mapping[str, float]) -> dict[str, float]:
    """Points of the cues, corrected by the similarities."""
    del prior
    return dict(scored)
