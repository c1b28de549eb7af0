"""What a dictionary of word forms says about a capitalised Russian (or Ukrainian) word.

pymorphy3 with the Russian dictionary is part of the light install; the Ukrainian one is used if installed.
A dictionary cannot know most surnames, and takes many for common words (``Маска``): it is one clue, mostly against.
"""

from __future__ import annotations

import importlib.util
from functools import cache, lru_cache
from typing import Any, Literal

Kind = Literal["name", "place", "common", "unknown"]
_NAMES = ("Name", "Surn", "Patr")
# A reading below this share of the corpus counts as not there.
_RARE = 0.05


@cache
def _analyser(lang: str) -> Any | None:
    if lang not in {"ru", "uk"} or importlib.util.find_spec(f"pymorphy3_dicts_{lang}") is None:
        return None
    import pymorphy3  # noqa: PLC0415 - start-up time

    return pymorphy3.MorphAnalyzer(lang=lang)


@lru_cache(maxsize=65536)
def kind(word: str, lang: str) -> Kind:
    """What a lower-case word can be: a name if at all, else a place, else a common word; unknown without dictionary."""
    analyser = _analyser(lang)
    if analyser is None or not analyser.word_is_known(word):
        return "unknown"
    tags = [str(p.tag) for p in analyser.parse(word) if p.score >= _RARE]
    if any(name in tag for tag in tags for name in _NAMES):
        return "name"
    return "place" if any("Geox" in tag for tag in tags) else "common"


def available(lang: str) -> bool:
    """Whether there is a dictionary for a language."""
    return _analyser(lang) is not None
