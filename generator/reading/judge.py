"""The verdict on every block, in one pass from the surest sign to the weakest.

Page furniture by its words, then stamps, bylines and source lines, repeats, other languages, what stands above the
article and what stands under it. A paragraph inside the article is left out on its words alone, never on its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.article import Source
from generator.intake.model import RawMeta
from generator.reading.asides import drop_asides, drop_pull_quotes
from generator.reading.byline import Byline, bare_name, in_stamp, placed_name, read_byline
from generator.reading.cues import Cue, find_cue, is_promotion
from generator.reading.dateline import dateline
from generator.reading.dates import find_dates, times_only
from generator.reading.draft import Draft, live
from generator.reading.headline import find_headline, first_body, judge_head
from generator.reading.keypoints import mark_key_points
from generator.reading.lines.verdict import drop_doubtful
from generator.reading.names import labelled
from generator.reading.notice import from_notice
from generator.reading.shape import (
    is_quoted,
    is_sentence,
    is_terminated,
    is_titlelike,
    overlap,
    starts_capital,
    stem_counts,
    stems,
    word_count,
)
from generator.reading.signing import introduced
from generator.reading.source import read_source
from generator.reading.stamps import Stamp, read_stamps, relative_stamp
from generator.reading.tail import drop_duplicates, judge_tail
from generator.reading.tongues import drop_foreign_ends, mark_foreign

_SOURCE = Cue("source", "source line", ends=True)

_BESIDE_DATES = frozenset({"counters", "comments", "navigation", "share"})

_BIOGRAPHY = 80
"""Words of the longest note on an author."""

_SPACE = 2
"""How many blocks away from a stamp a bare name is taken for a byline."""


@dataclass(slots=True)
class Found:
    """What the blocks that were left out had to say."""

    stamps: list[Stamp] = field(default_factory=list)
    bylines: list[tuple[Byline, Draft]] = field(default_factory=list)
    sources: list[tuple[Source, Draft]] = field(default_factory=list)
    notices: list[tuple[Source, Draft]] = field(default_factory=list)
    """Publishers named in copyright lines."""
    headline: Draft | None = None
    pictures: int = 0
    """Image placeholders and photo credits left out."""


def judge(drafts: list[Draft], lang: str, meta: RawMeta, found: Found) -> None:
    """Judge all blocks; what the left-out ones say about the article is added to ``found``."""
    mark_foreign(drafts, lang)
    _furniture(drafts, found)
    mark_key_points(drafts)
    drop_duplicates(drafts)
    _sources(drafts, found)
    _stamps(drafts, lang, found)
    _bylines(drafts, lang, found)
    _names_in_head(drafts, found)
    foreign_tail = drop_foreign_ends(drafts)
    found.headline = find_headline(drafts, meta)
    _names_in_head(drafts, found)
    drop_doubtful(drafts, lang)
    if found.headline is not None and not found.headline.kept:
        found.headline = find_headline(drafts, meta)
        _names_in_head(drafts, found)
    judge_head(drafts, found.headline)
    drop_asides(drafts)
    drop_pull_quotes(drafts)
    judge_tail(drafts, foreign_tail=foreign_tail)
    _biographies(drafts, found, meta)
    _captions(drafts, found)
    _subheadings(drafts)


def _biographies(drafts: list[Draft], found: Found, meta: RawMeta) -> None:
    """Paragraphs under the article that present those who signed it, who are nobody in the article."""
    signed = [n for byline, _ in found.bylines for n in byline.authors] + list(meta.authors)
    signed += [n for s in found.stamps if s.rest for n in in_stamp(s.rest)]
    for _ in dict.fromkeys(signed):
        blocks = live(drafts)
        if len(blocks) < 3:  # noqa: PLR2004 - an article above it
            return
        _presented(blocks, signed)
        last, above = blocks[-1], blocks[:-1]
        for name in dict.fromkeys(signed):
            if last.kept and _bears(last.text, name) and not _mentioned_surname(name, above):
                last.drop("about the author")
    _introduced(drafts, found)


def _bears(text: str, name: str) -> bool:
    """Whether a note opens with the author's name, or with the initials that stand for it: ``S. V.-B. teaches …``."""
    if word_count(text) > _BIOGRAPHY:
        return False
    opening = _INITIALS.match(text)
    own = re.findall(r"(?:^|[\s-])([^\W\d_])", name)
    return text.startswith(name) or bool(opening and re.findall(r"[^\W\d_]", opening[0]) == own and len(own) > 1)


_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*){2,}(?=[^\W\d_]{2})")


def _mentioned_surname(name: str, blocks: list[Draft]) -> bool:
    surname = name.split()[-1:]
    return not surname or any(surname[0] in d.text for d in blocks)


def _introduced(drafts: list[Draft], found: Found) -> None:
    """Notes among the last lines that say of somebody whom the article never names that they write."""
    blocks = live(drafts)
    for draft in blocks[-_NOTES:] if len(blocks) > _FEWEST else []:
        name = introduced(draft.text) if draft.kind == "paragraph" else None
        if name and not _mentioned_surname(name, [d for d in blocks if d is not draft]):
            found.bylines.append((Byline((name,), weak=True), draft))
            draft.drop("about the author")


_NOTES = 3
_FEWEST = 4
"""Blocks of an article that has notes under it."""


def _presented(blocks: list[Draft], signed: list[str]) -> None:
    """A line above the first paragraph that says who the author is."""
    for i, draft in enumerate(blocks[: first_body(blocks)]):
        others = [d.text for d in (*blocks[:i], *blocks[i + 1 :])]
        author = next((name for name in signed if draft.text.startswith(name + " ")), None)
        if author and is_sentence(draft.text) and not any(author.split()[-1] in text for text in others):
            draft.drop("about the author")


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


def _stamps(drafts: list[Draft], lang: str, found: Found) -> None:
    """Dates of publication stand above the article, or under it with a label; in a row under it they are others'."""
    blocks = live(drafts)
    start = first_body(blocks)
    last = max((i for i, d in enumerate(blocks) if is_sentence(d.text) and not d.foreign), default=start)
    below: list[tuple[Draft, list[Stamp]]] = []
    for i, draft in enumerate(blocks):
        if start + _LEADS < i < last:
            continue  # dates between paragraphs are the article's own
        stamps = read_stamps(draft.text, draft.line, lang)
        if stamps and start < i < last and not _under_lead(draft, stamps, drafts):
            continue
        if not stamps:
            _clock(draft, found, head=i <= start + _LEADS)
            continue
        if i <= start or (i < last and i <= start + _LEADS):
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


def _under_lead(draft: Draft, stamps: list[Stamp], drafts: list[Draft]) -> bool:
    """Whether a date below a standfirst is the article's: it has a label, a name or a time, or stands at a byline."""
    if any(s.label or in_stamp(s.rest) or s.found.with_time for s in stamps):
        return True
    return any(read_byline(d.text) for d in drafts if d is not draft and abs(d.line - draft.line) <= _SPACE)


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


def _bylines(drafts: list[Draft], lang: str, found: Found) -> None:
    """Lines that say that they are bylines, above and under the article."""
    blocks = live(drafts)
    start = first_body(blocks)
    last = max((i for i, d in enumerate(blocks) if is_sentence(d.text) and not d.foreign), default=start)
    for i, draft in enumerate(blocks):
        near = i <= start + 1 or i >= last - 1
        if near and i + 1 < len(blocks) and _on_two_lines(draft, blocks[i + 1], found):
            continue
        if not draft.kept:
            continue
        byline = read_byline(draft.text) if near or draft.text[:1] == "(" else None
        if byline:
            found.bylines.append((byline, draft))
            draft.drop("byline")
            if dates := find_dates(draft.text, lang):
                found.stamps += [Stamp(d, "", draft.text, draft.line) for d in dates[:1] if not found.stamps]


def _on_two_lines(label: Draft, name: Draft, found: Found) -> bool:
    """Take a byline whose label stands on a line of its own: ``By``, and ``Jane Doe`` under it."""
    if word_count(label.text) > _LONGEST_LABEL or labelled(f"{label.text} A") is None:
        return False
    byline = read_byline(f"{label.text} {name.text}")
    if byline is None or not byline.authors:
        return False
    found.bylines.append((byline, name))
    label.drop("byline")
    name.drop("byline")
    return True


_LONGEST_LABEL = 3


def _names_in_head(drafts: list[Draft], found: Found) -> None:
    """A name alone above the article, next to its date, headline or first paragraph; and a signature under it."""
    blocks = live(drafts)
    start = first_body(blocks)
    lines = [s.line for s in found.stamps]
    for i, draft in enumerate(blocks):
        above = i < start and draft is not found.headline
        below = i == len(blocks) - 1 and i > start and not is_terminated(draft.text)
        if not (above or below) or draft.reason == "key point":
            continue
        titled = found.headline is not None or any(_could_title(d) for d in blocks[:start] if d is not draft)
        byline = bare_name(draft.text) or (_placed(draft, blocks[start:]) if above and titled else None)
        if not byline:
            continue
        near = any(abs(draft.line - line) <= 2 * _SPACE for line in lines)
        if above and not near and not (found.headline and i == start - 1) and not byline.glued:
            continue
        signs = below and (draft.text[:1] in "—–-" or not _mentioned(byline, blocks[:-1])) and _follows(draft, drafts)
        if above or signs:
            found.bylines.append((byline, draft))
        draft.drop("byline" if above or signs else "label under the article")


def _follows(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a line stands under the text at once, and not under a title or the page's own lines that follow it."""
    at = next(i for i, d in enumerate(drafts) if d is draft)
    between = next(((n, d) for n, d in enumerate(reversed(drafts[:at])) if d.kept), None)
    if between is None or between[0] > _SPACE + 1:
        return False
    return is_terminated(between[1].text) or len(between[1].text) >= _PARAGRAPH


_PARAGRAPH = 90
"""Characters of a line that is no title even without its full stop."""


def _placed(draft: Draft, body: list[Draft]) -> Byline | None:
    """A name with a place or a role, unless the article is about that person: then it is a caption."""
    byline = placed_name(draft.text)
    if byline is None:
        return None
    story = [d for d in body if not any(d.text.startswith(name) for name in byline.authors) or d is not body[-1]]
    return None if _mentioned(byline, story) else byline


def _could_title(draft: Draft) -> bool:
    """Whether a line above the article could be its headline, so that another need not be."""
    return word_count(draft.text) >= 4 and placed_name(draft.text) is None and is_titlelike(draft.text, most=35)  # noqa: PLR2004


def _mentioned(byline: Byline, blocks: list[Draft]) -> bool:
    """Whether the article is about a person: then the name under it is a tag."""
    return any(name.split()[-1] in d.text for name in byline.authors for d in blocks)


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
