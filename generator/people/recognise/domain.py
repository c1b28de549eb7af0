"""What a text as a whole tells of its names: a report on horse races; names that are always repeated whole; bodies."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.people.recognise import grammar
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.runs import Document
from generator.people.recognise.tokens import BLANKS

_RACES = frozenset(grammar.words("races"))
_MANY = 2
"""Different words of races from which a text is a report on them."""


def is_stable(document: Document) -> bool:
    """Whether a text reports on horse races, where every other name is a horse's."""
    return len(_RACES & document.lower_words) >= _MANY


_MARKETS = frozenset(grammar.words("markets"))
_FIGURES = re.compile(r"\d[ \u00a0]?%|\bper ?cent\b|\bpour cent\b|процент|відсот|Prozent")
_OFTEN = 4


def is_market(document: Document) -> bool:
    """Whether a text reports on shares and prices, where every other name is a firm's."""
    words = len(_MARKETS & document.lower_words)
    return words > _MANY and words + len(_FIGURES.findall(document.text)) > _OFTEN + _MANY


_WHO = re.compile(r", (?:who|whom)\b")


def who_follows(document: Document, last: int) -> bool:
    """``Rose, who``: no firm is one."""
    return document.lang == "en" and bool(_WHO.match(document.text, document.tokens[last].end))


_MEMBER = re.compile(r"[ \u00a0](?:of|from|at)[ \u00a0](the |[^\W\d_a-z])(\w*)")


def member_of(c: Candidate) -> bool:
    """``Moses Adair of the agency``, ``Ann Lee of Liberum``: where somebody named in full belongs."""
    if c.document.lang != "en" or not c.given or len(c.names) == 1:
        return False
    found = _MEMBER.match(c.document.text, c.end)
    lexicon = c.document.lexicon
    return found is not None and (found[1] != "the " or found[2] in lexicon.after or found[2] in lexicon.before)


def whole_again(c: Candidate) -> bool:
    """``Harrow Vale … Harrow Vale``: repeated, and never by its last word alone, as people are."""
    words = tuple(t.lower for t in c.names)
    times = c.document.kept(_pairs)[words[-2:]] if len(words) > 1 else 0
    return times > 1 and c.document.capital_counts[words[-1]] <= times


def _pairs(document: Document) -> Counter[tuple[str, ...]]:
    return Counter((a.lower, b.lower) for a, b in pairwise(document.tokens) if a.cap and b.cap and b.before in BLANKS)


_AGREEING = {
    "ru": (
        ("ой", r"(?:[ыи]|ости|ты)$"), ("ая", r"(?:[ая]|ость|ть)$"), ("ую", r"(?:[ую]|ость)$"), ("ого", r"(?:[ая])$"),
        ("ое", r"(?:о|е|ие)$"), ("ому", r"[ую]$"), ("ых", r"(?:ов|ей|ий)$"), ("ые", r"[ыи]$"),
    ),
    "uk": (
        ("ої", r"(?:[иії]|ості)$"), ("ій", r"[іїи]$"), ("ого", r"[ауяю]$"), ("ому", r"[уюі]$"), ("ою", r"ю$"),
        ("их", r"(?:ів|ей|ій)$"), ("е", r"(?:о|е|ння|ття)$"), ("і", r"[иії]$"), ("у", r"[ую]$"),
    ),
}  # fmt: skip
"""Endings of an adjective, and of a noun that may stand with it in one case."""
_FAMILIES = re.compile(r"(?:[оеєё]в|[иіїы]н|[сцз]ьк|[сц]к)(?:ой|ая|ую|ого|ое|ому|ых|ые|ої|ій|ою|их|е|і|у|а)$")
_STEM = 4


def adjective_of_noun(document: Document, index: int) -> bool:
    """« президент Аграрної конфедерації », « Общественной палаты »: a capital that belongs to the noun behind it."""
    token, following = document.tokens[index], document.after(index)
    pairs = _AGREEING.get(document.lang)
    if pairs is None or following is None or following.before not in BLANKS or not following.text.islower():
        return False
    if _FAMILIES.search(token.lower) or following.lower in document.lexicon.speech or following.opens:
        return False
    return (
        any(
            token.lower.endswith(ending)
            and len(token.text) >= len(ending) + _STEM
            and bool(re.search(noun, following.lower))
            for ending, noun in pairs
        )
        and len(following.text) > _STEM
    )


_JOBS = grammar.words("offices")
_NEAR = 3
_WITHIN = frozenset({*BLANKS, "'", "’", "-"})


def job_follows(document: Document, last: int) -> bool:
    """``Kira, the singer``, « Луиджи, бывший жокей »: in apposition to an office or a trade that no firm has."""
    following = document.tokens[last + 1 : last + 1 + _NEAR]
    if not following or following[0].before not in {", ", " (", " – ", " — "}:
        return False
    stop, article = document.lexicon.stop, document.lexicon.article
    for at, token in enumerate(following):
        if not at and token.lower in stop and token.lower not in article and token.lower not in document.lexicon.roles:
            return False  # « Реформа, яку міністр … »
        if (at and token.before not in _WITHIN) or not token.text.islower():
            return False
        if token.lower in document.lexicon.roles and token.lower.rsplit("-", 1)[-1].startswith(_JOBS):
            return True
    return False
