"""Pairwise F1 of the stories on labelled reports of invented events, half of them never tuned on; pinned."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from random import Random

import pytest
import yaml

from generator.stories import Report, near_duplicate
from generator.stories.duplicates import NEAR_DUPLICATE
from generator.stories.index import StoryIndex
from generator.topics import Taxonomy, assign, embedding

DATA = Path(__file__).parent / "data"
GENERAL = Taxonomy.load(None)


def reports(half: str) -> list[tuple[Report, str]]:
    articles = yaml.load((DATA / f"{half}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = []
    for a in articles:
        topics = tuple(t.id for t in assign(a["title"], a["text"], a["lang"], GENERAL, models=False))
        found.append(
            (Report(a["slug"], a["title"], a["text"], a["lang"], a["date"], tuple(a["people"]), topics), a["story"])
        )
    return found


def clusters(labelled: list[tuple[Report, str]], *, models: bool) -> dict[str, str]:
    """Each report with the first slug of its cluster: every report linked to its best match."""
    index = StoryIndex(models=models)
    for report, _ in labelled:
        index.add(report)
    head = {report.slug: report.slug for report, _ in labelled}
    for report, _ in labelled:
        match = index.find(report)
        if match:
            ends = {head[report.slug], head[match.slug]}
            head = {slug: min(ends) if h in ends else h for slug, h in head.items()}
    return head


def pairwise_f1(labelled: list[tuple[Report, str]], head: dict[str, str]) -> tuple[float, list[tuple[str, str]]]:
    story = {report.slug: name for report, name in labelled}
    same = {p: story[p[0]] == story[p[1]] for p in combinations(sorted(story), 2)}
    said = {p: head[p[0]] == head[p[1]] for p in same}
    right = sum(same[p] and said[p] for p in same)
    errors = [p for p in same if same[p] != said[p]]
    return 2 * right / (2 * right + len(errors)), errors


@pytest.mark.parametrize(
    ("half", "models", "floor"),
    [
        ("development", False, 0.92),
        ("held_out", False, 0.92),
        pytest.param("development", True, 0.98, marks=pytest.mark.models),
        pytest.param("held_out", True, 0.98, marks=pytest.mark.models),
    ],
)
def test_pairwise_f1(half: str, floor: float, *, models: bool) -> None:
    if models and not embedding.available():
        pytest.skip("the extra `models` is not installed")
    labelled = reports(half)
    score, errors = pairwise_f1(labelled, clusters(labelled, models=models))
    print(f"stories, {half}, {'models' if models else 'light'}: pairwise F1 {score:.3f}, errors {errors}")  # noqa: T201
    assert score >= floor


def test_order_of_arrival_does_not_matter() -> None:
    labelled = reports("held_out")
    expected = clusters(labelled, models=False)
    for seed in (1, 2):
        shuffled = list(labelled)
        Random(seed).shuffle(shuffled)
        assert clusters(shuffled, models=False) == expected


def test_near_duplicates() -> None:
    """Every text cut, framed or with words changed is a copy; no two reports of one event in one language are."""
    labelled = [*reports("development"), *reports("held_out")]
    right = wrong = 0
    for report, _ in labelled:
        words = report.text.split()
        changed = [("altered" if n % 25 == 12 else w) for n, w in enumerate(words)]
        framed = ["Advertisement.", *words, "Read", "also", "our", "other", "stories."]
        cut = words[: len(words) * 3 // 4]
        for copy in (changed, framed, cut):
            right += near_duplicate(report.text, " ".join(copy)) >= NEAR_DUPLICATE
    for (a, _), (b, _) in combinations(labelled, 2):
        wrong += near_duplicate(a.text, b.text) >= NEAR_DUPLICATE
    total = 3 * len(labelled)
    score = 2 * right / (2 * right + wrong + total - right)
    print(f"near-duplicates: F1 {score:.3f} ({total - right} missed, {wrong} wrong)")  # noqa: T201
    assert score >= 0.97
