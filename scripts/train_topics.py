"""Train the judge of topics: writes generator/topics/judge.yml, encoder.txt and the table of words in lexicons/.

    python scripts/train_topics.py            train and write
    python scripts/train_topics.py --measure  train without a tenth of the events, measure on it, ten times

Set OMP_NUM_THREADS=1: sums then do not depend on how many processors share them.

Needs the extra `models` (numpy, the sentence encoder, navec). The table of words and the encoder's directions are
learned from the short texts of scripts/topics_training, from the cues and from articles: the part `dev` of
tests/quality/corpus, tests/stories/data/development.yml and scripts/topics_training/articles; never from what is set
aside. The judge is learned from the articles, each seen with a table and directions made without it (in FOLDS parts),
so that it trusts them as far as they deserve. The cues were written by who had seen most of those articles; so the
judge sees each article again with a third of its cues taken away. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import importlib
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import topics_lexicon as lex
import yaml

from generator.importing.understanding import _without_names
from generator.intake.seed import parse_seed
from generator.people.recognise import recognise
from generator.reading import read
from generator.topics import lexicon
from generator.topics import signals as sig
from generator.topics.assign import with_words
from generator.topics.embedding import embed
from generator.topics.taxonomy import general
from generator.topics.words import words

ROOT = Path(__file__).resolve().parents[1]

HEADER = "# Written by scripts/train_topics.py from Polydigest's own labelled texts (MIT): do not edit, train again.\n"
RIDGE = 10.0
"""Of the regression from vectors to topics."""
CUE = 0.3
"""Weight of a cue in it, beside a text."""
PENALTY, OFFSET_PENALTY = 4.0, 3.0
"""Of the judge's coefficients (on standardised features) and of the topics' offsets."""
SNIPPET = 0.1
"""Weight of a short text beside an article."""
CUTS = {"cues": 0.22, "light": 0.3, "models": 0.3}
COPIES, TAKEN = 3, 0.35
"""How often an article is seen again, and the share of its cues that is taken away then."""
STEPS = 12
FOLDS = 5
"""Parts of the articles that the judge sees with a table of words made without them."""
TENTHS = 10
CLEAR = 2.0

TAXONOMY = general()
TOPICS = list(TAXONOMY.topics)
NUMBER = {id_: i for i, id_ in enumerate(TOPICS)}
Array = Any


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text."""

    title: str
    text: str
    lang: str
    topics: tuple[str, ...]
    also: tuple[str, ...]
    group: str
    weight: float


def snippets() -> list[Text]:
    """The short texts."""
    found = []
    for path in sorted((ROOT / "scripts" / "topics_training").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                head, text = line.split(": ", 1)
                topics, _, also = head.partition("/")
                found.append(Text("", text, path.stem, tuple(topics.split()), tuple(also.split()), "", SNIPPET))
    return found


def reports() -> list[Text]:
    """The reports of the development half of the story data."""
    data = yaml.safe_load((ROOT / "tests/stories/data/development.yml").read_text(encoding="utf-8"))
    return [Text(a["title"], a["text"], a["lang"], tuple(a["topics"]), tuple(a["also"]), a["story"], 1.0) for a in data]


def narratives() -> list[Text]:
    """Articles written and labelled to see how well topics are told; measured before they were learned from."""
    found = []
    for path in sorted((ROOT / "scripts" / "topics_training" / "articles").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                head, title, text = line.split(" | ", 2)
                topics, _, also = head.partition("/")
                found.append(Text(title, text, path.stem, tuple(topics.split()), tuple(also.split()), title, 1.0))
    return found


def articles() -> list[Text]:
    """The part `dev` of the gold corpus, as an import reads it."""
    sys.path.insert(0, str(ROOT / "tests" / "quality"))
    corpus = importlib.import_module("corpus")
    found = []
    for path in corpus.files():
        if corpus.is_held_out(path.parent.name):
            continue
        gold = corpus.load(path)
        reading = read(parse_seed(gold.data, gold.seed))
        title, text = _without_names(reading, recognise(reading.text, reading.lang, models=False))
        found.append(Text(title, text, reading.lang, gold.topics, gold.also_topics, gold.event, 1.0))
    return found


def labels(texts: Sequence[Text]) -> tuple[Array, Array]:
    """Ones where a topic is labelled; the weight of each label, 0 where either would do."""
    wanted = np.zeros((len(texts), len(TOPICS)))
    weights = np.array([[t.weight] * len(TOPICS) for t in texts])
    for row, text in enumerate(texts):
        for id_ in text.also:
            weights[row, NUMBER[id_]] = 0
        for id_ in text.topics:
            wanted[row, NUMBER[id_]], weights[row, NUMBER[id_]] = 1, text.weight
    return wanted, weights


def cue_features(texts: Sequence[Text]) -> Array:
    """Texts by topics by features of the cues."""
    rows = []
    for t in texts:
        table = sig.features(sig.signals(t.title, t.text, t.lang, TAXONOMY), t.text, TAXONOMY)
        rows.append([table[id_] for id_ in TOPICS])
    return np.array(rows)


def word_features(texts: Sequence[Text], chance: random.Random | None = None) -> Array:
    """Texts by topics by features of cues and words; with ``chance`` some cues of each text are taken away."""
    rows = []
    for t in texts:
        title, text = words(t.title), words(t.text)
        silent: set[tuple[str, str]] = set()
        drop = _some(chance) if chance else None
        found = sig.signals_of(title, text, t.lang, TAXONOMY, drop=drop, silent=silent)
        said = lexicon.reach(title, text, t.lang, TAXONOMY, silent)
        table = with_words(sig.features(found, t.text, TAXONOMY), said, TAXONOMY)
        rows.append([table[id_] for id_ in TOPICS])
    return np.array(rows)


def _some(chance: random.Random) -> Callable[[str], bool]:
    """Whether a family of words is taken away: the same answer for all topics of a text."""
    known: dict[str, bool] = {}
    return lambda family: known.setdefault(family, chance.random() < TAKEN)


def vectors(texts: Sequence[Text]) -> Array:
    """Texts by the encoder's dimensions."""
    return np.array([embed(f"{t.title}. {t.text}" if t.title else t.text) for t in texts])


def softened(texts: Sequence[Text]) -> Array:
    """What is labelled; a half where either would do."""
    wanted, weights = labels(texts)
    return np.where(weights == 0, 0.5, wanted)


def ridge(x: Array, target: Array, cues: Array, said: Array) -> tuple[Array, Array]:
    """Directions of the topics in the encoder's space, and offsets: from texts and cues."""
    mean = x.mean(0)
    a, b = x - mean, cues - cues.mean(0)
    square = a.T @ a + CUE * b.T @ b + RIDGE * np.eye(x.shape[1])
    found = np.linalg.solve(square, a.T @ (target - target.mean(0)) + CUE * b.T @ (said - said.mean(0)))
    return found, -mean @ found


def encoder_features(f: Array, x: Array, head: tuple[Array, Array]) -> Array:
    """Features with the encoder's, as `generator.topics.judge.with_lifts` has them."""
    reach = x @ head[0] + head[1]
    z = (reach - reach.mean(1, keepdims=True)) / reach.std(1, keepdims=True)
    below = np.zeros_like(z)
    for id_, topic in TAXONOMY.topics.items():
        if topic.parent:
            parent = NUMBER[topic.parent]
            below[:, parent] = np.maximum(below[:, parent], z[:, NUMBER[id_]])
    return np.concatenate([f, np.stack([z, np.maximum(z - CLEAR, 0), z * f[:, :, 0], below], -1)], -1)


def fit(f: Array, wanted: Array, weights: Array) -> tuple[Array, float, Array]:
    """Newton's method for the penalised logistic model: coefficients on the raw features, bias, offsets."""
    count, topics, n = f.shape
    flat = f.reshape(-1, n)
    mean, spread = flat.mean(0), flat.std(0) + 1e-9
    design = np.zeros((count * topics, n + 1 + topics))
    design[:, :n], design[:, n] = (flat - mean) / spread, 1
    design[np.arange(count * topics), n + 1 + np.tile(np.arange(topics), count)] = 1
    penalty = np.array([PENALTY] * n + [1e-3] + [OFFSET_PENALTY] * topics)
    y, w, theta = wanted.ravel(), weights.ravel(), np.zeros(design.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ theta, -30, 30)))
        gradient = design.T @ (w * (p - y)) + penalty * theta
        curvature = (design * (w * p * (1 - p) + 1e-9)[:, None]).T @ design + np.diag(penalty)
        theta -= np.linalg.solve(curvature, gradient)
    raw = theta[:n] / spread
    return raw, float(theta[n] - raw @ mean), theta[n + 1 :]


def probabilities(f: Array, model: tuple[Array, float, Array]) -> Array:
    """Of every text and topic."""
    return 1 / (1 + np.exp(-np.clip(f @ model[0] + model[1] + model[2], -30, 30)))


def chosen(p: Array, cut: float) -> list[str]:
    """The topics of one text, by the rule of `generator.topics.assign`."""
    best = [i for i in np.argsort(-p, kind="stable") if p[i] >= cut][:3] or [int(p.argmax())]
    return [TOPICS[i] for i in best]


def measure(texts: Sequence[Text], got: Sequence[Sequence[str]]) -> str:
    """Macro-F1, precision and recall."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for text, found in zip(texts, got, strict=True):
        right.update(set(found) & set(text.topics))
        missed.update(set(text.topics) - set(found))
        wrong.update(set(found) - set(text.topics) - set(text.also))
    f1 = [2 * right[t] / (2 * right[t] + wrong[t] + missed[t]) for t in TOPICS if right[t] + missed[t]]
    r, w, m = (sum(c.values()) for c in (right, wrong, missed))
    return f"macro-F1 {sum(f1) / len(f1):.3f}, precision {r / (r + w):.3f}, recall {r / (r + m):.3f}"


def left_out(name: str, texts: Sequence[Text], f: Array) -> None:
    """Print how a judge does on events that it has not seen."""
    wanted, weights = labels(texts)
    got: dict[int, list[str]] = {}
    for part in parts(texts, TENTHS):
        without = [i for i in range(len(texts)) if i not in part]
        model = fit(f[without], wanted[without], weights[without])
        # Those with all their cues come first.
        got |= {i: chosen(probabilities(f[i], model), CUTS[name]) for i in part if i < first(texts)}
    print(name, measure([texts[i] for i in got], list(got.values())))


def first(texts: Sequence[Text]) -> int:
    """How many of the texts there are before one comes again, or a short one."""
    return len({(t.title, t.text) for t in texts if t.group})


def parts(texts: Sequence[Text], count: int) -> list[set[int]]:
    """The numbers of the texts in parts; an event is in one part."""
    groups = sorted({t.group for t in texts})
    random.Random(count).shuffle(groups)
    part = {group: n % count for n, group in enumerate(groups)}
    return [{i for i, t in enumerate(texts) if part[t.group] == n} for n in range(count)]


def write(models: dict[str, tuple[Array, float, Array]], head: tuple[Array, Array]) -> None:
    """The two data files."""
    lines = [HEADER]
    for name, (coefficients, bias, offsets) in models.items():
        numbers = ", ".join(f"{x:.3f}" for x in coefficients)
        own = ", ".join(f"{id_}: {x:.2f}" for id_, x in zip(TOPICS, offsets, strict=True))
        lines.append(
            f"{name}:\n  cut: {CUTS[name]}\n  bias: {bias:.3f}\n  coefficients: [{numbers}]\n  offsets: {{{own}}}\n"
        )
    (ROOT / "generator/topics/judge.yml").write_text("".join(lines), encoding="utf-8")
    packed = [HEADER, "# A line: topic, scale, offset, 512 bytes in base64, each the number it is less 128.\n"]
    for id_, direction, offset in zip(TOPICS, head[0].T, head[1], strict=True):
        scale = float(np.abs(direction).max()) / 127
        whole = np.rint(direction / scale).astype(int) + 128
        packed.append(f"{id_} {scale:.6g} {offset:.6g} {base64.b64encode(bytes(whole.tolist())).decode()}\n")
    (ROOT / "generator/topics/encoder.txt").write_text("".join(packed), encoding="utf-8")


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description="Train the judge of topics.")
    parser.add_argument("--measure", action="store_true", help="measure on a tenth left out; write no judge")
    options = parser.parse_args()
    short, own = snippets(), [*articles(), *reports(), *narratives()]
    school = School(short, own)
    light, both = school.crossed()
    head = school.taught(range(len(own)))
    judged = {
        "cues": ([*own, *short], cue_features([*own, *short])),
        "light": repeated(own, light),
        "models": repeated(own, both),
    }
    if options.measure:
        for name, (texts, f) in judged.items():
            left_out(name, texts, f)
        return
    write({name: fit(f, *labels(texts)) for name, (texts, f) in judged.items()}, head)


class School:
    """What the table of words and the encoder's directions are learned from."""

    def __init__(self, short: Sequence[Text], own: Sequence[Text]) -> None:
        said = lex.cues(NUMBER)
        self.short, self.own, self.answers = short, own, np.array(list(said.values()))
        self.counted = {id(t): lex.counted(t.title, t.text) for t in (*short, *own)}
        self.vocabulary = lex.Words([*self.counted.values()], said)
        known = lex.vectors(said)
        self.cues = np.array([known[cue] for cue in said])
        self.vectors, self.far = vectors(short), vectors(own)

    def taught(self, those: Iterable[int]) -> tuple[Array, Array]:
        """Write the table of words learned from the short texts and these articles; give the encoder's directions."""
        those = sorted(those)
        texts = [*self.short, *(self.own[i] for i in those)]
        counted, wanted = [self.counted[id(t)] for t in texts], softened(texts)
        weights = lex.told(self.vocabulary, lex.weights(self.vocabulary, counted, wanted, self.answers), NUMBER)
        lex.write(HEADER, TOPICS, {name: lex.table(self.vocabulary, weights, name) for name in lex.SCRIPTS}, self.short)
        return ridge(np.concatenate([self.vectors, self.far[those]]), wanted, self.cues, self.answers)

    def crossed(self) -> tuple[list[Array], list[Array]]:
        """Features of the articles, each by what was taught without it: light and with the encoder, all copies."""
        light = [np.zeros(())] * (COPIES + 1)
        both = list(light)
        for part in parts(self.own, FOLDS):
            head = self.taught(set(range(len(self.own))) - part)
            rows = sorted(part)
            for n in range(COPIES + 1):
                f = word_features([self.own[i] for i in rows], random.Random(n) if n else None)
                g = encoder_features(f, self.far[rows], head)
                for tables, found in ((light, f), (both, g)):
                    if not tables[n].shape:
                        tables[n] = np.zeros((len(self.own), *found.shape[1:]))
                    tables[n][rows] = found
        return light, both


def repeated(own: Sequence[Text], tables: Sequence[Array]) -> tuple[list[Text], Array]:
    """The articles with all cues first, then as often with some taken away; less weight for each."""
    texts = [replace(t, weight=t.weight / len(tables)) for _ in tables for t in own]
    return texts, np.concatenate(tables)


if __name__ == "__main__":
    main()
