"""People of marked articles, in text that no rule was written on first. Run with ``-s`` to see the figures."""

from __future__ import annotations

import sys
from collections import Counter

import marked_texts
import pytest

LIGHT = {
    "first": (0.96, 0.9),
    "second": (0.97, 0.8),
    "third": (0.96, 0.87),
    "fourth": (0.98, 0.82),
    "fifth": (0.97, 0.9),
    "sixth": (0.93, 0.88),
    "seventh": (0.93, 0.94),
    "eighth": (0.88, 0.9),
    "ninth": (0.92, 0.88),
    "tenth": (0.87, 0.84),
    "eleventh": (0.88, 0.9),
}
MODELS = {
    "first": (0.96, 0.88),
    "second": (0.94, 0.78),
    "third": (0.95, 0.88),
    "fourth": (0.96, 0.82),
    "fifth": (0.95, 0.87),
    "sixth": (0.92, 0.84),
    "seventh": (0.93, 0.92),
    "eighth": (0.88, 0.9),
    "ninth": (0.92, 0.88),
    "tenth": (0.86, 0.83),
    "eleventh": (0.88, 0.9),
}
"""Precision and recall over all languages, a name or two below what was measured."""


def _check(name: str, floors: tuple[float, float], *, models: bool) -> None:
    total = Counter[str]()
    for article in marked_texts.load(name):
        total += marked_texts.score(article, models=models)
    precision = total["found"] / (total["found"] + total["extra"])
    recall = total["found"] / total["wanted"]
    sys.stdout.write(f"\n{name} {'models' if models else 'light'}: P {precision:.3f} R {recall:.3f}")
    assert precision >= floors[0]
    assert recall >= floors[1]


@pytest.mark.parametrize("name", sorted(LIGHT))
def test_people_of_marked_articles(name: str) -> None:
    _check(name, LIGHT[name], models=False)


@pytest.mark.models
@pytest.mark.parametrize("name", sorted(MODELS))
def test_people_of_marked_articles_with_models(name: str) -> None:
    _check(name, MODELS[name], models=True)


def test_marks_stand_where_the_words_are() -> None:
    for article in (article for name in LIGHT for article in marked_texts.load(name)):
        assert "[[" not in article.text
        assert all(article.text[start:end].strip() for start, end in article.people)
