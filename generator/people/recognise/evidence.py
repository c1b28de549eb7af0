"""How surely a candidate names a person: a sum of clues for and against.

The weights were set by hand on the development halves of tests/recognise/data; `THRESHOLD` is what a full name needs,
`ALONE` what a surname needs that no full name in the article introduces.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.people.recognise import case, credit, fiction, grammar, morph
from generator.people.recognise.candidates import NOUNS_CAPITAL, Candidate, is_calendar, known_family
from generator.people.recognise.forms import INFLECTING
from generator.people.recognise.runs import MAX_WORDS, PARTICLES, ROMAN
from generator.people.recognise.things import (
    is_thing_word,
    placed,
    quoted,
    role_shortly_before,
    thing_after,
    thing_before,
)
from generator.people.recognise.tokens import Token

THRESHOLD = 3.0
ALONE = 4.0
VETO = -4.0
"""What a shortened name must not have against it to join a person."""
MODEL = {"PER": 3.0, "ORG": -2.5, "LOC": -2.5, "O": -0.5, "": 0.0}
PER = {"ru": 3.5, "uk": 3.0, "fr": 2.5, "en": 2.5}
"""What a model's word for a person is worth. Not enough by itself where two capitals in a row are often firms."""
AGAINST = {"uk": 0.25, "en": 0.5}
"""How far a model is trusted that a name is none, where it is small or was trained on the neighbouring language."""

_FAMILY_SHAPE = re.compile(
    r"(?:сон|ссон|ман|берг|штейн|штайн|ес|ез|иш|ич|ев|ів|їв|ов|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|ского|ским|скому|ской|ський|цький|ська|цька|ського|ським|"
    r"ськ(?:ої|ій|ою)|енко|енку|енком|енка|енкові|чук|чука|чуком|юк|юка|дзе|швили|швілі|ян|яна|яном|"
    r"enko|ov|ova|ev|eva|sky|ski|ska|skiego|skim|cki|cka|ić|ič|vić|wicz|czyk|son|sen|sson|ssen|stein|berg|mann|man|ez|"
    r"escu|eanu|idis|poulos|akis|ishvili|adze|yan|oğlu|ini|elli|etti|ucci|eau|ault|ier|shvili|chuk|sohn|feld)$"
)
_AGE = re.compile(r", \d{1,3}(?:,| ans|-| лет| год| рок| Jahre|\)| anni| años| lat)| \((?:\d{1,2}|\d{4}\s?[-–])")
_ASIAN = re.compile(r"[^\W\d_]{2,5}-[^\W\d_]{2,5}")
"""Given names of two syllables: Jae-myung, Ming-Chi."""
PLACE_PREFIXES = frozenset(grammar.words("place_prefixes"))
_EARLY_ROLE = 4
_SHAPED = 5
_MANY = 4
"""Letters, or words, from which length tells something."""


@lru_cache(maxsize=65536)
def family_shape(word: str) -> bool:
    """Whether a lower-case word ends as family names of Europe do."""
    return len(word) >= _SHAPED and bool(_FAMILY_SHAPE.search(word))


def score(c: Candidate) -> float:
    """The evidence that a candidate of two words or more is a person's full name."""
    return _of_words(c) + _of_context(c) + _of_model(c)


def _of_model(c: Candidate) -> float:
    """A model that sees a firm in a known given and a known family name is often wrong."""
    if c.model == "PER" and _is_things(c):
        return 0.0
    if c.model == "PER":
        return PER.get(c.document.lang, MODEL["PER"])
    if c.given and (c.model == "O" or c.document.lang in CYRILLIC):
        return 0.0
    opinion = MODEL[c.model] * AGAINST.get(c.document.lang, 1.0)
    return opinion / 2 if opinion < 0 and c.given and known_family(c) else opinion


def _is_things(c: Candidate) -> bool:
    """Whether rules are sure that a name is a thing's, a figure's or a photographer's: no model outweighs that."""
    against = (thing_before(c), thing_after(c), fiction.played(c), fiction.figure(c), credit.credited(c), placed(c))
    return min(against) <= VETO or fiction.bears_a_brand(c)


def score_alone(c: Candidate) -> float:
    """The evidence that one mention of a single word is a person's surname; to be added up over the article."""
    word = c.names[0]
    own = 0.5 if known_family(c) or family_shape(word.lower) else 0.0
    against = -4.0 if is_thing_word(c, word) or word.caps or not word.cap else 0.0
    speaks = 1.5 if _speaks(c) else 0.0
    title = 2.0 if c.titled else 1.0 if c.role else 0.0
    return own + against + speaks + title + thing_before(c) + thing_after(c) + MODEL[c.model] / 3


def _of_words(c: Candidate) -> float:
    document, names = c.document, c.names
    total = 0.0 if len(names) <= MAX_WORDS else -5.0
    if c.given:
        total += 1.5 if _doubtful(c, names[0]) else 3.0
    elif names[0].initial:
        total += 2.0
    elif _ASIAN.fullmatch(names[0].text) or any(_ASIAN.fullmatch(t.text) for t in names[1:]):
        total += 1.5
    if any(t.initial for t in names[1:]):
        total += 1.5
    if known_family(c) or family_shape(names[-1].lower):
        total += 1.0
    if any(t.lower in PARTICLES for t in c.tokens[1:-1]) and c.given:
        total += 0.5
    total += _by_capitals(c)
    if fiction.bears_a_brand(c):
        total -= 4.0
    total += sum(_against(c, t, position) for position, t in enumerate(names))
    if c.last - c.first >= _MANY and not c.given:
        total -= 1.0
    if document.lang in NOUNS_CAPITAL and not (c.given or names[0].initial):
        total -= 1.0
    return total


PAIR_OF_CAPITALS = {"ru": 3.0, "uk": 2.5, "be": 2.5, "bg": 1.5, "fr": 0.5, "it": 0.5, "es": 0.5, "pl": 0.5, "pt": 0.5}
"""What two capitals in a row say by themselves: in East Slavic languages firms stand in quotation marks, and only the
first word of a body has a capital, so two capitals are nearly always a person or a place."""
CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk"})


def _by_capitals(c: Candidate) -> float:
    lang, names = c.document.lang, c.names
    if lang in CYRILLIC and names[0].script == "latin":
        return 0.0 if c.given else -2.0
    idle = c.given or lang not in PAIR_OF_CAPITALS or c.tokens[0].line in c.document.shouting_lines
    if idle or not all(t.cap or t.initial for t in names):
        return 0.0
    if _noun_and_genitive(c):
        return -1.0
    if lang in CYRILLIC and _ADJECTIVE.search(names[0].lower):
        return 0.0
    return PAIR_OF_CAPITALS[lang] if not c.tokens[0].opens else _opening_pair(c)


_ADJECTIVE = re.compile(r"(?:ый|ий|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ой|ей|ую|юю|ої|ій|ою|ею|е|є|их|ых|ими|ыми)$")


def _opening_pair(c: Candidate) -> float:
    """The same at the start of a sentence: only a word no dictionary has, or without dictionary one with a verb."""
    lang = c.document.lang
    if morph.available(lang):
        return PAIR_OF_CAPITALS[lang] if morph.kind(c.names[0].lower, lang) in {"name", "unknown"} else 0.0
    return PAIR_OF_CAPITALS[lang] - 0.5 if lang == "uk" and case.verb_follows(c) else 0.0


def _noun_and_genitive(c: Candidate) -> bool:
    """``Концерт Вакарчука``: a noun whose capital is the sentence's, and a name in another case."""
    first, last = c.names[0], c.names[-1]
    return (
        first.opens
        and first.lower[-1] in _CONSONANTS
        and last.lower[-1] in "ауяюи"
        and len(c.names) == len((first, last))
    )


_CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"


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


def _against(c: Candidate, token: Token, position: int) -> float:
    """What a word of a name says against its being one."""
    lexicon, word = c.document.lexicon, token.lower
    if token.initial or (position and c.given and ROMAN.fullmatch(token.text)):
        return 0.5 if c.titled and position else 0.0
    if position and word in lexicon.after:
        return -3.5 if known_family(c) and c.given else -6.0
    if token.caps:
        return 0.0 if position and c.given and len(word) >= _MANY else -5.0
    if not token.cap and token.text not in PARTICLES:
        return -5.0
    return _against_meaning(c, token, position)


def _against_meaning(c: Candidate, token: Token, position: int) -> float:
    lexicon, word = c.document.lexicon, token.lower
    if position == 0 and word in PLACE_PREFIXES and token.script == "latin":
        return -4.0
    penalty = 0.0
    if word in lexicon.before and not (c.given and c.document.lang in INFLECTING):
        penalty -= 4.0
    if lexicon.is_place(word) and not (position == 0 and c.given):
        penalty -= 1.0 if c.given else 3.0
    if word in c.document.lower_words:
        penalty -= 1.5
    return penalty - _of_dictionary(c, word)


def _of_dictionary(c: Candidate, word: str) -> float:
    """What a dictionary of common words and places has against a word of a name."""
    if c.given or len(word) < _MANY:
        return 0.0
    return {"common": 2.0, "place": 1.5}.get(morph.kind(word, c.document.lang), 0.0)


def _of_context(c: Candidate) -> float:
    document = c.document
    total = 3.0 if c.titled else 2.5 if c.role else 0.0
    if _speaks(c):
        total += 1.5
    if _AGE.match(document.text, c.end):
        total += 2.0
    if _role_follows(c):
        total += 1.5
    if role_shortly_before(c) and not (c.titled or c.role):
        total += 1.0
    total += (
        _repeated(c)
        + thing_before(c)
        + thing_after(c)
        + placed(c)
        + fiction.played(c)
        + fiction.figure(c)
        + credit.credited(c)
    )
    if c.tokens[0].line in document.shouting_lines:
        total -= 1.5
    elif not c.given and c.tokens[0].opens and not (c.titled or c.role):
        total -= 0.5
    return total + quoted(c)


def _speaks(c: Candidate) -> bool:
    """A verb of saying or doing stands next to the name, an auxiliary allowed between."""
    document = c.document
    near = document.tokens[c.last + 1 : c.last + 4]
    for distance, token in enumerate(near):
        if token.opens or (distance and not re.fullmatch(r"[ \u00a0'’]+", token.before)):
            break
        if token.lower in document.lexicon.speech and token.text.islower():
            return True
    before = document.tokens[c.first - 1] if c.first else None
    return bool(
        before and before.lower in document.lexicon.speech and not document.tokens[c.first].opens
        and re.fullmatch(r"[ \u00a0]", document.tokens[c.first].before)
    )  # fmt: skip


def _role_follows(c: Candidate) -> bool:
    """``Igor Babuschkin, co-founder of …``: an apposition with a noun for persons."""
    following = c.document.tokens[c.last + 1 : c.last + 1 + _EARLY_ROLE]
    if not following or not re.match(r"\s?[,(]\s?|\s[—–-]\s", following[0].before) or "." in following[0].before:
        return False
    for distance, token in enumerate(following):
        if distance and not re.fullmatch(r"[ \u00a0'’-]+", token.before):
            return False
        if token.lower in c.document.lexicon.roles:
            return True
    return False


def _repeated(c: Candidate) -> float:
    """The last word stands alone elsewhere, as surnames do after the full name."""
    count = c.document.capital_counts
    last, first = c.names[-1].lower, c.names[0].lower
    titled = c.document.titled_words - ({first} if c.titled or c.role else set())
    if last in titled or first in titled:
        return 2.0
    if count[last] > count[first] and last in c.document.acting_words:
        return 3.0
    return 1.0 if count[last] > count[first] and not c.document.lexicon.is_place(last) else 0.0
