"""Particles and endings, from ``data/grammar.yml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlio


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "grammar.yml"
    return yamlio.load_beside(path)


def words(section: str) -> tuple[str, ...]:
    """The words or endings of a section that is a plain list."""
    return tuple(_data()[section].split())


@cache
def words_by_language(section: str, lang: str) -> frozenset[str]:
    """The words of a section that differ by language; none for one that it does not have."""
    return frozenset(_data()[section].get(lang, "").split())


@cache
def endings(lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pairs of an ending and what the nominative may have in its place, for ``polish`` or ``cyrillic``."""
    data = _data()
    if lang == "cyrillic":
        tails = tuple(data["cyrillic_tails"])
        return tuple((ending, tails) for ending in words("cyrillic"))
    return tuple((ending, tuple(tails)) for ending, tails in data[lang].items())
