"""What languages do to names, from ``data/traits.yml`` and ``data/nominatives.yml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator import yamlio

_DATA = Path(__file__).with_name("data")
_NOWHERE = re.compile(r"(?!)")


@cache
def languages_with(trait: str) -> frozenset[str]:
    """The languages (primary subtags) that have a trait of traits.yml.

    Raises:
        KeyError: there is no such trait.
    """
    return frozenset(yamlio.load_beside(_DATA / "traits.yml")[trait])


@cache
def endings_of(kind: str, lang: str) -> re.Pattern[str]:
    """The endings of a kind of nominatives.yml in a language; a pattern that matches nowhere if it has none.

    Raises:
        KeyError: there is no such kind.
    """
    pattern = yamlio.load_beside(_DATA / "nominatives.yml")[kind].get(lang)
    return re.compile(pattern) if pattern else _NOWHERE
