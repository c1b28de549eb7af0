"""What a press release says of its sender under its text: ``About Acme``, a paragraph on it, and whom to ask."""

from __future__ import annotations

import re
from functools import cache

from generator.reading.draft import Draft, live
from generator.reading.shape import is_sentence, is_terminated, word_count
from generator.reading.words import alternatives, fold, phrase_set, phrases

_LONGEST = 6
"""Words of the longest heading."""
_MOST = 6
"""Blocks under it at most: more are the article's."""
_FEWEST = 2
"""Paragraphs of the article that stand above it."""
_PARAGRAPH = 60


def drop_company(drafts: list[Draft]) -> None:
    """Leave out the note on the sender, from its heading to the end."""
    blocks = live(drafts)
    paragraphs = 0
    for i, draft in enumerate(blocks):
        if paragraphs >= _FEWEST and len(blocks) - i - 1 <= _MOST and _heads(draft.text, blocks[i + 1 :]):
            for block in blocks[i:]:
                block.drop("about the sender, under the text")
            return
        paragraphs += is_sentence(draft.text) and len(draft.text) >= _PARAGRAPH


def _heads(text: str, below: list[Draft]) -> bool:
    """Whether a short line is the heading of such a note: the label alone, or with a name that is told of next."""
    said = fold(text).rstrip(" :：")
    if word_count(text) > _LONGEST or is_terminated(text):
        return False
    if said in phrase_set("about_company") and word_count(said) > 1:
        return True
    label = max((p for p in phrases("about_company") if said.startswith(p)), key=len, default="")
    name = said[len(label) :].strip(' «»“”„"')
    named = bool(label) and text[len(label) :].strip(' «“„"')[:1].isupper()
    return named and any(_opens_with(name, d.text) or _shortly(name, d.text) for d in below[:1])


def _shortly(name: str, text: str) -> bool:
    """Whether a paragraph opens with the first word of a name of several, as notes call a firm."""
    first, _, rest = name.partition(" ")
    return bool(rest) and len(first) > _INITIALS and is_sentence(text) and fold(text).startswith(f"{first} ")


_INITIALS = 3


def _opens_with(name: str, text: str) -> bool:
    """Whether a paragraph says at once what the bearer of a name is: ``Acme (Oslo: ACM) is a maker of …``."""
    opening = re.match(rf"(?:\w{{1,3}}[\s’'])?\W*{re.escape(name)}(?!\w)[^.]{{0,40}}?{_copula()}", fold(text))
    return is_sentence(text) and opening is not None


@cache
def _copula() -> str:
    return rf"\s(?:{alternatives(phrases('copula'))})\s"
