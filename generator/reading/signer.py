"""A person's name in a credit line, with the role, place or verb that is written around it without a comma."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.reading.names import (
    is_agency,
    is_name,
    is_section,
    lowered,
    plain_name,
)
from generator.reading.outlets import built_like_outlet
from generator.reading.words import alternatives, fold, phrase_set, phrases

AREA = 5
"""Words of the longest part that may be a place, a role or a beat nobody listed."""


@lru_cache(maxsize=8192)
def is_role(text: str) -> bool:
    """Whether a part says what somebody is: ``science editor``, ``envoyé spécial à Kiev``, ``собкор``."""
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?", fold(text))
    return len(words) <= 2 * AREA and any(map(_is_of_role, words))


@lru_cache(maxsize=8192)
def _is_of_role(word: str) -> bool:
    return role_pattern().match(word) is not None


def is_several(role: str) -> bool:
    """Whether a role is of several people: ``reporters``, ``корреспонденты``; one name beside it is a place's, then."""
    return bool(_PLURAL.search(fold(role))) and is_role(role)


_PLURAL = re.compile(r"(?:[^s]s|innen|[рнт]ы|[кц]и)$")


@cache
def role_pattern() -> re.Pattern[str]:
    """Matches the word of a role from its beginning."""
    stems = [p for p in phrases("roles") if not p.endswith("$")]
    words = [p[:-1] for p in phrases("roles") if p.endswith("$")]
    return re.compile(rf"(?:{alternatives(stems)})|(?:{alternatives(words)})(?:s|in|innen|en|es|a|i|e|y|ы|и|ка)?(?!\w)")


def person(text: str, *, least: int = 2) -> tuple[str, str] | None:
    """A person's name and the role or place written around it without a comma; None if there is no name.

    ``Political editor Jane Doe``, ``Jane Doe Science Correspondent``, ``unserem Korrespondenten Max Muster in Rom``.
    """
    plain = plain_name(text)
    if _no_person(plain):
        return None
    tokens = plain.split()
    if len(tokens) > 2 and len(tokens[0]) > AREA and did(fold(tokens[0]), fold(tokens[1])):  # noqa: PLR2004 - a name is left
        return person(" ".join(tokens[1:]))
    if is_name(plain, least=least) and not is_role(plain) and not built_like_outlet(plain):
        return lowered(plain), text[len(plain) :].strip()
    for start in range(1, len(tokens) - 1):  # a role before the name
        name, rest = " ".join(tokens[start:]), " ".join(tokens[:start])
        if is_role(rest) and is_name(name) and not is_role(name) and not any(map(_beat, tokens[start:])):
            return lowered(name), rest
    for end in range(2, len(tokens)):  # a role behind it
        name, behind = " ".join(tokens[:end]), " ".join(tokens[end:])
        told = is_role(behind) or is_agency(behind) or built_like_outlet(behind)
        if (
            told
            and is_name(name)
            and not is_role(name)
            and (_opens_role(tokens[end]) or tokens[end].islower() or is_agency(tokens[end]))
        ):
            return lowered(name), behind
    return None


@cache
def _openings() -> frozenset[str]:
    """Words that open what is no person's name."""
    return phrase_set("saints") | phrase_set("articles")


def did(word: str, following: str) -> bool:
    """Whether a word before a name is a verb: ``Репортують Анна Ким та …``, ``Прислал Иван Ким``."""
    if _VERB.search(word) or _PRESENT.search(word):
        return True
    return bool(_PAST.search(word)) and not (_GIVEN.search(word) or _PATRONYMIC.search(following))


_VERB = re.compile(r"(?:ють|уть|ять|ают|яют|али|или|яли)$")
"""Endings of verbs in the plural."""
_PRESENT = re.compile(r"(?:[уії]є|ову[єе]т?|иру[єе]т|ає|вляет|ывает)$")
"""Endings of Russian and Ukrainian verbs in the present: ``Рецензує Анна Ким``."""
_PAST = re.compile(r"(?:[аияе]ла?|і[вл]а?|[аияї](?:в|ла))(?:ся|сь)?$")
"""Endings of Russian and Ukrainian verbs in the past."""
_GIVEN = re.compile(r"(?:(?<!при)(?<!ді)(?<!пере)сла[вл]а?|[аиіу][иії]л|вел|дмила|мфила|еонила|гаврила|кирила|густав)$")
"""Endings of given names that look like them: ``Ярослав``, ``Михаил``, ``Павел``, ``Людмила``."""
_PATRONYMIC = re.compile(r"(?:вич|вна|чна|льич)$")


def _no_person(text: str) -> bool:
    """Whether words say that no person is named: articles and prepositions in capitals, a saint's day."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    small = _small_words()
    return any(w in small and len(w) > 1 for w in words[:-1]) or bool(words and words[0] in _openings())


@cache
def _small_words() -> frozenset[str]:
    """Articles and prepositions that no name has."""
    return phrase_set("function_words") - phrase_set("particles") - phrase_set("and")


def _opens_role(word: str) -> bool:
    """Whether a word behind a name is no part of it: a beat, a role, the paper: ``Jane Doe Record Staff Writer``."""
    return _beat(word) or is_role(word) or fold(word) in phrase_set("outlet_words")


def _beat(word: str) -> bool:
    return fold(word) in phrase_set("beats") or is_section(word)
