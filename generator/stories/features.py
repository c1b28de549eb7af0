"""What of a report can be compared with a report in another language: people, numbers, names, words of common origin.

Names are compared by sound (`generator.people.names`): Кёльн and Köln, Новак and Nowak share a key. Inflected languages
give each word twice, as it stands and without its case ending. Words of one language are compared by their stems too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from generator.people.names.translit import keys
from generator.stories.model import Report
from generator.topics.words import BREAK, Words, fold, words

# Case endings of nouns and adjectives that hold a consonant (vowels do not reach the keys): Russian, Ukrainian, Polish.
_ENDINGS = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|іми|ом|ем|ём|єм|їм|ым|им|ім|ах|ях|ам|ям|ов|ев|их|ых|ів|їв|ові|еві|"
    r"ami|ach|ego|emu|owi|ymi|imi|em|ów|ym|im|om|ych|ich)$"
)
_INFLECTED = frozenset({"be", "bg", "cs", "hr", "pl", "ru", "sk", "sl", "sr", "uk"})
_NUMBER = re.compile(r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_STEM = 6  # letters of a word that are compared within one language: a stemmer for every language alike
PERSON, NUMBER = "person ", "number "
"""What the mark of a number begins with."""
_SHORT_WORD = 4
_LEAD = 160
"""Words in which news says what happened; further on stand the background, other events, other people."""
_LEAD_CHARACTERS = 1000
_LEADING = 3
"""The most prominent people of a report say more than the others."""
_COGNATE = 7  # letters from which a word that is no name may be international (magnitude, магнитуда)
_MIN_KEY = 3  # consonants of a key; two say little
_FIRST_YEAR, _LAST_YEAR = 1900, 2099

# How much a feature of each kind may say before its rarity is known.
_PERSON, _NAME, _OPENING_NAME, COGNATE = 1.6, 1.0, 0.5, 0.35


@dataclass(frozen=True, slots=True)
class Features:
    """A report, ready to be compared."""

    report: Report
    marks: Mapping[str, tuple[float, frozenset[str]]]
    """By mark (a person, a number, a word): what it may say, and the keys of which a partner must have one."""
    stems: Mapping[str, int]
    """Stems of the words with their counts: for reports in the same language."""
    by_key: Mapping[str, tuple[str, ...]]
    """The marks that have a key."""


@lru_cache(maxsize=20_000)
def features(report: Report) -> Features:
    """The features of a report."""
    title, text = words(report.title), words(report.text)
    marks: dict[str, tuple[float, frozenset[str]]] = {}
    for place, person in enumerate(report.people):
        weight = _PERSON if place < _LEADING else _PERSON / 2
        marks[f"{PERSON}{person}"] = (weight, frozenset([f"{PERSON}{person}"]))
    for number, weight in _numbers(f"{title.text}\n{text.text[:_LEAD_CHARACTERS]}"):
        marks[f"{NUMBER}{number}"] = (weight, frozenset([f"{NUMBER}{number}"]))
    for word, weight in _words(title, text).items():
        found = _keys(word, report.lang)
        if found:
            marks[word] = (weight, found)
    stems = Counter(fold(w)[:_STEM] for w in (*title.surfaces, *text.surfaces[:_LEAD]) if len(w) > _SHORT_WORD)
    return Features(report, MappingProxyType(marks), MappingProxyType(dict(stems)), MappingProxyType(_by_key(marks)))


def _by_key(marks: Mapping[str, tuple[float, frozenset[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for mark, (_, having) in marks.items():
        for key in sorted(having):
            found.setdefault(key, []).append(mark)
    return {key: tuple(having) for key, having in found.items()}


def _numbers(text: str) -> Iterator[tuple[str, float]]:
    """Numbers without the language's separators and without thousands: 62,000, 62.000 and 62 (thousand) are one."""
    for match in dict.fromkeys(_NUMBER.findall(text)):
        grouped = re.sub(r"[ .,'’\u00a0\u202f](?=\d{3}(?!\d))", "", match)
        value = re.sub(r"(?:000)+$", "", grouped) if grouped.isdecimal() else grouped.replace(",", ".")
        if not value:
            continue
        digits = len(value.strip("0").replace(".", ""))
        if value.isdecimal() and _FIRST_YEAR <= int(value[:9]) <= _LAST_YEAR:
            yield value, 0.1
        else:
            yield value, {0: 0.1, 1: 0.15, 2: 0.5}.get(digits, 1.0)


def _words(title: Words, text: Words) -> dict[str, float]:
    """Words that may be names, and long words, with the weight of their best occurrence."""
    found: dict[str, float] = {}
    for part in (title, text):
        opening = True
        for surface, start in zip(part.surfaces[:_LEAD], part.starts[:_LEAD], strict=True):
            if surface == BREAK:
                opening = opening or part.text[start] in ".!?…\n"
                continue
            weight = _weight(surface, opening=opening)
            opening = False
            if weight:
                word = fold(surface)
                found[word] = max(found.get(word, 0.0), weight)
    return found


def _weight(surface: str, *, opening: bool) -> float:
    if surface[0].isdecimal():
        return 0.0
    if surface[0].isupper() and len(surface) > 2:  # noqa: PLR2004 - initials and short words say little
        return _OPENING_NAME if opening else _NAME
    return COGNATE if len(surface) >= _COGNATE else 0.0


@lru_cache(maxsize=100_000)
def _keys(word: str, lang: str) -> frozenset[str]:
    return frozenset(key for form in forms(word, lang) for key in keys(form, lang) if len(key) >= _MIN_KEY)


@lru_cache(maxsize=100_000)
def forms(word: str, lang: str) -> tuple[str, ...]:
    """A word as it stands and, in an inflected language, without its case ending."""
    if lang.split("-", maxsplit=1)[0] in _INFLECTED and len(word) > _SHORT_WORD + 1:
        return tuple(dict.fromkeys([word, _ENDINGS.sub("", word)]))
    return (word,)
