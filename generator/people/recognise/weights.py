"""Points that clues are worth, from ``data/weights.yml``: set by hand, moved by training as far as labelled text says.

``scripts/train_people.py`` trains them. A language without columns of its own has those of ``any``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlio

Weights = Mapping[str, float]


@cache
def _tables() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "weights.yml"
    return yamlio.load_beside(path)


@cache
def weights(kind: str, lang: str, *, models: bool) -> Weights:
    """The points of each clue.

    Args:
        kind: ``full`` for names of two words and more, ``alone`` for single words.
        lang: primary language subtag.
        models: whether a model was asked.
    """
    table = _tables()[kind]
    hand = {name: float(points) for name, points in table["hand"].items()}
    install = table.get("models" if models else "light") or {}
    return {**hand, **(install.get(lang) or install.get("any") or {})}


def total(clues: Mapping[str, float], points: Weights) -> float:
    """The sum of all clues in points; 0 is as likely as not, and a point is a unit of log-odds."""
    return points["start"] + sum(value * points[name] for name, value in clues.items() if value)
