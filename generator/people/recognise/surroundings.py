"""What stands around a name and tells of a person: titles, verbs, ages, appositions, other names."""

from __future__ import annotations

import re

from generator.people.recognise import case, grammar
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.forms import given_bases
from generator.people.recognise.things import AND, role_shortly_before
from generator.people.recognise.tokens import BLANKS, Token

_AGE = re.compile(
    r", \d{1,3}(?:,|\.| ans|-| лет| год| рок| Jahre|\)| anni| años| lat)| \((?:\d{1,2}|\d{4}\s?[-–])"
    r"|, (?:aged?|âgée?|de|edad|im Alter von) \d{1,2}\b"
    r"|, (?:aged )?(?:six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)(?:,|\. )"
    r"|, (?:[a-zéû]+-)*(?:cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    r"|quarante|cinquante|soixante)(?:-[a-z]+)*(?: et une?)? ans\b"
)
_RELATIVE = re.compile(
    r", (?:who|whose|whom|qui|dont|котор(?:ый|ая|ого|ому|ой|ую)|чь[яеию]|"
    r"як(?:ий|а|ого|ому|ої|у|ій)|чи[йяєї]|der|die|dessen|deren|"
    r"quien|que|cuy[oa]|che|cui|któr(?:y|a|ego|ej|emu))\b"
)
_APOSTROPHES = re.compile(r"[ \u00a0'’]+")
_APPOSITION = re.compile(r"(?:\s?[,(]\s?|\s[—–-]\s)[^.]*$")
_GOES_ON = re.compile(r"(?:['’]s)?[ \u00a0'’-]+")
_CLOSED = re.compile(r"[,.;)]|[ \u00a0][—–]")
_COMMAS = frozenset({", ", " – ", " — "})
_EARLY_ROLE = 4
"""Words of an apposition among which the noun for persons stands."""
_BUT = frozenset(grammar.words("but"))
_APART = 10
"""Words between a noun for persons, with all that belongs to it, and the name in apposition to it."""


def around(c: Candidate) -> dict[str, float]:
    """Clues from the words next to a name."""
    return {
        "titled": c.titled,
        "role": c.role and not c.titled,
        "role_near": not (c.titled or c.role) and role_shortly_before(c),
        "speaks": _speaks_after(c) or _answers(c),
        "said_by": _speaks_before(c),
        "verb": _verb_follows(c),
        "age": has_age(c),
        "role_follows": _role_follows(c),
        "apposed": _apposed(c),
        "relative": bool(_RELATIVE.match(c.document.text, c.end)),
        "by": _by(c),
        "possessive": c.tokens[-1].possessive,
        "listed": _listed(c),
    }


def has_age(c: Candidate) -> bool:
    """``Ann Lee, 34,``, « Anna Keller (52) »."""
    return bool(_AGE.match(c.document.text, c.end))


def _listed(c: Candidate) -> bool:
    """A whole name stands next in a row: ``Manuel Kroiss, Tony Wu and Toby Pohlen``.

    Firms and people stand in one row as well, so it counts for what could be a name by itself.
    """
    if not c.given:
        return False
    return _names_someone(c, _over_joint(c, c.first, -1), -1) or _names_someone(c, _over_joint(c, c.last + 1, 1), 1)


def beside_name(c: Candidate) -> bool:
    """Whether a whole name with a known given name stands next in a row."""
    return _names_someone(c, _over_joint(c, c.first, -1), -1) or _names_someone(c, _over_joint(c, c.last + 1, 1), 1)


def _over_joint(c: Candidate, index: int, step: int) -> int:
    """The word on the other side of the comma or conjunction at the edge of a name; -1 where there is none.

    Args:
        c: the candidate.
        index: the word whose gap before it is the edge: the first of the name, or the one behind it.
        step: -1 to look before the name, 1 to look behind it.
    """
    tokens = c.document.tokens
    if not 0 < index < len(tokens):
        return -1
    if tokens[index].before == ", ":
        return index - 1 if step < 0 else index
    joint = index - 1 if step < 0 else index
    spaced = tokens[index].before in BLANKS and tokens[joint].lower in AND and 0 < joint < len(tokens) - 1
    if not spaced or (step < 0 and tokens[joint].before not in BLANKS):
        return -1
    return joint + step


def _names_someone(c: Candidate, index: int, step: int) -> bool:
    """Whether two capitals with a known given name first end, or begin, at a word."""
    first = index - 1 if step < 0 else index
    if index < 0 or first < 0 or first + 1 >= len(c.document.tokens):
        return False
    given, family = c.document.tokens[first], c.document.tokens[first + 1]
    together = given.cap and family.cap and family.before in BLANKS
    return bool(together and given_bases(given.text, c.document.lang))


def _answers(c: Candidate) -> bool:
    """``Peter Oakes: In December.``: a whole name and a colon at the head of a line, as interviews are printed."""
    text, start = c.document.text, c.tokens[0].start
    heads = start == 0 or text[start - 1] == "\n"
    return heads and c.given and len(c.names) > 1 and bool(_COLON.match(text, c.end))


_COLON = re.compile(r"[ \u00a0]?:[ \u00a0]")


def _speaks_after(c: Candidate) -> bool:
    """A verb of saying or doing follows, an auxiliary allowed between."""
    speech = c.document.lexicon.speech
    for distance, token in enumerate(c.document.tokens[c.last + 1 : c.last + 4]):
        if token.opens or (distance and not (token.before in BLANKS or _APOSTROPHES.fullmatch(token.before))):
            return False
        if token.lower in speech and token.text.islower():
            return True
    return False


def _speaks_before(c: Candidate) -> bool:
    before = _previous(c)
    return before is not None and before.lower in c.document.lexicon.speech and not c.tokens[0].opens


def speaks(c: Candidate) -> bool:
    """A verb of saying or doing stands next to the name."""
    return _speaks_after(c) or _speaks_before(c)


def _previous(c: Candidate) -> Token | None:
    """The word right before a name."""
    beside = c.first and c.document.tokens[c.first].before in BLANKS
    return c.document.tokens[c.first - 1] if beside else None


def _verb_follows(c: Candidate) -> bool:
    """An auxiliary or something with the form of a verb in the past tense."""
    following = c.document.after(c.last)
    if following is None or following.opens or following.before not in BLANKS or not following.text.islower():
        return False
    if c.document.lang == "en" and following.lower.endswith("ed"):
        return True
    return following.lower in c.document.lexicon.aux or case.verb_follows(c)


def _by(c: Candidate) -> bool:
    """``par Léa Morel``: a preposition that mostly introduces people."""
    before = _previous(c)
    return before is not None and before.lower in c.document.lexicon.agent


def _role_follows(c: Candidate) -> bool:
    """``Igor Babuschkin, co-founder of …``: an apposition with a noun for persons."""
    following = c.document.tokens[c.last + 1 : c.last + 1 + _EARLY_ROLE]
    if not following or following[0].before in BLANKS or not _APPOSITION.match(following[0].before):
        return False
    if following[0].lower in _BUT or _RELATIVE.match(c.document.text, c.end):
        return False
    for distance, token in enumerate(following):
        if distance and not (token.before in BLANKS or _GOES_ON.fullmatch(token.before)):
            return False
        if token.lower in c.document.lexicon.roles or token.lower.rsplit("-", 1)[-1] in c.document.lexicon.roles:
            return True
        if not distance and token.text.islower() and token.lower in c.document.lexicon.speech:
            return False  # « À Dijon, confirme son dirigeant »
    return False


def _apposed(c: Candidate) -> bool:
    """``the head of the city's administration, Tymur Tkachenko, must``: between commas, behind a noun for persons."""
    document = c.document
    if not c.first or c.titled or c.role or document.tokens[c.first].before not in _COMMAS:
        return False
    if not _CLOSED.match(document.text, c.end):
        return False
    for token in reversed(document.tokens[max(0, c.first - _APART) : c.first]):
        if token.lower in document.lexicon.roles:
            return True
        if token.opens or re.search(r"[,;:.]", token.before):
            return False
    return False


def repeated(c: Candidate) -> dict[str, float]:
    """The last word stands alone elsewhere, as family names do after the full name."""
    count = c.document.capital_counts
    last, first = c.names[-1].lower, c.names[0].lower
    titled = c.document.titled_words - ({first} if c.titled or c.role else set())
    again = count[last] > count[first]
    if last in titled or first in titled:
        return {"repeated_titled": 1.0}
    if again and last in c.document.acting_words:
        return {"repeated_acting": 1.0}
    return {"repeated": float(again and not c.document.lexicon.is_place(last))}
