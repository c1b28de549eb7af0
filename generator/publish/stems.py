"""Stems of words in languages for which Pagefind has no stemmer, by the rules that the browser uses too.

The rules are data: ``theme/assets/stems.json``, read here for the index and by ``stems.js`` for the query. A word has a
few stems, not one: its ending may be a noun's or a verb's, its last vowel may alternate (Київ, Києва). Two forms meet
where they share a stem. No dictionary is used: the free ones of Ukrainian forbid commercial use.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).parent.parent / "theme" / "assets" / "stems.json"

SIGN = "_"
"""Ends a stem in the index, so that no beginning of a word is taken for it. Pagefind takes it for a letter."""


@dataclass(frozen=True, slots=True)
class _Class:
    least: int
    """Letters that a stem has at least."""
    endings: frozenset[str]
    longest: int
    """Letters of the longest ending."""


@dataclass(frozen=True, slots=True, eq=False)
class Stemmer:
    """The rules of one language."""

    letters: re.Pattern[str]
    fold: tuple[tuple[re.Pattern[str], str], ...]
    reflexive: re.Pattern[str]
    classes: tuple[_Class, ...]
    settle: tuple[tuple[re.Pattern[str], str], ...]
    ways: tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...]

    def stems(self, word: str) -> list[str]:
        """The stems of a word, the likeliest first; none for what is not a word of the language."""
        return list(_stems(self, word.lower()))

    def find(self, word: str) -> tuple[str, ...]:
        """The stems of a word in small letters, without memory."""
        if not self.letters.fullmatch(word):
            return ()
        for pattern, letter in self.fold:
            word = pattern.sub(letter, word)
        plain = self.reflexive.sub("", word)
        bare = plain if len(plain) > 3 else word  # noqa: PLR2004 - a shorter word is no verb
        found: dict[str, None] = {}
        for each in self.classes:
            stem, ending = _cut(bare, each)
            if found and not ending:
                continue
            for candidate in self._ways(stem, ending):
                found.setdefault(self._settled(candidate))
        return tuple(found)

    def _ways(self, stem: str, ending: str) -> list[str]:
        """The stem, and as it is where its vowel or last consonant alternates."""
        found = [stem]
        for after, pattern, ways in self.ways:
            if after.search(ending) and (match := pattern.search(stem)):
                found += [_filled(way, match) for way in ways]
        return found

    def _settled(self, stem: str) -> str:
        for pattern, way in self.settle:
            if match := pattern.search(stem):
                stem = pattern.sub(_filled(way, match), stem)
        return stem

    def of_text(self, text: str) -> list[str]:
        """The stems of all words of a text, each once, in a fixed order."""
        words = set(re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", text.lower()))
        return sorted({stem for word in words for part in word.split("-") for stem in self.stems(part)})


@lru_cache(maxsize=50_000)
def _stems(rules: Stemmer, word: str) -> tuple[str, ...]:
    """Half of the words of a text are among a few thousand."""
    return rules.find(word)


def _cut(word: str, each: _Class) -> tuple[str, str]:
    """The stem and the longest ending that leaves enough of one."""
    for length in range(min(each.longest, len(word) - each.least), 0, -1):
        if (ending := word[-length:]) in each.endings:
            return word[:-length], ending
    return word, ""


def _filled(way: str, match: re.Match[str]) -> str:
    return re.sub(r"\{(\d)\}", lambda number: match[int(number[1])], way)


@cache
def stemmer(lang: str) -> Stemmer | None:
    """The stemmer of a language (BCP 47 tag); None where Pagefind has its own, or nobody has."""
    rules = json.loads(RULES.read_text(encoding="utf-8")).get(lang.partition("-")[0].lower())
    return _read(rules) if isinstance(rules, dict) else None


def _read(rules: dict[str, Any]) -> Stemmer:
    def pairs(key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(pattern), way) for pattern, way in rules[key])

    def ended(least: int, parts: list[dict[str, list[str]]]) -> _Class:
        endings = {theme + ending for part in parts for theme in part["themes"] for ending in part["endings"]}
        return _Class(least, frozenset(endings), max(map(len, endings)))

    return Stemmer(
        letters=re.compile(rules["letters"]), fold=pairs("fold"), reflexive=re.compile(rules["reflexive"]),
        classes=tuple(ended(each["least"], each["parts"]) for each in rules["classes"]),
        settle=pairs("settle"),
        ways=tuple(
            (re.compile(way["after"]), re.compile(way["from"]), tuple(way["to"])) for way in rules["ways"]
        ),
    )  # fmt: skip
