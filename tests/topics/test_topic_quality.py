"""Macro-F1 of the topics on labelled articles that the cues were not written for; a drop fails, a rise may raise the floor."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.topics import Taxonomy, assign, embedding

ARTICLES = Path(__file__).parents[1] / "stories" / "data"
FRESH = Path(__file__).parent / "data" / "fresh.yml"
"""Long ones in nine languages."""
GENERAL = Taxonomy.load(None)


def macro_f1(articles: list[dict[str, Any]], *, models: bool) -> tuple[float, Counter[str]]:
    """Over the topics that a label or an answer names; an ``also`` topic is neither right nor wrong."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for article in articles:
        got = {t.id for t in assign(article["title"], article["text"], article["lang"], GENERAL, models=models)}
        wanted = set(article["topics"])
        right.update(got & wanted)
        missed.update(wanted - got)
        wrong.update(got - wanted - set(article["also"]))
    topics = sorted(right | wrong | missed)
    f1 = [2 * right[t] / (2 * right[t] + wrong[t] + missed[t]) for t in topics]
    return sum(f1) / len(f1), wrong | missed


@pytest.mark.parametrize("models", [False, pytest.param(True, marks=pytest.mark.models)])
@pytest.mark.parametrize(
    ("path", "floor"),
    [(ARTICLES / "development.yml", 0.84), (ARTICLES / "held_out.yml", 0.87), (FRESH, 0.74)],
    ids=["development", "held_out", "fresh"],
)
def test_macro_f1(path: Path, floor: float, *, models: bool) -> None:
    if models and not embedding.available():
        pytest.skip("the extra `models` is not installed")
    score, errors = macro_f1(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), models=models)
    print(f"topics, {path.stem}, {'models' if models else 'light'}: macro-F1 {score:.3f}, errors {dict(errors)}")  # noqa: T201
    assert score >= floor
