"""Why a word of a run is no part of a name: a title, an office, an everyday word, the body it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from generator.people.names.parts import is_patronymic
from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.candidate import NOUNS_CAPITAL
from generator.people.recognise.forms import INFLECTING, given_bases, is_family
from generator.people.recognise.lexicon import is_demonym, places
from generator.people.recognise.runs import PARTICLES, ROMAN, Document, is_nickname
from generator.people.recognise.shapes import is_common
from generator.people.recognise.tokens import BLANKS, Token

NO_INITIALS = frozenset(grammar.words("no_initials"))


def separates(document: Document, index: int, so_far: list[int]) -> str:
    """Why a word of a run is no part of a name: ``title``, ``role``, ``stop``, ``pass``, or empty."""
    token, word = document.tokens[index], document.tokens[index].lower
    title = word in document.lexicon.titles
    inside = so_far or (not token.opens and index > 0 and not title)
    if (token.initial and not title) or (word in document.particles and inside) or is_nickname(document, index):
        return ""
    names = first_names(document, so_far)
    if names and given_bases(names[0].text, document.lang):
        if ROMAN.fullmatch(token.text):
            return ""
        # Stephen King, Tom Baker: after one given name comes a family name, whatever it means.
        if len(names) == 1 and not token.caps:
            month = is_calendar(document, token)
            other = not _family_of_month(document, index) if month else _no_family(document, token)
            return "stop" if other else ""
        if not token.caps and word not in document.lexicon.titles and _behind_patronymic(document, so_far):
            return ""
    if so_far and (_is_syllable(document, index, so_far) or _second_family(document, index, names)):
        return ""
    return (
        _rank(document, index)
        or _place_told(document, index, so_far)
        or _listed(document, token)
        or ("" if so_far else _leads_to_name(document, index))
    )


def _no_family(document: Document, token: Token) -> bool:
    """Whether a word behind a given name is one that no name goes on with; « Patrick Petit » is a name."""
    if token.lower not in document.lexicon.stop:
        return False
    plain = len(token.text) <= _ARTICLE or token.line in document.shouting_lines
    return plain or not is_family(token.text, document.lang)


_ARTICLE = 3
"""Most letters of articles, prepositions and pronouns that some family is called by as well."""


def _behind_patronymic(document: Document, so_far: list[int]) -> bool:
    """« Гнат Петрович Бабій »: what stands behind a father's name is the family name, whatever it means."""
    return document.lang in _CYRILLIC and len(so_far) > 1 and is_patronymic(document.tokens[so_far[-1]].lower)


def _second_family(document: Document, index: int, names: list[Token]) -> bool:
    """« Andrés Roca Rey cortó »: a title behind a whole name and before no other one is a second family name."""
    token, following = document.tokens[index], document.after(index)
    last = following is None or following.before not in BLANKS or not following.cap
    known = document.lang in {"es", "pt"} and token.cap and is_family(token.text, document.lang)
    return known and last and len(names) > 1 and bool(given_bases(names[0].text, document.lang))


_SYLLABLES = frozenset(grammar.words("asian_families"))
_SYLLABLE = 5


def _is_syllable(document: Document, index: int, so_far: list[int]) -> bool:
    """« Ким Сын Хо »: a short capital behind an East Asian family name is no son."""
    token = document.tokens[index]
    short = token.cap and not token.opens and len(token.text) <= _SYLLABLE
    return short and any(document.tokens[i].lower in _SYLLABLES for i in so_far[-2:])


_POLICE = frozenset({"det", "detective", "acting", "temp"})
_RANKS = frozenset({"con", "ch", "chief", "sgt", "insp", "supt", "sup"})


def _rank(document: Document, index: int) -> str:
    """``Det Con Tunde Brown``: a rank behind a rank is no given name."""
    tokens = document.tokens
    police = document.lang == "en" and index > 0 and tokens[index].lower in _RANKS
    return "title" if police and tokens[index - 1].lower in _POLICE and tokens[index].before in BLANKS else ""


_FROM = frozenset(grammar.words("out_of"))


def _place_told(document: Document, index: int, so_far: list[int]) -> str:
    """« волонтерка з В'єтнаму Ву Тхі Лан »: a place behind a preposition is none of the name's that follows."""
    if so_far or not index or document.lang not in _CYRILLIC:
        return ""
    before, token, following = document.tokens[index - 1], document.tokens[index], document.after(index)
    told = before.lower in _FROM and token.before in BLANKS and not token.opens
    name = following is not None and following.before in BLANKS and (following.cap or following.initial)
    return "stop" if told and name and document.lexicon.is_place(token.lower) else ""


def first_names(document: Document, so_far: list[int]) -> list[Token]:
    """The first two words of a run but for particles (all of them at each word would be the square of a long run)."""
    tokens = document.tokens
    return list(islice((tokens[i] for i in so_far if tokens[i].lower not in PARTICLES), 2))


def _listed(document: Document, token: Token) -> str:
    word, lexicon = token.lower, document.lexicon
    if word in lexicon.titles:
        return "title"
    if word in lexicon.roles or word.rsplit("-", 1)[-1] in lexicon.roles or _compound_role(document, token):
        return "role"
    last = word.rsplit("-", 1)[-1]
    people = is_demonym(last, document.lang) and not given_bases(last, document.lang)
    demonym = people or (word in lexicon.demonyms and not given_bases(token.text, document.lang))
    common = word in lexicon.stop or is_calendar(document, token) or demonym
    return "stop" if common else ""


_MODIFIER, _HEAD = 3, 5
"""Fewest letters of the first and the last part of a compound noun for a person."""


def _compound_role(document: Document, token: Token) -> bool:
    """``Betriebsleiter``: in languages that write nouns as one word with a capital, the last part tells."""
    if document.lang not in NOUNS_CAPITAL or not token.cap or given_bases(token.text, document.lang):
        return False
    word, roles = token.lower, document.lexicon.roles.words
    return any(word[at:] in roles for at in range(_MODIFIER, len(word) - _HEAD + 1))


def is_calendar(document: Document, token: Token) -> bool:
    """A month or a day; where these are written small, only a word whose capital is the sentence's."""
    capital = document.lang in languages_with("capital_calendar")
    known = document.lexicon.is_calendar(token.lower) and (capital or token.opens)
    if known and len(token.text) <= _MONTH and _undated(document, token):
        return False
    return known and not (capital and _given_by_family(document, token))


_MONTH = 3
"""Letters of a month cut short: Jun, Jan."""


def _undated(document: Document, token: Token) -> bool:
    """``Jun Takeda``: between no numbers, and before a capital, a month cut short is a given name."""
    index = bisect_left(document.tokens, token.start, key=lambda t: t.start)
    before, following = document.tokens[index - 1 : index], document.after(index)
    if following is None or following.before != " " or not following.cap or following.opens:
        return False
    dated = before and (before[0].text[-1:].isdigit() or before[0].lower in _BEFORE_MONTHS)
    return token.opens or not dated


def _given_by_family(document: Document, token: Token) -> bool:
    """``bei August Sander``, ``April Jones said``: before a family name, and not behind "in" or a day of the month."""
    if not given_bases(token.text, document.lang):
        return False
    index = bisect_left(document.tokens, token.start, key=lambda t: t.start)
    before, following = document.tokens[index - 1 : index], document.after(index)
    if following is None or following.before != " " or not following.cap or not _may_be_family(document, following):
        return False
    if token.opens and (
        token.lower in _VERBS or not (is_family(following.text, document.lang) or _ends(document, index + 1))
    ):
        return False
    dated = before and (before[0].text[-1:].isdigit() or before[0].lower in _BEFORE_MONTHS)
    return not dated and not (token.opens and document.lang in NOUNS_CAPITAL)


def _ends(document: Document, index: int) -> bool:
    """Whether a mark stands behind a word: ``June Whitfield, 80``."""
    following = document.after(index)
    return following is None or following.before[:1] in {",", "("}


_VERBS = frozenset({"may", "march"})
"""Months that open a sentence as verbs: ``May God help them``."""


def _may_be_family(document: Document, token: Token) -> bool:
    """Whether a word behind a month that is a given name is a family's: ``June Whitfield``, and no ``June Budget``."""
    if is_family(token.text, document.lang):
        return True
    common = is_common(token.lower, document.lang) or document.lexicon.is_place(token.lower)
    known = token.lower in document.lexicon.after or token.lower in document.lower_words
    return document.lang not in NOUNS_CAPITAL and not (common or known or token.caps or is_calendar(document, token))


def _family_of_month(document: Document, index: int) -> bool:
    """``Theresa May``: a month that is a family name, behind a given name and before no day or year."""
    following = document.after(index)
    numbered = following is not None and following.before in BLANKS and following.text[:1].isdigit()
    return not numbered and is_family(document.tokens[index].text, document.lang)


_BEFORE_MONTHS = frozenset(grammar.words("before_months"))


def _leads_to_name(document: Document, index: int) -> str:
    """``президент Казахстана Касым-Жомарт Токаев``, ``глава НАСА Джаред Айзекман``: a body that the name belongs to."""
    token, following = document.tokens[index], document.after(index)
    if following is None or following.before not in BLANKS or not (following.cap or following.initial):
        return ""
    if are_initials(document, index):
        return ""
    if token.caps or not token.cap:
        return "pass"
    known = given_bases(token.text, document.lang)
    if not known and _body_of_office(document, index):
        return "pass"
    place = document.lexicon.is_place(token.lower)
    return "pass" if place and (not known or _place_of_office(document, index)) else ""


_GENITIVE = re.compile(r"...[аяиіїу]$")
_NOMINATIVE = re.compile(r"(?:[бвгґджзклмнпрстфхцчшщ]|[иі]й|ко)$")


def _body_of_office(document: Document, index: int) -> bool:
    """« Глава Роскосмоса Баканов »: a body in the genitive behind the office, and one name in the nominative."""
    tokens = document.tokens
    if document.lang not in _CYRILLIC or not index or len(tokens) <= index + 1 or tokens[index].before not in BLANKS:
        return False
    office, body, name = tokens[index - 1], tokens[index].lower, tokens[index + 1]
    last = document.after(index + 1)
    further = last is not None and last.before in BLANKS and last.cap
    formed = bool(_GENITIVE.search(body)) and bool(_NOMINATIVE.search(name.lower))
    if _WOMAN.search(office.lower) and body.endswith(("а", "я")):
        return False  # « Інженерка Лесандра Гецко »
    return office.lower in document.lexicon.roles and formed and not further and not is_patronymic(name.lower)


_WOMAN = re.compile(r"(?:[^аеиіоуюяы]ка|[иі]ц[ая]|[иі]ня|еса)$")
_CYRILLIC = languages_with("cyrillic")


_INITIALS = re.compile(r"[A-Z]J|J[A-Z]|[A-Z]J[A-Z]|JRR")


def are_initials(document: Document, index: int) -> bool:
    """``JD Vance``, ``HG Wells``: initials without full stops, before a family name."""
    token, following = document.tokens[index], document.after(index)
    if not token.caps or following is None or following.before not in BLANKS or not following.cap:
        return False
    if _INITIALS.fullmatch(token.text) and token.lower not in NO_INITIALS:
        return True
    plain = document.lang == "en" and len(token.text) == len("HG") and token.lower not in NO_INITIALS
    return plain and is_family(following.text, document.lang) and not document.lexicon.is_place(following.lower)


def _place_of_office(document: Document, index: int) -> bool:
    """``прокурор Парижа Лор Бекко``: a place in the genitive after the office, before a given name in the nominative.

    Names agree in case, so the two are no one's name, although a given name may have the form of the place.
    """
    tokens = document.tokens
    if document.lang not in INFLECTING or not index or len(tokens) <= index + 2 or not tokens[index + 2].cap:
        return False
    office, place, given = tokens[index - 1], tokens[index].lower, tokens[index + 1].lower
    nominative = given in given_bases(given, document.lang)
    declined = place not in places(document.lang)
    beside = tokens[index].before in BLANKS and tokens[index + 2].before in {" ", "\u00a0"}
    return bool(beside) and nominative and declined and office.lower in document.lexicon.roles
