"""One script written in another, and keys under which all spellings of a name meet.

`romanise` follows a published system and is dependable; `cyrillise` guesses a pronunciation from a spelling and is
not: use it only to have something to show or to search for, never to decide who is who.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.names.sounds import closeness, keys

__all__ = ["closeness", "cyrillise", "is_cyrillic", "keys", "romanise"]

_CYRILLIC = re.compile(r"[Ѐ-ԯ]")


def is_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return bool(_CYRILLIC.search(text))


@lru_cache(maxsize=50_000)
def romanise(text: str, lang: str) -> str:
    """Cyrillic text in Latin letters, as the press writes it; what is not Cyrillic stays.

    Args:
        text: Russian (BGN/PCGN, simplified: ``-ий`` and ``-ый`` are ``-y``, soft signs are dropped) or Ukrainian (the
            national system of 2010).
        lang: ``uk`` for the Ukrainian system, anything else for the Russian one.
    """
    table = ("romanise", "uk" if lang.startswith("uk") else "ru")
    return _CYRILLIC_WORD.sub(lambda m: _word(m[0], table), unicodedata.normalize("NFC", text))


_CYRILLIC_WORD = re.compile(r"[Ѐ-ԯ][Ѐ-ԯ'’]*")


def cyrillise(text: str, lang: str, *, source: str = "en") -> str:
    """Latin text in Cyrillic letters: a best effort, right for about half of English names.

    Args:
        text: a name.
        lang: ``ru`` or ``uk``: the language to write it in.
        source: ``fr`` to read it as French; anything else reads it as English.
    """
    table = ("to_ru", "fr" if source.startswith("fr") else "en")
    text = unicodedata.normalize("NFC", text)
    russian = re.sub(r"[^\W\d_Ѐ-ԯ]+", lambda m: _word(m[0], table), text)
    if not lang.startswith("uk"):
        return russian
    return re.sub(r"[Ѐ-ԯ]+", lambda m: _word(m[0], ("to_uk",)), russian)


@cache
def _data() -> dict[str, dict[str, dict[str, str]]]:
    path = Path(__file__).with_name("data") / "translit.yml"
    return yamlio.load_beside(path)


@cache
def _table(*names: str) -> dict[str, str]:
    found: dict[str, str] = {}
    data = _data()[names[0]]
    found.update(data[names[1]] if len(names) > 1 else data)  # type: ignore[arg-type]
    return found


@cache
def _sizes(table: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Lengths of the spellings that begin with a letter, longest first."""
    found: dict[str, set[int]] = {}
    for spelling in (key.strip("^$") for key in _table(*table)):
        found.setdefault(spelling[:1], set()).add(len(spelling))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


def _word(word: str, table: tuple[str, ...]) -> str:
    letters, sizes = _table(*table), _sizes(table)
    low, out, i = word.lower(), "", 0
    while i < len(low):
        spelling, value = _longest(low, i, letters, sizes.get(low[i], ()))
        out += _capital(word, i, value)
        i += len(spelling)
    return out


def _longest(low: str, i: int, letters: dict[str, str], sizes: tuple[int, ...]) -> tuple[str, str]:
    for size in sizes:
        piece = low[i : i + size]
        if len(piece) < size:
            continue
        ends = i + size == len(low)
        for key in ([f"^{piece}"] if i == 0 else []) + ([f"{piece}$"] if ends and i else []) + [piece]:
            if key in letters:
                return piece, letters[key]
    bare = low[i] if is_cyrillic(low[i]) else unicodedata.normalize("NFD", low[i])[0]
    return low[i], letters.get(bare, low[i])


def _capital(word: str, i: int, value: str) -> str:
    if not word[i].isupper():
        return value
    if len(word) > 1 and word.isupper():
        return value.upper()
    return value[:1].upper() + value[1:]
