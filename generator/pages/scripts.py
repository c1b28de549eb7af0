"""The script a text is written in, as ISO 15924 codes it and as a locale names it."""

from __future__ import annotations

import unicodedata
from functools import cache

from generator.pages.i18n import Translator, sentence_case

# First word of the Unicode names of a script's letters, where it is not the beginning of the code itself.
_CODES = {"CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "DEVANAGARI": "Deva"}


@cache
def script_of(text: str) -> str | None:
    """Code of the script of the text's first letter, ``Latn``; None for a text without letters.

    Names mix no scripts but for a title or a number before them, so that the first letter is enough.
    """
    for char in text:
        if char.isalpha():
            word = unicodedata.name(char, "").partition(" ")[0]
            return {"LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek"}.get(word) or _CODES.get(
                word, word[:4].title()
            )
    return None


def script_name(code: str | None, words: Translator) -> str | None:
    """The script's name in the locale's language; None if CLDR has none."""
    named = words.cldr.scripts.get(code) if code else None
    return sentence_case(str(named)) if named else None
