"""Case forms, as far as recognising needs them: which nominatives an inflected word may come from.

This over-generates on purpose: the results are looked up in tables, never shown. The nominative that is shown comes from
`generator.people.names.inflect`.
"""

from __future__ import annotations

from functools import lru_cache

from generator.people.names import inflect, table, translit

INFLECTING = frozenset({"ru", "uk", "be", "bg", "pl", "cs", "sk", "hr", "sr", "sl", "lt", "lv"})
"""Languages whose names change with the case."""

_CYRILLIC = tuple(
    "ами ями ого его ому ему ове ові еві єві ыми ими ою ею єю ой ей ом ем ём ём єм ым им їм ов ев ёв ам ям ах ях ія ії ію "
    "а я у ю е є и ы і ї о ь".split()
)
_POLISH = {
    "a": ("",), "ka": ("ek",), "owi": ("", "o"), "kowi": ("ek",), "em": ("",), "iem": ("",), "kiem": ("ek",), "u": ("",), "y": ("a",),
    "i": ("a", "ia", "ja"), "ę": ("a", "o"), "ą": ("a", "o"), "ie": ("a", ""), "iego": ("i",), "ego": ("y",), "im": ("i",), "ym": ("y",),
    "iemu": ("i",), "emu": ("y",), "ce": ("ka",), "rze": ("ra", "r"), "dzie": ("da", "d"), "cie": ("ta", "t"), "iej": ("a",), "ej": ("a",),
}  # fmt: skip
"""Endings of Polish names and what they replace."""
_CYRILLIC_TAILS = ("", "а", "я", "й", "ь", "о", "е", "ий", "ый", "ія", "ия", "і")
# Endings a stem of the word lists may take (``директор*``): nouns, adjectives used as nouns, verbs in the past tense.
_LIST_ENDINGS = frozenset(
    "а у ом ем ём е ы и ов ев ам ами ах я ю ям ями ях ь ью ей ой ою ею ої і ї є о ові еві єві ів їв ый ий ая ое ые ого ому "
    "ым ими ых их ую ій у ів ці ка ки ку ко ком ками ок кой кою ник ника ца це цем цю цеві цею ця цы ец ці ок ша "
    "го му м ми х ть ёр ого ної ний ною ну нею ку ві ї ям ева ев "
    "y i ą ę em owi ów om ami ach ie iem u ia iego iemu a o ka ki kę ką ce ek ka ni nią nię ny ego emu ym ych ą ą".split()
) | {""}


@lru_cache(maxsize=65536)
def bases(word: str, lang: str) -> tuple[str, ...]:
    """The nominatives a lower-case word may come from, itself first."""
    if lang not in INFLECTING:
        return (word,)
    if "а" <= word[:1] <= "ӿ":
        pairs = ((ending, _CYRILLIC_TAILS) for ending in _CYRILLIC)
    else:
        pairs = iter(_POLISH.items())
    found = {word: None}
    for ending, tails in pairs:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1:
            found.update((stem + tail, None) for tail in tails)
    return tuple(found)


@lru_cache(maxsize=65536)
def fits_stem(word: str, stem: str) -> bool:
    """Whether a lower-case word is a listed stem with an ending."""
    return word.startswith(stem) and word[len(stem) :] in _LIST_ENDINGS


@lru_cache(maxsize=65536)
def given_bases(word: str, lang: str) -> tuple[str, ...]:
    """The given names a word may be a form of (lower case); empty if none is known."""
    low = table.fold(word)
    if lang in inflect.INFLECTED and "а" <= low[:1] <= "ӿ":
        found = {r.nominative: None for r in inflect.readings(low, lang, "given") if table.is_given(r.nominative)}
        return tuple(found) or _foreign_given(low, lang)
    if table.is_given(low):
        return (low,)
    if "-" in low:
        parts = [given_bases(part, lang) for part in low.split("-")]
        return ("-".join(p[0] for p in parts),) if all(parts) else ()
    return tuple(b for b in bases(low, lang)[1:] if len(b) > 2 and table.is_given(b))


def _foreign_given(low: str, lang: str) -> tuple[str, ...]:
    """A Western given name in Cyrillic (``дональдом``): the nominatives whose romanisation the table knows."""
    if len(low) < 4:
        return ()
    readings = inflect.readings(low, lang, "given")
    found = {r.nominative: None for r in readings if table.is_given(translit.romanise(r.nominative, lang))}
    return tuple(found)


@lru_cache(maxsize=65536)
def is_family(word: str, lang: str) -> bool:
    """Whether a word is a known family name, in any case."""
    low = table.fold(word)
    if table.is_family(low):
        return True
    if lang in inflect.INFLECTED and "а" <= low[:1] <= "ӿ":
        return any(table.is_family(r.nominative) for r in inflect.readings(low, lang, "family"))
    return any(table.is_family(b) for b in bases(low, lang)[1:])
