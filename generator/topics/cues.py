"""Cues: the words and phrases that speak for a topic, and how they are found.

A cue is written as it stands in a text, with three additions:

    election            exactly this word, in any case (``Election``, ``ELECTION``)
    elect*              any word that begins so; ``*wahl`` ends so, ``*wahl*`` contains it
    central bank*       words in a row, each with or without a star; a hyphen or an apostrophe is a word boundary
    penalty shootout^2  weight; 1 if not given. 2 and more is strong (it may decide alone), below 1 is weak (it adds)
    storm of^0          weight 0: the words mean something else here. Inside a longer cue that matches, a shorter one of
                        the same topic does not count, so "a storm of criticism" is no weather.

An acronym of two or three capitals (``WHO``, ``ESA``) is met in capitals only: "who" and Spanish "esa" are other words.
Otherwise words compare without case; diacritics count (French *marché* is not *marche*), except in words set in
capitals without them; ё is е; every kind of apostrophe is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.topics.words import BREAK, Words, fold, normalise, unaccented, words

ANY = "any"
"""Language key of the cues that hold in every language."""

MAX_WEIGHT = 5.0
_MIN_STEM = 2  # letters before a star; one letter would match half the dictionary
_ACRONYM = 3  # letters up to which an acronym may look like an ordinary word
_CAPITALS = "="  # before a pattern that only a word in capitals matches
_CACHE = 200_000  # words remembered a language; far over any vocabulary, and bounded


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, taken apart."""

    pattern: tuple[str, ...]
    """Folded words; a star at either end stands for any letters."""
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text."""

    owner: str
    """Whose cue it is: the topic's id."""
    cue: Cue
    first: int
    """Number of the first word in the text."""
    last: int


def parse_cue(text: str) -> Cue:
    """Read a cue as written in the taxonomy.

    Raises:
        ValueError: it says nothing, has a bare star or too short a stem, or its weight is no number from 0 to 5.
    """
    body, caret, weight = text.partition("^")
    value = 1.0
    if caret:
        try:
            value = float(weight)
        except ValueError:
            raise ValueError(f"weight {weight!r} is no number") from None
        if not 0 <= value <= MAX_WEIGHT:
            raise ValueError(f"weight {weight} is not between 0 and {MAX_WEIGHT:g}")
    pattern = tuple(fold(body).split(" ")) if _is_plain(body) else _cut(body)
    if not pattern:
        raise ValueError("no words")
    for word in pattern:
        stem = word.strip("*")
        if "*" in stem or not stem or ("*" in word and len(stem) < _MIN_STEM):
            raise ValueError(f"a star needs {_MIN_STEM} letters beside it, and stands first or last in a word")
    return Cue(pattern, value)


def _is_plain(body: str) -> bool:
    """Whether a cue is words in small letters with a blank between them, as nearly all are: there is nothing to cut."""
    return body.islower() and bool(_PLAIN.fullmatch(body)) and normalise(body) == body


_PLAIN = re.compile(r"\*?[^\W_]+\*?(?: \*?[^\W_]+\*?)*")


def _cut(body: str) -> tuple[str, ...]:
    # A star is no letter: let it pass through the cutting into words as a private letter.
    marked = words(body.strip().strip("\"'“”«»").replace("*", "ǂ"))
    return tuple(_pattern(w) for w in marked.surfaces if w != BREAK)


def _pattern(word: str) -> str:
    folded = fold(word)
    acronym = word.isupper() and word.isalpha() and "ǂ" not in word and len(word) <= _ACRONYM
    return _CAPITALS + folded if acronym else folded.replace("ǂ", "*")


@dataclass(slots=True)
class _Node:
    """A place in the trie of cues: which words may follow, and the cues that end here."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, Cue]] = field(default_factory=list)


class CueFinder:
    """All cues of one language, in a trie over words; finds every hit in one pass."""

    def __init__(self, cues: Iterable[tuple[str, Cue]]) -> None:
        self._root = _Node()
        self._exact: set[str] = set()
        self._bare: dict[str, list[str]] = {}
        self._prefixes: set[str] = set()
        self._suffixes: set[str] = set()
        self._infixes: list[str] = []
        self._known: dict[str, tuple[str, ...]] = {}
        for owner, cue in cues:
            self._add(owner, cue)
        self._infixes.sort()

    def _add(self, owner: str, cue: Cue) -> None:
        node = self._root
        for word in cue.pattern:
            self._learn(word)
            following = node.next.get(word)
            if following is None:
                following = node.next[word] = _Node()
            node = following
        node.ends.append((owner, cue))

    def _learn(self, word: str) -> None:
        stem = word.strip("*")
        if word.startswith("*") and word.endswith("*"):
            if stem not in self._infixes:
                self._infixes.append(stem)
        elif word.startswith("*"):
            self._suffixes.add(stem)
        elif word.endswith("*"):
            self._prefixes.add(stem)
        else:
            self._exact.add(stem)
        plain = unaccented(stem)
        if plain != stem:
            self._bare.setdefault(plain, [])
            if word not in self._bare[plain]:
                self._bare[plain].append(word)

    def patterns(self, surface: str) -> tuple[str, ...]:
        """The pattern words that a word of a text matches."""
        known = self._known.get(surface)
        if known is None:
            known = tuple(self._patterns(surface))
            if len(self._known) < _CACHE:
                self._known[surface] = known
        return known

    def _patterns(self, surface: str) -> Iterator[str]:
        word = fold(surface)
        yield from self._patterns_of(word)
        if surface.isupper() and _CAPITALS + word in self._exact:
            yield _CAPITALS + word
        if surface.isupper() and len(word) > _MIN_STEM and unaccented(word) == word:
            for length in range(_MIN_STEM, len(word) + 1):
                for pattern in self._bare.get(word[:length], ()):
                    if length == len(word) or pattern.endswith("*"):
                        yield pattern

    def _patterns_of(self, word: str) -> Iterator[str]:
        if word in self._exact:
            yield word
        for length in range(_MIN_STEM, len(word) + 1):
            if word[:length] in self._prefixes:
                yield word[:length] + "*"
            if word[-length:] in self._suffixes:
                yield "*" + word[-length:]
        for stem in self._infixes:
            if stem in word:
                yield f"*{stem}*"

    def find(self, text: Words) -> list[Hit]:
        """Every hit, in text order; of two hits of one owner that overlap, the longer, then the earlier."""
        matched = [self.patterns(surface) if surface else () for surface in text.surfaces]
        hits = [hit for first, patterns in enumerate(matched) if patterns for hit in self._from(first, matched)]
        return _longest(hits)

    def _from(self, first: int, matched: list[tuple[str, ...]]) -> Iterator[Hit]:
        front = [self._root]
        for number in range(first, len(matched)):
            front = [n.next[p] for n in front for p in matched[number] if p in n.next]
            if not front:
                return
            for node in front:
                for owner, cue in node.ends:
                    yield Hit(owner, cue, first, number)


def _longest(hits: list[Hit]) -> list[Hit]:
    taken: set[tuple[str, int]] = set()
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, -len("".join(h.cue.pattern)), h.first)):
        places = [(hit.owner, number) for number in range(hit.first, hit.last + 1)]
        if not any(place in taken for place in places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, h.last, h.owner))
