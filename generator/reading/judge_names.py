"""Lines that sign an article: those that say so, and names alone about its headline or under its text."""

from __future__ import annotations

from generator.name_lists import is_given
from generator.reading.author_names import spread
from generator.reading.author_words import words_besides
from generator.reading.byline import Byline, bare_name, placed_name, read_byline
from generator.reading.dates import find_dates
from generator.reading.draft import Draft, live
from generator.reading.found import BESIDE, Found
from generator.reading.headline import first_body, head_end
from generator.reading.shape import (
    is_sentence,
    is_terminated,
    is_titlelike,
    word_count,
)
from generator.reading.signer import is_role
from generator.reading.stamps import Stamp
from generator.reading.words import fold, phrase_set


def drop_bylines(drafts: list[Draft], lang: str, found: Found) -> None:
    """Lines that say that they are bylines, above and under the article."""
    blocks = live(drafts)
    start = first_body(blocks)
    reach = max(start + 1, head_end(blocks))
    last = max((i for i, d in enumerate(blocks) if is_sentence(d.text) and not d.foreign), default=start)
    for i, draft in enumerate(blocks):
        near = i <= reach or i >= last - 1
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
    said = fold(label.text).strip()
    bare = said.rstrip(" :：")
    plain = bare in phrase_set("by") or bare in phrase_set("about_author")  # "Interview" alone may be a kicker
    if not plain and not (said != bare and bare in phrase_set("author")):
        return False
    byline = read_byline(f"{label.text} {name.text}")
    if byline is None or not byline.authors:
        return False
    found.bylines.append((byline, name))
    label.drop("byline")
    name.drop("byline")
    return True


def drop_names(drafts: list[Draft], found: Found) -> None:
    """A name alone above the article, next to its date, headline or first paragraph; and a signature under it."""
    blocks = live(drafts)
    start = first_body(blocks)
    reach = head_end(blocks)
    lines = [s.line for s in found.stamps]
    for i, draft in enumerate(blocks):
        above = i < reach and i != start and draft is not found.headline
        below = i == len(blocks) - 1 and i > start and not is_terminated(draft.text)
        if not (above or below) or draft.reason == "key point":
            continue
        titled = found.headline is not None or any(_could_title(d) for d in blocks[:start] if d is not draft)
        byline = bare_name(draft.text) or (_placed(draft, blocks[start:]) if above and titled else None)
        if not byline:
            continue
        near = any(abs(draft.line - line) <= 2 * BESIDE for line in lines)
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
    if between is None or between[0] > BESIDE + 1:
        return False
    return is_terminated(between[1].text) or len(between[1].text) >= _PARAGRAPH


_PARAGRAPH = 90
"""Characters of a line that is no title even without its full stop."""


def _placed(draft: Draft, body: list[Draft]) -> Byline | None:
    """A name with a place or a role, unless the article is about that person: then it is a caption."""
    byline = placed_name(draft.text)
    if byline is None or not _plausible(byline, draft.text):
        return None
    story = [d for d in body if not any(d.text.startswith(name) for name in byline.authors) or d is not body[-1]]
    return None if _mentioned(byline, story) else byline


def _plausible(byline: Byline, text: str) -> bool:
    """Whether names are known ones, or stand alone: ``One Woman, Four Pigeons and a Patient Landlord`` is a title."""
    words = [w for name in byline.authors for w in name.split()[:1]]
    known = any(is_given(w) or "." in w for w in words)
    return known or not byline.authors or words_besides(spread(text)) in {"none", "1"} or "@" in text or is_role(text)


def _could_title(draft: Draft) -> bool:
    """Whether a line above the article could be its headline, so that another need not be."""
    return word_count(draft.text) >= 4 and placed_name(draft.text) is None and is_titlelike(draft.text, most=35)  # noqa: PLR2004


def _mentioned(byline: Byline, blocks: list[Draft]) -> bool:
    """Whether the article is about a person: then the name under it is a tag."""
    return any(name.split()[-1] in d.text for name in byline.authors for d in blocks)
