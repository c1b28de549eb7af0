"""Learn the weights of generator/reading/publisher_model.yml, and measure them on pages left out.

    python scripts/train_source.py            measure, an eighth of the pages left out at a time (numpy needed)
    python scripts/train_source.py --write    learn from everything and write the weights

Learned from every labelled page whose source is known (labelled_pages.py); each also with some of the page's own lines
gone, so that a masthead alone is learned as well as one that the footer says again. The same input gives the same
weights.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "quality")]

import learning  # noqa: E402
from labelled_pages import labelled  # noqa: E402
from train_lines import Rows, fit  # noqa: E402

from generator.reading import read, reader  # noqa: E402
from generator.reading.publisher import publisher  # noqa: E402
from generator.reading.publisher_clues import candidates  # noqa: E402
from generator.reading.publisher_page import Page  # noqa: E402
from generator.reading.shape import key  # noqa: E402

RIDGE = 2.0
RAREST = 4
"""Names that must have a clue for it to get a weight."""
PARTS = 8
VARIANTS = (0.7, 0.4, 0.2)
"""Shares of the page's own lines that are kept in further copies of a page."""


@dataclass(frozen=True)
class Example:
    """The names on a page with their clues, and which of them is the publication's."""

    group: str
    source: str | None
    names: tuple[tuple[str, tuple[str, ...]], ...]


def examples() -> list[Example]:
    """The names of each page and of its thinner copies."""
    found: list[Example] = []
    seen: list[Page] = []

    def noted(page: Page) -> str | None:
        seen.append(page)
        return publisher(page)

    rng = random.Random(5)
    with patch.object(reader, "publisher", noted):
        for each in (each for each in labelled() if each.sourced):
            seen.clear()
            read(replace(each.raw, meta=replace(each.raw.meta, site=None)))
            for page in seen[:1]:
                found += [_example(each.group, each.source, copy) for copy in _copies(page, rng)]
    return found


def _copies(page: Page, rng: random.Random) -> Iterator[Page]:
    yield page
    for share in VARIANTS:
        drafts = [d for d in page.drafts if d.kept or d is page.title or rng.random() < share]
        texts = " ".join(d.text for d in drafts if not d.kept)
        holders = [h for h in page.holders if h in texts]
        said = [s for s in page.said if s in texts]
        yield Page(drafts, page.title, said, holders, page.signed, page.lang)


def _example(group: str, source: str | None, page: Page) -> Example:
    return Example(group, source, tuple((c.name, tuple(c.clues)) for c in candidates(page)))


def learn(some: Sequence[Example]) -> dict[str, float]:
    """The weight of each clue."""
    rows = Rows([], [], [])
    for example in some:
        for name, clues in example.names:
            rows.features.append(clues)
            rows.labels.append(int(key(name) == key(example.source or "")))
            rows.weights.append(1.0)
    weights = fit(rows, RIDGE, RAREST)
    weights["any name"] = weights.pop("any line")
    return weights


def measure(some: Sequence[Example]) -> None:
    """Pages judged by weights that never saw them."""
    total: Counter[str] = Counter()
    for example, weights in learning.unseen(some, learn, PARTS):
        ranked = sorted((-_score(clues, weights), name) for name, clues in example.names)
        best = ranked[0][1] if ranked and ranked[0][0] < 0 else ""
        there = any(key(name) == key(example.source or "") for name, _ in example.names)
        right = key(best) == (key(example.source or "") if there else "")
        total["right" if right else "missed" if not best else "wrong"] += 1
    print(dict(total))


def _score(clues: Sequence[str], weights: dict[str, float]) -> float:
    return weights["any name"] + sum(weights.get(clue, 0.0) for clue in clues)


def write(weights: dict[str, float]) -> None:
    """Write the weights."""
    learning.write("publisher_model.yml", "a publication's name", __file__, weights)


if __name__ == "__main__":
    learning.command(__doc__, examples, learn, measure, write)
