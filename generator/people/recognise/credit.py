"""Credits: who took the picture is named beside it, and is nobody the article is about."""

from __future__ import annotations

import re

from generator.people.recognise.candidate import Candidate

_CREDIT = -8.0
_AGENCY = re.compile(r"[^\W\d_ ]\s?/\s?[^\W\d_]")
_CUE = re.compile(
    r"(?:^|[(\[\n.!?])[ \t]*"
    r"(?:photo(?:graph|graphie)?s?|pictures?|images?|credits?|crédits?(?:[ -]photos?)?|foto|bild|фото|снимок|знімок|©)"
    r"(?:[ \t]+(?:by|par|von|courtesy of))?[ \t]*[:©/]?[ \t]*$",
    re.IGNORECASE,
)
"""A word for a picture that opens a line, a sentence or a parenthesis, with nothing but a colon before the name."""
_LOOK_BACK = 40


def credited(c: Candidate) -> float:
    """``(Photo C. Abgrall / Agency)``, ``Photograph: Ann Lee``, ``Agency/N. Lee``."""
    document, start = c.document, c.tokens[0].start
    cue = _CUE.search(document.text[max(0, start - _LOOK_BACK) : start])
    beside = document.text[c.end - 1 : c.end + 3], document.text[max(0, start - 3) : start + 1]
    slashed = any(_AGENCY.search(text) for text in beside)
    if cue and (re.search(r"[:©(\[/]", cue[0]) or c.names[0].initial or slashed):
        return _CREDIT
    return _CREDIT / 2 if slashed else 0.0
