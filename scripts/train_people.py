"""Train the points of the clues that recognise people: ``generator/people/recognise/data/weights.yml``.

Development-time tool; needs numpy, and the extra `models` for the columns of that name. After a change to the clues::

    python scripts/train_people.py            # writes the weights
    python scripts/train_people.py --check    # leaves out each fifth of the events and says how well the rest fits it

Logistic regression over the candidates of the part ``dev`` of tests/quality (the part set aside is never opened). The
points set by hand are the mean of a Gaussian prior: what little data says nothing about stays as it was set. First all
languages together, then each of the four with the common points as its prior.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "quality"), str(ROOT / "tests" / "recognise")]

import corpus  # noqa: E402 - of the tests
import marked_texts  # noqa: E402 - of the tests

from generator.people import recognise  # noqa: E402
from generator.people.recognise import alone, clues, evidence, naming, weights  # noqa: E402
from generator.people.recognise.candidate import Candidate  # noqa: E402

group = importlib.import_module("generator.people.recognise.group")  # the package has a function of that name
WEIGHTS = ROOT / "generator" / "people" / "recognise" / "data" / "weights.yml"
LANGUAGES = ("en", "fr", "ru", "uk")
MARKED = ("first", "third", "fourth", "fifth", "sixth", "eighth", "ninth")
"""Rounds of tests/recognise/marked whose failures were looked at; the others only test."""
DENSE = {"eighth": 0.8, "ninth": 0.8}
"""What an example of a round counts that has more traps than the press has."""
FOLDS = 5
SPREAD, SPREAD_OF_LANGUAGE = 1.0, 0.5
"""Standard deviation of the prior, in points: how far training may move a weight from its prior, roughly."""
STIFF = {
    "thing_before": 0.15,
    "thing_after": 0.15,
    "several": 0.5,
    "whole_again": 0.25,
    "acts_only": 0.25,
    "told_as_thing": 0.25,
    "honorific": 0.25,
    "office": 0.25,
    "famous": 0.25,
    "verb": 0.25,
    "speaks": 0.25,
    "bare": 0.25,
    "bare_common": 0.25,
    "regnal": 0.25,
    "attributive": 0.5,
    "apposed_thing": 0.5,
    "at_body": 0.5,
    "shop": 0.5,
    "bears": 0.5,
    "article": 0.5,
    "affiliated": 0.5,
    "no_ruler": 0.5,
    "kin": 0.5,
    "role": 0.4,
    "titled": 0.5,
    "disagree": 0.5,
}
"""The same for clues that say what the labelled texts have too seldom: firms called by one word, taken for people."""
KINDS = ("full", "alone")
Span = tuple[int, int]
STILL = 1e-4
"""Largest step of a weight at which the search has arrived."""


@dataclass(frozen=True)
class Example:
    """A candidate, or a group of single words, of a labelled article."""

    kind: str
    event: str
    lang: str
    clues: Mapping[str, float]
    person: bool
    share: float
    """Its part of all equal ones in the article."""


def examples(*, models: bool) -> list[Example]:
    """All candidates of the part ``dev`` whose label is clear."""
    paths = [p for p in corpus.files() if not corpus.is_held_out(p.parent.name)]
    found = [e for path in paths for e in _of_article(corpus.load(path), models=models)]
    return [*found, *paragraphs(models=models), *marked(models=models)]


def marked(*, models: bool) -> Iterator[Example]:
    """The marked articles of tests/recognise that may train."""
    for name, article in ((n, article) for n in MARKED for article in marked_texts.load(n)):
        spans = list(article.people)
        for e in _labelled(article.id, article.text, article.lang, spans, article.anyone, models=models):
            yield replace(e, share=e.share * DENSE.get(name, 1.0))


def paragraphs(*, models: bool) -> Iterator[Example]:
    """The development halves of the labelled paragraphs of tests/recognise; their labels are names, not places."""
    for path in sorted((ROOT / "tests" / "recognise" / "data").glob("*.yml")):
        lang = path.stem
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))["dev"]):
            full, single = _seen(case["text"], lang, models=models)
            words = {naming.key(w) for name in case["people"] for w in name.split()}
            event = f"paragraph-{lang}-{number}"
            for c in full:
                if (label := _by_name(c, words)) is not None:
                    yield Example("full", event, lang, clues.full_clues(c), label, 1.0)
            for mentions in single:
                if (label := _by_name(mentions[0], words)) is not None:
                    yield Example("alone", event, lang, alone.alone_clues(mentions), label, 1.0)


def _by_name(c: Candidate, words: set[str]) -> bool | None:
    """Whether all words of a candidate belong to labelled names, or none does."""
    shared = [any(naming.key(o[i]) in words for o in naming.nominatives(c)) for i in range(len(c.tokens))]
    return True if all(shared) else None if any(shared) else False


def _of_article(gold: corpus.Gold, *, models: bool) -> Iterator[Example]:
    spans = [(m.start, m.end) for m in gold.mentions]
    return _labelled(gold.event, gold.text, gold.lang, spans, (), models=models)


def _labelled(
    event: str, text: str, lang: str, spans: Sequence[Span], unclear: Sequence[Span], *, models: bool
) -> Iterator[Example]:
    """The candidates of an article whose people are marked, but for words that may be people or not."""
    full, single = _seen(text, lang, models=models)
    full = [c for c in full if not _overlaps(c, unclear)]
    names = Counter(_surface(c) for c in full)
    for c in full:
        label = _label(c, spans)
        if label is not None:
            yield Example("full", event, lang, clues.full_clues(c), label, 1 / names[_surface(c)])
    for mentions in single:
        labels = [label for c in mentions if (label := _label(c, spans)) is not None]
        if labels and len(set(labels)) == 1 and not any(_overlaps(c, unclear) for c in mentions):
            yield Example("alone", event, lang, alone.alone_clues(mentions), labels[0], 1.0)


def _overlaps(c: Candidate, spans: Sequence[Span]) -> bool:
    return any(start < c.end and c.tokens[0].start < end for start, end in spans)


def _surface(c: Candidate) -> str:
    return " ".join(t.lower for t in c.tokens)


def _label(c: Candidate, spans: Sequence[tuple[int, int]]) -> bool | None:
    own = (c.tokens[0].start, c.end)
    if own in spans:
        return True
    return None if any(s < own[1] and own[0] < e for s, e in spans) else False


def _seen(text: str, lang: str, *, models: bool) -> tuple[list[Candidate], list[list[Candidate]]]:
    """The candidates that are scored, each once."""
    full: dict[tuple[int, int], Candidate] = {}
    single: list[list[Candidate]] = []
    score, by_surname = evidence.score, group.by_surname

    def note(c: Candidate) -> float:
        full[c.first, c.last] = c
        return score(c)

    def note_groups(left: list[Candidate], language: str) -> list[list[Candidate]]:
        single.extend(found := by_surname(left, language))
        return found

    evidence.score, group.by_surname = note, note_groups
    try:
        recognise(text, lang, models=models)
    finally:
        evidence.score, group.by_surname = score, by_surname
    return list(full.values()), single


def fit(rows: Sequence[Example], prior: Mapping[str, float], spread: float) -> dict[str, float]:
    """The weights of greatest posterior, by Newton's method."""
    names = list(prior)
    mean = np.array([prior[n] for n in names])
    x = np.array([[1.0 if n == "start" else row.clues.get(n, 0.0) for n in names] for row in rows])
    stiff = np.array([STIFF.get(n, 1.0) * spread for n in names])
    y, share = np.array([float(row.person) for row in rows]), np.array([row.share for row in rows])
    w = mean.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (share * (p - y)) + (w - mean) / stiff**2
        curve = (x.T * (share * p * (1 - p))) @ x + np.diag(1 / stiff**2)
        step = np.linalg.solve(curve, slope)
        w = w - np.clip(step, -1, 1)
        if float(np.abs(step).max()) < STILL:
            break
    return {n: round(float(v), 2) for n, v in zip(names, w, strict=True)}


def train(rows: Sequence[Example], hand: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, dict[str, float]]]:
    """Weights by kind and language; ``any`` for languages without their own."""
    out: dict[str, dict[str, dict[str, float]]] = {}
    for kind in KINDS:
        of_kind = [r for r in rows if r.kind == kind]
        out[kind] = {"any": fit(of_kind, hand[kind], SPREAD)}
        for lang in LANGUAGES:
            own = [r for r in of_kind if r.lang == lang]
            if own:
                out[kind][lang] = fit(own, out[kind]["any"], SPREAD_OF_LANGUAGE)
    return out


def _used(trained: dict[str, dict[str, float]], hand: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Only what training moved."""
    return {lang: {n: v for n, v in points.items() if v != hand[n]} for lang, points in trained.items()}


def fold(event: str) -> int:
    """Which fifth an event belongs to."""
    return hashlib.sha256(event.encode()).digest()[1] % FOLDS


def check(rows: Sequence[Example], hand: Mapping[str, Mapping[str, float]]) -> None:
    """Precision and recall of candidates that training has not seen, beside those of the hand-set points."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for number in range(FOLDS):
        trained = train([r for r in rows if fold(r.event) != number], hand)
        for r in (r for r in rows if fold(r.event) == number):
            own = trained[r.kind].get(r.lang) or trained[r.kind]["any"]
            for how, points, at in (
                ("hand", hand[r.kind], 0.0),
                *((f"at {t}", own, t) for t in (0.0, 0.5, 1.0, 1.5, 2.0)),
            ):
                says = weights.total(r.clues, points) >= at
                for lang in (r.lang, "all"):
                    counts.setdefault((r.kind, lang, how), Counter())[f"{says:d}{r.person:d}"] += r.share
    for (kind, lang, how), c in sorted(counts.items()):
        precision, recall = c["11"] / max(1e-9, c["11"] + c["10"]), c["11"] / max(1e-9, c["11"] + c["01"])
        sys.stdout.write(f"{kind:6}{lang:5}{how:9}P {precision:.3f}  R {recall:.3f}  people {c['11'] + c['01']:.0f}\n")


def main() -> None:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--light", action="store_true", help="the light columns alone")
    options = parser.parse_args()
    text = WEIGHTS.read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    hand = {kind: data[kind]["hand"] for kind in KINDS}
    for models in (False,) if options.light else (False, True):
        rows = examples(models=models)
        if options.check:
            sys.stdout.write("models\n" if models else "light\n")
            check(rows, hand)
            continue
        trained = train(rows, hand)
        for kind in KINDS:
            data[kind]["models" if models else "light"] = _used(trained[kind], hand[kind])
    if not options.check:
        head = "".join(re.findall(r"^#.*\n", text, flags=re.MULTILINE))
        body = yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=120, allow_unicode=True)
        WEIGHTS.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
