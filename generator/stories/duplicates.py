"""Whether two texts are one text: copied, cut, or with a word changed here and there."""

from __future__ import annotations

from functools import lru_cache

from generator.topics.words import BREAK, fold, words

NEAR_DUPLICATE = 0.6
"""`near_duplicate` from which two texts are one; independent reports of one event stay far below."""

SHINGLE = 4
"""Words in a row that are compared; see Broder, On the resemblance and containment of documents, 1997."""
_FULL_CONTAINMENT = 25
"""Shingles that a text needs to be judged by containment alone; a shorter one is contained by chance."""


@lru_cache(maxsize=20_000)
def shingles(text: str) -> frozenset[str]:
    """Every run of `SHINGLE` words, punctuation and case set aside; of a shorter text, the text itself."""
    folded = [fold(w) for w in words(text).surfaces if w != BREAK]
    if len(folded) <= SHINGLE:
        return frozenset([" ".join(folded)] if folded else [])
    return frozenset(" ".join(folded[i : i + SHINGLE]) for i in range(len(folded) - SHINGLE + 1))


def near_duplicate(a: str, b: str) -> float:
    """How far two texts are the same words: 1 the same, 0 nothing in common.

    The greater of resemblance (common shingles to all) and, for texts that are not very short, containment (common
    shingles to those of the shorter text, a little less sure): an excerpt of an article is a copy of it too.
    """
    first, second = shingles(a), shingles(b)
    return compare(first, second)


def compare(first: frozenset[str], second: frozenset[str]) -> float:
    """`near_duplicate` of two texts given as shingles."""
    if not first or not second:
        return 0.0
    common = len(first & second)
    resemblance = common / len(first | second)
    shorter = min(len(first), len(second))
    containment = common / shorter * min(shorter / _FULL_CONTAINMENT, 1) * 0.95
    return max(resemblance, containment)
