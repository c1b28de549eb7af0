"""Figures of fiction: the characters of a plot, and the famous ones that everybody is compared with."""

from __future__ import annotations

import re

from generator.people.names.lemma import nominative
from generator.people.recognise import things
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.lexicon import eponyms

_CHARACTER = -5.0
_INVERTING = frozenset({"où", "que", "qu", "dont", "lequel", "laquelle", "dove", "donde", "cui"})
"""Words after which the subject stands behind the verb: « le film où joue Léa Morel »."""
_TITLES = 4
"""Words looked at beside a name."""
_REACH = 60
"""Words before and behind a name among which a film or a novel is looked for."""


_ENDING = re.compile(r"[’'][a-ząęió]+$")


def bears_a_brand(c: Candidate) -> bool:
    """Whether a name, in the nominative, is a firm's or that of a famous figure of fiction."""
    words = tuple(_ENDING.sub("", t.text) for t in c.tokens)
    readings = (words, *nominative(words, c.document.lang))
    return any(" ".join(r).lower().replace("-", " ") in eponyms() for r in readings)


_BEHIND = frozenset({" ", "\u00a0", ", ", ",\u00a0"})


def played(c: Candidate) -> float:
    """``Olivia Colman plays Margaret Hale``: who is played, in a text about a film, a play or a book."""
    document = c.document
    if _played_after(c) and _told(c):
        return _CHARACTER
    if not c.first or c.tokens[0].before not in _BEHIND:
        return 0.0
    index = c.first - 1
    while c.first - index < _TITLES and index and _is_title(c, index):
        index -= 1
    before = document.tokens[index]
    if before.lower not in document.lexicon.plays or not _told(c):
        return 0.0
    return _CHARACTER if before.lower.startswith(_PARTS) or _is_object(c) else 0.0


_OBJECT = 7
"""Words behind a name among which the verb stands that has it as its object."""


def _played_after(c: Candidate) -> bool:
    """« Полковника Фрэнсиса Чесней изображает женщина »: the object before its verb, where nouns have cases."""
    if c.document.lang not in {"ru", "uk"}:
        return False
    words = tuple(t.text for t in c.tokens)
    for token in c.document.tokens[c.last + 1 : c.last + 1 + _OBJECT]:
        if token.opens:
            return False
        if token.lower in c.document.lexicon.plays and not token.lower.startswith(_PARTS):
            return nominative(words, c.document.lang)[0] != words
    return False


_PARTS = (
    "роль",
    "роли",
    "ролью",
    "ролі",
    "роллю",
    "образ",
    "rôle",
    "role",
    "part",
    "papel",
    "ruolo",
    "parte",
    "rolle",
    "rola",
    "roli",
    "rolę",
    "персонаж",
)
"""Nouns for a part: what stands behind them is who is played, in whatever case."""


def _is_title(c: Candidate, index: int) -> bool:
    """``plays Captain Elias Thorne``, ``incarne le capitaine``."""
    word, lexicon = c.document.tokens[index].lower, c.document.lexicon
    return word in lexicon.titles or word in lexicon.roles or word in lexicon.article


def figure(c: Candidate) -> float:
    """``Johnny Rook, the digital avatar``, ``virtual Ann Lee``: nobody that lives."""
    tokens, figures = c.document.tokens, c.document.lexicon.figures
    if c.first and c.tokens[0].before == " " and tokens[_first_of_two(c) - 1].lower in figures:
        return _CHARACTER
    following = tokens[c.last + 1 : c.last + 1 + _TITLES]
    if not following or following[0].before != ", ":
        return 0.0
    together = 1
    while together < len(following) and following[together].before == " ":
        together += 1
    return _CHARACTER if any(t.lower in figures and t.text.islower() for t in following[:together]) else 0.0


def _first_of_two(c: Candidate) -> int:
    """Where ``Rudy`` stands in ``the avatars Rudy and Ani``; else where the name itself does."""
    tokens, index = c.document.tokens, c.first
    joined = index > len(("Rudy", "and")) and tokens[index - 1].lower in things.AND and tokens[index - 2].cap
    return index - 2 if joined and tokens[index - 1].before == tokens[index - 2].before == " " else index


def _told(c: Candidate) -> bool:
    """Whether a work that tells a story is named nearby."""
    near = c.document.tokens[max(0, c.first - _REACH) : c.first + _REACH]
    return any(t.lower in c.document.lexicon.works for t in near)


def _is_object(c: Candidate) -> bool:
    """In languages with cases the actor may stand after the verb, but in the nominative."""
    words = tuple(t.text for t in c.tokens)
    if c.document.lang in {"ru", "uk"}:
        return nominative(words, c.document.lang)[0] != words
    return c.first < len(words) or c.document.tokens[c.first - 2].lower not in _INVERTING
