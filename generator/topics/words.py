"""A text as the sequence of words that cues are compared with."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

BREAK = ""
"""Stands for the end of a sentence or line: no phrase runs across it."""

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301"))
# Soft hyphens and zero-width characters are invisible; a U+0301 that NFC leaves over is a Cyrillic stress mark.
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`´′＇"), "'")
_ODD = {**_APOSTROPHES, **_DROPPED}
_ODD_SIGN = re.compile("[" + "".join(map(chr, _ODD)) + "]")
_SIGN = re.compile(
    # An apostrophe between Cyrillic letters is a letter (здоров'я); elsewhere it joins two words (l'élection, Musk's).
    r"(?P<word>[^\W_]+(?:'(?<=[а-яёіїєґ]')(?=[а-яёіїєґ])[^\W_]+)*)|(?P<break>[.!?…;]+(?=\s)|\n|[«»“”„\"()])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, with `BREAK` where a sentence, a line, a quotation or a bracket begins or ends."""

    text: str
    """The text with Unicode and apostrophes normalised: what the offsets count in."""
    surfaces: tuple[str, ...]
    starts: tuple[int, ...]

    def span(self, first: int, last: int) -> str:
        """The text from the word numbered ``first`` to the end of the word numbered ``last``."""
        return self.text[self.starts[first] : self.starts[last] + len(self.surfaces[last])]


def normalise(text: str) -> str:
    """Composed Unicode, one kind of apostrophe, no stress marks or invisible characters."""
    text = unicodedata.normalize("NFC", text)
    return text.translate(_ODD) if _ODD_SIGN.search(text) else text


def words(text: str) -> Words:
    """Cut a text into words."""
    text = normalise(text)
    surfaces: list[str] = []
    starts: list[int] = []
    for match in _SIGN.finditer(text):
        surfaces.append(match["word"] or BREAK)
        starts.append(match.start())
    return Words(text, tuple(surfaces), tuple(starts))


def fold(word: str) -> str:
    """The word in the form that is compared: lower case, Cyrillic ё as е."""
    return word.casefold().replace("ё", "е")


def unaccented(word: str) -> str:
    """The folded word without diacritics: how capital letters are often set in French, Spanish, Italian."""
    if word.isascii() or (word.isalnum() and unicodedata.is_normalized("NFD", word)):
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
