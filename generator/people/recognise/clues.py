"""The clues for and against a person's full name in the words of a candidate, each a number, most of them 0 or 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.people.names import table
from generator.people.names.traits import languages_with
from generator.people.recognise import agreement, as_thing, context, credit, domain, fiction, grammar, morph, things
from generator.people.recognise.candidate import NOUNS_CAPITAL, Candidate, known_family
from generator.people.recognise.context_lists import is_brand
from generator.people.recognise.forms import INFLECTING, bases, given_bases
from generator.people.recognise.lexicon import places
from generator.people.recognise.parting import are_initials, is_calendar
from generator.people.recognise.runs import MAX_WORDS, PARTICLES, ROMAN
from generator.people.recognise.shapes import family_shape, is_common, is_famous, is_listed
from generator.people.recognise.surroundings import around, beside_name, has_age, repeated
from generator.people.recognise.tokens import BLANKS, Token

_ASIAN = re.compile(r"[^\W\d_]{2,5}-[^\W\d_]{2,5}")
"""Given names of two syllables: Jae-myung, Ming-Chi."""
PLACE_PREFIXES = frozenset(grammar.words("place_prefixes"))
CYRILLIC = languages_with("cyrillic")
_MANY = 4
"""Letters, or words, from which length tells something."""


def full_clues(c: Candidate) -> Mapping[str, float]:
    """All clues about a candidate of two words or more."""
    found = {**_first(c), **_last(c), **_capitals(c), **_contents(c), **around(c), **repeated(c), **_things(c)}
    found |= {**context.told(c), **context.elsewhere(c), "disagree": agreement.disagree(c)}
    if found["thing_row"]:  # a row of cuvées has people's names, and nobody in it
        found["listed"] = 0.0
    return {name: float(value) for name, value in found.items() if value} | _unattested(c, found) | _model(c)


_ATTESTING = (
    *("initial", "asian", "titled", "role", "role_near", "speaks", "said_by", "verb", "age", "role_follows", "apposed"),
    *("relative", "who", "member", "possessive", "repeated", "repeated_titled", "repeated_acting"),
)
_FIRMS_ALIKE = languages_with("firms_look_like_people")
"""Languages in which firms, products and bands are two capitals as often as people are."""


def _unattested(c: Candidate, found: Mapping[str, float]) -> dict[str, float]:
    """Two capitals of which nothing around says that they name anybody: no title, verb, age."""
    if any(found.get(name) for name in _ATTESTING):
        return {}
    if c.document.lang not in _FIRMS_ALIKE:
        return {"market_bare": 1.0} if found.get("market") and not found.get("listed") else {}
    if c.given:
        known = table.commonness(c.names[0].text) > 0
        return {} if found.get("listed") or found.get("by") else {"bare_common" if known else "bare": 1.0}
    return {"unattested": 1.0}


def _first(c: Candidate) -> dict[str, float]:
    """What the first word says."""
    first, doubtful = c.names[0], c.given and _doubtful(c, c.names[0])
    asian = any(_ASIAN.fullmatch(t.text) for t in c.names)
    return {
        "given": c.given and not doubtful,
        "given_doubtful": doubtful,
        "initial": not c.given and (first.initial or are_initials(c.document, c.first)),
        "asian": not c.given and not first.initial and asian,
        "initial_inside": any(t.initial for t in c.names[1:]),
        "two_given": c.given and bool(given_bases(c.names[1].text, c.document.lang)),
    }


def _last(c: Candidate) -> dict[str, float]:
    """What the last word says."""
    last, lang = c.names[-1], c.document.lang
    known = known_family(c)
    return {
        "family": known,
        "family_shape": not known and family_shape(last.lower),
        "particle_inside": (c.given and any(t.lower in PARTICLES for t in c.tokens[1:-1])) or _elided(last),
        "famous": not c.given and is_famous(last.text, lang),
        **_common_family(c, last, known=known),
        "hyphen": "-" in last.text and not last.caps,
    }


def _common_family(c: Candidate, last: Token, *, known: bool) -> dict[str, float]:
    """Whether a word behind a given name is an everyday one: listed, or only ending like one (``Lyle Benning``)."""
    if not c.given or known or not is_common(last.lower, c.document.lang) or _proper_family(c, last):
        return {}
    return {"given_and_common" if is_listed(last.lower, c.document.lang) else "given_and_shaped": 1.0}


def _elided(last: Token) -> bool:
    """``Dell'Orto``, ``D'Angelo``, ``O'Brien``."""
    head, mark, tail = last.text.replace("’", "'").partition("'")
    return bool(mark) and head.lower() in _ELIDED and tail[:1].isupper()


_ELIDED = frozenset({"dell", "d", "dall", "o", "l", "degl", "д", "о"})


def _proper_family(c: Candidate, last: Token) -> bool:
    """Whether a last word that means something is a family name all the same: by its particle, or by its form.

    An East Slavic adjective with a capital behind a given name, inside a sentence, can be nothing else: no noun follows
    that it could belong to.
    """
    if _foreign_particle(c, last):
        return True
    following = c.document.after(c.last)
    noun = following is not None and following.before in BLANKS and following.cap
    return c.document.lang in CYRILLIC and last.cap and not noun and bool(_DECLINED_ADJECTIVE.search(last.lower))


_DECLINED_ADJECTIVE = re.compile(r"..(?:ого|его|ому|ему|ым|им|ый|ий|ій|ього|ьому)$")
"""A man's: a woman's endings are those of too many nouns."""


def _doubtful(c: Candidate, first: Token) -> bool:
    """A given name that is an ordinary word here, or a place with something else than a family name after it.

    ``Dallas Cowboys`` and ``in Florence`` are doubtful, ``Florence Dunmore`` and ``Владимир Потанин`` are not.
    """
    lexicon = c.document.lexicon
    if first.lower in c.document.lower_words or is_calendar(c.document, first):
        return True
    if not lexicon.is_place(first.lower):
        return False
    last = c.names[-1]
    before = c.document.tokens[c.first - 1].lower if c.first else ""
    located = before in lexicon.locative and c.document.lang not in INFLECTING
    return located or lexicon.is_place(last.lower) or (last.lower.endswith("s") and not known_family(c))


def _capitals(c: Candidate) -> dict[str, float]:
    """What two capitals in a row say by themselves where the given name is unknown.

    In East Slavic languages firms stand in quotation marks, and only the first word of a body has a capital, so two
    capitals are nearly always a person or a place. Elsewhere it matters whether the words are everyday ones.
    """
    document, names = c.document, c.names
    shouting = c.tokens[0].line in document.shouting_lines
    found: dict[str, float] = {
        "shouting": shouting,
        "opens": not c.given and not shouting and names[0].opens and not (c.titled or c.role),
    }
    if c.given or names[0].initial or not all(t.cap or t.initial for t in names):
        return found
    if document.lang in CYRILLIC and names[0].script == "latin":
        return {**found, "foreign": 1.0}
    if shouting:
        return found
    if _noun_and_genitive(c):
        return {**found, "noun_and_genitive": 1.0}
    if document.lang in CYRILLIC and _ADJECTIVE.search(names[0].lower):
        return {**found, "adjective": 1.0}
    strange = not any(_known_word(c, t) for t in names)
    opens = names[0].opens
    found |= {"pair": not opens, "pair_opening": opens, "strange": strange and not opens}
    return {**found, "strange_opening": strange and opens, "nouns_capital": document.lang in NOUNS_CAPITAL}


def _known_word(c: Candidate, token: Token) -> bool:
    """Whether a word is an everyday one, a place, or one that the text has in lower case."""
    lexicon, word, lang = c.document.lexicon, token.lower, c.document.lang
    listed = word in lexicon.before or word in lexicon.after or word in lexicon.stop or word in lexicon.demonyms
    return listed or lexicon.is_place(word) or word in c.document.lower_words or is_common(word, lang)


_ADJECTIVE = re.compile(r"(?:ый|ий|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ой|ей|ую|юю|ої|ій|ою|ею|е|є|их|ых|ими|ыми)$")
_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"


def _noun_and_genitive(c: Candidate) -> bool:
    """``Концерт Вакарчука``: a noun whose capital is the sentence's, and a name in another case."""
    first, last = c.names[0], c.names[-1]
    two = len(c.names) == len((first, last))
    return first.opens and first.lower[-1] in _CONSONANTS and last.lower[-1] in "ауяюи" and two


def _contents(c: Candidate) -> dict[str, float]:
    """What each word has against its being part of a name, added up."""
    found: dict[str, float] = {
        "too_long": len(c.names) > MAX_WORDS,
        "long": c.last - c.first >= _MANY and not c.given,
        "brand": fiction.bears_a_brand(c) or (not c.given and is_brand(c.names[0].lower)),
    }
    for position, token in enumerate(c.names):
        for name, value in _against(c, token, position):
            found[name] = found.get(name, 0.0) + value
    return found


def _against(c: Candidate, token: Token, position: int) -> list[tuple[str, float]]:
    lexicon, word = c.document.lexicon, token.lower
    if token.initial or (position and c.given and ROMAN.fullmatch(token.text)):
        return [("titled_initial", float(c.titled and position > 0))]
    foreign = _foreign_particle(c, token)
    told = bool(position) and c.given and known_family(c) and _human(c)
    if not (foreign or told) and (_is_compound(c, word) or (position and word in lexicon.after)):
        family = known_family(c) and (c.given or beside_name(c) or _human(c)) and "-" not in word
        return [("thing_word_family" if family else "thing_word", 1.0)]
    if token.caps:
        named = c.given and len(word) >= _MANY if position else are_initials(c.document, c.first)
        return [("caps", float(not named))]
    if not token.cap and token.text not in PARTICLES:
        return [("small", 1.0)]
    if position == 0 and word in PLACE_PREFIXES and token.script == "latin":
        return [("place_prefix", 1.0)]
    return [] if foreign else _against_meaning(c, word, position)


_NO_PARTICLES = languages_with("foreign_particles")
"""Languages in which no particle of names is a word of the language."""


def _foreign_particle(c: Candidate, token: Token) -> bool:
    """``Laurence des Cars`` in English: behind a given name and a foreign particle no word has its English meaning."""
    index = next(i for i, t in enumerate(c.tokens) if t is token)
    before = c.tokens[index - 1] if index else token
    if before is not token and before.lower in PARTICLES and before.text[:1].isupper() and c.given and token.cap:
        return len(c.tokens) > len(("given", "la", "family"))  # « Agnès de La Tour »
    foreign = before.text.islower() and before.lower in PARTICLES and c.document.lang in _NO_PARTICLES
    return foreign and c.given and token.cap


def _is_compound(c: Candidate, word: str) -> bool:
    """``Ludwig-Erhard-Preis``: the head of a compound is a thing."""
    lexicon, head = c.document.lexicon, word.rsplit("-", 1)[-1]
    return head != word and c.document.lang in NOUNS_CAPITAL and (head in lexicon.before or head in lexicon.after)


def _against_meaning(c: Candidate, word: str, position: int) -> list[tuple[str, float]]:
    lexicon, lang = c.document.lexicon, c.document.lang
    # Roman and Tayfun are given names as well: a thing if another given name follows.
    named = c.given and lang in INFLECTING and (position or not given_bases(c.names[1].text, lang))
    thing = word in lexicon.before and not named
    place = lexicon.is_place(word) and not (position == 0 and c.given)
    kind = "" if c.given or len(word) < _MANY else morph.kind(word, lang)
    return [
        ("thing_inside", float(thing)),
        ("place_given" if c.given else "place", float(place)),
        ("small_elsewhere", float(word in c.document.lower_words)),
        ("dictionary", float(kind == "common")),
        ("dictionary_place", float(kind == "place")),
        ("common", float(not c.given and not kind and is_common(word, lang))),
    ]


def _human(c: Candidate) -> bool:
    """``LaToya Hill, who drives a bus``: what is said of nobody but people."""
    return c.titled or domain.who_follows(c.document, c.last) or has_age(c)


def _things(c: Candidate) -> dict[str, float]:
    """What takes the name for a thing, a figure or a photographer, in points."""
    return {
        "thing_before": things.thing_before(c),
        "thing_after": things.thing_after(c),
        "placed": as_thing.placed(c) if not _is_place(c) else things.NAMED_AFTER,
        "fiction": fiction.played(c) + fiction.figure(c),
        "credit": credit.credited(c),
        "quoted": as_thing.quoted(c),
        "told_as_thing": -2.0 * as_thing.told_as_thing(c),
        "asks": things.NAMED_AFTER * as_thing.asks(c),
    }


def _is_place(c: Candidate) -> bool:
    """Whether all the words together are a country's, region's or city's name: ``Sri Lanka``."""
    lang, words = c.document.lang, [t.lower for t in c.tokens]
    if " ".join(words) in places(lang):
        return True
    if len(words) != len(("new", "zealand")) or lang not in INFLECTING:
        return False
    firsts = {first for last in bases(words[1], lang) for first in _of_two_words(lang).get(last, ())}
    return any(first[:-_ENDING] == words[0][:-_ENDING] for first in firsts)


_ENDING = 2
"""Letters of the ending of an adjective in the name of a place: ``в Новой Зеландии``."""


@cache
def _of_two_words(lang: str) -> dict[str, list[str]]:
    """Places of two words: the second one, and what stands before it."""
    found: dict[str, list[str]] = {}
    for first, last in (p.split() for p in sorted(places(lang)) if p.count(" ") == 1):
        found.setdefault(last, []).append(first)
    return found


SURE = -4.0
"""What rules have against a name, in points, from where no model outweighs them."""


def _model(c: Candidate) -> dict[str, float]:
    """A model's opinion, for a known given name and an unknown one apart; none where rules are sure of a thing."""
    if not c.model:
        return {}
    if c.model == "PER" and (min(_things(c).values()) <= SURE or fiction.bears_a_brand(c)):
        return {"model_PER_thing": 1.0}
    return {f"model_{c.model}{'_given' if c.given else ''}": 1.0}
