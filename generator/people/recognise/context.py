"""What a name does, has and belongs to: what only people do, and what only firms, teams, products and places do.

A family name standing alone is written like a firm's; what is said of it tells one from the other. Each function looks
at the words beside one mention; `generator.people.recognise.alone` adds up all mentions of a name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

from generator import yamlio
from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.runs import Document
from generator.people.recognise.things import AND
from generator.people.recognise.tokens import BLANKS, Token
from generator.people.recognise.wordlists import NONE, Words, read

_NEAR = 3
"""Words behind a name among which its verb stands."""
_OWNED = 2
"""Words behind a possessive among which the noun stands: « Reed's new novel »."""
_REACH = 22
"""Words behind a name among which a pronoun means it."""
_APPOSED = 4
"""Words of an apposition among which its noun stands."""
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
)
"""All clues of this module."""


@cache
def _lists(lang: str) -> dict[str, Words]:
    return read(yamlio.load_beside(Path(__file__).with_name("data") / "context.yml").get(lang, {}))


def _list(kind: str, lang: str) -> Words:
    return _lists(lang).get(kind, NONE)


@cache
def _brands() -> frozenset[str]:
    return frozenset(yamlio.load_beside(Path(__file__).with_name("data") / "brands.yml")["any"].split())


@lru_cache(maxsize=16384)
def is_brand(word: str) -> bool:
    """Whether a lower-case word is a firm's or a brand's name."""
    return word in _brands() or (word.endswith("s") and word[:-1] in _brands())


def told(c: Candidate) -> dict[str, float]:
    """The clues of one mention, each 0 or 1."""
    document, first, last = c.document, c.first, c.last
    behind = _behind(document, last)
    human, thing = _owned(document, first, last)
    pronoun, its = _pronouns(document, first, last)
    return {
        "does_human": _does(document, first, behind, "people_do"),
        "does_thing": _does_thing(document, last, behind),
        "has_human": human,
        "has_thing": thing,
        "pronoun": pronoun,
        "its": its or _which(document, last),
        "either": not c.given and _either(document, first, last),
        "numbered": _numbered(document, first, last),
        "plural": not (c.given or c.titled or c.role) and _plural(document, first, behind),
        "counted": _counted(document, first),
        "beside_thing": _beside_thing(document, first, last),
        "attributive": _attributive(document, first, last),
        "apposed_thing": _apposed_thing(document, first, last),
        "at_body": _at_body(document, first),
        "affiliated": _affiliated(document, first),
        "shop": _shop(document, first, last),
        "at_name": c.given and _at_name(document, first, last),
    }


def _behind(document: Document, last: int) -> list[Token]:
    """The small words right behind a name, in its sentence."""
    found: list[Token] = []
    for token in document.tokens[last + 1 : last + 1 + _NEAR]:
        if token.before not in BLANKS or token.opens or not token.text[:1].islower():
            break
        found.append(token)
    return found


def _does(document: Document, first: int, behind: list[Token], kind: str) -> bool:
    known = _list(kind, document.lang)
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


def _does_thing(document: Document, last: int, behind: list[Token]) -> bool:
    """``Brandt employs``, ``Brandt rose 2 per cent``."""
    end = document.tokens[last].end
    verb = bool(behind) and _list("things_do", document.lang).has(behind[0].lower)
    return verb or bool(_MOVED.match(document.text, end))


_OF = frozenset({"of", "de", "d", "du", "di", "del", "von", "dell", "da", "do"})


def _owned(document: Document, first: int, last: int) -> tuple[bool, bool]:
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
    people, things = _list("people_have", document.lang), _list("things_have", document.lang)
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
    return token.before in BLANKS and _list("subjects", document.lang).has(document.tokens[first - 1].lower)


def _pronouns(document: Document, first: int, last: int) -> tuple[bool, bool]:
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


def _which(document: Document, last: int) -> bool:
    return bool(_WHICH.match(document.text, document.tokens[last].end))


def _either(document: Document, first: int, last: int) -> bool:
    """``rival Brandt``, ``Brandt, its German rival``: a noun for persons that firms and teams are called by as well."""
    kinds = [_list("either", document.lang)] + ([_list("either_alone", document.lang)] if first == last else [])
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


def _numbered(document: Document, first: int, last: int) -> bool:
    """``the Juno 3``, ``Kettering 3-1 Grays``: models and teams have numbers behind them; so have players in a row."""
    text, start, end = document.text, document.tokens[first].start, document.tokens[last].end
    if _SCORE_AFTER.match(text, end) or _SCORE_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    in_row = text[max(0, start - 2) : start].strip().endswith(("(", ",", ";", ":", "-", "–", "—"))
    return bool(_NUMBER.match(text, end)) and not in_row


def _plural(document: Document, first: int, behind: list[Token]) -> bool:
    """``Saltmarsh win``: a team takes a verb in the plural, a person none."""
    if not behind or not _list("plural", document.lang).has(behind[0].lower):
        return False
    before = document.tokens[first - 1].lower if first else ""
    return before not in AND and not _list("helping", document.lang).has(before)


def _counted(document: Document, first: int) -> bool:
    """``two Turners``, « un Courbet »: works, cars and bottles are counted."""
    if not first or document.tokens[first].before not in BLANKS:
        return False
    before = document.tokens[first - 1]
    if first > 1 and _list("wares", document.lang).has(before.lower):  # « a real Jan Steen », « un vrai Monet »
        before = document.tokens[first - 2]
    return _list("counts", document.lang).has(before.lower) or before.text.isdigit()


def _beside_thing(document: Document, first: int, last: int) -> bool:
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


def _attributive(document: Document, first: int, last: int) -> bool:
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


def _apposed_thing(document: Document, first: int, last: int) -> bool:
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


def _at_body(document: Document, first: int) -> bool:
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


def _shop(document: Document, first: int, last: int) -> bool:
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


def _at_name(document: Document, first: int, last: int) -> bool:
    """``at Bryn Gwyn``, ``in Anna Marlowe``: few people are stood in or at."""
    if not first or document.tokens[first].before not in BLANKS or document.tokens[last].possessive:
        return False
    return _list("places", document.lang).has(document.tokens[first - 1].lower)


def _affiliated(document: Document, first: int) -> bool:
    """``said Ann Lee of Liberum``: what somebody named in full is of."""
    tokens, index = document.tokens, first - 1
    if index > 0 and tokens[index].lower in document.lexicon.article and tokens[first].before in BLANKS:
        index -= 1
    if index < len(("given", "family")) or not _list("belonging", document.lang).has(tokens[index].lower):
        return False
    family, given = tokens[index - 1], tokens[index - 2]
    whole = family.cap and given.cap and family.before in BLANKS and bool(given_bases(given.text, document.lang))
    return whole and all(tokens[i].before in BLANKS for i in range(index, first + 1))


def elsewhere(c: Candidate) -> dict[str, float]:
    """What the text says of the last word of a name where it stands alone: 1 for a person, 1 for a thing."""
    balance = c.document.kept(_balances).get(c.names[-1].lower, 0)
    balance = max(balance, 0) if c.given else balance
    named = tuple(t.lower for t in c.tokens) in c.document.kept(_named_things)
    return {"elsewhere_human": float(balance > 0), "elsewhere_thing": float(balance < 0), "bears": float(named)}


def _named_things(document: Document) -> frozenset[tuple[str, ...]]:
    """Two words that elsewhere in the text stand before what is called by them: ``the Rosetta Bell Quartet``."""
    tokens, after = document.tokens, document.lexicon.after
    return frozenset(
        (a.lower, b.lower)
        for a, b, thing in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if thing.cap and thing.lower in after and a.cap and b.cap and thing.before in BLANKS and b.before in BLANKS
        if not b.possessive
    )


def _balances(document: Document) -> dict[str, int]:
    """Clues for a person less clues for a thing, by lower-cased word standing alone."""
    found: dict[str, int] = {}
    tokens = document.tokens
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index and token.before in BLANKS else None
        if token.cap and not token.opens and not (before and (before.cap or before.caps or before.initial)):
            found[token.lower] = found.get(token.lower, 0) + _balance(document, index)
    return found


def _balance(document: Document, index: int) -> int:
    behind = _behind(document, index)
    human, thing = _owned(document, index, index)
    pronoun, its = _pronouns(document, index, index)
    does = _does(document, index, behind, "people_do"), _does_thing(document, index, behind)
    people, things = human + pronoun + does[0], thing + its + does[1] + _numbered(document, index, index)
    return people - things - _plural(document, index, behind)
