"""How surely a candidate names a person: the sum of the clues for and against, each worth so many points.

Points are log-odds: at 0 a candidate is as likely as not. They were set by hand and then trained on labelled
articles, see `generator.people.recognise.weights`.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.people.names.traits import languages_with
from generator.people.recognise.alone import alone_clues
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.clues import SURE, full_clues
from generator.people.recognise.weights import total, weights

THRESHOLD = 0.5
"""What a full name needs, in points."""
ALONE = 0.7
"""What a family name needs that no full name in the article introduces."""
ALONE_AMONG_FIRMS = 1.3
"""The same in languages whose firms and products are written like family names."""
VETO = SURE
"""What a shortened name must not have against it to join a person."""


def score(c: Candidate) -> float:
    """The evidence that a candidate of two words or more is a person's full name, in points."""
    return total(full_clues(c), weights("full", c.document.lang, models=bool(c.model)))


def is_full_enough(c: Candidate, *, lacking: float = 0.0) -> bool:
    """Whether a candidate of two words or more is taken for a full name, up to some points that it may lack."""
    return score(c) >= THRESHOLD - lacking


def score_alone(mentions: Sequence[Candidate]) -> float:
    """The evidence that a word standing alone, in all its mentions together, is a person's name, in points."""
    first = mentions[0]
    return total(alone_clues(mentions), weights("alone", first.document.lang, models=bool(first.model)))


def is_alone_enough(mentions: Sequence[Candidate]) -> bool:
    """Whether a word standing alone, in all its mentions together, is taken for a person's name."""
    firms = mentions[0].document.lang in languages_with("firms_look_like_people")
    return score_alone(mentions) >= (ALONE_AMONG_FIRMS if firms else ALONE)
