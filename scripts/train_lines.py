"""Learn the weights of generator/reading/lines/line_model.yml, and measure how well they do on events never seen.

    python scripts/train_lines.py            measure, event by event left out (numpy needed)
    python scripts/train_lines.py --write    learn from everything and write the weights

Learned from: the part `dev` of the gold corpus (the part set aside is not opened), the labelled seeds
tests/reading/messy*.yml (site_texts.yml and pages_site.yml stay a check), tests/fresh/pages, and
scripts/line_phrases.txt, whose lines are put around and into the articles of the former. The same input gives the same
weights: no clock, and generators of random numbers with fixed seeds.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "quality"))

from corpus import FOLDER, is_held_out, load  # noqa: E402
from gold_lines import LabelError, clean  # noqa: E402

from generator.intake.seed import parse_seed  # noqa: E402
from generator.reading.cues import find_cue  # noqa: E402
from generator.reading.draft import draft  # noqa: E402
from generator.reading.lines.model import Weights, _sum, first_look, second_look, weigh  # noqa: E402
from generator.reading.lines.places import Line  # noqa: E402
from generator.reading.shape import is_sentence, word_count  # noqa: E402
from generator.reading.tongues import mark_foreign  # noqa: E402

LANGS = ("en", "fr", "ru", "uk", "de", "es", "it", "pl")
FOLDS = 3
RIDGE = {"first": 2.0, "second": 2.0}
"""Strength of the pull of every weight towards 0."""
RAREST = 5
"""Documents in which a feature must occur to get a weight."""
BODY_WEIGHT = 3.5
"""A paragraph lost is so much worse than a line of the page kept."""


@dataclass(frozen=True)
class Doc:
    """A page with the verdict on each line: 1 the page's own, 0 the article's, None unknown."""

    group: str
    lang: str
    lines: tuple[Line, ...]
    labels: tuple[int | None, ...]


def documents() -> list[Doc]:
    """The labelled pages: of the corpus, then of tests/reading."""
    return [*_corpus(), *_messy(), *_fresh()]


def _corpus() -> Iterator[Doc]:
    for path in sorted(FOLDER.glob("*/*.yml")):
        if is_held_out(path.parent.name):
            continue
        try:
            gold = load(path)
        except LabelError:
            continue
        verdicts: dict[str, int | None] = {}
        for line in gold.lines:
            if not line.blank:
                verdict = int(not line.kept)
                verdicts[line.text] = verdict if verdicts.get(line.text, verdict) == verdict else None
        raw = parse_seed(gold.data, gold.seed)
        drafts = [draft(block) for block in raw.blocks if block.reason is None]
        mark_foreign(drafts, gold.lang)
        lines = tuple(Line(clean(d.text), d.kind, d.foreign) for d in drafts)
        yield Doc(path.parent.name, gold.lang, lines, tuple(verdicts.get(line.text) for line in lines))


def _messy() -> Iterator[Doc]:
    for path in sorted((ROOT / "tests" / "reading").glob("messy*.yml")):
        for name, seed in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            rows = [row for row in seed["lines"].splitlines() if row[2:].strip()]
            raw = parse_seed("\n".join(row[2:] for row in rows).encode(), f"{name}.txt")
            verdicts = {clean(row[2:]): int(row[0] == "-") for row in rows}
            drafts = [draft(block) for block in raw.blocks]
            mark_foreign(drafts, seed["expect"]["lang"])
            lines = tuple(Line(clean(d.text), d.kind, d.foreign) for d in drafts)
            yield Doc(f"messy {name}", seed["expect"]["lang"], lines, tuple(verdicts.get(line.text) for line in lines))


def _fresh() -> Iterator[Doc]:
    """The pages of tests/fresh/pages that are plain text."""
    for path in sorted((ROOT / "tests" / "fresh" / "pages").glob("*.yml")):
        for name, page in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if "lines" not in page:
                continue
            rows = [row for row in page["lines"].splitlines() if row[2:].strip()]
            verdicts = {clean(row[2:]): {"-": 1, "?": None}.get(row[0], 0) for row in rows}
            drafts = [draft(block) for block in parse_seed("\n".join(r[2:] for r in rows).encode(), "a.txt").blocks]
            mark_foreign(drafts, page["expect"]["lang"])
            lines = tuple(Line(clean(d.text), d.kind, d.foreign) for d in drafts)
            yield Doc(f"messy {name}", page["expect"]["lang"], lines, tuple(verdicts.get(x.text) for x in lines))


def phrases() -> dict[tuple[str, str], list[str]]:
    """The phrase book by language and place."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    here = ("", "")
    for line in (ROOT / "scripts" / "line_phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            _, lang, place = line.split()
            here = (lang, place)
        elif line and not line.startswith("# "):
            found[here].append(clean(line))
    return found


def variants(doc: Doc, rng: random.Random, book: dict[tuple[str, str], list[str]], rounds: int) -> Iterator[Doc]:
    """A page as it is, with some of its lines known, sparse, clean, and with the phrase book around its article."""
    yield doc
    yield _known(doc, rng)
    yield _thinned(doc, rng, 0.35)
    yield _thinned(doc, rng, 0.0)
    for _ in range(rounds):
        mixed = _mixed(doc, rng, book)
        yield mixed
        yield _known(mixed, rng, often=0.3)


def _known(doc: Doc, rng: random.Random, often: float = 0.7) -> Doc:
    """Some of the lines that word lists find are already left out."""
    lines = tuple(
        replace(line, out=bool(label == 1 and rng.random() < often and find_cue(line.text)))
        for line, label in zip(doc.lines, doc.labels, strict=True)
    )
    return replace(doc, lines=lines)


def _thinned(doc: Doc, rng: random.Random, share: float) -> Doc:
    kept = [i for i, label in enumerate(doc.labels) if label != 1 or rng.random() < share]
    return replace(doc, lines=tuple(doc.lines[i] for i in kept), labels=tuple(doc.labels[i] for i in kept))


def _mixed(doc: Doc, rng: random.Random, book: dict[tuple[str, str], list[str]]) -> Doc:
    """The article among lines of the phrase book, and with its short lines between the paragraphs."""
    lang = doc.lang if doc.lang in LANGS else "en"

    def some(place: str, most: int) -> list[str]:
        pool = book[lang, place]
        return [_ended(t, rng) for t in rng.sample(pool, min(len(pool), rng.randint(0, most)))]

    rows: list[tuple[Line, int | None]] = []
    head = some("top", 7)
    where = rng.randint(0, len(head))
    article = [(line, label) for line, label in zip(doc.lines, doc.labels, strict=True) if label == 0]
    title = next((i for i, (line, _) in enumerate(article) if is_sentence(line.text)), 0)
    rows += [(Line(t), 1) for t in head[:where]]
    rows += article[:title] if rng.random() < 0.7 else []  # noqa: PLR2004 - most articles have their headline
    rows += [(Line(_ended(rng.choice(book[lang, "lead"]), rng)), 0)] if rng.random() < 0.3 else []  # noqa: PLR2004
    rows += [(Line(t), 1) for t in head[where:]]
    for i, (line, label) in enumerate(article[title:]):
        rows.append((line, label))
        if i and rng.random() < 0.25:  # noqa: PLR2004
            rows.append((Line(_ended(rng.choice(book[lang, "mid"]), rng)), 1))
        if i and rng.random() < 0.12:  # noqa: PLR2004 - a box; the article goes on under it
            pool = book[lang, "mid"] + book[lang, "end"]
            rows += [(Line(_ended(t, rng)), 1) for t in rng.sample(pool, rng.randint(2, 6))]
        if i and rng.random() < 0.3:  # noqa: PLR2004
            place = rng.choice(("keep", "keep", "sub"))
            if place == "keep" or i + 1 < len(article) - title:
                rows.append((Line(rng.choice(book[lang, place])), 0))
    if rng.random() < 0.3:  # noqa: PLR2004
        rows.append((Line(rng.choice(book[lang, "close"])), 0))
    rows += [(Line(t), 1) for t in some("end", 12)]
    return replace(doc, lines=tuple(r[0] for r in rows), labels=tuple(r[1] for r in rows))


def _ended(text: str, rng: random.Random) -> str:
    """A line with or without its full stop: pages write the same notice both ways, and standfirsts."""
    if word_count(text) < _SENTENCE or rng.random() > 0.4:  # noqa: PLR2004
        return text
    return text.removesuffix(".") if text.endswith(".") else text + "." * text[-1].isalpha()


_SENTENCE = 5
"""Words of the shortest line that may have a full stop."""


@dataclass
class Rows:
    """Examples: the features of a line, its label, how much it counts."""

    features: list[tuple[str, ...]]
    labels: list[int]
    weights: list[float]


def _rows(docs: Iterable[Doc], looks: Iterable[list[tuple[str, ...]]]) -> Rows:
    rows = Rows([], [], [])
    for doc, look in zip(docs, looks, strict=True):
        for line, label, features in zip(doc.lines, doc.labels, look, strict=True):
            if label is not None and not line.out:
                rows.features.append(features)
                rows.labels.append(label)
                rows.weights.append(BODY_WEIGHT if not label else 1.0)
    return rows


def fit(rows: Rows, ridge: float, rarest: int = RAREST) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method with a ridge; rounded, and the small ones left out."""
    counts = Counter(f for features in rows.features for f in dict.fromkeys(features))
    names = sorted(f for f, n in counts.items() if n >= rarest)
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows.features), len(names) + 1), np.float32)
    x[:, -1] = 1.0
    for n, features in enumerate(rows.features):
        for f in features:
            if f in index:
                x[n, index[f]] = 1.0
    y, weight = np.array(rows.labels, np.float32), np.array(rows.weights, np.float32)
    pull = np.full(x.shape[1], ridge, np.float32)
    pull[-1] = 1e-3
    w = _minimum(lambda w: _loss(w, x, y, weight, pull), np.zeros(x.shape[1], np.float32))
    found = {name: round(float(v), 2) for name, v in zip([*names, "any line"], w, strict=True)}
    return {name: v for name, v in found.items() if abs(v) >= 0.02 or name == "any line"}  # noqa: PLR2004


def _loss(w: Any, x: Any, y: Any, weight: Any, pull: Any) -> tuple[float, Any]:
    """Value and gradient of the regression's loss."""
    z = np.clip(x @ w, -30, 30)
    p = 1 / (1 + np.exp(-z))
    value = float((weight * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (pull * w * w).sum())
    return value, x.T @ (weight * (p - y)) + pull * w


def _minimum(loss: Any, w: Any, steps: int = 150, memory: int = 10) -> Any:
    """Where a smooth function is least, by L-BFGS with halved steps (Nocedal and Wright, algorithm 7.4)."""
    past: list[tuple[Any, Any]] = []
    value, gradient = loss(w)
    for _ in range(steps):
        way = -_two_loops(gradient, past)
        size, slope = 1.0, float(gradient @ way)
        while True:
            after, turned = loss(w + size * way)
            if after <= value + 1e-4 * size * slope or size < 1e-6:  # noqa: PLR2004
                break
            size /= 2
        moved, change = size * way, turned - gradient
        if float(moved @ change) > 1e-10:  # noqa: PLR2004
            past = [*past[1 - memory :], (moved, change)]
        done = value - after < 1e-5 * abs(value)
        w, value, gradient = w + moved, after, turned
        if done:
            break
    return w


def _two_loops(gradient: Any, past: list[tuple[Any, Any]]) -> Any:
    q, alphas = gradient.copy(), []
    for s, y in reversed(past):
        alpha = (s @ q) / (s @ y)
        alphas.append(alpha)
        q -= alpha * y
    if past:
        s, y = past[-1]
        q *= (s @ y) / (y @ y)
    else:
        q /= max(1.0, float(np.abs(gradient).max()))
    for (s, y), alpha in zip(past, reversed(alphas), strict=True):
        q += s * (alpha - (y @ q) / (s @ y))
    return q


SEEDS = (3, 5, 7, 11, 13, 17)
"""Of the random mixtures; the weights learned from each are averaged, so that none of them decides."""


def learn(docs: Sequence[Doc], rounds: int) -> Weights:
    """The mean of what is learned from several random mixtures of the same pages."""
    some = [_learn(docs, rounds, seed) for seed in SEEDS]
    return Weights(_mean([w.first for w in some]), _mean([w.second for w in some]))


def _mean(some: Sequence[dict[str, float]]) -> dict[str, float]:
    names = sorted({name for weights in some for name in weights})
    found = {name: round(sum(weights.get(name, 0.0) for weights in some) / len(some), 2) for name in names}
    return {name: v for name, v in found.items() if abs(v) >= 0.02 or name == "any line"}  # noqa: PLR2004


def _learn(docs: Sequence[Doc], rounds: int, seed: int) -> Weights:
    """Both looks: the second learns from first looks of weights that had not seen the line's event."""
    rng, book = random.Random(seed), phrases()
    many = [v for doc in docs for v in variants(doc, rng, book, rounds)]
    looks = [first_look(doc.lines, doc.lang) for doc in many]
    groups = {group: i % FOLDS for i, group in enumerate(sorted({d.group for d in many}))}
    scores: list[list[float]] = [[] for _ in many]
    for fold in range(FOLDS):
        inside = [i for i, d in enumerate(many) if groups[d.group] != fold]
        part = fit(_rows([many[i] for i in inside], [looks[i] for i in inside]), RIDGE["first"])
        for i in (i for i, d in enumerate(many) if groups[d.group] == fold):
            scores[i] = [6.0 if line.out else _score(f, part) for line, f in zip(many[i].lines, looks[i], strict=True)]
    first = fit(_rows(many, looks), RIDGE["first"])
    second = fit(
        _rows(many, [second_look(d.lines, d.lang, s) for d, s in zip(many, scores, strict=True)]), RIDGE["second"]
    )
    return Weights(first, second)


def _score(features: Sequence[str], weights: dict[str, float]) -> float:
    return _sum(features, weights)


_OUTCOMES = {(False, False): "kept", (True, True): "dropped", (True, False): "LOST", (False, True): "left"}


def measure(rounds: int, *, show: bool, keep: str | None) -> None:
    """Each event of the corpus judged by weights that never saw it, by the model alone."""
    docs = documents()
    events = sorted({d.group for d in docs if not d.group.startswith("messy")})
    parts = [events[i::6] for i in range(6)]
    total: Counter[str] = Counter()
    for n, part in enumerate(parts):
        weights = learn([d for d in docs if d.group not in part], rounds)
        if keep:
            _keep(Path(keep) / f"fold{n}.json", part, weights)
        for doc in (d for d in docs if d.group in part):
            for line, label, opinion in zip(doc.lines, doc.labels, weigh(doc.lines, doc.lang, weights), strict=True):
                if label is None:
                    continue
                out = opinion.score > 0
                total[_OUTCOMES[out, bool(label)]] += 1
                if show and out != bool(label):
                    signs = opinion.signs[:4] if out else ""
                    print(f"{_OUTCOMES[out, bool(label)]} {opinion.score:+.1f} {doc.group} {line.text[:90]!r} {signs}")
    hit, lost, left = total["kept"], total["LOST"], total["left"]
    print(
        dict(total), f"P {hit / (hit + left):.3f} R {hit / (hit + lost):.3f} F1 {2 * hit / (2 * hit + lost + left):.3f}"
    )


def _keep(path: Path, part: list[str], weights: Weights) -> None:
    path.write_text(json.dumps({"events": part, "first": weights.first, "second": weights.second}), encoding="utf-8")


def write(rounds: int) -> None:
    """Learn from everything."""
    weights = learn(documents(), rounds)
    path = ROOT / "generator" / "reading" / "lines" / "line_model.yml"
    head = (
        "# Weights of the line model, learned by scripts/train_lines.py (MIT, as the project): logarithms of odds;\n"
        "# over 0 a feature speaks for a line of the page, under 0 for one of the article. Not to be edited "
        "by hand.\n\n"
    )
    body: dict[str, Any] = {"first": weights.first, "second": weights.second}
    text = head + "".join(
        f"{name}:\n" + "".join(f"  {_quoted(f)}: {v:g}\n" for f, v in sorted(part.items()))
        for name, part in body.items()
    )
    path.write_text(text, encoding="utf-8")


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Measure, or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true", help="list the lines that are judged wrongly")
    parser.add_argument("--rounds", type=int, default=2, help="pages made of the phrase book for each labelled one")
    parser.add_argument("--keep", metavar="FOLDER", help="write the weights of each part that is left out there")
    options = parser.parse_args()
    if options.write:
        write(options.rounds)
    else:
        measure(options.rounds, show=options.show, keep=options.keep)


if __name__ == "__main__":
    main()
