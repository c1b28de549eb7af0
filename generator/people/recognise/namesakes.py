"""Names that a text gives to what is no person: a cat called Stepan, the trawler Margaret Anne, the heroine Jane Poole.

What is named so once is so wherever the article names it: « Stepan » further down is still the cat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.people.recognise import fiction
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.forms import INFLECTING
from generator.people.recognise.runs import Document
from generator.people.recognise.shapes import is_famous
from generator.people.recognise.tokens import APOSTROPHES, BLANKS, Token
from generator.people.recognise.wordlists import Words, read

_BEFORE = 5
"""Words before ``called`` among which the noun stands."""
_APPOSED = 4
"""Words of an apposition among which its noun stands."""
_OUTWEIGHED = -4.0
Name = tuple[str, ...]


@cache
def _lists(lang: str) -> dict[str, Words]:
    return read(yamlio.load_beside(Path(__file__).with_name("data") / "bearers.yml").get(lang, {}))


def without_namesakes(document: Document, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but for those that the text calls something else, in any of their mentions."""
    if not _lists(document.lang):
        return list(found)
    named = {_name(c) for c in found if is_namesake(c)}
    last = {name[-1:] for name in named if len(name) > 1} if named else set()
    real = {_name(c)[-1:] for c in found if len(c.names) > 1 and _name(c) not in named} if last else set()
    named |= last - real
    return [c for c in found if _name(c) not in named] if named else list(found)


def _name(c: Candidate) -> Name:
    return tuple(t.lower for t in c.names)


def is_namesake(c: Candidate) -> bool:
    """Whether a name is given to an animal, a vessel, a machine, a storm or a figure where it stands."""
    if not c.titled and (_followed(c) or _called(c) or _apposed(c) or _borne(c)):
        return True
    played = len(c.names) > 1 and min(fiction.played(c), fiction.figure(c)) <= _OUTWEIGHED
    return played and not is_famous(c.names[-1].text, c.document.lang)


def _borne(c: Candidate) -> bool:
    """``the ferry Molly Malone``, »der ICE „Anne Frank“«: right behind what bears it, in quotation marks or not."""
    if not c.first or c.role or not _lists(c.document.lang)["bearers"].has(c.document.tokens[c.first - 1].lower):
        return False
    quoted = c.tokens[0].before not in BLANKS
    return _beside(c) and (quoted or c.document.lang not in INFLECTING)


def _called(c: Candidate) -> bool:
    """``a cat called Stepan``, «кот по имени Гектор»."""
    tokens, lists = c.document.tokens, _lists(c.document.lang)
    first = min(c.first, c.run.first)  # « по кличке Дед Хасис »
    if not first or not _beside(c) or not lists["naming"].has(tokens[first - 1].lower):
        return False
    for index in range(first - 2, max(first - 2 - _BEFORE, -1), -1):
        token = tokens[index]
        if lists["bearers"].has(token.lower):
            return True
        if token.lower in c.document.lexicon.roles or token.opens or re.search(r"[;:.]", tokens[index + 1].before):
            return False
    return False


def _beside(c: Candidate) -> bool:
    gap = c.tokens[0].before
    return gap in BLANKS or re.fullmatch(r"[ \u00a0][«„“\"‘']", gap) is not None


def _apposed(c: Candidate) -> bool:
    """``their dog, Max,``: behind a bearer and a comma; nobody whose office stands between."""
    tokens = c.document.tokens
    if not c.first or c.tokens[0].before != ", " or c.role or tokens[c.first - 1].text[:1].isupper():
        return False
    closed = re.match(r"[,.;)]", c.document.text[c.end : c.end + 1])
    bearer = _lists(c.document.lang)["bearers"].has(tokens[c.first - 1].lower)
    return bool(closed) and bearer and tokens[c.first - 1].lower not in c.document.lexicon.roles


def _followed(c: Candidate) -> bool:
    """``Max, a three-year-old labrador``, ``Nellie the elephant``: the noun behind the name tells."""
    following = c.document.tokens[c.last + 1 : c.last + 1 + _APPOSED]
    if not following or c.tokens[-1].possessive:
        return False
    if following[0].before in BLANKS:
        return len(c.names) == 1 and _by_article(c.document, following)
    return following[0].before == ", " and _in_apposition(c.document, following, c.last + 1)


def _by_article(document: Document, following: list[Token]) -> bool:
    """``Nellie the elephant``."""
    if len(following) <= 1 or following[0].lower not in document.lexicon.article or not following[0].text.islower():
        return False
    noun = following[1]
    return noun.before in BLANKS and noun.text.islower() and _lists(document.lang)["bearers"].has(noun.lower)


def _in_apposition(document: Document, following: list[Token], first: int) -> bool:
    bearers, lexicon = _lists(document.lang)["bearers"], document.lexicon
    if not (following[0].lower in lexicon.article or bearers.has(following[0].lower)):
        return False
    for distance, token in enumerate(following):
        apart = distance and not re.fullmatch(rf"[ \u00a0{APOSTROPHES}-]", token.before)
        stop = token.lower in lexicon.stop and token.lower not in lexicon.article
        if apart or stop or token.possessive or token.lower in lexicon.roles:
            return False
        if token.text.islower() and (bearers.has(token.lower) or _is_thing(document, token.lower)):
            return _ends_there(document, first + distance)
    return False


def _is_thing(document: Document, word: str) -> bool:
    lexicon = document.lexicon
    return word in lexicon.works or word in lexicon.before or word in lexicon.after


def _ends_there(document: Document, index: int) -> bool:
    """Whether the noun is the apposition's own: « a dog that bit », not « a dog owner »."""
    following = document.after(index)
    plain = following is not None and following.before in BLANKS and following.text.islower()
    return not plain or following is None or following.lower in document.lexicon.stop or document.lang != "en"
