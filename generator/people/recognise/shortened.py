"""Names shortened to several words: two family names without the given one, a given name with the father's."""

from __future__ import annotations

from collections.abc import Sequence

from generator.people.names import table
from generator.people.names.parts import is_patronymic
from generator.people.recognise import case
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.clusters import Cluster, People
from generator.people.recognise.families import is_unclear
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words, key
from generator.people.recognise.runs import PARTICLES

_FAMILIES = 2
"""Family names that together mean somebody."""


def tail(c: Candidate) -> Words:
    """The words of a mention, lower-cased, but for a particle at the head."""
    words = tuple(t.lower for t in c.tokens)
    return words[1:] if words[0] in PARTICLES else words


def tails_of(found: Sequence[Candidate]) -> frozenset[Words]:
    """What names in full end with, two words and more: « silva costa » of « Maria da Silva Costa »."""
    long = (tuple(t.lower for t in c.tokens) for c in found if len(c.names) > _FAMILIES and c.given)
    return frozenset(words[i:] for words in long for i in range(1, len(words) - 1))


def of_several_words(people: People, c: Candidate) -> Cluster | None:
    """Whom two names mean that end, or stand inside, one longer name; None if there is none, or more than one."""
    if len(c.names) < _FAMILIES:
        return None
    found = [k for k in people.clusters if _is_part(k, c)] or _by_father(people, c)
    return found[0] if len(found) == 1 else None


def _is_part(cluster: Cluster, c: Candidate) -> bool:
    """« Quiroga Sanz » of « Ana Quiroga Sanz »."""
    own, wanted = [key(w) for w in cluster.words], [key(w) for w in tail(c)]
    if len(own) <= len(wanted):
        return False
    return any(own[i : i + len(wanted)] == wanted for i in range(1, len(own) - len(wanted) + 1))


def _by_father(people: People, c: Candidate) -> list[Cluster]:
    """« Bohdan Stepanovytch » in a language that has no patronymics: the one of that given name."""
    if c.document.lang in case.DECIDED or not c.given or not is_patronymic(c.names[-1].text):
        return []
    return people.of_given([key(g) for g in given_bases(c.names[0].text, c.document.lang)])


def by_pet_name(people: People, c: Candidate) -> Cluster | None:
    """« Данилко », ``Sasha``: the one person whose given name has the word for a pet form."""
    if len(c.names) > 1 or is_unclear(c):
        return None
    marks = frozenset(m for g in given_bases(c.names[0].text, c.document.lang) for m in table.kin(g))
    found = [k for k in people.clusters if len(k.words) > 1 and marks & table.kin(k.words[0])] if marks else []
    return found[0] if len(found) == 1 else None
