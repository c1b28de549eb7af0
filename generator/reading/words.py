"""The word lists of reading (labels.yml), compiled once.

A list holds phrases of all languages together: noise is often in another language than the article, and a label such as
``Published:`` does not become body text by standing above a French article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio


@cache
def _labels() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("labels.yml")
    return yamlio.load_beside(path)


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of a list in every language, longest first."""
    found = {fold(p) for entries in _labels()[name].values() for p in entries}
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


@cache
def phrase_set(name: str, lang: str | None = None) -> frozenset[str]:
    """The phrases of a list as a set; with a language, its own only (words such as ``a`` mean something in each)."""
    if lang is None:
        return frozenset(phrases(name))
    return frozenset(fold(p) for p in _labels()[name].get(lang, ()))


@cache
def phrases_of(name: str, lang: str) -> tuple[str, ...]:
    """The phrases of a list in one language, in the order in which they are written."""
    return tuple(fold(p) for p in _labels()[name].get(lang, ()))


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, typographic apostrophes made plain, ``ё`` written ``е``: as the lists are compared."""
    return text.casefold().replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("\u00a0", " ")


def alternatives(items: Iterable[str]) -> str:
    """A regular expression that matches any of the phrases, the longest first."""
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in items)
