"""Paragraphs of kinds that no rule was written on: only the totals are looked at. Run with ``-s`` to see them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator import yamlio
from generator.people.recognise import available, recognise

UNSEEN = Path(__file__).with_name("unseen")
LIGHT = {"en": (0.92, 0.8), "fr": (0.95, 0.88), "ru": (0.95, 0.91), "uk": (0.91, 0.91)}
MODELS = {"en": (0.88, 0.9), "fr": (0.95, 0.93), "ru": (0.94, 0.97), "uk": (0.92, 0.92)}
"""Floors of precision and recall, a name or two below what was measured when they were set."""


def _score(lang: str, *, models: bool) -> tuple[float, float]:
    path = UNSEEN / f"{lang}.yml"
    hit = extra = missed = 0
    for case in yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path)["unseen"]:
        found = {p.name for p in recognise(case["text"], lang, models=models)}
        wanted = set(case["people"])
        hit += len(wanted & found)
        extra += len(found - wanted)
        missed += len(wanted - found)
    return hit / (hit + extra), hit / (hit + missed)


def _check(lang: str, floor: tuple[float, float], *, models: bool) -> None:
    precision, recall = _score(lang, models=models)
    sys.stdout.write(f"\n{lang} unseen {'models' if models else 'light'}: P {precision:.3f} R {recall:.3f}")
    assert precision >= floor[0]
    assert recall >= floor[1]


@pytest.mark.parametrize("lang", sorted(LIGHT))
def test_unseen_light(lang: str) -> None:
    _check(lang, LIGHT[lang], models=False)


@pytest.mark.models
@pytest.mark.parametrize("lang", sorted(MODELS))
def test_unseen_with_models(lang: str) -> None:
    if available(lang) == "rules":
        pytest.skip("the model is not installed")
    _check(lang, MODELS[lang], models=True)
