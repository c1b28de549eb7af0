"""The publication whose page it is: of all names on it the one that its clues speak for, by weights that were learned.

A name at the top of the page may be a section or a slogan; said again under the article, in an address or behind ©, or
built as names of publications are, it is the publisher's. `scripts/train_source.py` learns how much each clue says.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import yamlio
from generator.reading.publisher_clues import FEWEST, Candidate, candidates
from generator.reading.publisher_page import Page
from generator.reading.shape import key

_WIRE = frozenset({"notice holder", "again beside authors"})
"""Clues of an agency's copy: who holds the rights is named beside who signs."""
_ENOUGH = 0.0
"""Logarithm of odds from which a name is taken."""
_NEARLY = -1.0
"""The same of a name at the top that the best one only adds words to."""


def publisher(page: Page) -> str | None:
    """The name of the publication, if the page says it."""
    found = candidates(page)
    if wire := next((c.name for c in found if c.clues.keys() >= _WIRE), None):
        return _closed(wire)
    scored = sorted(((score(c), c) for c in found), key=lambda pair: (-pair[0], pair[1].name))
    if not scored or scored[0][0] < _ENOUGH:
        return None
    best = scored[0][1].name
    first = key(page.top[0].text) if page.top else ""
    within = [
        c.name
        for s, c in scored[1:]
        if _begins(best, c.name) and "top beginning" not in c.clues and (s >= _NEARLY or key(c.name) == first)
    ]
    return _closed(within[0] if within else best)  # "Harbour" at the top of the page, "Harbour Holding" behind ©


def score(candidate: Candidate) -> float:
    """How much speaks for a name, as a logarithm of odds."""
    weights = learned()
    return round(weights["any name"] + sum(weights.get(clue, 0.0) for clue in candidate.clues), 4)


@cache
def learned() -> dict[str, float]:
    """The weights of publisher_model.yml."""
    data = yamlio.load_beside(Path(__file__).with_name("publisher_model.yml"))
    return {name: float(weight) for name, weight in data["weights"].items()}


def _begins(long: str, short: str) -> bool:
    return len(key(short)) >= FEWEST and key(long) != key(short) and key(long).startswith(key(short))


def _closed(name: str) -> str:
    """A name with the closing mark of a quotation that ends it: ``РИА «Полюс»``."""
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        if name.count(opening) > name.count(closing):
            return name + closing
    return name + '"' if name.count('"') % 2 else name
