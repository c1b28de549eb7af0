from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.people.names.match import MERGE, PROPOSE, similarity

PAIRS = yaml.load((Path(__file__).parent / "pairs.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _pairs(kind: str) -> list[tuple[str, str, str, str]]:
    rows = [tuple(part.strip() for part in line.split("|")) for line in PAIRS[kind]]
    return [(a, la, b, lb) for a, la, b, lb in rows]


@pytest.mark.parametrize(("a", "lang_a", "b", "lang_b"), _pairs("same"))
def test_one_person_is_merged(a: str, lang_a: str, b: str, lang_b: str) -> None:
    assert similarity(a, lang_a, b, lang_b) >= MERGE


@pytest.mark.parametrize(("a", "lang_a", "b", "lang_b"), _pairs("propose"))
def test_undecided_is_proposed(a: str, lang_a: str, b: str, lang_b: str) -> None:
    assert PROPOSE <= similarity(a, lang_a, b, lang_b) < MERGE


@pytest.mark.parametrize(("a", "lang_a", "b", "lang_b"), _pairs("apart"))
def test_two_people_are_never_merged(a: str, lang_a: str, b: str, lang_b: str) -> None:
    assert similarity(a, lang_a, b, lang_b) < MERGE


@pytest.mark.parametrize(("a", "lang_a", "b", "lang_b"), [p for kind in PAIRS for p in _pairs(kind)])
def test_similarity_is_symmetric(a: str, lang_a: str, b: str, lang_b: str) -> None:
    assert similarity(a, lang_a, b, lang_b) == pytest.approx(similarity(b, lang_b, a, lang_a))


def test_the_table_is_large_enough() -> None:
    assert len(PAIRS["same"]) >= 300
    assert len(PAIRS["apart"]) >= 120


def test_the_table_as_a_whole() -> None:
    """Proposals count as missed: what merges by itself is nearly all of what should, and nothing else."""
    merged = [similarity(*pair) >= MERGE for pair in (*_pairs("same"), *_pairs("propose"))]
    wrong = sum(similarity(*pair) >= MERGE for pair in _pairs("apart"))
    assert wrong == 0
    precision, recall = 1.0, sum(merged) / len(merged)
    assert 2 * precision * recall / (precision + recall) >= 0.97


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "ru", "uk", "de", "und"]))
def test_any_text_is_wholly_like_itself(name: str, lang: str) -> None:
    assert similarity(name, lang, name, lang) == 1.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_similarity_is_a_share(a: str, b: str) -> None:
    assert 0 <= similarity(a, "en", b, "ru") <= 1
