"""The shape of a block, in any language: how long it is, how it ends, whether it reads like a sentence or a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

TERMINAL = ".!?…。！？۔।"
_CLOSERS = "\"'”’»«“„)]›）」』*_ \u00a0"
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*|\d+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[A-ZА-ЯЁІЇЄҐ]{2,}")
_STEM = 5
"""Letters of a word that inflection leaves alone, near enough."""
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHARS_A_WORD = 2
"""Chinese and Japanese write no blanks; a word has about two characters."""

_PICTOGRAPHS = "\u2190"
_TRAILING = re.compile(
    r"[\s\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\"'”’»«“„)\]›）」』*_]+$"
)

_OPENING = "\"'“„«‹‘(["


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """Words of a text; of Chinese and Japanese an estimate."""
    return len(_WORD.findall(text)) + len(_CJK.findall(text)) // _CHARS_A_WORD


@lru_cache(maxsize=8192)
def ending(text: str) -> str:
    """The last character that is no closing quotation mark or bracket; empty for a text of nothing else."""
    return bare_end(text)[-1:]


def bare_end(text: str) -> str:
    """A text without closing marks, and without the pictographs that some put behind a full stop."""
    text = text.rstrip(_CLOSERS)
    if text[-1:] >= _PICTOGRAPHS and (bare := _TRAILING.sub("", text)):
        return bare
    return text


@lru_cache(maxsize=8192)
def is_terminated(text: str) -> bool:
    """Whether a text ends like a sentence: a full stop, a question or exclamation mark, an ellipsis."""
    return ending(text) in TERMINAL and bool(ending(text))


def has_ellipsis(text: str) -> bool:
    """Whether a text breaks off with an ellipsis."""
    return text.rstrip(_CLOSERS).endswith(("...", "…"))


def is_quoted(text: str) -> bool:
    """Whether a block is a quotation from its first character."""
    plain = text[:1] == "'" and len(text) > 1 and text[1].isupper() and text.rstrip(" .")[-1:] == "'"
    return text[:1] in '"“„«‹‘' or text[:2] in {"- ", "– ", "— "} or plain


def starts_capital(text: str) -> bool:
    """Whether the first letter is a capital, or of a script without case; digits count too, and names like ``xAI``."""
    bare = text.lstrip(_OPENING + " ")
    first = bare[:1]
    return bool(first) and (first.isdigit() or not first.islower() or bool(_CAMEL.match(bare)))


_CAMEL = re.compile(r"[^\W\d_]{1,2}[A-ZА-ЯЁІЇЄҐ]")
"""A name written with a small letter before its capital: ``xAI``, ``iPhone``, ``eBay``."""


@lru_cache(maxsize=8192)
def is_sentence(text: str) -> bool:
    """Whether a block reads like a sentence of a text rather than a title or a label."""
    return is_terminated(text) and word_count(text) >= 4  # noqa: PLR2004 - "He said no." has three, and is kept elsewhere


def is_titlelike(text: str, *, most: int = 25) -> bool:
    """Whether a line could be a title: short, starting with a capital, without a final full stop or colon."""
    end = ending(text)
    return (
        1 <= word_count(text) <= most
        and starts_capital(text)
        and end not in {".", ":", ";", ",", "。", ""}
        and not text.rstrip().endswith(":")
    )


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, cut to their first letters."""
    return frozenset(w.casefold()[:_STEM] for w in _LONG_WORD.findall(text))


def novelty(text: str, others: Counter[str]) -> float:
    """The share of a block's words that none of the other blocks has: high for a block about something else.

    Args:
        text: the block.
        others: how many blocks have each stem, this block counted in.
    """
    own = stems(text)
    return sum(others[s] <= 1 for s in sorted(own)) / len(own) if own else 1.0


def stem_counts(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each stem occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(stems(text))
    return counts


def overlap(text: str, others: frozenset[str]) -> float:
    """The share of a text's words that occur in a set of stems; 0 for a text without words."""
    own = stems(text)
    return len(own & others) / len(own) if own else 0.0


_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What two copies of a text have in common whatever happened to case, blanks and punctuation."""
    return _NO_LETTERS.sub("", text).casefold()
