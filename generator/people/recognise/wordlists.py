"""Word lists in which a star stands for any letters: read once, asked often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """Words, and stems that stand for all words that begin so."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a lower-case word is in the list."""
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


NONE = Words(frozenset(), ())


def read(data: Mapping[str, object]) -> dict[str, Words]:
    """Lists by their name, from texts of words parted by blanks."""
    return {kind: _words(str(text)) for kind, text in data.items()}


def _words(text: str) -> Words:
    found = text.split()
    stems = tuple(w[:-1] for w in found if w.endswith("*"))
    return Words(frozenset(w for w in found if not w.endswith("*")), stems)
