"""Names agree in case: with each other, and with the office before them. Russian and Ukrainian."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.people.names import inflect, table
from generator.people.recognise import case
from generator.people.recognise.candidate import Candidate, known_family
from generator.people.recognise.shapes import family_shape
from generator.people.recognise.tokens import BLANKS

CLUES = ("agrees", "governed")
_WOMAN = re.compile(r"(?:[оеєё]ва|[иіїы]на|[сцз]ьк?ая|[сцз]ька|ая|яя)$")
_DECLINED = re.compile(r"(?:[аяуюыиіїе]|ом|ем|ём|єм|ой|ей|ою|ею|ого|ому|ым|им)$")


_UNCHANGING = ("у", "ю", "и", "о", "э", "і", "ї")
"""Endings of foreign given names that no case changes."""


def with_role(c: Candidate) -> tuple[str, ...]:
    """``министр Кубраков`` agrees; ``директор Ростеха`` does not: what an office governs is a thing."""
    if c.document.lang not in case.DECIDED or not c.first or c.tokens[0].before not in BLANKS:
        return ()
    lexicon, before = c.document.lexicon, _office(c)
    if before not in lexicon.roles:
        return ()
    nominative, word = case.of_role(before, lexicon.roles.words).nominative, c.names[-1].lower
    if nominative is None:
        return ()
    declined = bool(_DECLINED.search(word))
    if nominative and before != c.document.tokens[c.first - 1].lower:  # « директор музея Пиотровский »
        body = not c.document.tokens[c.first - 1].text.islower()
        family = not body or known_family(c) or family_shape(word)
        return ("agrees",) if looks_nominative(word) and family else ()
    if nominative:
        return ("agrees",) if looks_nominative(word) else ("governed",)
    # « мэра Абакана »: a place is declined as well
    return ("agrees",) if declined and (known_family(c) or family_shape(word)) else ()


def _office(c: Candidate) -> str:
    """The word right before a name, or the office before the body that it is of: « голова правління Перцовський »."""
    tokens, index, roles = c.document.tokens, c.first - 1, c.document.lexicon.roles
    own = tokens[index].lower
    over = index > 0 and tokens[index].before in BLANKS
    over = over and (tokens[index].text.islower() or tokens[index].caps or bool(_BODY.search(own)))
    if not over or tokens[index - 1].lower not in roles or _ADJECTIVE.search(tokens[index - 1].lower):
        return _office_farther(c) or own
    # « заступник голови Олійник »: of two offices the first one has the name
    second = own in roles and case.of_role(own, roles.words).nominative
    return own if second else tokens[index - 1].lower


_FAR = 5
"""Words before a name among which the office stands."""
_ADJECTIVE = re.compile(r"..(?:ої|ого|ой|их|ых)$")
"""« військової адміністрації »: an adjective here, whatever noun it is elsewhere."""


def _office_farther(c: Candidate) -> str:
    """« Начальник військової адміністрації Брижинський »: the genitive stands behind the office."""
    tokens, roles = c.document.tokens, c.document.lexicon.roles
    for index in range(c.first - 1, max(c.first - 1 - _FAR, -1), -1):
        word = tokens[index]
        if tokens[index + 1].before not in BLANKS or not (word.text.islower() or word.opens):
            return ""
        if word.lower in roles and not _ADJECTIVE.search(word.lower):
            return word.lower if case.of_role(word.lower, roles.words).nominative else ""
        if not _GENITIVE.search(word.lower):
            return ""
    return ""


_GENITIVE = re.compile(r"..(?:ой|ей|ої|ого|его|ых|их|ьої|[аяыиіїу]|ов|ів|ей)$")
_BODY = re.compile(r"...[аяиіїу]$")
"""« Глава Роскосмоса Баканов »: the body in the genitive."""


def looks_nominative(word: str) -> bool:
    """Whether a lower-case family name has the form of a man's nominative, or of a woman's."""
    return not _DECLINED.search(word) or bool(_WOMAN.search(word)) or word.endswith("ий")


def disagree(c: Candidate) -> bool:
    """``в Доме Пашкова``: a given name and a family name of which no case and sex is the same."""
    if c.document.lang not in case.DECIDED or not c.given or c.names[-1].script != "cyrillic":
        return False
    first, last = c.names[0], c.names[-1]
    if first.initial or last.initial or first.lower.endswith(_UNCHANGING):
        return False
    return _disagree(first.lower, last.lower, c.document.lang)


@lru_cache(maxsize=8192)
def _disagree(given: str, family: str, lang: str) -> bool:
    one = [r for r in inflect.readings(given, lang, "given") if table.known_as(r.nominative, lang)]
    firsts = {(r.sex, r.case) for r in one if (table.gender(r.nominative) or r.sex) == r.sex}
    lasts = {(r.sex, r.case) for r in inflect.readings(family, lang, "family")}
    return bool(firsts) and bool(lasts) and not firsts & lasts
