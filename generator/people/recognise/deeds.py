"""What a name does and has: what only people do, and what only firms, teams and products do."""

from __future__ import annotations

import re

from generator.people.recognise.context_lists import listed
from generator.people.recognise.forms import INFLECTING
from generator.people.recognise.runs import Document
from generator.people.recognise.things import AND
from generator.people.recognise.tokens import BLANKS, Token

_NEAR = 3
"""Words behind a name among which its verb stands."""

_OWNED = 2
"""Words behind a possessive among which the noun stands: « Reed's new novel »."""

_REACH = 22
"""Words behind a name among which a pronoun means it."""


def behind(document: Document, last: int) -> list[Token]:
    """The small words right behind a name, in its sentence."""
    found: list[Token] = []
    for token in document.tokens[last + 1 : last + 1 + _NEAR]:
        if token.before not in BLANKS or token.opens or not token.text[:1].islower():
            break
        found.append(token)
    return found


def does(document: Document, first: int, behind: list[Token], kind: str) -> bool:
    """Whether a verb of a list stands right behind a name, or where languages turn the order around before it."""
    known = listed(kind, document.lang)
    if any(known.has(t.lower) for t in behind):
        return True
    if document.lang == "en" or not first or document.tokens[first].before not in BLANKS:
        return False
    before = document.tokens[first - 1]  # « sourit Morel », «умер Петров»
    return before.text.islower() and known.has(before.lower)


_MOVED = re.compile(
    r"[ \u00a0][^\W\d_]+[ \u00a0](?:by |de |um |del |dell['’]|al |на |o |fast |almost |nearly |about |plus de )?"
    r"(?:[$€£]?\d[\d.,]*[ \u00a0]?(?:%|per ?cent\b|p\.?c\b|pour ?cent|Prozent|процент|відсот|por ciento|per cento|proc"
    r"|points?\b|p\b)"
    r"|[$€£]\d|(?:a |un |ein )(?:fifth|third|quarter|tenth|half|tiers|quart|cinquième|Drittel|Viertel)\b)"
)


def does_thing(document: Document, last: int, behind: list[Token]) -> bool:
    """``Brandt employs``, ``Brandt rose 2 per cent``."""
    end = document.tokens[last].end
    verb = bool(behind) and listed("things_do", document.lang).has(behind[0].lower)
    return verb or bool(_MOVED.match(document.text, end))


_OF = frozenset({"of", "de", "d", "du", "di", "del", "von", "dell", "da", "do"})


def owned(document: Document, first: int, last: int) -> tuple[bool, bool]:
    """Whether something that a person has, or a thing, is said to be the name's."""
    nouns: list[str] = []
    name = document.tokens[last]
    genitive = document.lang == "de" and name.lower.endswith(("s", "x", "z"))
    if name.possessive or genitive:
        nouns += [t.lower for t in document.tokens[last + 1 : last + 1 + _OWNED] if not t.opens]
    before = document.tokens[first - 1] if first and document.tokens[first].before in {*BLANKS, "'", "’"} else None
    if before is not None and before.lower in _OF and first > 1:
        nouns.append(document.tokens[first - 2].lower)
    elif before is not None and document.lang in INFLECTING and _in_genitive(document, first, last):
        nouns.append(before.lower)
    people, things = listed("people_have", document.lang), listed("things_have", document.lang)
    human = any(people.has(n) for n in nouns)
    return human, not human and any(things.has(n) for n in nouns)


_NOMINATIVE = re.compile(r"(?:[бвгґджзйклмнпрстфхцчшщьo]|ий|ій|ый|[bcćdfghjklłmnńprsśtwzźż])$")


def _in_genitive(document: Document, first: int, last: int) -> bool:
    """Whether a name may be in another case than the nominative: « тренер збірної Сергій Ребров » owns nothing."""
    word = document.tokens[first].lower
    return not _NOMINATIVE.search(word) and not _NOMINATIVE.search(document.tokens[last].lower)


_PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})

_NEUTER = frozenset({"its", "itself"})


def _is_subject(document: Document, first: int) -> bool:
    """Whether a name begins a sentence or a clause."""
    token = document.tokens[first]
    if token.opens or not first:
        return True
    return token.before in BLANKS and listed("subjects", document.lang).has(document.tokens[first - 1].lower)


def pronouns(document: Document, first: int, last: int) -> tuple[bool, bool]:
    """Whether ``he`` or ``her`` means the subject, or ``its``: the first pronoun behind it, no other name between."""
    if document.lang != "en" or not _is_subject(document, first):
        return False, False
    for token in document.tokens[last + 1 : last + 1 + _REACH]:
        if token.lower in _PERSONAL:
            return True, False
        if token.lower in _NEUTER:
            return False, True
        if "\n" in token.before or ((token.cap or token.caps) and not token.opens):
            break
    return False, False


_WHICH = re.compile(
    r", (?:which|founded|based|owned|listed|headquartered|a unit|part of|qui appartient|fondée?|basée?"
    r"|cotée?|propriété|filiale|con sede|fundad[oa]|propiedad|fondat[ao]|quotat[ao]|gegründet|mit Sitz|z siedzibą)\b"
)


def which(document: Document, last: int) -> bool:
    """``Brandt, which``, ``Brandt, based in``: what follows speaks of a thing."""
    return bool(_WHICH.match(document.text, document.tokens[last].end))


def plural(document: Document, first: int, behind: list[Token]) -> bool:
    """``Saltmarsh win``: a team takes a verb in the plural, a person none."""
    if not behind or not listed("plural", document.lang).has(behind[0].lower):
        return False
    before = document.tokens[first - 1].lower if first else ""
    return before not in AND and not listed("helping", document.lang).has(before)
