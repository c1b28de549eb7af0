"""What a name does, has and belongs to: what only people do, and what only firms, teams, products and places do.

A family name standing alone is written like a firm's; what is said of it tells one from the other. Each function looks
at the words beside one mention; `generator.people.recognise.alone` adds up all mentions of a name.
"""

from __future__ import annotations

from generator.people.recognise import bearing, deeds, domain, standing
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.runs import Document
from generator.people.recognise.tokens import BLANKS

CLUES = (
    *(
        "does_human",
        "does_thing",
        "has_human",
        "has_thing",
        "pronoun",
        "its",
        "either",
        "numbered",
        "plural",
        "counted",
    ),
    *("beside_thing", "attributive", "apposed_thing", "at_body", "affiliated", "shop", "at_name"),
    *("several", "thing_row", "stable", "adjective_noun", "job_follows", "who", "market", "member"),
)
"""All clues of this module."""


def told(c: Candidate) -> dict[str, float]:
    """The clues of one mention, each 0 or 1."""
    document, first, last = c.document, c.first, c.last
    behind = deeds.behind(document, last)
    human, thing = deeds.owned(document, first, last)
    pronoun, its = deeds.pronouns(document, first, last)
    return {
        "does_human": deeds.does(document, first, behind, "people_do"),
        "does_thing": deeds.does_thing(document, last, behind),
        "has_human": human,
        "has_thing": thing and not (c.given and len(c.names) > 1),
        "pronoun": pronoun,
        "its": its or deeds.which(document, last),
        "either": not c.given and standing.either(document, first, last),
        "numbered": standing.numbered(document, first, last),
        "plural": not (c.given or c.titled or c.role) and deeds.plural(document, first, behind),
        "counted": standing.counted(document, first),
        "beside_thing": standing.beside_thing(document, first, last),
        "attributive": standing.attributive(document, first, last),
        "apposed_thing": standing.apposed_thing(document, first, last),
        "at_body": standing.at_body(document, first),
        "affiliated": standing.affiliated(document, first),
        "shop": standing.shop(document, first, last),
        "at_name": c.given and standing.at_name(document, first, last),
        "several": bearing.of_several(c),
        "thing_row": c.tokens[0].start in document.kept(bearing.rows_of_things),
        "who": domain.who_follows(document, last),
        "member": domain.member_of(c),
        "market": document.kept(domain.is_market),
        "stable": document.kept(domain.is_stable),
        "job_follows": len(c.names) == 1 and domain.job_follows(document, last),
        "adjective_noun": len(c.names) == 1 and domain.adjective_of_noun(document, last),
    }


def elsewhere(c: Candidate) -> dict[str, float]:
    """What the text says of the last word of a name where it stands alone: 1 for a person, 1 for a thing."""
    places = c.document.kept(_places_alone).get(c.names[-1].lower, ())
    balance = sum(_balance(c.document, index) for index in places)
    balance = max(balance, 0) if c.given else balance
    named = tuple(t.lower for t in c.tokens) in c.document.kept(_named_things)
    return {
        "elsewhere_human": float(balance > 0),
        "elsewhere_thing": float(balance < 0),
        "bears": float(named),
        "whole_again": float(domain.whole_again(c)),
    }


def _named_things(document: Document) -> frozenset[tuple[str, ...]]:
    """Two words that elsewhere in the text stand before what is called by them: ``the Rosetta Bell Quartet``."""
    tokens, after = document.tokens, document.lexicon.after
    return frozenset(
        (a.lower, b.lower)
        for a, b, thing in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if thing.cap and thing.lower in after and a.cap and b.cap and thing.before in BLANKS and b.before in BLANKS
        if not b.possessive
    )


def _places_alone(document: Document) -> dict[str, list[int]]:
    """Where each word stands alone with a capital inside a sentence, by lower-cased word."""
    found: dict[str, list[int]] = {}
    tokens = document.tokens
    for index, token in enumerate(tokens):
        if not token.cap or token.opens:
            continue
        before = tokens[index - 1] if index and token.before in BLANKS else None
        if not (before and (before.cap or before.caps or before.initial)):
            found.setdefault(token.lower, []).append(index)
    return found


def _balance(document: Document, index: int) -> int:
    """Clues for a person less clues for a thing where a word stands alone."""
    behind = deeds.behind(document, index)
    human, thing = deeds.owned(document, index, index)
    pronoun, its = deeds.pronouns(document, index, index)
    does = deeds.does(document, index, behind, "people_do"), deeds.does_thing(document, index, behind)
    people, things = human + pronoun + does[0], thing + its + does[1] + standing.numbered(document, index, index)
    return people - things - deeds.plural(document, index, behind)
