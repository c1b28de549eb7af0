"""Names of other countries in Cyrillic letters as the Russian and Ukrainian press writes them, by their origin.

A spelling tells a pronunciation only in the language it is from, so that language is guessed first: from letters that
no other language has, from given names that are at home in one, from the endings of family names. Names from languages
whose spelling tells too little (English above all), and names of which nothing tells the origin, are left alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator import yamlio
from generator.people.names import asian, latin, table
from generator.people.names.parts import split_name
from generator.people.names.translit import romanise

_DATA = Path(__file__).with_name("data") / "customs.yml"
_ASIAN = ("ko", "zh", "ja")
_RULES_FIRST = frozenset({"pl", "cs", "sh", "hu", "ro", "it", "es"})
"""Languages whose given names are written by their own rules, whatever they are called elsewhere."""


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yamlio.load_beside(_DATA)
    return data


@cache
def _words(lang: str, kind: str) -> frozenset[str]:
    return frozenset(str(_data()[lang].get(kind) or "").split())


@cache
def _pattern(lang: str, kind: str) -> re.Pattern[str] | None:
    text = str(_data()[lang].get(kind) or "")
    return re.compile(text) if text else None


@lru_cache(maxsize=50_000)
def origin(name: str) -> str | None:
    """The language that a name in Latin letters is from, a key of customs.yml; None where nothing tells."""
    low = name.lower()
    for lang in _ASIAN:
        if asian.is_from(low, lang):
            return lang
    given, family = low.split()[0], low.split()[-1]
    others = (lang for lang in _data() if lang not in _ASIAN and lang != "french")
    points = {lang: _points(low, given, family, lang) for lang in others}
    best = sorted(points, key=lambda lang: -points[lang])
    first, second = points[best[0]], points[best[1]]
    return best[0] if first >= _ENOUGH and first > second else None


_ENOUGH = 2


def _points(low: str, given: str, family: str, lang: str) -> int:
    """A given name of the language counts two, ending and letters one each, or two where few languages have them."""
    letters, ending, strong = (_pattern(lang, kind) for kind in ("letters", "endings", "strong"))
    own = given in _words(lang, "given") or given.partition("-")[0] in _words(lang, "given")
    found = (1 if lang == "ru" and given not in _words(lang, "own") else 2) * own
    found += 2 if strong and strong.search(family) else bool(ending and ending.search(family))
    return found + _OWN.get(lang, 1) * bool(letters and letters.search(low))


_SLAVIC = frozenset({"ru", "uk"})
"""Languages whose names are romanised by rule. Russian given names are borne everywhere: they need a family name."""
_OWN = {"pl": 2, "hu": 2, "ro": 2, "tr": 2, "lv": 2, "lt": 2, "nordic": 2}


@cache
def _rules(lang: str, to: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    which = 1 if to == "uk" else 0
    rules = [(re.compile(p), _choice(str(v), which)) for p, v in _data()[lang]["rules"]]
    return (*rules, *((re.compile(re.escape(a)), b) for a, b in _PLAIN.items()))


def _choice(value: str, which: int) -> str:
    """The Russian letters, or the Ukrainian ones in capitals: these are not respelt any more."""
    both = value.split("|")
    return both[which].upper() if which and len(both) > 1 else both[0]


_PLAIN = {
    **dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефгхижклмнопкрстуввиз", strict=True)),
    **dict(zip("áéíóúàèìòùâêîôûëïäöü", "аеиоуаеиоуаеиоуеиаёю", strict=True)),
    "x": "кс", "ø": "ё", "å": "о", "æ": "е",
}  # fmt: skip
"""Letters as most languages read them."""


@lru_cache(maxsize=50_000)
def in_cyrillic(name: str, to: str) -> str | None:
    """A name in Latin letters as the press of a language writes it; None where its origin is not known.

    Args:
        name: given name first, but for Chinese and Korean names.
        to: ``ru`` or ``uk``.
    """
    lang = origin(name)
    if lang is None or to not in {"ru", "uk"}:
        return None
    if lang in _ASIAN:
        return asian.in_cyrillic(name, lang, to)
    given = set(split_name(name).given)
    return " ".join(_one(word, lang, to, given=word in given) for word in name.split())


def _one(word: str, lang: str, to: str, *, given: bool) -> str:
    if word.lower() in _PARTICLES:
        written = _PARTICLES[word.lower()]
        return written.capitalize() if word[:1].isupper() else written
    source = lang if lang in {"fr", "uk", "ru"} else None
    parts = []
    for part in word.split("-"):
        ruled = lang in _RULES_FIRST or (lang == "de" and "-" in word)
        known = table.in_script(part, to, source=source) if given and not ruled else None
        parts.append(known or _PARTICLES.get(part) or _word(part, lang, to))
    return "-".join(parts)


_PARTICLES = dict(zip(
    ("van", "von", "der", "den", "de", "da", "dos", "di", "bin", "ibn", "al", "el", "del", "la", "le", "du", "zu"),
    ("ван", "фон", "дер", "ден", "де", "да", "душ", "ди", "бин", "ибн", "аль", "эль", "дель", "ла", "ле", "дю", "цу"),
    strict=True,
))  # fmt: skip
"""Particles, as they stand in lower case."""


def _word(word: str, lang: str, to: str) -> str:
    out = _by_rules(word.lower(), _rules(lang, to))
    out = asian.respelt(out).lower() if to == "uk" else out
    return out[:1].upper() + out[1:] if word[:1].isupper() else out


def _by_rules(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    """A word rewritten from left to right, by the first rule that fits at each place; what none fits is left out."""
    out, i = "", 0
    while i < len(word):
        for pattern, value in rules:
            found = pattern.match(word, i)
            if found and found.end() > i:
                out, i = out + value, found.end()
                break
        else:
            i += 1
    return out


_PLAIN_FRENCH = tuple(zip("абвгдезийклмнопрстф", "abvgdeziïklmnoprstf", strict=True))


@cache
def _french(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = [(re.compile(p), str(v)) for p, v in _data()["french"][lang]]
    return (*rules, *((re.compile(a), b) for a, b in _PLAIN_FRENCH))


@lru_cache(maxsize=50_000)
def in_french(word: str, lang: str) -> str:
    """A Russian or Ukrainian word in Latin letters as the French press writes it: Мишустин is Michoustine."""
    rules = _french("uk" if lang == "uk" else "ru")
    parts = [_by_rules(part.lower(), rules) for part in word.split("-")]
    return "-".join(p[:1].upper() + p[1:] if word[:1].isupper() else p for p in parts)


@cache
def _at_home() -> dict[str, tuple[tuple[str, str], ...]]:
    """Given names in Russian and Ukrainian letters: the languages they are at home in, and how these write them."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for lang in _data():
        for given in () if lang in {*_ASIAN, *_SLAVIC, "french"} else str(_data()[lang].get("given") or "").split():
            for to in ("ru", "uk"):
                known = (
                    None if lang in _RULES_FIRST else table.in_script(given, to, source="fr" if lang == "fr" else None)
                )
                for written in (_one(given.capitalize(), lang, to, given=False).lower(), (known or "").lower()):
                    found.setdefault(written, {})[lang, given] = None
    return {written: tuple(homes) for written, homes in found.items()}


def particle(word: str) -> str:
    """A particle of names in Cyrillic letters, in Latin ones: ``Де``, ``ван``."""
    found = {cyrillic: latin for latin, cyrillic in reversed(_PARTICLES.items())}.get(word.lower(), "")
    return (found.capitalize() if word[:1].isupper() else found) or romanise(word, "ru")


@lru_cache(maxsize=50_000)
def at_home(given: str, family: str, lang: str) -> tuple[str, str] | None:
    """Given and family name in Latin letters as their own country writes them; None if it is not known.

    Every spelling that the letters may stand for is tried: it counts if the table of names has it and the rules of that
    country lead from it back to the letters.

    Args:
        given: in Cyrillic letters, in the nominative.
        family: the same, one word.
        lang: ``ru`` or ``uk``.
    """
    to = "uk" if lang == "uk" else "ru"
    homely = is_homely(given, lang)
    for home, own in _at_home().get(given.lower(), ()):
        found = _spelt(family.lower(), home, to)
        if (
            found
            and (home == "cs" or not _RUSSIAN.search(family.lower()))
            and (not homely or _is_foreign(family, found))
        ):
            return "-".join(p.capitalize() for p in own.split("-")), found[:1].upper() + found[1:]
    return None


def is_homely(given: str, lang: str) -> bool:
    """Whether a given name in Cyrillic letters is Russian or Ukrainian."""
    return romanise(given, lang).lower() in _words("ru", "given") | _words("uk", "given")


def _is_foreign(family: str, found: str) -> bool:
    return bool(_marks(found)) and not _EAST_SLAVIC.search(family.lower())


_RUSSIAN = re.compile(r"..(?:[оеё]ва?|[^н]ская|цкая)$")
"""Endings of family names that stand in Russian letters as they are spoken at home."""
_EAST_SLAVIC = re.compile(r"(?:[оеёє]ва?|[иіїы]на?|[сцз]ь?к(?:ий|ая|а|ой)|ко|[уюіи]к|ич|ец|ый|ий|ой|ук|юк)$")
"""Endings of family names that need no other country to explain them, behind a Russian or Ukrainian given name."""


def _spelt(family: str, home: str, to: str) -> str | None:
    tried = latin.spellings(family, home)
    known = [s for s in tried if table.is_family(s) and _word(s, home, to) == family]
    if known:
        return min(known, key=lambda s: (-_marks(s), len(s), s))
    regular = tried[:_TRIED] if home in _REGULAR else []
    return next((s for s in regular if _word(s, home, to) == family), None)


_TRIED = 60
"""Spellings, the plainest first, of which one may be right though no table has it."""


def _marks(word: str) -> int:
    return sum(not c.isascii() for c in word)


_REGULAR = frozenset({"pl", "sh", "tr", "it", "ro", "cs", "es", "fr"})
"""Languages that write one sound in one way, so that a family name that no table has may be written by rule."""
