"""The publication whose page it is: of all names on it the one that its clues speak for, by weights that were learned.

A name at the top of the page may be a section or a slogan; said again under the article, in an address or behind ©, or
built as names of publications are, it is the publisher's. `scripts/train_source.py` learns how much each clue says.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import yamlio
from generator.reading.publisher_clues import FEWEST, Candidate, candidates
from generator.reading.publisher_names import without_noun
from generator.reading.publisher_page import Page
from generator.reading.shape import key

_WIRE = frozenset({"notice holder", "again beside authors"})
"""Clues of an agency's copy: who holds the rights is named beside who signs."""
_ENOUGH = -0.35
"""Logarithm of odds from which a name is taken."""
_NEARLY = -1.0
"""The same of a name at the top that the best one only adds words to."""


def publisher(page: Page) -> str | None:
    """The name of the publication, if the page says it."""
    found = candidates(page)
    if wire := next((c.name for c in found if c.clues.keys() >= _WIRE), None):
        return _closed(wire)
    scored = sorted(((score(c), c) for c in found), key=lambda pair: (-pair[0], pair[1].name))
    title = key(page.title.text) if page.title is not None else ""
    scored = [(s, c) for s, c in scored if not _is_kicker(c.clues) and key(c.name) != title]
    if not scored or scored[0][0] < _ENOUGH:
        sure = (c.name for _, c in scored if not _SAID.isdisjoint(c.clues) or c.clues.keys() >= _REPORTED)
        return next(sure, None)
    best = scored[0][1].name
    first = key(page.top[0].text) if page.top else ""
    within = [
        c.name
        for s, c in scored[1:]
        if _begins(best, c.name) and _stands_alone(c) and (s >= _NEARLY or key(c.name) == first)
    ]
    return without_noun(
        _closed(within[0] if within else best)
    )  # "Harbour" at the top of the page, "Harbour Holding" behind ©


def score(candidate: Candidate) -> float:
    """How much speaks for a name, as a logarithm of odds."""
    weights = learned()
    return round(weights["any name"] + sum(weights.get(clue, 0.0) for clue in candidate.clues), 4)


@cache
def learned() -> dict[str, float]:
    """The weights of publisher_model.yml."""
    data = yamlio.load_beside(Path(__file__).with_name("publisher_model.yml"))
    return {name: float(weight) for name, weight in data["weights"].items()}


def _is_kicker(clues: dict[str, None]) -> bool:
    """Whether a name right above the headline is nothing but words of the article."""
    if clues.keys() >= _PART:
        return not any(clue.startswith((*_OWN[1:], "again address", "again quoted")) for clue in clues)
    return clues.keys() >= _KICKER and not any(clue.startswith(_OWN) for clue in clues)


_SAID = frozenset({"sender", "title suffix", "newsroom"})
"""What says by itself whose the page is: a mail's head, the title with the site's name behind it, its newsroom."""
_REPORTED = frozenset({"again reported", "top whole"})
"""A line of its own above the article, and « передаёт …» before the name in it: an agency that speaks of itself."""
_KICKER, _PART = frozenset({"topic all once", "top lines under 0"}), frozenset({"topic all", "top part 1"})
_OWN = ("again", "notice", "sender", "beside authors")


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a name is more than the first words of a longer one."""
    return "top beginning" not in candidate.clues or not candidate.clues.keys().isdisjoint(_ALONE)


_ALONE = frozenset({"top whole", "notice", "notice holder", "sender", "newsroom"})


def _begins(long: str, short: str) -> bool:
    return len(key(short)) >= FEWEST and key(long) != key(short) and key(long).startswith(key(short))


def _closed(name: str) -> str:
    """A name with the closing mark of a quotation that ends it: ``РИА «Полюс»``."""
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        if name.count(opening) > name.count(closing):
            return name + closing
    return name + '"' if name.count('"') % 2 else name
