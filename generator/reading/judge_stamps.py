"""Lines that carry the date of publication, told from dates that the article or others have."""

from __future__ import annotations

import re

from generator.reading.byline import Byline, in_stamp, read_byline
from generator.reading.dates import find_dates
from generator.reading.draft import Draft, live
from generator.reading.found import BESIDE, Found
from generator.reading.headline import first_body, head_end
from generator.reading.relative import relative_stamp
from generator.reading.shape import is_sentence, word_count
from generator.reading.stamps import Stamp, read_stamps, without_dates


def drop_stamps(drafts: list[Draft], lang: str, found: Found, told: str | None = None) -> None:
    """Dates of publication stand above the article, or under it with a label; in a row under it they are others'."""
    blocks = live(drafts)
    start = first_body(blocks)
    reach = max(start + _LEADS, head_end(blocks) - 1)
    last = max((i for i, d in enumerate(blocks) if _is_text(d)), default=start)
    below: list[tuple[Draft, list[Stamp]]] = []
    for i, draft in enumerate(blocks):
        if reach < i < last:
            continue  # dates between paragraphs are the article's own
        stamps = read_stamps(draft.text, draft.line, lang)
        day = any(told is not None and told.startswith(s.day) for s in stamps)  # the one that the page's head has
        if stamps and start < i < last and not day and not _under_lead(draft, stamps, drafts):
            continue
        if not stamps:
            _clock(draft, found, head=i <= reach)
            continue
        if i <= start or (i < last and i <= reach):
            found.stamps += stamps
        else:
            below.append((draft, stamps))
        draft.drop("publication date")
    if not found.stamps:
        found.stamps += next((some for _, some in below if any(s.label for s in some)), [])
    for draft, stamps in below:
        if any(s.label for s in stamps):
            continue
        if len(below) == 1 and not found.stamps and blocks.index(draft) == last + 1:
            found.stamps += stamps  # a date under the text, as letters are signed
        else:
            draft.drop("date of another article")


def _is_text(d: Draft) -> bool:
    """Whether a line reads like the article's, and is no name with a date: ``Jane Doe, 17 May 2025``."""
    if not is_sentence(d.text) or d.foreign:
        return False
    return word_count(d.text) > _SIGNATURE or not in_stamp(without_dates(d.text)) or not find_dates(d.text, "und")


_SIGNATURE = 8
"""Words of the longest line of a name and a date."""


def _under_lead(draft: Draft, stamps: list[Stamp], drafts: list[Draft]) -> bool:
    """Whether a date below a standfirst is the article's: it has a label, a name or a time, or stands at a byline."""
    if any(s.label or in_stamp(s.rest) or s.found.with_time for s in stamps):
        return True
    if any(read_byline(d.text) for d in drafts if d is not draft and abs(d.line - draft.line) <= BESIDE):
        return True
    return _is_bare(draft.text) and sum(_is_bare(d.text) for d in live(drafts)) == 1


def _is_bare(text: str) -> bool:
    """Whether a line is a full date and nothing else: several of them are a chronology's."""
    return bool(find_dates(text, "und")) and not re.search(r"[^\W\d_]", without_dates(text))


def _clock(draft: Draft, found: Found, *, head: bool) -> None:
    """A line that tells the time of publication by the reader's clock; it may name who signs."""
    said = relative_stamp(draft.text) if head or "|" in draft.text or "•" in draft.text else None
    if said is None:
        return
    if (named := in_stamp(said)) and head:
        found.bylines.append((Byline(named, glued=True), draft))
    draft.drop("time of publication")


_LEADS = 2
"""Standfirsts that may stand between the headline and its date line."""
