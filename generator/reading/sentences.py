"""Sentences of a text, by rules that need no model.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis (with the quotation marks and brackets that
close behind it) before a word that could open another. The hard part are full stops that end no sentence: initials,
abbreviations (abbreviations.yml), ordinals of the languages that write ``5. März``, and numbers of lists.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.reading.words import fold, phrase_set

_STOP = re.compile(r"([.!?…]+)([\"'”’»“)\]]*)(\s+)|([。！？]+[」』”）]*)")
_OPENERS = "\"'“„«‹‘([—–- \u00a0¿¡"
_WORD_AT = re.compile(r"[^\W_]+")
_ORDINAL_DIGITS = 2
_FEW_WORDS = 3
"""So few words before "2023 р." open a sentence rather than make one."""


def split_sentences(text: str, lang: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without the white space between them.

    Args:
        text: a paragraph or several; a blank line always ends a sentence.
        lang: BCP 47 language, for its abbreviations.
    """
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        found += _sentences(paragraph, lang.split("-", maxsplit=1)[0])
    return tuple(found)


def is_abbreviation(word: str, lang: str) -> bool:
    """Whether a sentence never ends at the full stop behind a word.

    Args:
        word: in small letters, without the full stop.
        lang: BCP 47 language.
    """
    return word in _abbreviations(lang.split("-", maxsplit=1)[0], "never")


def _sentences(text: str, lang: str) -> list[str]:
    found, start = [], 0
    for match in _STOP.finditer(text):
        if match[4] or _ends(text, start, match, lang):
            found.append(text[start : match.end()].strip())
            start = match.end()
    found.append(text[start:].strip())
    return [s for s in found if s]


def _ends(text: str, start: int, match: re.Match[str], lang: str) -> bool:
    """Whether a sentence ends at this stop."""
    rest = text[match.end() : match.end() + 60].lstrip(_OPENERS)
    following = rest[:1]
    if not following or following.islower():
        return False
    if match[1] != "." or match[2]:
        return True
    return not _holds(text[start : match.start()], rest, lang)


def _holds(before: str, rest: str, lang: str) -> bool:
    """Whether a full stop belongs to what stands before it and ends no sentence."""
    opens = (m := _WORD_AT.match(rest)) is not None and fold(m[0]) in phrase_set("function_words", lang)
    tail = before[-24:]
    word = re.search(r"[^\s(\[«„“\"—–]*$", tail)
    token = fold(word[0]) if word else ""
    if token.isdigit():
        return _number_holds(before.strip(), token, rest, lang, opens=opens)
    if _is_initial(word[0] if word else "", tail, rest):
        return not opens
    kind = _kind(token, tail, rest, lang)
    if kind != "maybe":
        return kind in {"never", "number"}
    if opens:
        return False
    measure = re.search(r"\d\s?[^\W\d_]{1,4}$", tail) and not tail.isascii()
    return not measure or len(before.split()) <= _FEW_WORDS


def _kind(token: str, tail: str, rest: str, lang: str) -> str:
    """Which list of abbreviations the word before a full stop is in; empty for a common word."""
    pair = re.search(r"[^\W\d_]{1,3}\.\s?[^\W\d_]{1,3}(?:\.\s?[^\W\d_]{1,3})?$", tail)
    tokens = (fold(pair[0]), token) if pair else (token,)
    if tokens[0] in _abbreviations(lang, "end"):
        return "end"
    if _continues(token, rest, lang):
        return "never"
    if rest[:1].isdigit() and token in _abbreviations(lang, "number"):
        return "number"
    return next((k for k in ("never", "end", "maybe") if any(t in _abbreviations(lang, k) for t in tokens)), "")


def _continues(token: str, rest: str, lang: str) -> bool:
    """Whether the next word is the second part of the abbreviation, as in ``z. B.`` and ``EE. UU.``."""
    following = re.match(r"([^\W\d_]{1,4})\.", rest)
    if not following:
        return False
    whole = f"{token}.{fold(following[1])}"
    return any(whole in _abbreviations(lang, kind) for kind in ("never", "maybe", "end"))


def _number_holds(before: str, token: str, rest: str, lang: str, *, opens: bool) -> bool:
    """``1. The`` at the start counts items; ``5. März`` is an ordinal."""
    if before == token:
        return True
    ordinals = lang in _data()["ordinals"]["languages"]
    return ordinals and len(token) <= _ORDINAL_DIGITS and not opens and rest[:1].isalpha()


def _is_initial(word: str, tail: str, rest: str) -> bool:
    """Whether a single capital is an initial: ``М. Шевченко``, not ``на платформе X. Шевченко``."""
    letter = word.rsplit(".", maxsplit=1)[-1]
    if len(letter) != 1 or not letter.isupper():
        return False
    other_script = letter.isascii() != rest[:1].isascii()
    named_x = letter == "X" and word == letter and not re.match(r"[^\W\d_]\.", rest)
    return not other_script and not named_x and bool(tail)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("abbreviations.yml")
    return yamlio.load_beside(path)


@cache
def _abbreviations(lang: str, kind: str) -> frozenset[str]:
    """A language's abbreviations of a kind, with those of all languages; ``z. b`` also as ``z.b``."""
    own = _data().get(lang, {}).get(kind, [])
    found = {fold(a) for a in (*own, *_data()["all"].get(kind, []))}
    return frozenset(found | {a.replace(". ", ".") for a in found})
