"""An article's lines by where they stand, about its headline and under its text, and which of them are about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.headline_clues import SIGNED
from generator.reading.shape import is_sentence
from generator.reading.words import alternatives, fold, phrases

_BODY = 60
"""Characters of a sentence that may be a paragraph."""
UNFIT = frozenset({"related", "advertisement", "credit", "tags", "comments", "copyright"})
"""Kinds of furniture that name people who signed something else."""


@dataclass(frozen=True, slots=True)
class Zones:
    """An article's lines by where they stand: about its headline, and under its text."""

    head: tuple[Draft, ...]
    """From the top to the first paragraph."""
    body: tuple[Draft, ...]
    tail: tuple[Draft, ...]
    title: Draft | None

    @property
    def below_title(self) -> tuple[Draft, ...]:
        """The lines between headline and text."""
        at = next((i + 1 for i, d in enumerate(self.head) if d is self.title), 0)
        return self.head[at:]


def zones(drafts: list[Draft], title: Draft | None) -> Zones:
    """The drafts cut where the text begins and ends."""
    at = [i for i, d in enumerate(drafts) if d is not title and d.kept and is_sentence(d.text) and len(d.text) >= _BODY]
    at = at or [i for i, d in enumerate(drafts) if d is not title and d.kept]
    if not at:
        return Zones(tuple(drafts), (), (), title)
    led = len(at) > 1 and any(d.reason in SIGNED for d in drafts[at[0] + 1 : at[1]])  # who signs stands under one
    start = at[min(_LEADS, len(at) - 1)] if len(at) > _FEW else at[1] if led else at[0]
    end = at[-2] if len(at) > _FEW else at[-1]
    body = tuple(drafts[i] for i in at)
    head = tuple(d for d in drafts[:start] if d not in body)
    return Zones(head, body, tuple(d for d in drafts[max(end, start) + 1 :] if d not in body), title)


_LEADS = 2
"""Paragraphs between which and above which a byline may stand: standfirsts."""
_FEW = 4
"""Paragraphs of an article that has no standfirsts."""


def unfit(d: Draft) -> bool:
    """Whether a line is about something else: another article, a picture, the page's owner, whom to ask."""
    cue = d.cue or find_cue(d.text)
    return (
        d.foreign
        or (cue is not None and cue.kind in UNFIT)
        or bool(LEGAL.search(d.text) or _asked().search(fold(d.text)))
    )


@cache
def _asked() -> re.Pattern[str]:
    """Words of a line that says whom to ask: a press office names people who wrote nothing."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('contact_words'))})")


LEGAL = re.compile(r"©|\(c\)|copyright|ISSN|ISBN|\b\d{5,}\b", re.IGNORECASE)
"""Signs of a line about the page's owner."""
