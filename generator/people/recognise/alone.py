"""The clues for and against a person in a single word, from all the places where it stands: Macron, Mme Listhaug."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log2

from generator.people.names.parts import words_of
from generator.people.names.traits import languages_with
from generator.people.recognise import agreement, as_thing, case, context, fiction, grammar, things
from generator.people.recognise.candidate import NOUNS_CAPITAL, Candidate, known_family
from generator.people.recognise.context_lists import is_brand
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.lexicon import is_demonym
from generator.people.recognise.parting import is_calendar
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


_COUNTED = (*_AROUND, *context.CLUES, *agreement.CLUES, "honorific", "office", "regnal", "no_ruler", "kin")

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
    *("does_human", "has_human", "pronoun", "kin", "agrees"),
)
"""What is said of people only; firms act, own and have staff as people do."""


def alone_clues(mentions: Sequence[Candidate]) -> Mapping[str, float]:
    """All clues about the places where one word stands alone."""
    found = defaultdict(float, _word(mentions[0]) | _places(mentions))
    if found["given"]:  # my brother Stepan; Henryk, a miner
        found["given_kin"] = float(
            any(found[name] for name in ("role", "role_near", "role_follows", "apposed", "regnal"))
        )
    elif found["family_and_given"]:
        named = found["regnal"] or found["role"] > found["quoted"]
        found["given_kin"] = float(bool(named) and not found["possessive"])
    if found["honorific"] and not found["placed"]:  # ``Cllr Price``, ``Ms Field``: whatever the word means
        found["common"] = found["thing_word"] = 0.0
    if found["job_follows"]:  # « модель Соня, студентка »
        found["thing"] = 0.0
    if found["agrees"]:  # « Ректор Зыков обещал »: whatever else the word may be a form of
        found["common"] = 0.0
    acts = bool(found["speaks"] or found["verb"])
    found["acts_only"] = float(acts and not any(found[name] for name in (*_KNOWN, *_PERSONAL)))
    found["often"] = log2(len(mentions))
    return {name: value for name, value in found.items() if value} | _models(mentions)


def _word(c: Candidate) -> dict[str, float]:
    """What the word itself says."""
    word, document = c.names[-1], c.document
    lexicon, lang = document.lexicon, document.lang
    given = bool(given_bases(word.text, lang))
    double = given and "-" in word.text  # « Jean-Bernard » is no family's name, though Bernard is
    known = known_family(c) and not double
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
        "hyphen": "-" in word.text and not word.caps and not double,
        "particle": len(c.tokens) > 1 and c.tokens[0].lower in PARTICLES,
        "foreign": lang in {"ru", "uk"} and word.script == "latin",
        "brand": fiction.bears_a_brand(c) or is_brand(word.lower),
    }
    found["bears"] = word.lower in document.kept(_of_things)
    return {name: float(value) for name, value in found.items()}


def _of_things(document: Document) -> frozenset[str]:
    """Words that elsewhere in the text stand before what is called by them: ``Calder Valley``, ``Talbot Capital``."""
    after = document.lexicon.after
    return frozenset(
        name.lower
        for name, thing in pairwise(document.tokens)
        if name.cap and not name.possessive and thing.cap and thing.before in BLANKS and thing.lower in after
    )


def _places(mentions: Sequence[Candidate]) -> dict[str, float]:
    """What the places say: a clue counts for each of the first few, and things by their share of all."""
    counts: Counter[str] = Counter()
    for c in mentions:
        for found_here in (around(c), context.told(c)):
            for name, value in found_here.items():
                if value:
                    counts[name] += 1
        for name in agreement.with_role(c):
            counts[name] += 1
        counts["no_ruler"] += c.titled and _previous(c) in words_of("titles") and not _is_regnal(c)
        counts["honorific"] += c.titled and _honorific(c)
        counts["kin"] += _of_kin(c)
        counts["office"] += (c.role or c.titled) and _holds_office(c)
        counts["regnal"] += c.titled and _is_regnal(c)
        counts["thing"] += things.thing(c) + fiction.figure(c) + fiction.played(c) <= -things.LEAST
        counts["told_as_thing"] += as_thing.told_as_thing(c)
        counts["placed"] += as_thing.placed(c) < 0 and not is_famous(c.names[-1].text, c.document.lang)
        counts["article"] += _behind_article(c)
        counts["quoted"] += as_thing.quoted(c) < 0
        counts["opens"] += c.tokens[0].opens
        counts["in_row"] += c.tokens[0].start in c.document.kept(row_starts)
        counts["inside"] += _among_capitals(c)
    found = {name: float(min(counts[name], _MOST)) for name in _COUNTED if counts[name]}
    found["told_as_thing"] = float(counts["told_as_thing"] > 0)
    found["in_row"] = float(counts["in_row"] > 0)
    shares = {
        name: counts[name] / len(mentions) for name in ("thing", "placed", "quoted", "opens", "inside", "article")
    }
    return found | shares


def _behind_article(c: Candidate) -> bool:
    """``the Canova``, « un Courbet »: in English and French no single name of a person has an article."""
    if not c.first or c.document.lang not in _NO_ARTICLE or c.tokens[0].before not in BLANKS:
        return False
    return _previous(c) in c.document.lexicon.article and not c.titled


_NO_ARTICLE = languages_with("people_without_article")


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
    office = word.lower.startswith(_OFFICES)
    return word.lower in lexicon.titles or ((plain or office) and word.lower in lexicon.roles)


def _honorific(c: Candidate) -> bool:
    """``Mme``, ``Mr``, ``Dr``: what only people are called."""
    lexicon, index = c.document.lexicon, c.first - 1
    while index > 0 and c.document.tokens[index].lower in _JUDGES:
        index -= 1  # « Mr Justice Owusu »
    title = c.document.tokens[index].lower if index >= 0 else ""
    return title in lexicon.female or title in lexicon.male or title in _SHORT_TITLES


_JUDGES = frozenset({"justice", "judge"})
_SHORT_TITLES = frozenset({"me", "mgr", "dr", "prof", "sgt", "rev", "pc", "wpc", "dci", "supt", "insp", "cllr"})


_KIN = frozenset(grammar.words("kin"))


def _of_kin(c: Candidate) -> bool:
    """``her niece, Meenakshi``, « sa fille Gwénola », ``a miner called Henryk``: a given name behind a word for kin."""
    before = c.document.tokens[c.first].before in {", ", *BLANKS}
    kin = bool(c.first) and before and (_previous(c) in _KIN or _previous(c) in _CALLED or _by_name(c))
    return kin and bool(given_bases(c.names[0].text, c.document.lang))


def _by_name(c: Candidate) -> bool:
    """« настройщик по имени Айрат », « хлопець на ім'я Остап »."""
    words = tuple(t.lower.replace("’", "'") for t in c.document.tokens[max(0, c.first - 2) : c.first])
    return words in {("по", "имени"), ("на", "ім'я")}


_CALLED = frozenset(grammar.words("called"))


def _holds_office(c: Candidate) -> bool:
    """``Governor Tremont``, « il ministro Giuli »: an office right before one name; rivals, owners may be firms."""
    closed = c.document.text[c.end : c.end + 1] == ","  # « the jury president, Bong, »
    beside = c.first > 0 and (c.tokens[0].before in BLANKS or (closed and c.tokens[0].before == ", "))
    beside = beside and not c.document.lexicon.is_place(c.names[-1].lower)
    return beside and _previous(c).rsplit("-", 1)[-1].startswith(_OFFICES)


_OFFICES = grammar.words("offices")


def _is_regnal(c: Candidate) -> bool:
    """``Pope``, ``Queen``: titles before names that have no family name; where nouns decline, in any case."""
    title, lang = _previous(c), c.document.lang
    if not given_bases(c.names[-1].text, lang) and not is_famous(c.names[-1].text, lang):
        return False  # Queen Creek, Kaiser Permanente
    if title in words_of("titles"):
        return True
    return lang in INFLECTING and bool(case.bases_of_title(title))


def _previous(c: Candidate) -> str:
    return c.document.tokens[c.first - 1].lower if c.first else ""


def _models(mentions: Sequence[Candidate]) -> dict[str, float]:
    """The share of the places in which a model sees each kind."""
    votes = Counter(c.model for c in mentions if c.model)
    return {f"model_{kind}": votes[kind] / len(mentions) for kind in sorted(votes)}
