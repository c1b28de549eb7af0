"""The Latin spelling of a foreign family name that stands in Cyrillic letters: Свифт is Swift, not Svift.

A transcription loses the spelling, and only a table of names can bring it back: all the spellings that the letters may
stand for are tried, and one is taken if the table knows exactly one.
"""

from __future__ import annotations

from functools import lru_cache

from generator.people.names import table
from generator.people.names.sounds import closeness
from generator.people.names.translit import romanise

_SPELLINGS = {
    "а": "a", "б": "b", "в": "v w", "г": "g h", "ґ": "g", "д": "d", "е": "e", "ё": "o", "ж": "j", "з": "z",
    "и": "i", "і": "i", "й": "y i", "к": "k c ck", "л": "l ll", "м": "m mm", "н": "n nn", "о": "o",
    "п": "p pp", "р": "r rr", "с": "s ss", "т": "t tt th", "у": "u w", "ф": "f ff ph", "х": "h ch", "ц": "z",
    "ч": "ch", "ш": "sh sch", "э": "e a", "є": "e", "ы": "y", "ь": " ", "ю": "u", "я": "ia",
    "дж": "j", "кс": "x ks", "тч": "tch", "уа": "wa", "уэ": "we", "уи": "wi", "уо": "wo", "куи": "qui",
    "л$": "l ll", "т$": "t tt", "н$": "n nn", "с$": "s ss", "к$": "k ck",
}  # fmt: skip
"""What letters may stand for in names from English, German and French."""
_SAME = 0.97
"""Closeness in sound, from which a spelling counts; only doubled letters and c for k pass."""
_MOST = 3_000
"""Spellings tried."""


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
    made = {s for s in _spellings(family.lower()) if table.is_family(s)}
    found = sorted(s for s in made if closeness(family, lang, s, None) >= _SAME)
    return found[0].capitalize() if len(found) == 1 else None


def _foreign(given: str, lang: str) -> bool:
    """Whether a given name has a Latin spelling of its own, other than its romanisation."""
    latin = table.in_script(given, "en", source=lang)
    return latin is not None and latin != romanise(given, lang)


def _spellings(word: str) -> list[str]:
    made = [("", 0)]
    done: list[str] = []
    while made and len(done) + len(made) <= _MOST:
        grown = []
        for text, at in made:
            if at == len(word):
                done.append(text)
            else:
                grown += [(text + latin, at + size) for size, latin in _next(word, at)]
        made = grown
    return done


def _next(word: str, at: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for size in (1, 2, 3):
        piece = word[at : at + size]
        if len(piece) == size:
            ends = at + size == len(word)
            spellings = (ends and _SPELLINGS.get(f"{piece}$")) or _SPELLINGS.get(piece, "")
            found += [(size, latin) for latin in ([""] if spellings == " " else spellings.split())]
    return found
