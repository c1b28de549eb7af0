"""How well the generator understands articles: the figures of the about page.

quality.yml holds the scores on the part of the gold corpus that no rule was written on (tests/quality); it is written
with the baseline, so that a site never claims more than the gate measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

from generator import yamlio
from generator.pages.i18n import Translator

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Score:
    """One row: what was measured, and the share that came out right, 0 to 1, without and with the models."""

    label: str
    light: float | None
    models: float | None


@dataclass(frozen=True, slots=True)
class Quality:
    """The table, and what it was measured on."""

    articles: int
    languages: int
    rows: tuple[Score, ...]


def quality(words: Translator) -> Quality:
    """The table in a locale's words."""
    data = _figures()
    light, models = (data["scores"].get(install, {}) for install in ("light", "models"))
    rows = (Score(label, _share(light.get(name)), _share(models.get(name))) for name, label in _labels(words).items())
    return Quality(data["articles"], data["languages"], tuple(r for r in rows if r.light is not None))


def _labels(words: Translator) -> dict[str, str]:
    """The metrics a reader can make sense of, by their names in the gold corpus."""
    return {
        "lines F1": words.gettext("Text kept, noise left out"),
        "headline exact": words.gettext("Headline word for word"),
        "date precision": words.gettext("Dates: right where one is given"),
        "date recall": words.gettext("Dates: found where the source says one"),
        "people precision": words.gettext("People: right where one is named"),
        "people recall": words.gettext("People: found"),
        "same person F1": words.gettext("One person in every spelling and script"),
        "topics macro-F1": words.gettext("Topics"),
        "stories F1": words.gettext("Reports of the same event brought together"),
    }


def _share(value: float | None) -> float | None:
    """Rounded down to whole per cent: a claim is never rounded up."""
    return None if value is None else floor(value * _HUNDRED + 1e-9) / _HUNDRED


@cache
def _figures() -> dict[str, Any]:
    path = Path(__file__).with_name("quality.yml")
    return yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path.name)
