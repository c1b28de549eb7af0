"""People of marked articles, in text that no rule was written on first. Run with ``-s`` to see the figures."""

from __future__ import annotations

import sys
from collections import Counter

import marked_texts
import pytest

FLOORS = {("first", False): (0.94, 0.91), ("second", False): (0.96, 0.72), ("first", True): (0.93, 0.9)}
FLOORS["second", True] = (0.94, 0.72)
"""Precision and recall over all languages, a name or two below what was measured."""


@pytest.mark.parametrize(
    ("name", "models"),
    [
        ("first", False),
        ("second", False),
        *(pytest.param(n, True, marks=pytest.mark.models) for n in ("first", "second")),
    ],
)
def test_people_of_marked_articles(name: str, *, models: bool) -> None:
    total = Counter[str]()
    for article in marked_texts.load(name):
        total += marked_texts.score(article, models=models)
    precision = total["found"] / (total["found"] + total["extra"])
    recall = total["found"] / total["wanted"]
    sys.stdout.write(f"\n{name} {'models' if models else 'light'}: P {precision:.3f} R {recall:.3f}")
    assert precision >= FLOORS[name, models][0]
    assert recall >= FLOORS[name, models][1]


def test_marks_stand_where_the_words_are() -> None:
    for article in (*marked_texts.load("first"), *marked_texts.load("second")):
        assert "[[" not in article.text
        assert all(article.text[start:end].strip() for start, end in article.people)
