"""The nominatives that a name in some case form can stand for, the most plausible first.

All words of a name stand in one case and are of one sex; the table of names and the shape of Slavic surnames weigh the
readings. What stays ambiguous: ``Александра Иванова`` is a woman in the nominative or a man in the genitive, ``Сото``
may be a form of Сота. `nominative` gives all readings; the text, the person's other mentions and the name in another
script tell which one holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from generator.people.names import table
from generator.people.names.inflect import CASES, GENITIVE, INFLECTED, Reading, decline, readings, recase
from generator.people.names.parts import is_particle, is_patronymic
from generator.people.names.traits import endings_of, languages_with

Words = tuple[str, ...]

# Weights of the readings of one token sequence against each other. Only their order matters; chosen on the cases in
# tests/people_names/test_nominative.py, each for the reason its name says.
_CASES = ("nom", *(case for case in CASES if case != "voc"))
"""The vocative is left out: news call nobody, and ``-о`` and ``-е`` end many a name."""
_SEXES_AND_CASES = tuple((sex, case) for sex in "mf" for case in _CASES)
_CASE = {"nom": 0.5, "loc": -1.2}
"""The locative stands after a few prepositions only."""
_UNCHANGED_INSIDE = -1.5
"""A token that no rule reads in a case that the others stand in (``Ким Чен Ына``: only the last one changes)."""
_INVARIABLE = -0.3
_BUILT = -3.0
"""An odd nominative that stands in no text: a rule made it."""
_RARER = -0.4
_SYLLABLE = re.compile(r"[^аеёиоуыэюяіїє]{0,2}[аеёиоуыэюяіїє]{1,2}[^аеёиоуыэюяіїє]?")
"""Names of one syllable before others are Chinese, Korean or Vietnamese as a rule, and only the last one changes."""
_MOST = 3
"""Readings of one token in one case that are looked at."""


@lru_cache(maxsize=20_000)
def nominative(words: Words, lang: str) -> tuple[Words, ...]:
    """The nominatives a sequence of name tokens can stand for, best first; never empty.

    Args:
        words: the tokens of one name, in text order and in whatever case.
        lang: BCP 47 language of the text.
    """
    base = lang.split("-", maxsplit=1)[0]
    if base not in INFLECTED or not words:
        return _uninflected(words, base)
    scored: dict[Words, float] = {}
    last = len(words) - 1
    options = [_options(word, base, first=not i, last=i == last) for i, word in enumerate(words)]
    for both in _SEXES_AND_CASES:
        of_case = _CASE.get(both[1], 0.0)
        for chosen in product(*[of_word[both] for of_word in options]):
            names = tuple([name for name, _ in chosen])
            score = sum([s for _, s in chosen]) + of_case
            score += _OWN_VOWEL if names == words and _keeps_vowel(words, base) else 0.0
            if score > scored.get(names, -99.0):
                scored[names] = score
    ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    return tuple(names for names, _ in ranked) or (words,)


_OWN_VOWEL = 1.6
"""A family name in a vowel behind a given name that never changes its form is in the nominative as often as not."""
_PLURAL_LIKE = re.compile(r"(?:[аеиоіє][сз]|[аеиіоє]н|[бвгґджзклмнпрстфхцчшщ]{2})а$")
"""Spanish, German and Slavic names in the genitive (``Хосе Фернандеса``): these end in a consonant as a rule."""


@lru_cache(maxsize=20_000)
def _keeps_vowel(words: Words, lang: str) -> bool:
    """``Филипе Нажера``, ``Хосе Мухика``: Romance names; what the surroundings say of the case goes before this."""
    given, family = words[0].lower(), words[-1].lower()
    if len(words) == 1 or not family.endswith("а") or _PLURAL_LIKE.search(family) or not table.known_as(given, lang):
        return False
    return given.endswith(("о", "е", "и", "у", "э", "і")) and not any(decline(given, lang, "given", "m"))


Options = dict[tuple[str, str], list[tuple[str, float]]]
"""By sex and case: nominatives, each with its score."""


@lru_cache(maxsize=20_000)
def _options(word: str, lang: str, *, first: bool, last: bool) -> Options:
    """The best nominatives of one token of a name, by the sex and case in which it is read."""
    if (not first and is_particle(word)) or len(word.rstrip(".")) == 1:
        return {both: [(word, 0.0)] for both in _SEXES_AND_CASES}
    low = word.lower()
    found: dict[tuple[str, str], dict[str, float]] = {both: {} for both in _SEXES_AND_CASES}
    for reading in (r for kind in ("given", "patronymic", "family") for r in readings(low, lang, kind)):
        names = found.get((reading.sex, reading.case))
        if names is not None:
            score = _plausible(reading, low, lang, alone=first and last, first=first)
            if score > names.get(reading.nominative, -99.0):
                names[reading.nominative] = score
    unchanged = _INVARIABLE if _SYLLABLE.fullmatch(low) else _UNCHANGED_INSIDE
    for (_, case), names in found.items():
        if not last and case != "nom":
            names[low] = max(unchanged, names.get(low, -99.0))
    return {both: _best(names, word) for both, names in found.items()}


def _best(names: dict[str, float], word: str) -> list[tuple[str, float]]:
    best = list(names.items())
    if len(best) > 1:
        best = sorted(best, key=lambda item: (-item[1], len(item[0]), item[0]))[:_MOST]
    return [(recase(word, name), score) for name, score in best]


def _plausible(reading: Reading, low: str, lang: str, *, alone: bool, first: bool) -> float:
    """How likely a reading of one token is."""
    oblique_alike = _INVARIABLE if reading.case != "nom" and reading.nominative == low else 0.0
    if reading.of == "given":
        return _given_score(reading, low, lang, first=first) + oblique_alike
    if reading.of == "patronymic":
        return 2.0 if is_patronymic(reading.nominative) and not first else -2.0
    score = _family_score(reading.nominative, reading.sex, lang, built=reading.nominative != low)
    return score + oblique_alike + (1.0 if alone and reading.sex == "m" else 0.0)


def _given_score(reading: Reading, low: str, lang: str, *, first: bool) -> float:
    name, built = reading.nominative, reading.nominative != low
    known = table.known_as(name, lang)
    if known and table.gender(known) in (reading.sex, None):
        rarer = _RARER if lang == "uk" and name.endswith("о") and built else 0.0
        return (2.0 if first else 1.0) + table.commonness(name) + rarer
    if reading.case == "nom" and endings_of("oblique", lang).search(name):
        return -3.0
    if not built and low.endswith(("у", "ю", "ы")):
        return -1.0 + 3 * _RARER
    return -1.0 + (2 * _RARER if built and low.endswith(("е", "є", "и", "і", "ї")) else 0.0)


_TYPICAL = {
    "m": re.compile(r"(?:[оеєё]в|[иіїы]н|[сцз]ь?кий|енко|[юу]к|ич|ко|[бвгґджзклмнпрстфхцчшщ])$"),
    "f": re.compile(r"(?:[оеєё]ва|[иіїы]на|[сцз]ь?ка|ая|енко|ко|[бвгґджзклмнпрстфхцчшщ])$"),
}
_HARD_A = re.compile(r"[бвгґджзклмнпрстфхцчшщ]а$")


@lru_cache(maxsize=20_000)
def _family_score(name: str, sex: str, lang: str, *, built: bool) -> float:
    if "-" in name:
        scores = [_family_score(part, sex, lang, built=built) for part in name.split("-") if part]
        return sum(scores) / len(scores) if scores else -1.0
    known = table.is_family(name)
    if not known and (
        endings_of("odd", lang).search(name) or (built and endings_of("odd_if_built", lang).search(name))
    ):
        return _BUILT
    typical = 1.0 if _TYPICAL[sex].search(name) else 0.0 if _HARD_A.search(name) else -0.5
    rare = _RARER if built and not known and endings_of("rare_if_built", lang).search(name) else 0.0
    return typical + rare + (1.0 if known else 0.0)


_POSSESSIVE = re.compile(r"(?:[’'ʼ]s|(?<=s)[’'ʼ])$", re.IGNORECASE)
_ELISION = re.compile(r"^(?:[dlDL]|[Qq]u)[’'ʼ](?=[A-ZÀ-Þ])")


def _uninflected(words: Words, lang: str) -> tuple[Words, ...]:
    """Languages without declension: possessives and elisions off; a Germanic -s may be the name's own, so both ways."""
    if not words:
        return (words,)
    out = list(words)
    if lang in languages_with("elision"):
        out[0] = _ELISION.sub("", out[0])
    out[-1] = _POSSESSIVE.sub("", out[-1])
    plain = tuple(out)
    last = out[-1]
    if lang not in GENITIVE or not re.search(r"[^\Wsxzß]s$", last):
        return (plain,)
    bare = (*plain[:-1], last[:-1])
    return (bare, plain) if table.is_family(last[:-1]) and not table.is_family(last) else (plain, bare)
