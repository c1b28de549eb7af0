"""How plausible a decoding is: text in a language, or the noise that a wrong code page makes of it.

A wrong code page betrays itself in four ways, each of which costs: letters that no single language has together, rare
letters in the place of frequent ones, two scripts or a capital inside a word, and symbols or controls among letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from generator import yamlio

_WORD = re.compile(r"[^\W\d_]+")
_TYPOGRAPHY = frozenset("«»“”„‚’‘‹›–—…•·\u00a0№€£°§©®™−×½¼¿¡´")
_INNER = frozenset("’‘·")
"""Marks that stand inside words."""

_CONTROL = -4.0
_SYMBOL = -0.8
_SYMBOL_IN_WORD = -2.0
_MARK = 0.3
_ALIEN = -1.0
_MIXED = -2.0
_INNER_CAPITAL = -1.5
_ALL_CAPITALS = -0.1
_ALONE = -1.5
"""A letter that stands alone and is no word, or that is glued to a number or to a capitalised word: it was a sign
(``£60``, ``«Aperta``, ``© All``) or another letter (``è``)."""
_WORDS_OF_ONE = frozenset("àèéêòóôíìúùáâöåøæő")
"""Accented Latin letters that are a word by themselves in some language."""
_GLUED_TO_NUMBER = re.compile(r"(?<!\w)[\u00c0-\u024f](?=\d)")
_TWO_CAPITALS = re.compile(r"[\u00c0-\u024f][A-Z](?:[a-z]|\b)")
_ONE_SCRIPT = re.compile("[\u0400-\u052f]+|[A-Za-z\u00c0-\u024f]+")
_RUN = 3
"""So many accented letters in a row are not written in any Latin alphabet."""
_RUNS = re.compile(rf"[\u0080-\u024f]{{{_RUN},}}")


def plausibility(text: str) -> float:
    """Mean score of the characters beyond ASCII: about 1 for text, below 0 for noise; 0 if there are none."""
    marks = len(text) - len(text.encode("ascii", errors="ignore"))
    if not marks:
        return 0.0
    odd = {c for c in set(text) if c > "\x7f" and not c.isalpha()}
    symbols = sum([_symbol(text, i, text[i]) for i in sorted(_places(text, odd))])
    words = [w for w in _WORD.findall(text) if not w.isascii()]
    alone = _ALONE * (sum(map(_is_sign, words)) + len(_GLUED_TO_NUMBER.findall(text)))
    return (symbols + alone + sum(map(_shape, words)) + _letters(words)) / marks


def _places(text: str, some: set[str]) -> Iterator[int]:
    """Where any of some characters stand."""
    for c in some:
        at = text.find(c)
        while at >= 0:
            yield at
            at = text.find(c, at + 1)


@lru_cache(maxsize=16384)
def _is_sign(word: str) -> bool:
    """Whether a word is what a wrong code page makes of a sign or of another letter."""
    if len(word) == 1:
        return script(word) == "latin" and word.lower() not in _WORDS_OF_ONE
    return word[1] <= "Z" and bool(_TWO_CAPITALS.match(word)) and not word.isupper()


def _symbol(text: str, i: int, c: str) -> float:
    """A character that is no letter."""
    inside = 0 < i < len(text) - 1 and text[i - 1].isalpha() and text[i + 1].isalpha()
    if c in _TYPOGRAPHY:
        return _MARK if not inside or c in _INNER or c in "—–…\u00a0" else _SYMBOL_IN_WORD
    if unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} or c == "\ufffd":
        return _CONTROL
    if unicodedata.category(c) in {"Mn", "Mc"}:
        return 0.0
    return _SYMBOL_IN_WORD if inside else _SYMBOL


@lru_cache(maxsize=16384)
def _shape(word: str) -> float:
    """What a word looks like: one script, capitals at the start or throughout."""
    score = 0.0
    if not _ONE_SCRIPT.fullmatch(word) and len({s for s in map(script, word) if s}) > 1:
        score += _MIXED
    if word.isupper() and len(word) >= _RUN:
        score += _ALL_CAPITALS * len(word)
    if not word[1:].islower():
        inner = (a.islower() and b.isupper() and not (a + b).isascii() for a, b in pairwise(word))
        score += _INNER_CAPITAL * sum(inner)
    return score


def _letters(words: list[str]) -> float:
    """How well the letters fit one language of their script."""
    score = _ALIEN * sum(map(len, _RUNS.findall(" ".join(words))))
    frequencies = _frequencies()
    latin: Counter[str] = Counter()
    for c, count in Counter("".join(words)).items():
        if c <= "\x7f":
            continue
        name = script(c)
        if name == "latin":
            for small in c.lower():
                latin[small] += count
        elif name in frequencies:
            score += count * frequencies[name].get(c.lower(), -0.5)
        else:
            score += count * 0.5
    return score + _latin_fit(latin)


def _latin_fit(counts: Counter[str]) -> float:
    """Score of accented Latin letters in the language that they fit best."""
    return max(sum(n * table.get(c, _ALIEN) for c, n in counts.items()) for table in _alphabets().values())


@cache
def script(c: str) -> str:
    """``latin``, ``cyrillic``, ``greek`` …: the script of a letter; empty for anything else."""
    if c.isascii():
        return "latin" if c.isalpha() else ""
    return unicodedata.name(c, "").split(" ")[0].lower() if c.isalpha() and c not in "ªºµ" else ""


@cache
def _data() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("alphabets.yml")
    return yamlio.load_beside(path)


@cache
def _alphabets() -> dict[str, dict[str, float]]:
    """Weight of each accented letter in each language: 1 for the most frequent, falling to 0.5."""
    return {lang: _ranked(letters, 1.0, 0.5) for lang, letters in _data()["latin"].items()}


@cache
def _frequencies() -> dict[str, dict[str, float]]:
    return {name: _ranked(letters, 1.3, 0.0) for name, letters in _data()["scripts"].items()}


def _ranked(letters: str, top: float, bottom: float) -> dict[str, float]:
    step = (top - bottom) / max(1, len(letters) - 1)
    return {c: top - step * rank for rank, c in enumerate(letters)}
