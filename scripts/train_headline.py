"""Learn the weights of generator/reading/headline_model.yml, and measure them on pages left out.

    python scripts/train_headline.py            measure, an eighth of the pages left out at a time (numpy needed)
    python scripts/train_headline.py --write    learn from everything and write the weights

Learned from every labelled page whose headline is known (labelled_pages.py). The same input gives the same weights.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "quality")]

import learning  # noqa: E402
from labelled_pages import labelled  # noqa: E402
from train_lines import Rows, fit  # noqa: E402

from generator.reading import headline, read  # noqa: E402
from generator.reading.draft import Draft  # noqa: E402
from generator.reading.headline_clues import Head, clues  # noqa: E402
from generator.reading.shape import key  # noqa: E402

RIDGE = 1.0
RAREST = 4
PARTS = 8


@dataclass(frozen=True)
class Example:
    """The lines above a text with their clues, which of them is the headline, and what the rules chose."""

    group: str
    title: str | None
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    ruled: str | None


def examples() -> list[Example]:
    """The heads of each page, as they are when its headline is first looked for, and last."""
    found: list[Example] = []
    seen: list[tuple[Draft | None, Head, tuple[tuple[str, tuple[str, ...]], ...]]] = []

    def noted(ruled: Draft | None, head: Head | None) -> Draft | None:
        if head is not None:
            seen.append((ruled, head, tuple((d.text, clues(head, n)) for n, d in enumerate(head.lines))))
        return ruled

    with patch.object(headline, "surer", noted):
        for page in (each for each in labelled() if each.titled):
            seen.clear()
            read(page.raw)
            for ruled, _, lines in seen[:1] + seen[1:][-1:]:
                found.append(Example(page.group, page.title, lines, ruled.text if ruled else None))
    return found


def learn(some: Sequence[Example]) -> dict[str, float]:
    """The weight of each clue."""
    rows = Rows([], [], [])
    for example in some:
        for text, features in example.lines:
            rows.features.append(features)
            rows.labels.append(int(key(text) == key(example.title or "")))
            rows.weights.append(1.0)
    return fit(rows, RIDGE, RAREST)


def measure(some: Sequence[Example]) -> None:
    """Pages judged by weights that never saw them: alone, and where they overrule the rules."""
    total: Counter[str] = Counter()
    for example, weights in learning.unseen(some, learn, PARTS):
        total.update(_outcomes(example, weights))
    print(dict(sorted(total.items())))


def _outcomes(example: Example, weights: dict[str, float]) -> Iterator[str]:
    scores = {text: weights["any line"] + sum(weights.get(f, 0.0) for f in fs) for text, fs in example.lines}
    best = max(scores, key=lambda text: scores[text])
    wanted, ruled = key(example.title or ""), key(example.ruled or "")
    yield "alone " + ("right" if key(best if scores[best] > -0.5 else "") == wanted else "wrong")  # noqa: PLR2004
    for sure in (0.0, 0.5, 1.0, 1.5):
        over = scores[best] >= sure and scores.get(example.ruled or "", -1.0) <= -1.0
        if over and key(best) != ruled:
            yield f"overruled at {sure}: " + (
                "gained" if key(best) == wanted else "lost" if ruled == wanted else "neither"
            )


def write(weights: dict[str, float]) -> None:
    """Write the weights."""
    learning.write("headline_model.yml", "a headline", __file__, weights)


if __name__ == "__main__":
    learning.command(__doc__, examples, learn, measure, write)
