"""A page as the name of its publication is looked for on it: the lines above the article, and its own lines at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.reading.byline import read_byline
from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.names import is_section, unglued
from generator.reading.outlets import built_like_outlet, is_domain
from generator.reading.publisher_names import BETWEEN, LONGEST, is_command, pieces
from generator.reading.shape import is_sentence, stems, word_count
from generator.reading.stamps import read_stamps
from generator.reading.words import fold

_HEAD = 12
"""Lines at the top of a page among which its name stands."""
_OTHERS = frozenset({"advertisement", "related", "tags", "credit", "image"})
"""Kinds of lines that say nothing about the page."""
ITEMS = 3
"""Words of the longest item of a menu."""


@dataclass(slots=True)
class Page:
    """A page as names are looked for on it."""

    drafts: list[Draft]
    """Every block, judged."""
    title: Draft | None
    said: list[str]
    """What bylines and date lines say besides names and dates."""
    holders: list[str]
    """Names in copyright lines."""
    signed: frozenset[str]
    """Keys of those who sign."""
    lang: str = "und"
    writers: frozenset[str] = frozenset()
    """Keys of those who surely wrote the article, and publish nothing."""
    top: list[Draft] = field(init=False)
    own: list[Draft] = field(init=False)
    """The page's own lines, without those about other pages."""
    body: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        tags = _tags(self.drafts)
        self.own = [d for d in self.drafts if not d.kept and not _about_others(d) and id(d) not in tags]
        self.top = _top(self.drafts, self.title)
        self.body = frozenset().union(*(stems(d.text) for d in self.drafts if d.kept and d is not self.title))


def _tags(drafts: list[Draft]) -> frozenset[int]:
    """The short lines under a line that says that tags follow: names of sections and of what the text is about."""
    found, tagged = [], False
    for d in drafts:
        cue = d.cue or find_cue(d.text)
        marks = cue is not None and cue.kind == "tags"
        tagged = marks or (tagged and not d.kept and word_count(d.text) <= ITEMS)
        if tagged and not marks:
            found.append(id(d))
    return frozenset(found)


def _about_others(d: Draft) -> bool:
    cue = d.cue or find_cue(d.text)
    return (cue is not None and cue.kind in _OTHERS) or d.reason in {
        "advertisement",
        "in another language than the article",
    }


def _top(drafts: list[Draft], title: Draft | None) -> list[Draft]:
    """The page's lines above the article."""
    if title is not None and title in drafts:
        end = drafts.index(title)
    else:
        end = next((i for i, d in enumerate(drafts) if d.kept), len(drafts))
    found = [d for d in drafts[:end] if (not d.kept or built_like_outlet(d.text)) and _may_name(d)][:_HEAD]
    return [d for d in found if not is_sentence(d.text) or word_count(d.text) <= LONGEST or BETWEEN.search(d.text)]


def _may_name(d: Draft) -> bool:
    """Whether a line of the page's top may have its name: it is no notice, no row of commands, no link to the text."""
    words = fold(d.text).split()
    cue = d.cue or find_cue(d.text)
    plain = cue is None or cue.kind in {"copyright", "newsletter"} or bool(read_stamps(d.text, 0, "und"))
    commands = sum(is_command(w) for w in words)
    glued = bool(_GLUED.search(d.text)) and not is_domain(d.text) and not is_camel(d.text)
    glued = glued or (d.reason == "byline" and unglued(d.text) is not None)
    plain = plain and not glued and read_byline(d.text) is None and d.reason != "advertisement"
    plain = plain and not d.text.rstrip().endswith(":")
    plain = plain and not (d.foreign and word_count(" ".join(pieces(d.text)[:1])) > _FOREIGN)
    return plain and bool(words) and not is_command(words[0]) and commands * 3 < 2 * len(words)


_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]{2})(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][^\W\d_]{2})")


def is_camel(text: str) -> bool:
    """Whether a line is one word with a capital inside, as names of sites are written, and no two sections in one."""
    parts = _GLUED.split(text.strip())
    pages = all(is_section(p) or is_command(fold(p)) for p in parts)
    return word_count(text) == 1 and len(parts) == _PARTS and not pages


_PARTS = 2
_FOREIGN = 4
"""Words of a name in another language than the article; longer lines in one are advertisements."""
