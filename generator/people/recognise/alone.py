"""The clues for and against a person in a single word, from all the places where it stands: Macron, Mme Listhaug."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log2

from generator.people.names.parts import words_of
from generator.people.recognise import case, fiction, grammar, things
from generator.people.recognise.candidates import NOUNS_CAPITAL, Candidate, is_calendar, known_family
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.lexicon import is_demonym
from generator.people.recognise.rows import row_starts
from generator.people.recognise.runs import PARTICLES, Document
from generator.people.recognise.shapes import family_shape, is_common, is_famous
from generator.people.recognise.surroundings import around
from generator.people.recognise.tokens import BLANKS

_SHORT = 3
_MOST = 3
"""Places where a clue is found that still add to it."""
_AROUND = (
    "titled",
    "role",
    "role_near",
    "speaks",
    "said_by",
    "verb",
    "age",
    "role_follows",
    "apposed",
    "relative",
    "by",
    "possessive",
)


_KNOWN = ("famous", "family", "family_and_given", "given", "family_shape")
"""What the word itself says for a person."""
_PERSONAL = (
    "in_row",
    "office",
    "titled",
    "honorific",
    "regnal",
    "role",
    "role_follows",
    "said_by",
    "age",
    "apposed",
    "relative",
    "by",
)
"""What is said of people only; firms act, own and have staff as people do."""


def alone_clues(mentions: Sequence[Candidate]) -> Mapping[str, float]:
    """All clues about the places where one word stands alone."""
    found = {**_word(mentions[0]), **_places(mentions)}
    if found["given"]:  # my brother Stepan; Henryk, a miner
        found["given_kin"] = float(any(found[name] for name in ("role", "role_near", "role_follows", "apposed")))
    elif found["family_and_given"]:
        found["given_kin"] = float(found["role"] > found["quoted"] and not found["possessive"])
    acts = bool(found["speaks"] or found["verb"])
    found["acts_only"] = float(acts and not any(found[name] for name in (*_KNOWN, *_PERSONAL)))
    found["often"] = log2(len(mentions))
    return {name: value for name, value in found.items() if value} | _models(mentions)


def _word(c: Candidate) -> dict[str, float]:
    """What the word itself says."""
    word, document = c.names[-1], c.document
    lexicon, lang = document.lexicon, document.lang
    known, given = known_family(c), bool(given_bases(word.text, lang))
    thing = word.lower in lexicon.before or word.lower in lexicon.after or word.lower in lexicon.roles
    stop = word.lower in lexicon.stop or word.lower in lexicon.demonyms or is_demonym(word.lower, lang)
    found = {
        "famous": is_famous(word.text, lang),
        "family": known and not given,
        "family_and_given": known and given,
        "given": given and not known,
        "family_shape": not known and family_shape(word.lower),
        "place": lexicon.is_place(word.lower) and not (given and c.titled),
        "common": is_common(word.lower, lang),
        "thing_word": thing,
        "stop": stop or is_calendar(document, word),
        "small_elsewhere": word.lower in document.lower_words,
        "caps": word.caps or not word.cap,
        "short": len(word.text) <= _SHORT,
        "hyphen": "-" in word.text and not word.caps,
        "particle": len(c.tokens) > 1 and c.tokens[0].lower in PARTICLES,
        "foreign": lang in {"ru", "uk"} and word.script == "latin",
        "brand": fiction.bears_a_brand(c),
    }
    return {name: float(value) for name, value in found.items()}


def _places(mentions: Sequence[Candidate]) -> dict[str, float]:
    """What the places say: a clue counts for each of the first few, and things by their share of all."""
    counts: Counter[str] = Counter()
    for c in mentions:
        counts.update(name for name, value in around(c).items() if value)
        counts["honorific"] += c.titled and _honorific(c)
        counts["office"] += c.role and not c.titled and _holds_office(c)
        counts["regnal"] += c.titled and _is_regnal(c)
        counts["thing"] += things.thing(c) + fiction.figure(c) <= -things.LEAST
        counts["told_as_thing"] += things.told_as_thing(c)
        counts["placed"] += things.placed(c) < 0 and not is_famous(c.names[-1].text, c.document.lang)
        counts["quoted"] += things.quoted(c) < 0
        counts["opens"] += c.tokens[0].opens
        counts["in_row"] += c.tokens[0].start in c.document.kept(row_starts)
        counts["inside"] += _among_capitals(c)
    found = {name: float(min(counts[name], _MOST)) for name in (*_AROUND, "honorific", "office", "regnal")}
    found["told_as_thing"] = float(counts["told_as_thing"] > 0)
    found["in_row"] = float(counts["in_row"] > 0)
    shares = {name: counts[name] / len(mentions) for name in ("thing", "placed", "quoted", "opens", "inside")}
    return found | shares


def _among_capitals(c: Candidate) -> bool:
    """A further capital beside it; ``Judge``, ``Tochter`` before a name are none that it could belong to."""
    first = c.first
    while first > c.run.first and _entitles(c.document, first - 1):
        first -= 1
    after = c.last < c.run.last and c.document.lang not in NOUNS_CAPITAL
    following = c.document.after(c.last)
    # ``Baron Wenckheim's Homecoming``: with a title before and a capital behind, the whole may be a book's.
    owned = c.titled and c.tokens[-1].possessive and following is not None and following.cap and not following.opens
    return c.run.first < first or after or owned


def _entitles(document: Document, index: int) -> bool:
    """A title, or an office that stands with a capital for another reason: ``Judge Owusu``, not ``Baker McKenzie``."""
    word, lexicon = document.tokens[index], document.lexicon
    plain = word.opens or document.lang in NOUNS_CAPITAL or not word.cap
    return word.lower in lexicon.titles or (plain and word.lower in lexicon.roles)


def _honorific(c: Candidate) -> bool:
    """``Mme``, ``Mr``, ``Dr``: what only people are called."""
    title, lexicon = _previous(c), c.document.lexicon
    return title in lexicon.female or title in lexicon.male or title in _SHORT_TITLES


_SHORT_TITLES = frozenset({"me", "mgr", "dr", "prof", "sgt", "rev"})


def _holds_office(c: Candidate) -> bool:
    """``Governor Tremont``, « il ministro Giuli »: an office right before one name; rivals, owners may be firms."""
    beside = c.first > 0 and c.document.tokens[c.first].before in BLANKS
    beside = beside and not c.document.lexicon.is_place(c.names[-1].lower)
    return beside and _previous(c).rsplit("-", 1)[-1].startswith(_OFFICES)


_OFFICES = grammar.words("offices")


def _is_regnal(c: Candidate) -> bool:
    """``Pope``, ``Queen``: titles before names that have no family name; where nouns decline, in any case."""
    title, lang = _previous(c), c.document.lang
    if title in words_of("titles"):
        return True
    return lang in INFLECTING and bool(case.bases_of_title(title))


def _previous(c: Candidate) -> str:
    return c.document.tokens[c.first - 1].lower if c.first else ""


def _models(mentions: Sequence[Candidate]) -> dict[str, float]:
    """The share of the places in which a model sees each kind."""
    votes = Counter(c.model for c in mentions if c.model)
    return {f"model_{kind}": votes[kind] / len(mentions) for kind in sorted(votes)}
