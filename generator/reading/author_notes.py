"""Notes that present an author: ``Jane Doe is a reporter …``, ``About the author: Jane Doe …``."""

from __future__ import annotations

import re
from functools import cache

from generator.reading.names import is_name
from generator.reading.shape import word_count
from generator.reading.signer import role_pattern
from generator.reading.words import alternatives, fold, phrase_set, phrases

_BIOGRAPHY = 80
"""Words of the longest note on an author."""


def presented(text: str) -> str | None:
    """Whom a note presents as an author: ``Jane Doe is a reporter …``, ``About the author: Jane Doe …``."""
    if word_count(text) > _BIOGRAPHY:
        return None
    folded = fold(text)
    label = _about().match(folded)
    text = text[label.end() :] if label and len(folded) == len(text) else text
    words = text.split()
    for count in (4, 3, 2):
        name = " ".join(words[:count]).rstrip(",")
        rest = " ".join(words[count:])
        if len(words) > count and is_name(name) and (label or _is_note(fold(rest))):
            return name
    return None


def _is_note(rest: str) -> bool:
    """Whether what follows a name says that its bearer writes: a verb, and a role within a few words."""
    match = _copula().match(rest)
    return bool(match) and bool(_writes().search(" ".join(rest.split()[:14])))


def introduced(text: str) -> str | None:
    """Whom a short note in plain words says to write; stricter than `presented`, for lines that may be the article's.

    A verb follows the name at once, nobody speaks, nothing is quoted: ``Jane Doe covers courts for the Gazette.``
    """
    if word_count(text) > _SHORT_NOTE or any(c in text for c in '«“„"'):
        return None
    name = presented(text)
    rest = fold(text.partition(name)[2]).lstrip() if name else ""
    spoken = any(w in phrase_set("speech") for w in re.findall(r"[^\W\d_]+", rest))
    if not rest or spoken:
        return None
    verb = _verb_of_note().match(rest)
    return name if verb and (_writes().match(rest) or role_pattern().search(" ".join(rest.split()[:6]))) else None


def presents_at_once(rest: str) -> bool:
    """Whether what follows a name opens with the verb of a note: ``covers courts``, ``has written about …``."""
    return bool(_verb_of_note().match(fold(rest)))


_SHORT_NOTE = 35


@cache
def _verb_of_note() -> re.Pattern[str]:
    verbs = [p for p in (*phrases("presents"), *phrases("presents_writing")) if p[0].isalpha()]
    return re.compile(rf"(?:{alternatives(sorted(set(verbs), key=lambda p: (-len(p), p)))})(?!\w)")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('about_author'))})\s*[:：—–-]?\s+")


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(rf"(?:[,(—–-]\s*)?(?:{alternatives(phrases('presents'))})(?!\w)|[—–,]\s")


@cache
def _writes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{role_pattern().pattern}|{alternatives(phrases('presents_writing'))})")
