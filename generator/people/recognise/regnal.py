"""Popes and rulers who are named twice in one text, as they reign and as they were born: Leo XIV and Robert Prevost."""

from __future__ import annotations

import re

from generator.people.model import Mention
from generator.people.recognise.clusters import Cluster, People
from generator.people.recognise.runs import ROMAN, Document

_BORN = (
    r"born|né|née|nato|nata|nacido|nacida|geboren|geborene|bürgerlich|urodzon\w+|urodził|урожд\w+"
    r"|в миру|у миру|в мире|у світі|мирськ\w+"
)
_NAMED = (
    r"(?:took|taking|chose|under) the name|(?:sous|pris|prend|choisi) le nom|el nombre de|con el nombre"
    r"|il nome di|col nome|con il nome|den Namen|unter dem Namen|przyjął imię|przybrał imię"
    r"|(?:под|приняв|взяв|взявший|принял\w*|взял\w*) им(?:ен|я)"
    r"|(?:під|взяв|обрав|прийняв|узяв) ім['’ʼе]"
)
_BECAME = r"became|devenu|now|désormais|ставший|став"
_TITLE = (
    r"(?:(?:the |le |il |el |der |den )?(?:new )?"
    r"(?:pope|pape|papa|papst|papież|папа|папой|папою|king|queen|roi|reine) )?"
)
_BEFORE_OTHER = re.compile(rf"\b(?:{_BORN})[ \u00a0]$", re.IGNORECASE)
"""Right before the name of birth: « Leo XIV, born Robert Prevost »."""
_BEFORE_RULER = re.compile(rf"\b(?:{_NAMED}|{_BECAME})(?: of| de| di| d['’])?[ \u00a0«„“\"]{_TITLE}$", re.IGNORECASE)
"""Right before the name of reign: « Robert Prevost took the name Leo XIV »."""
_APART = 120
"""Characters between the two names, at most."""
_SENTENCE = re.compile(r"[.!?…][»”\"]?\s")


def join_two_names(people: People, document: Document) -> None:
    """Make one of two people whom a sentence says to be one: the name that has a number is shown."""
    rulers = [k for k in people.clusters if len(k.words) > 1 and ROMAN.fullmatch(k.words[-1])]
    for ruler in rulers:
        others = [k for k in people.clusters if k not in rulers and len(k.words) > 1]
        same = [k for k in others if _said_to_be_one(ruler, k, document)]
        if len(same) == 1:
            people.unite(ruler, same[0])


def _said_to_be_one(ruler: Cluster, other: Cluster, document: Document) -> bool:
    whole = [m for m in other.mentions if len(m.text.split()) > 1]
    return any(_says(a, b, document.text) for a in ruler.mentions for b in whole)


def _says(ruler: Mention, other: Mention, text: str) -> bool:
    """Whether what stands between two mentions, right before the second, says that they are one."""
    first, second = sorted((ruler, other))
    between = text[first.end : second.start]
    if len(between) > _APART or _SENTENCE.search(between):
        return False
    cue = _BEFORE_OTHER if second is other else _BEFORE_RULER
    return bool(cue.search(between))
