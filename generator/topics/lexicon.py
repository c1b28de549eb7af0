"""What single words say of the built-in topics: a wide table of words beside the cues, for every install.

Cues are few and precise; a text in other words meets none of them. The table (lexicons/*.txt, written by
scripts/train_topics.py) has the words of a dozen languages, one file a script. Its weights are what the sentence
encoder of the extra ``models`` makes of each word alone, read off once when the table was made, so that the light
install needs no encoder, and what labelled texts say of words and stems beyond that. A word that is not in it counts as
its longest beginning or ending that is: that finds case forms and compounds.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator import kept
from generator.topics.taxonomy import Taxonomy
from generator.topics.words import Words, fold

LEAD_WORDS, LEAD, TITLE = 60, 1.3, 2.0
"""The first words of the text and those of the headline count as so many."""
_FOLDER = Path(__file__).with_name("lexicons")
_SHORTEST = 3  # letters of a word that is looked up
_STEM, _TAIL = 4, 6  # letters of the shortest beginning and ending that stand for a word
_TAIL_SHARE, _RELATIVE_SHARE = 0.7, 0.8  # what an ending, or the Russian word a Ukrainian one is like, is worth
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""The topics in the code of a word: A is the first of topics.txt."""
STEPS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""How much it says, in the code of a word."""
_FEWEST = 3
_STEP = 10.0
"""What a telling word says, about: the unit of points."""
_SPOKEN = 3
"""Words of a topic that are shown as evidence."""

Say = tuple[tuple[int, float], ...]
"""What a word says: numbers of topics, and how much for each."""

# Ukrainian and Russian write the same sounds differently: what is left here is alike.
_ALIKE = str.maketrans({"і": "и", "ї": "и", "ы": "и", "й": "и", "є": "е", "э": "е", "ґ": "г", "ь": None, "ъ": None})


_DOT = "\u0307"  # what folding makes of the dot of a Turkish İ
# What Arabic writes with the word that follows: and, with, for, as, then, the.
_BEFORE = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف")


@dataclass(frozen=True, slots=True)
class Reach:
    """What the words of a text say together."""

    lifts: Mapping[str, float]
    """By topic: how much further the text reaches there than elsewhere, in standard deviations."""
    points: Mapping[str, float]
    """By topic: what its words say together."""
    spoken: tuple[tuple[str, float, Say], ...]
    """The words that said something, in the order they come: how much each counts, and what it says."""

    def evidence(self, id_: str) -> tuple[str, ...]:
        """The words that speak most for a topic."""
        if id_ not in topics():
            return ()
        number = topics().index(id_)
        said = [(-weight * says, word) for word, weight, some in self.spoken for n, says in some if n == number]
        return tuple(word for _, word in sorted(said)[:_SPOKEN])


NOWHERE = Reach({}, {}, ())


def reach(title: Words, text: Words, lang: str, taxonomy: Taxonomy, silent: Collection[tuple[str, str]] = ()) -> Reach:
    """What the words of an article say of the built-in topics that a taxonomy has.

    Args:
        title: its headline.
        text: its text.
        lang: BCP 47.
        taxonomy: the topics that there are.
        silent: folded words, each with a topic that it does not speak for here.
    """
    spoken = [(word, math.sqrt(count), look_up(word, lang)) for word, count in counted(title, text).items()]
    if silent:
        spoken = [(word, weight, _aloud(word, says, silent)) for word, weight, says in spoken]
    found: dict[int, float] = {}
    for _, weight, some in spoken:
        for topic, says in some:
            found[topic] = found.get(topic, 0.0) + weight * says
    names = topics()
    here = [n for n, id_ in enumerate(names) if id_ in taxonomy.topics]
    if not found or len(here) < _FEWEST:
        return NOWHERE
    points = {names[n]: math.log1p(found.get(n, 0.0) / _STEP) for n in here}
    return Reach(_lifts(found, here), points, tuple(spoken))


def _aloud(word: str, says: Say, silent: Collection[tuple[str, str]]) -> Say:
    return tuple(pair for pair in says if (word, topics()[pair[0]]) not in silent)


def counted(title: Words, text: Words) -> dict[str, float]:
    """The words that are looked up, in the order they come, and how much they count."""
    counts: dict[str, float] = {}
    for words, each in ((text.surfaces[:LEAD_WORDS], LEAD), (text.surfaces[LEAD_WORDS:], 1.0), (title.surfaces, TITLE)):
        for surface in words:
            counts[surface] = counts.get(surface, 0.0) + each
    folded: dict[str, float] = {}
    for surface, count in counts.items():
        if len(surface) >= _SHORTEST and (word := _looked_up(surface)):
            folded[word] = folded.get(word, 0.0) + count
    return folded


@lru_cache(maxsize=100_000)
def _looked_up(surface: str) -> str:
    """A word of a text as it stands in the tables; empty if it is too short or no word."""
    word = fold(surface).replace("'", "").replace(_DOT, "")
    return word if len(word) >= _SHORTEST and word.isalpha() else ""


def _lifts(found: Mapping[int, float], here: list[int]) -> dict[str, float]:
    """Standardised over the topics, after what texts say on average is taken off."""
    length = math.sqrt(math.fsum([x * x for x in found.values()]))
    usual, names = average(), topics()
    values = [found.get(n, 0.0) / length - usual[n] for n in here]
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum([(x - mean) ** 2 for x in values]) / len(values))
    return {names[n]: (x - mean) / spread for n, x in zip(here, values, strict=True)} if spread else {}


@lru_cache(maxsize=100_000)
def look_up(word: str, lang: str) -> Say:
    """What a folded word says: itself, its longest known beginning, its longest known ending; () for nothing."""
    table = _table(script(word))
    word = _bare(word, table)
    known = table.beginning(word)
    if lang == "uk" and known != word:
        relatives = _relatives()
        relative = relatives.get(relatives.beginning(word.translate(_ALIKE))) or ""
        if len(relative) > len(known):
            return parsed(table.get(relative) or "", _RELATIVE_SHARE)
    if known:
        return parsed(table.get(known) or "", 1.0)
    tails = (table.get(word[n:]) for n in range(1, len(word) - _TAIL + 1))
    return parsed(next((code for code in tails if code is not None), ""), _TAIL_SHARE)


def _bare(word: str, table: Table) -> str:
    """An Arabic word without what is written with it, if it is not known with it."""
    if script(word) != "arabic" or table.get(word) is not None:
        return word
    bare = (word[len(head) :] for head in _BEFORE if word.startswith(head))
    return next((rest for rest in bare if table.get(rest) is not None), word)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Words in order and what stands beside each: searched as they were read, sooner than a dict of them is made."""

    words: list[str]
    beside: list[str]

    def get(self, word: str) -> str | None:
        """What stands beside a word; None if it is not there."""
        at = bisect_left(self.words, word)
        return self.beside[at] if at < len(self.words) and self.words[at] == word else None

    def beginning(self, word: str) -> str:
        """The word, or its longest beginning of at least half of its letters that is there."""
        least, probe = shortest_beginning(word), word
        while probe and (probe == word or len(probe) >= least):
            at = bisect_right(self.words, probe) - 1
            if at < 0:
                return ""
            near = self.words[at]
            if near == probe:
                return near
            # What begins the word and is there stands at most here in the order, so the nearest begins with it too.
            probe = probe[: _shared(near, probe)]
        return ""


def shortest_beginning(word: str) -> int:
    """Letters of the shortest beginning that stands for a word."""
    return max(_STEM, (len(word) + 1) // 2)


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def parsed(code: str, share: float) -> Say:
    """The code of a word in a table, read; what it says is multiplied by ``share``."""
    return tuple((LETTERS.index(code[n]), share * STEPS.index(code[n + 1])) for n in range(0, len(code), 2))


def script(word: str) -> str:
    """Name of the table a word stands in; ``""`` for a script that has none."""
    first = word[0]
    if first < "\u0250":
        return "latin"
    return "cyrillic" if "\u0400" <= first < "\u0530" else "arabic" if "\u0600" <= first < "\u0700" else ""


@lru_cache(maxsize=4)
def _table(name: str) -> Table:
    return _kept(name, "words", lambda: [line.partition(" ")[::2] for line in _lines(name)]) if name else Table([], [])


@lru_cache(maxsize=1)
def _relatives() -> Table:
    """Cyrillic words by what is alike in Russian and Ukrainian; of several the first."""
    return _kept("cyrillic", "relatives", _alike)


def _alike() -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for word in _table("cyrillic").words:
        found.setdefault(word.translate(_ALIKE), word)
    return sorted(found.items())


def _kept(name: str, what: str, make: Callable[[], Iterable[tuple[str, str]]]) -> Table:
    """A table, kept as two texts of a line each: they are sooner read than a hundred thousand words."""

    def columns() -> tuple[str, ...]:
        return tuple("\n".join(column) for column in zip(*make(), strict=True))

    path = _FOLDER / f"{name}.txt"
    words, beside = kept.keep(path.with_name(f"{name}.{what}"), path.read_bytes(), columns)
    return Table(words.split("\n"), beside.split("\n"))


@lru_cache(maxsize=1)
def topics() -> tuple[str, ...]:
    """The topics that the tables number, in their order."""
    return tuple(line.split(" ")[0] for line in _lines("topics"))


@lru_cache(maxsize=1)
def average() -> tuple[float, ...]:
    """Of each topic: its share in what texts say on average."""
    return tuple(float(line.split(" ")[1]) for line in _lines("topics"))


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def forget() -> None:
    """Read the tables again when they are next asked for: for training."""
    for cache in (_table, _relatives, look_up, topics, average):
        cache.cache_clear()
