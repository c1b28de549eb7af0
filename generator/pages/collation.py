"""The order of names in a locale's alphabet.

The Unicode Collation Algorithm (pyuca, with Unicode's own table) gives the order within a script. Two things come
before it: what is written in the locale's own script stands before what is written in another, and an alphabet whose
order differs from Unicode's root table is followed (``collation.yml``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, total_ordering
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from generator import yamlio
from generator.pages.i18n import cldr_locale

if TYPE_CHECKING:
    from pyuca import Collator

SortKey: TypeAlias = tuple[int, tuple[tuple[int, ...], ...], "_Weights", str]

OTHER = "#"
"""The group of names that begin with no letter."""

_DEFAULT_SCRIPTS = {"Cyrl": "CYRILLIC", "Grek": "GREEK", "Arab": "ARABIC", "Hebr": "HEBREW", "Deva": "DEVANAGARI",
                    "Armn": "ARMENIAN", "Geor": "GEORGIAN", "Hans": "CJK", "Hant": "CJK", "Jpan": "CJK",
                    "Kore": "HANGUL", "Thai": "THAI"}  # fmt: skip


@cache
def _alphabets() -> dict[str, str]:
    path = Path(__file__).with_name("collation.yml")
    return {str(k): str(v) for k, v in yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path.name).items()}


@cache
def _collator() -> Collator:
    # A third of a second for Unicode's table as text, so it is kept as it was read.
    import sys  # noqa: PLC0415
    from importlib.metadata import version  # noqa: PLC0415

    from pyuca import Collator  # noqa: PLC0415

    from generator.pages import compiled  # noqa: PLC0415 - loads Jinja

    place, key = compiled.place("collation"), f"{version('pyuca')} {sys.version}"
    if (kept := compiled.load(place, key)) is not None:
        collator: Collator = Collator.__new__(Collator)
        collator.implicit_weights, collator.table = kept[0], _Table(kept[1])
        return collator
    made = Collator()
    compiled.save(place, key, (made.implicit_weights, _plain(made.table.root)))
    return made


Node: TypeAlias = tuple[Any, "dict[int, Node] | None"]
"""Of Unicode's table: what stands for the characters on the way to it, and what may follow them."""


def _plain(node: Any) -> Node:
    below = node.children
    return node.value, None if below is None else {part: _plain(child) for part, child in below.items()}


class _Table:
    """Unicode's table, as `pyuca` asks it."""

    def __init__(self, root: Node) -> None:
        self._root = root

    def find_prefix(self, key: Sequence[int]) -> tuple[Sequence[int], Any, Sequence[int]]:
        """The longest beginning of a text that the table has, what stands for it, and the rest."""
        node, length, found = self._root, 0, None
        for at, part in enumerate(key, 1):
            below = node[1]
            if below is None or part not in below:
                break
            node = below[part]
            if node[0]:
                length, found = at, node[0]
        return key[:length], found, key[length:]


@cache
def _script(locale: str) -> str:
    """The first word of the Unicode names of the letters a locale is written in."""
    from babel.core import get_global  # noqa: PLC0415

    named = cldr_locale(locale)
    likely = get_global("likely_subtags").get(locale.partition("-")[0], "")
    code = (named.script if named else None) or next((p for p in likely.split("_") if len(p) == 4), "Latn")  # noqa: PLR2004
    return _DEFAULT_SCRIPTS.get(code, "LATIN")


@cache
def _letter_key(char: str, locale: str) -> tuple[int, ...]:
    """Place of one letter in the locale's alphabet, else in Unicode's table; empty for what is no letter."""
    if not char.isalnum():
        return ()
    alphabet = _alphabets().get(locale.partition("-")[0], "")
    for form in (char, unicodedata.normalize("NFD", char)[0]):
        if form in alphabet:
            return (0, alphabet.index(form))
    return (1, *(weight for weight in _collator().sort_key(char)[:1]))


@cache
def sort_key(text: str, locale: str) -> SortKey:
    """A key that sorts names as a reader of the locale expects: own script first, accents and capitals matter last."""
    lowered = unicodedata.normalize("NFC", text.casefold())
    first = next((c for c in lowered if c.isalnum()), "")
    rank = 2 if not first.isalpha() else 0 if unicodedata.name(first, "").startswith(_script(locale)) else 1
    letters = tuple(key for c in lowered if (key := _letter_key(c, locale)))
    return (rank, letters, _Weights(text), text)


@total_ordering
class _Weights:
    """Unicode's sort key of a text, worked out where the letters alone do not tell two texts apart."""

    __slots__ = ("_text",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, text: str) -> None:
        self._text = text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Weights):
            return NotImplemented
        return self._text == other._text or _weights(self._text) == _weights(other._text)

    def __lt__(self, other: _Weights) -> bool:
        return _weights(self._text) < _weights(other._text)


@cache
def _weights(text: str) -> tuple[int, ...]:
    return tuple(_collator().sort_key(text))


def initial(text: str, locale: str) -> str:
    """The letter a name stands under in an index, a capital; `OTHER` if it begins with none."""
    first = next((c for c in unicodedata.normalize("NFC", text.casefold()) if c.isalnum()), "")
    if not first.isalpha():
        return OTHER
    if first in _alphabets().get(locale.partition("-")[0], ""):
        return first.upper()
    return {"œ": "O", "æ": "A"}.get(first) or unicodedata.normalize("NFD", first)[0].upper()
