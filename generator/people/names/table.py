"""The name table: which words are given names or family names, which given names are one.

Frozen at development time by ``scripts/build_names.py`` (sources and licences there). Words are looked up lower-cased
and in NFC. A word can be a given name and a family name, and it can be an ordinary word as well (Will, Роман): the
table says what a word can be, the text around it what it is.
"""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Gender = Literal["m", "f"]
_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class _Names:
    male: frozenset[str]
    female: frozenset[str]
    unisex: frozenset[str]
    family: frozenset[str]


@cache
def _names() -> _Names:
    text = gzip.decompress((_DATA / "names.txt.gz").read_bytes()).decode()
    return _Names(*(frozenset(line.split(" ")) for line in text.split("\n")))


def fold(token: str) -> str:
    """A token as the table is keyed: NFC, lower case, one apostrophe."""
    return unicodedata.normalize("NFC", token).lower().replace("’", "'").replace("ʼ", "'")


def is_given(token: str) -> bool:
    """Whether a word, in the nominative, is a given name somewhere."""
    word, names = fold(token), _names()
    return word in names.male or word in names.female or word in names.unisex


def is_family(token: str) -> bool:
    """Whether a word, in the nominative, is a family name somewhere."""
    return fold(token) in _names().family


def gender(token: str) -> Gender | None:
    """Whose given name a word is; None if unknown or if both bear it."""
    word, names = fold(token), _names()
    if word in names.male:
        return "m"
    return "f" if word in names.female else None


def same_given(a: str, b: str) -> bool | None:
    """Whether two given names are one; None if the table cannot tell."""
    return True if fold(a) == fold(b) else None


def in_script(given: str, locale: str, *, source: str | None = None) -> str | None:
    """A given name as a locale writes it; None if the table does not know."""
    del given, locale, source
    return None


def family_in(family: str, locale: str) -> str | None:
    """A family name as a locale writes it in another script; None if the table does not know."""
    del family, locale
    return None
