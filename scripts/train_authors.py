"""Learn the weights of generator/reading/author_model.yml, and measure them on pages left out.

    python scripts/train_authors.py            measure, a sixth of the pages left out at a time (numpy needed)
    python scripts/train_authors.py --write    learn from everything and write the weights

Learned from every labelled page whose authors are known (labelled_pages.py), and from those pages with lines of
author_lines.yml about them instead of their own bylines. The same input gives the same weights.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "quality")]

import learning  # noqa: E402
from labelled_pages import Labelled, labelled  # noqa: E402
from train_lines import Rows, fit  # noqa: E402

from generator.intake import RawArticle, parse_seed  # noqa: E402
from generator.reading import Reading, author_choice, read, reader  # noqa: E402
from generator.reading.author_choice import Choice, Scored, choose_authors  # noqa: E402
from generator.reading.author_clues import clues  # noqa: E402
from generator.reading.author_places import Signs, candidates, is_dated  # noqa: E402
from generator.reading.publisher_clues import latin  # noqa: E402
from generator.reading.shape import key  # noqa: E402

RIDGE = 1.0
RAREST = 4
PARTS = 6
COPIES = 2
"""Pages that are made of each with lines of the phrase book."""
MADE = 0.4
"""What a made page counts."""
THINNED, LOST = 2, 0.25
"""Copies of a name that lack a share of its clues: so no clue is trusted alone."""
UNKNOWN = 0.3
"""Share of the names that are learned again as if no list had their given name: many are in none."""
MONTHS = {
    "en": "March", "fr": "mars", "ru": "марта", "uk": "березня", "de": "März", "es": "de marzo de", "it": "marzo",
    "pl": "marca",
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """The names about an article with their clues, who signs, and whom the rules found."""

    group: str
    authors: tuple[str, ...]
    ruled: tuple[str, ...]
    signs: Signs
    page: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    weight: float = 1.0


class Watch:
    """Readings, and what they ask `author_choice` for."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], Signs, str]] = []

    def read(self, raw: RawArticle) -> Reading:
        """A page read."""
        self.asked.clear()

        def noted(ruled: Sequence[str], page: Signs, _: Sequence[Scored], publication: str = "") -> Choice:
            self.asked.append((tuple(ruled), page, publication))
            return Choice(tuple(ruled))

        with patch.object(reader, "choose_authors", noted):
            return read(replace(raw, meta=replace(raw.meta, authors=())))

    def example(self, group: str, authors: Sequence[str], weight: float = 1.0) -> Example:
        """What the last one asked for."""
        ruled, signs, page = self.asked[-1]
        names = tuple((one.name, clues(one, signs)) for one in candidates(signs))
        return Example(group, tuple(authors), ruled, signs, page, names, weight)


def examples() -> Iterator[Example]:
    """The labelled pages, each followed by those that are made of it."""
    watch, rng = Watch(), random.Random(11)
    book = yaml.safe_load((ROOT / "scripts" / "author_lines.yml").read_text(encoding="utf-8"))
    for page in labelled():
        if page.authors is None:
            continue
        reading = watch.read(page.raw)
        yield watch.example(page.group, page.authors)
        for text, authors in _made(page, reading, book, rng):
            watch.read(parse_seed(text.encode(), "made.txt"))
            yield watch.example(page.group, authors, MADE)


def _made(
    page: Labelled, reading: Reading, book: dict[str, Any], rng: random.Random
) -> Iterator[tuple[str, list[str]]]:
    """Pages of plain text without their bylines, with lines of the phrase book instead, and who signs there."""
    kept = [b.text for b in reading.blocks if b.kept]
    signed = [a.split()[-1].casefold() for a in page.authors or ()]
    lines = [b.text for b in reading.blocks if b.kept or not any(s in b.text.casefold() for s in signed)]
    title = next((b.text for b in reading.blocks if b.kept and b.reason == "headline"), None)
    if page.raw.seed.endswith("html") or reading.lang not in book or title is None or len(kept) < 3:  # noqa: PLR2004
        return
    at, last = lines.index(title), len(lines) - 1 - lines[::-1].index(kept[-1])
    for _ in range(COPIES):
        yield _mixed(
            (lines[:at], title, lines[at + 1 : last + 1], lines[last + 1 :]), set(kept), reading.lang, book, rng
        )


def _mixed(
    parts: tuple[list[str], str, list[str], list[str]],
    kept: set[str],
    lang: str,
    book: dict[str, Any],
    rng: random.Random,
) -> tuple[str, list[str]]:
    head, title, text, tail = parts
    own = book[lang]
    whole = " ".join((*head, title, *text, *tail))
    a, b, n, m = rng.sample([name for name in own["names"] if name.split()[-1] not in whole], 4)
    kind = rng.choices(["head", "above", "tail", "none"], [5, 1.5, 2.5, 1])[0]
    template = "" if kind == "none" else rng.choice(own[kind])
    if "{D}" in template:
        head, text = ([x for x in some if x in kept or not is_dated(x)] for some in (head, text))
    said = _filled(template, lang, own, (a, b, n, m), rng)
    others = _filled(rng.choice(own["head_other"]), lang, own, (a, b, n, m), rng) if rng.random() < 0.45 else []  # noqa: PLR2004
    under = _filled(rng.choice(own["tail_other"]), lang, own, (a, b, m, n), rng) if rng.random() < 0.5 else []  # noqa: PLR2004
    above, inside, below = (said if kind == place else [] for place in ("above", "head", "tail"))
    between = [*inside, *others] if rng.random() < 0.7 else [*others, *inside]  # noqa: PLR2004
    lead = 1 if len(text) > 3 and rng.random() < 0.35 else 0  # noqa: PLR2004 - under a standfirst
    foot = [*below, *under] if rng.random() < 0.8 else [*under, *below]  # noqa: PLR2004
    page = [*head, *above, title, *text[:lead], *between, *text[lead:], *foot, *tail]
    return "\n".join(page), [] if kind == "none" else [a, b] if "{B}" in template else [a]


def _filled(
    template: str, lang: str, own: dict[str, Any], people: tuple[str, str, str, str], rng: random.Random
) -> list[str]:
    """The lines of a template with names, a date, a town."""
    if not template:
        return []
    a, b, n, m = people
    month, day = MONTHS[lang] if lang != "de" else "", rng.randint(10, 28)
    long = f"{month} {day}, 2026" if lang == "en" else f"{day}. März 2026" if lang == "de" else f"{day} {month} 2026"
    date = rng.choice((long, f"{long}, 1{day % 10}:30", f"{day}.03.2026" if lang != "en" else f"{day} March 2026"))
    shown = a if rng.random() < 0.85 else " ".join([*a.split()[:-1], a.split()[-1].upper()])  # noqa: PLR2004
    values = {"A": shown, "B": b, "N": n, "M": m, "a": latin(a.split()[-1]), "D": date, "T": rng.choice(own["towns"])}
    for letter, value in values.items():
        template = template.replace("{" + letter + "}", value)
    return template.split(" // ")


def learn(some: Sequence[Example]) -> dict[str, float]:
    """The weight of each clue."""
    rng, rows = random.Random(3), Rows([], [], [])
    for example in some:
        gold = {key(a) for a in example.authors}
        for name, features in example.names:
            thin = [tuple(f for f in features if rng.random() > LOST) for _ in range(THINNED)]
            copies = thin if example.weight == 1.0 else []
            if rng.random() < UNKNOWN:
                copies = [*copies, _unlisted(features), _unlisted(features)]
            for clues_of, weight in ((features, 1.0), *((t, 0.5) for t in copies)):
                rows.features.append(clues_of)
                rows.labels.append(int(key(name) in gold))
                rows.weights.append(weight * example.weight)
    weights = fit(rows, RIDGE, RAREST)
    weights["any name"] = weights.pop("any line")
    return weights


def _unlisted(features: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f.replace("given first", "given none").replace("given later", "given none") for f in features)


def measure(some: Sequence[Example]) -> None:
    """Pages judged by weights that never saw them: labelled ones, and those made of them."""
    total: dict[str, Counter[str]] = {"labelled": Counter(), "made": Counter()}
    for example, weights in learning.unseen(some, learn, PARTS):
        total["labelled" if example.weight == 1.0 else "made"].update(_outcomes(example, weights))
    for name, counts in total.items():
        print(name, {who: _rates(counts, who) for who in ("rules", "both")})


def _outcomes(example: Example, weights: dict[str, float]) -> Iterator[str]:
    def scored(features: Sequence[str]) -> float:
        return weights["any name"] + sum(weights.get(f, 0.0) for f in features)

    with patch.object(author_choice, "score", scored):
        found = author_choice.score_all(example.signs)
    both = choose_authors(example.ruled, example.signs, found, example.page).authors
    gold = {key(a) for a in example.authors}
    for who, said in (("rules", example.ruled), ("both", both)):
        names = {key(a) for a in said}
        yield from [f"{who} right"] * len(names & gold)
        yield from [f"{who} wrong"] * len(names - gold)
        yield from [f"{who} missed"] * len(gold - names)


def _rates(counts: Counter[str], who: str) -> str:
    right, wrong, missed = (counts[f"{who} {kind}"] for kind in ("right", "wrong", "missed"))
    precision, recall = right / (right + wrong), right / (right + missed)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * right / (2 * right + wrong + missed):.3f}"


def write(weights: dict[str, float]) -> None:
    """Write the weights."""
    learning.write("author_model.yml", "an author", __file__, weights)


if __name__ == "__main__":
    learning.command(__doc__, examples, learn, measure, write)
