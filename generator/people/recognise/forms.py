"""Case forms, as far as recognising needs them: which nominatives an inflected word may come from.

This over-generates on purpose: the results are looked up in tables, never shown. The nominative that is shown comes
from `generator.people.names.inflect`.
"""

from __future__ import annotations

from functools import lru_cache

from generator.name_lists import fold
from generator.people.names import inflect, table, translit
from generator.people.names.traits import languages_with
from generator.people.recognise import grammar

INFLECTING = languages_with("cases")
"""Languages whose names change with the case."""

_LIST_ENDINGS = frozenset(grammar.words("listed")) | {""}
_CYRILLIC = ("а", "ӿ")
"""First and last small Cyrillic letter."""
_SHORT_STEM = 2
_SHORTEST_FOREIGN = 4
"""Letters a Cyrillic word must have to be read as a Western given name: shorter ones are given names by chance."""


def is_cyrillic(word: str) -> bool:
    """Whether a lower-case word begins with a Cyrillic letter."""
    return _CYRILLIC[0] <= word[:1] <= _CYRILLIC[1]


@lru_cache(maxsize=65536)
def bases(word: str, lang: str) -> tuple[str, ...]:
    """The nominatives a lower-case word may come from, itself first."""
    if lang not in INFLECTING:
        return (word,)
    found = {word: None}
    for ending, tails in grammar.endings("cyrillic" if is_cyrillic(word) else "polish"):
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
    low = fold(word)
    if lang in inflect.INFLECTED and is_cyrillic(low):
        found = {r.nominative: None for r in inflect.readings(low, lang, "given") if table.known_as(r.nominative, lang)}
        return tuple(found) or _foreign_given(low, lang)
    if table.is_given(low):
        return (low,)
    if "-" in low:
        parts = [given_bases(part, lang) for part in low.split("-")]
        return ("-".join(p[0] for p in parts),) if all(parts) else ()
    return tuple(b for b in bases(low, lang)[1:] if len(b) > _SHORT_STEM and table.is_given(b))


def _foreign_given(low: str, lang: str) -> tuple[str, ...]:
    """A Western given name in Cyrillic (``дональдом``): the nominatives whose romanisation the table knows."""
    if len(low) < _SHORTEST_FOREIGN:
        return ()
    readings = inflect.readings(low, lang, "given")
    found = {r.nominative: None for r in readings if table.is_given(translit.romanise(r.nominative, lang))}
    return tuple(found)


@lru_cache(maxsize=65536)
def is_family(word: str, lang: str) -> bool:
    """Whether a word is a known family name, in any case."""
    low = fold(word)
    if table.is_family(low):
        return True
    if lang in inflect.INFLECTED and is_cyrillic(low):
        return any(table.is_family(r.nominative) for r in inflect.readings(low, lang, "family"))
    return any(table.is_family(b) for b in bases(low, lang)[1:])
