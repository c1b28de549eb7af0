"""Word lists of what people and things do and have, and of brands, a language at a time."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.recognise.wordlists import NONE, Words, read


@cache
def _lists(lang: str) -> dict[str, Words]:
    return read(yamlio.load_beside(Path(__file__).with_name("data") / "context.yml").get(lang, {}))


def listed(kind: str, lang: str) -> Words:
    """A list of a language; an empty one where it has none."""
    return _lists(lang).get(kind, NONE)


@cache
def _brands() -> frozenset[str]:
    return frozenset(yamlio.load_beside(Path(__file__).with_name("data") / "brands.yml")["any"].split())


@lru_cache(maxsize=16384)
def is_brand(word: str) -> bool:
    """Whether a lower-case word is a firm's or a brand's name."""
    return word in _brands() or (word.endswith("s") and word[:-1] in _brands())
