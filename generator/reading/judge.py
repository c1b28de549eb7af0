"""The verdict on every block, in one pass from the surest sign to the weakest.

Page furniture by its words, then stamps, bylines and source lines, repeats, other languages, what stands above the
article and what stands under it. A paragraph inside the article is left out on its words alone, never on its place.
"""

from __future__ import annotations

from itertools import pairwise

from generator.intake.model import RawMeta
from generator.reading.asides import drop_asides, drop_pull_quotes
from generator.reading.biographies import drop_biographies
from generator.reading.company import drop_company
from generator.reading.cues import Cue, find_cue, is_promotion
from generator.reading.dateline import dateline
from generator.reading.dates import find_dates, times_only
from generator.reading.draft import Draft, live
from generator.reading.forms import is_credit_line
from generator.reading.found import Found
from generator.reading.head_lines import judge_head
from generator.reading.headline import find_headline
from generator.reading.judge_names import drop_bylines, drop_names
from generator.reading.judge_stamps import drop_stamps
from generator.reading.keypoints import mark_key_points
from generator.reading.lines.verdict import drop_doubtful
from generator.reading.notice import from_notice
from generator.reading.shape import (
    is_quoted,
    is_sentence,
    is_terminated,
    overlap,
    starts_capital,
    stem_counts,
    stems,
    word_count,
)
from generator.reading.source import read_source
from generator.reading.tail import drop_duplicates, judge_tail
from generator.reading.tongues import drop_foreign_ends, mark_foreign

_SOURCE = Cue("source", "source line", ends=True)
_BESIDE_DATES = frozenset({"counters", "comments", "navigation", "share"})


def judge(drafts: list[Draft], lang: str, meta: RawMeta, found: Found) -> None:
    """Judge all blocks; what the left-out ones say about the article is added to ``found``."""
    mark_foreign(drafts, lang)
    _furniture(drafts, found)
    mark_key_points(drafts)
    drop_duplicates(drafts)
    _sources(drafts, found)
    drop_stamps(drafts, lang, found, meta.date)
    drop_bylines(drafts, lang, found)
    drop_names(drafts, found)
    foreign_tail = drop_foreign_ends(drafts)
    found.headline = find_headline(drafts, meta)
    drop_names(drafts, found)
    drop_doubtful(drafts, lang)
    if found.headline is not None and not found.headline.kept:
        found.headline = find_headline(drafts, meta)
        drop_names(drafts, found)
    judge_head(drafts, found.headline)
    drop_asides(drafts)
    drop_pull_quotes(drafts)
    judge_tail(drafts, foreign_tail=foreign_tail)
    drop_company(drafts)
    drop_biographies(drafts, found, meta)
    _over_credits(drafts)
    _captions(drafts, found)
    _subheadings(drafts)


def _furniture(drafts: list[Draft], found: Found) -> None:
    """Share bars, notices, placeholders: what the cue lists know."""
    for draft in live(drafts):
        cue = find_cue(draft.text)
        if cue and cue.kind in _BESIDE_DATES and find_dates(draft.text, "und"):
            continue  # a stamp line with a counter or a link in it
        if cue is None and draft.foreign and is_promotion(draft.text):
            draft.drop("advertisement")
        if cue and not (draft.kind == "heading" and cue.kind in {"service", "image"}):
            draft.cue = cue
            draft.drop(cue.reason)
            found.pictures += cue.kind in {"image", "credit"}
            if cue.kind == "copyright" and (publisher := from_notice(draft.text)):
                found.notices.append((publisher, draft))
        elif times_only(draft.text):
            draft.drop("time stamp")


def _sources(drafts: list[Draft], found: Found) -> None:
    for draft in live(drafts):
        if source := read_source(draft.text):
            found.sources.append((source, draft))
            draft.cue = _SOURCE
            draft.drop("source line")


def _over_credits(drafts: list[Draft]) -> None:
    """Captions inside an article that a line with who took the picture follows: no title is that long and unsigned."""
    paragraphs = 0
    for draft, below in pairwise(drafts):
        paragraphs += draft.kept and is_sentence(draft.text) and len(draft.text) >= _PARAGRAPH
        own = draft.kept and draft.reason == "body" and draft.kind == "paragraph" and not is_terminated(draft.text)
        credited = not below.outside and is_credit_line(below.text)
        pictured = not below.kept and below.cue is not None and below.cue.kind in {"image", "credit"}
        long = word_count(draft.text) >= (_CAPTION if credited else _CAPTION + 1)
        if own and paragraphs and (credited or pictured) and long:
            draft.drop("caption")
            if below.kept:
                below.drop("photo credit")


_PARAGRAPH = 60
_CAPTION = 6


def _captions(drafts: list[Draft], found: Found) -> None:
    """The lone short label inside an article whose page had pictures, and what stands beside a placeholder."""
    short = [d for d in live(drafts)[1:-1] if _is_label(d)]
    placeholders = any(not d.kept and d.cue is not None and d.cue.kind == "image" for d in drafts)
    if not found.pictures or len(short) != 1:
        return
    blocks = live(drafts)
    at = blocks.index(short[0])
    counts = stem_counts(d.text for d in blocks)
    common = {s for s in counts if counts[s] * 3 >= len(blocks)}  # the article's subject, not the section's
    section = frozenset().union(*(stems(d.text) for d in blocks[at + 1 : at + 3])) - common
    if placeholders or overlap(short[0].text, section) < _NAMES_SECTION:
        short[0].drop("caption")


_NAMES_SECTION = 0.3
"""Share of a subheading's words that the paragraphs under it have."""


def _is_label(draft: Draft) -> bool:
    """Two or three words without a verb's room, in a plain text's line of their own."""
    return (
        draft.reason == "body" and draft.kind == "paragraph" and word_count(draft.text) <= 3  # noqa: PLR2004
        and ": " not in draft.text
        and not is_terminated(draft.text) and not is_quoted(draft.text) and draft.text[-1:].isalnum()
    )  # fmt: skip


def _subheadings(drafts: list[Draft]) -> None:
    """Titles between the paragraphs."""
    blocks = live(drafts)
    for i, draft in enumerate(blocks[1:-1], start=1):
        if draft.reason != "body" or " | " in draft.text or not any(c.isalpha() for c in draft.text):
            continue
        title = word_count(draft.text) <= 12 and starts_capital(draft.text) and not is_quoted(draft.text)  # noqa: PLR2004
        open_end = draft.text[-1:].isalnum() or draft.text[-1:] in "?»”"
        if draft.kind == "heading" or (
            title and open_end and not is_terminated(draft.text) and is_sentence(blocks[i + 1].text)
        ):
            draft.reason = "subheading"


def agency_of(drafts: list[Draft]) -> tuple[str, Draft] | None:
    """The agency in the dateline of the first paragraph."""
    for draft in [d for d in live(drafts) if d.reason == "body"][:3]:
        opening = dateline(draft.text)
        if opening and opening[1]:
            return opening[1], draft
    return None
