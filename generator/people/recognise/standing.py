"""Where a name stands: behind what, beside what, before what only things stand."""

from __future__ import annotations

import re
from itertools import takewhile

from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.context_lists import is_brand, listed
from generator.people.recognise.forms import given_bases
from generator.people.recognise.runs import Document
from generator.people.recognise.things import AND
from generator.people.recognise.tokens import BLANKS, Token

_APPOSED = 4
"""Words of an apposition among which its noun stands."""


def either(document: Document, first: int, last: int) -> bool:
    """``rival Brandt``, ``Brandt, its German rival``: a noun for persons that firms and teams are called by as well."""
    kinds = [listed("either", document.lang)] + ([listed("either_alone", document.lang)] if first == last else [])
    beside = first > 0 and document.tokens[first].before in {", ", *BLANKS}
    if beside and any(kind.has(document.tokens[first - 1].lower) for kind in kinds):
        return True
    following = document.tokens[last + 1 : last + 1 + _APPOSED]
    if not following or following[0].before != ", ":
        return False
    together = takewhile(lambda t: t is following[0] or t.before in {*BLANKS, "’", "'"}, following)
    return any(kind.has(token.lower) for token in together for kind in kinds)


_NUMBER = re.compile(r"[ \u00a0]\d{1,3}[a-z]?(?=[ ,.][ \u00a0]?[^\W\d]|[.?!]?\n|[.?!]?$)")

_SCORE_AFTER = re.compile(r"[ \u00a0]\d{1,3}\s?[-–:]\s?\d{1,3}[ \u00a0][^\W\d_]")

_SCORE_BEFORE = re.compile(r"[^\W\d_][ \u00a0]\d{1,3}\s?[-–:]\s?\d{1,3}[ \u00a0]$")


def numbered(document: Document, first: int, last: int) -> bool:
    """``the Juno 3``, ``Kettering 3-1 Grays``: models and teams have numbers behind them; so have players in a row."""
    text, start, end = document.text, document.tokens[first].start, document.tokens[last].end
    if _SCORE_AFTER.match(text, end) or _SCORE_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    in_row = text[max(0, start - 2) : start].strip().endswith(("(", ",", ";", ":", "-", "–", "—"))
    return bool(_NUMBER.match(text, end)) and not in_row


def counted(document: Document, first: int) -> bool:
    """``two Turners``, « un Courbet »: works, cars and bottles are counted."""
    if not first or document.tokens[first].before not in BLANKS:
        return False
    before = document.tokens[first - 1]
    if first > 1 and listed("wares", document.lang).has(before.lower):  # « a real Jan Steen », « un vrai Monet »
        before = document.tokens[first - 2]
    return listed("counts", document.lang).has(before.lower) or before.text.isdigit()


def beside_thing(document: Document, first: int, last: int) -> bool:
    """``the BBC and Halden``, ``Nike, Halden and Puma``: a row has people only, or none."""
    return _is_thing(document, _over_joint(document, first, -1)) or _is_thing(
        document, _over_joint(document, last + 1, 1)
    )


def _over_joint(document: Document, edge: int, step: int) -> int:
    """The word on the other side of the comma or conjunction before a word; -1 where there is none."""
    tokens = document.tokens
    if not 0 < edge < len(tokens):
        return -1
    if tokens[edge].before == ", ":
        return edge - 1 if step < 0 else edge
    joint = edge - 1 if step < 0 else edge
    if tokens[edge].before not in BLANKS or tokens[joint].lower not in AND:
        return -1
    return joint + step if 0 <= joint + step < len(tokens) else -1


def _is_thing(document: Document, index: int) -> bool:
    if index < 0:
        return False
    token = document.tokens[index]
    if token.caps and not token.initial:
        return True
    if not token.cap:
        return token.text[:1].isupper() or any(c.isupper() for c in token.text[1:])
    return is_brand(token.lower) or token.lower in document.lexicon.after or document.lexicon.is_place(token.lower)


def attributive(document: Document, first: int, last: int) -> bool:
    """``the Riemann hypothesis``, ``a Slazenger towel``: between an article and a noun a name is the noun's."""
    if not first or document.lang not in _ATTRIBUTIVE or document.tokens[first].before not in BLANKS:
        return False
    lexicon, following = document.lexicon, document.after(last)
    if document.tokens[first - 1].lower not in lexicon.article or document.tokens[last].possessive:
        return False
    noun = following is not None and following.before in BLANKS and following.text.islower() and not following.opens
    if following is None or not noun:
        return False
    word = following.lower
    return word not in lexicon.speech and word not in lexicon.aux and word not in lexicon.stop and word not in AND


_ATTRIBUTIVE = languages_with("attributive_names")


def apposed_thing(document: Document, first: int, last: int) -> bool:
    """``her boat, Dolly Parton``, ``its watch, the Percy``: behind a noun for a thing and a comma."""
    if first < 2 or document.tokens[first].before not in {", ", " (", ": "}:  # noqa: PLR2004
        return False
    before, lexicon = document.tokens[first - 1], document.lexicon
    thing = before.lower in lexicon.before or before.lower in lexicon.after
    end = document.tokens[last].end
    thing = thing and bool(re.match(r"[,.;)]|$|\n", document.text[end : end + 1]))
    return thing and before.text.islower() and before.lower not in lexicon.roles and before.lower not in lexicon.speech


_BODY = 5
"""Words between ``at`` and the name of a body."""


def at_body(document: Document, first: int) -> bool:
    """``an economist at the fund manager Alfred Berg``: what stands behind ``at`` and what it is, is no person."""
    lexicon, tokens = document.lexicon, document.tokens
    if not first or tokens[first].before not in BLANKS or not _is_body(document, tokens[first - 1]):
        return False
    for index in range(first - 2, max(first - 1 - _BODY, -1), -1):
        token = tokens[index]
        if tokens[index + 1].before not in BLANKS or token.possessive or token.lower in lexicon.speech:
            return False
        if token.lower in _AT:
            return True
    return False


def _is_body(document: Document, token: Token) -> bool:
    lexicon = document.lexicon
    known = token.lower in lexicon.roles or token.lower in lexicon.before or token.lower in lexicon.after
    return known and token.text.islower()


_AT = frozenset(grammar.words("workplace"))


def shop(document: Document, first: int, last: int) -> bool:
    """``two nights at Ronnie Scott's from Friday``: a possessive with nothing behind it that could be owned."""
    if not first or not document.tokens[last].possessive or document.tokens[first].before not in BLANKS:
        return False
    following = document.after(last)
    bare = (
        following is None
        or following.before[-1:] not in {" ", "\u00a0"}
        or bool(re.search(r"[.,;:]", following.before))
    )
    bare = bare or (following is not None and following.lower in document.lexicon.stop)
    return bare and document.tokens[first - 1].lower in document.lexicon.locative


def at_name(document: Document, first: int, last: int) -> bool:
    """``at Bryn Gwyn``, ``in Anna Marlowe``: few people are stood in or at."""
    if not first or document.tokens[first].before not in BLANKS or document.tokens[last].possessive:
        return False
    return listed("places", document.lang).has(document.tokens[first - 1].lower)


def affiliated(document: Document, first: int) -> bool:
    """``said Ann Lee of Liberum``: what somebody named in full is of."""
    tokens, index = document.tokens, first - 1
    if index > 0 and tokens[index].lower in document.lexicon.article and tokens[first].before in BLANKS:
        index -= 1
    if index < len(("given", "family")) or not listed("belonging", document.lang).has(tokens[index].lower):
        return False
    family, given = tokens[index - 1], tokens[index - 2]
    whole = family.cap and given.cap and family.before in BLANKS and bool(given_bases(given.text, document.lang))
    return whole and all(tokens[i].before in BLANKS for i in range(index, first + 1))
