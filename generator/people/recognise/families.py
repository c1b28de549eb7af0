"""Whose family a shortened name is of: the person it means among those of one family name, or of one given name."""

from __future__ import annotations

import re

from generator.people.names.inflect import forms
from generator.people.recognise import case, grammar, naming
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.clusters import Cluster, People
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import key
from generator.people.recognise.parting import is_calendar
from generator.people.recognise.runs import Document


def of_family(people: People, c: Candidate) -> Cluster | None:
    """The person of a family name that a mention means; None if there is none, or no telling which."""
    return nearest(fitting(people.of_family(c), c), c)


def fitting(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """Of several namesakes those whom the title, the verb or the ending allows; all if that leaves none."""
    if len(hits) <= 1:
        return hits
    generation = _of_generation(hits, c)
    if generation:
        return generation
    hits = principal(_declined(hits, c), c.document)
    said = case.hint(c)
    same_sex = [k for k in hits if said.sex and k.sex in (said.sex, None)]
    exact = [k for k in hits if said.nominative and key(naming.family(k.words)) == key(c.names[-1].text)]
    return same_sex or exact or hits


_YOUNGER = frozenset(grammar.words("children"))
_NEAR = 3


def _of_generation(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """``Сабуров-старший``: not the one whom the text calls somebody's son; ``-младший``: that one."""
    suffix = re.match(r"[-‐‑](старш|младш|молодш)", c.document.text[c.end : c.end + 8])
    if suffix is None:
        return []
    children = [k for k in hits if _is_child(k, c.document)]
    younger = suffix[1] != "старш"
    return [k for k in hits if (k in children) == younger] if children else []


def _declined(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """``у Дюбрюля``: not hers, whose family name does not decline; all if the form tells nothing."""
    if c.document.lang not in case.DECIDED:
        return hits
    word = key(c.names[-1].text)
    fitting = [k for k in hits if word in {key(form.split()[-1]) for form in forms(" ".join(k.words), c.document.lang)}]
    return fitting or hits


_KIN = frozenset(grammar.words("kin"))


def principal(hits: list[Cluster], document: Document) -> list[Cluster]:
    """``His wife, Ann Reed, …. Reed phoned``: not who was introduced as somebody's kin, unless all were."""
    others = [k for k in hits if not _is_kin(k, document)]
    return others or hits


def _is_kin(cluster: Cluster, document: Document) -> bool:
    """Whether the first full name of a person is in apposition to a word for kin that belongs to somebody else."""
    first = cluster.mentions[0].start
    before = [t for t in document.tokens if first - 40 <= t.start < first][-_NEAR:]
    if not before or document.text[before[-1].end : first].strip(" \u00a0,"):
        return False
    return before[-1].lower in _KIN


def _is_child(cluster: Cluster, document: Document) -> bool:
    first = cluster.mentions[0].start
    before = [t.lower for t in document.tokens if first - 40 <= t.start < first][-_NEAR:]
    return any(word in _YOUNGER for word in before)


def nearest(hits: list[Cluster], c: Candidate) -> Cluster | None:
    """The person named last before a mention, else the one named first after it."""
    start = c.tokens[0].start
    earlier = [
        (max(m.start for m in k.mentions if m.start < start), i)
        for i, k in enumerate(hits)
        if k.mentions[0].start < start
    ]
    if earlier:
        return hits[max(earlier)[1]]
    return min(hits, key=lambda k: k.mentions[0].start) if hits else None


def of_given(people: People, c: Candidate) -> Cluster | None:
    """The one person whose given name stands alone; none if two share it, or if the word is also a place or a word."""
    word, document = c.names[0], c.document
    if len(c.names) > 1 or is_unclear(c):
        return None
    hits = people.of_given([*(key(g) for g in given_bases(word.text, document.lang)), key(word.text)])
    return hits[0] if len(hits) == 1 else None


def is_unclear(c: Candidate) -> bool:
    """Whether a given name standing alone is a place, a month or a word of the text as well."""
    word, document = c.names[0], c.document
    other = document.lexicon.is_place(word.lower) or is_calendar(document, word)
    return other or word.lower in document.lower_words
