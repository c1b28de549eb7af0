"""The Latin spelling of a foreign family name that stands in Cyrillic letters: Свифт is Swift, not Svift.

A transcription loses the spelling, and only a table of names can bring it back: all the spellings that the letters may
stand for are tried, and one is taken if the table knows exactly one.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.names import table
from generator.people.names.sounds import closeness
from generator.people.names.translit import romanise

_SPELLINGS = {
    "а": "a u", "б": "b", "в": "v w", "г": "g h", "ґ": "g", "д": "d", "е": "e", "ё": "o", "ж": "j", "з": "z",
    "и": "i", "і": "i", "й": "y i", "к": "k c ck", "л": "l ll", "м": "m mm", "н": "n nn", "о": "o",
    "п": "p pp", "р": "r rr", "с": "s ss", "т": "t tt th", "у": "u w", "ф": "f ff ph", "х": "h ch", "ц": "z",
    "ч": "ch", "ш": "sh sch", "э": "e a", "є": "e", "ы": "y", "ь": " ", "ю": "u", "я": "ia",
    "дж": "j", "кс": "x ks", "тч": "tch", "ай": "i ai y", "и$": "i y ey",
    "уа": "wa", "уэ": "we", "уи": "wi", "уо": "wo", "куи": "qui",
    "л$": "l ll", "т$": "t tt", "н$": "n nn", "с$": "s ss", "к$": "k ck",
}  # fmt: skip
"""What letters may stand for in names from English, German and French."""
_SAME = 0.97
"""Closeness in sound, from which a spelling counts; only doubled letters and c for k pass."""
_ALIKE = 0.8
"""The same for a name that everybody knows."""
_MOST, _MOST_AT_HOME = 3_000, 500
"""Spellings tried; the same where the country is known."""


@lru_cache(maxsize=4_000)
def known_spelling(family: str, given: str, lang: str) -> str | None:
    """The one Latin spelling that the table has of a Cyrillic family name; None if it has none or several.

    Args:
        family: one word in Cyrillic letters, in the nominative.
        given: the given name before it; a Slavic one keeps the family name Slavic.
        lang: BCP 47 language of the spelling.
    """
    plain = romanise(family, lang).lower()
    if not _foreign(given, lang) or table.is_family(plain):
        return None
    made = _spellings(family.lower())
    everybody = sorted({s for s in made if s in _famous() and closeness(family, lang, s, None) >= _ALIKE})
    if len(everybody) == 1:
        return everybody[0].capitalize()
    found = sorted({s for s in made if table.is_family(s) and closeness(family, lang, s, None) >= _SAME})
    return found[0].capitalize() if len(found) == 1 else None


def spelt(family: str, *, homely: bool) -> str | None:
    """The Latin spelling of a Cyrillic family name that is too common, or too well known, to be guessed by rule.

    Args:
        family: one word in Cyrillic letters, in the nominative.
        homely: the given name before it is Russian or Ukrainian, so what may be a name from there stays one.
    """
    word = family.lower().replace("ё", "е").replace("’", "'")
    known, at_home = _spelt()
    return None if homely and word in at_home else known.get(word)


@cache
def _spelt() -> tuple[dict[str, str], frozenset[str]]:
    data = dict(yamlio.load_beside(Path(__file__).with_name("data") / "spelt.yml"))
    at_home = frozenset(data.pop("_home").split())
    return {cyrillic.replace("ё", "е"): latin for latin, listed in data.items() for cyrillic in listed.split()}, at_home


@cache
def _famous() -> frozenset[str]:
    """Family names that news use without a given name: of several spellings the one that everybody knows."""
    path = Path(__file__).parent.parent / "recognise" / "data" / "famous.yml"
    return frozenset(" ".join(yamlio.load_beside(path).values()).split())


def _foreign(given: str, lang: str) -> bool:
    """Whether a given name has a Latin spelling of its own, other than its romanisation."""
    latin = table.in_script(given, "en", source=lang)
    return latin is not None and latin != romanise(given, lang)


@cache
def _of_country(country: str) -> dict[str, str]:
    """What else letters may stand for in names of a country, parted by blanks."""
    data = yamlio.load_beside(Path(__file__).with_name("data") / "customs.yml").get(country, {})
    pairs = (pair.split("=") for pair in str(data.get("spelt") or "").split())
    return {letters: spelt.replace(",", " ") for letters, spelt in pairs}


@lru_cache(maxsize=4_000)
def spellings(word: str, country: str) -> list[str]:
    """The Latin spellings that a lower-case Cyrillic family name may have in a country (a key of customs.yml)."""
    return _spellings(word, country)


def _spellings(word: str, country: str = "") -> list[str]:
    made = [("", 0)]
    done: list[str] = []
    most = _MOST_AT_HOME if country else _MOST
    while made and len(done) + len(made) <= most:
        grown = []
        for text, at in made:
            if at == len(word):
                done.append(text)
            else:
                grown += [(text + latin, at + size) for size, latin in _next(word, at, country)]
        made = grown
    return done


_SILENT, _VOWELS = frozenset({"fr", "es", "pt"}), frozenset("аоуэеию")
"""Countries that begin names with an h that nobody says: Олланд is Hollande."""


def _next(word: str, at: int, country: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    own = _of_country(country)
    for size in (1, 2, 3, 4, 5, 6):
        piece = word[at : at + size]
        if len(piece) == size:
            ends = at + size == len(word)
            known = (ends and own.get(f"{piece}$")) or own.get(piece) or (ends and _SPELLINGS.get(f"{piece}$"))
            known = known or _SPELLINGS.get(piece, "")
            latin = [""] if known == " " else known.split()
            silent = [f"h{each}" for each in latin] if not at and country in _SILENT and piece in _VOWELS else []
            found += [(size, each) for each in (*latin, *silent)]
    return found
