"""Notes that present those who signed an article, and are no part of it."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.intake.model import RawMeta
from generator.name_lists import is_given
from generator.reading.author_notes import introduced, presented, presents_at_once
from generator.reading.byline import Byline, bare_name, in_stamp
from generator.reading.draft import Draft, live
from generator.reading.found import Found
from generator.reading.headline import first_body
from generator.reading.shape import is_quoted, is_sentence, word_count
from generator.reading.words import fold, phrase_set

_BIOGRAPHY = 80
"""Words of the longest note on an author."""


def drop_biographies(drafts: list[Draft], found: Found, meta: RawMeta) -> None:
    """Paragraphs under the article that present those who signed it, who are nobody in the article."""
    signed = [n for byline, _ in found.bylines for n in byline.authors] + list(meta.authors)
    signed += [n for s in found.stamps if s.rest for n in in_stamp(s.rest)]
    for _ in dict.fromkeys(signed):
        blocks = live(drafts)
        if len(blocks) < 3:  # noqa: PLR2004 - an article above it
            return
        _above_text(blocks, signed)
        last, above = blocks[-1], blocks[:-1]
        for name in dict.fromkeys(signed):
            story = [d for d in above if d.text.strip() != name]  # the name alone is a heading of the note
            own = last.kept and (_bears(last.text, name) or _called(last.text, name) or _under_name(last, name, drafts))
            if own and not _mentioned_surname(name, story):
                last.drop("about the author")
    _introduced(drafts, found)
    _under_label(drafts)
    _continued(drafts)


def drop_notes_on(authors: tuple[str, ...], drafts: list[Draft]) -> None:
    """What among the last lines tells of those who signed, if no other line of the article speaks of them."""
    for name in authors:
        blocks = live(drafts)
        if len(blocks) <= _FEWEST:
            return
        for note in (*reversed(blocks[-_NOTES:]), *_under_page_label(blocks, drafts)):
            others = [d for d in blocks if d is not note]
            if _tells_of(name, note, others) and not _mentioned_surname(name, others):
                note.drop("about the author")


def drop_boxes(authors: tuple[str, ...], drafts: list[Draft]) -> None:
    """Short lines under an author's name at the foot, below the text: what the bearer is."""
    last = max((i for i, d in enumerate(drafts) if d.kept and is_sentence(d.text) and len(d.text) >= _TEXT), default=-1)
    for i, name in enumerate(drafts):
        box = not name.kept and i > last >= 0 and word_count(name.text) <= _NAMED
        if not box or not any(author in name.text for author in authors):
            continue
        for d in (d for d in drafts[i + 1 : i + 1 + _BOX] if d.kept and d.kind == "paragraph"):
            d.drop("about the author")


_TEXT = 60
"""Characters of a sentence that is a paragraph of the article."""
_NAMED = 8
"""Words of the longest line that heads a box on an author."""
_BOX = 5
"""Lines of such a box: followers, a button, what the author is."""


def _under_page_label(blocks: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """The first paragraph, if a short line of the page announces it: ``Disclosure statement``."""
    first = next((d for d in blocks if d.reason != "headline"), None)
    at = next((i for i, d in enumerate(drafts) if d is first), 0)
    above = drafts[at - 1] if at else None
    label = above is not None and above.reason.startswith("of the page") and word_count(above.text) <= _LABEL
    return [first] if first is not None and label else []


def _tells_of(name: str, note: Draft, others: list[Draft]) -> bool:
    """Whether a paragraph in plain words names an author, or opens with the first name, of which no other speaks."""
    text = note.text
    if note.kind != "paragraph" or word_count(text) > _BIOGRAPHY or is_quoted(text) or not is_sentence(text):
        return False
    first, _, rest = text.partition(" ")
    known = is_given(first) and rest[:1].islower() and not any(first in d.text for d in others)
    if first == name.split(maxsplit=1)[0] and known and len(first) > 2:  # noqa: PLR2004
        return True
    return name in text or (first == name.split(maxsplit=1)[0] and len(first) > 2 and presents_at_once(rest))  # noqa: PLR2004


def _under_label(drafts: list[Draft]) -> None:
    """A note under a label of its own: ``About the author``, the name alone, and what its bearer does."""
    blocks = live(drafts)
    start = first_body(blocks)
    for i, label in enumerate(blocks[start + 2 : -1], start=start + 2):
        if word_count(label.text) > _LABEL or fold(label.text).strip(" :.") not in phrase_set("about_author"):
            continue
        note = blocks[i + 1 : i + 1 + _NOTES]
        name = bare_name(note[0].text)
        if name is None or not name.authors:
            continue
        label.drop("about the author")
        for draft in note:
            own = draft is note[0] or not any(_mentioned_surname(w, [draft]) for w in _told(blocks[start:i]))
            if not own or word_count(draft.text) > _BIOGRAPHY:
                return
            draft.drop("about the author")


def _continued(drafts: list[Draft]) -> None:
    """What goes on from a name on the line above it: ``Jane Doe`` / ``is a reporter who covers courts``."""
    for above, draft in pairwise(drafts):
        goes_on = draft.kept and not above.kept and draft.text[:1].islower() and bare_name(above.text)
        if goes_on and presented(f"{above.text} {draft.text}"):
            draft.drop("about the author")


_LABEL = 5
"""Words of the longest label above a note on an author."""


def _told(blocks: list[Draft]) -> list[str]:
    """Words with a capital inside the sentences of the article: names, most of them."""
    return sorted(
        {w for d in blocks for w in re.findall(r"(?<=[a-zа-яёіїєґ,] )[^\W\d_a-zа-яёіїєґ][^\W\d_]{3,}", d.text)}
    )


def _bears(text: str, name: str) -> bool:
    """Whether a note opens with the author's name, or with the initials that stand for it: ``S. V.-B. teaches …``."""
    if word_count(text) > _BIOGRAPHY:
        return False
    opening = _INITIALS.match(text)
    own = re.findall(r"(?:^|[\s-])([^\W\d_])", name)
    return text.startswith(name) or bool(opening and re.findall(r"[^\W\d_]", opening[0]) == own and len(own) > 1)


def _called(text: str, name: str) -> bool:
    """Whether a short note tells of its author by the first name: ``Jane has written about gardens for …``."""
    first, _, rest = text.partition(" ")
    verb = bool(rest) and presents_at_once(rest)
    return verb and first == name.split(maxsplit=1)[0] and len(first) > 2 and word_count(text) <= _SHORT  # noqa: PLR2004


_SHORT = 40


def _under_name(note: Draft, name: str, drafts: list[Draft]) -> bool:
    """Whether a short note opens with the author's first name under the author's name, or a role under that."""
    at = next(i for i, d in enumerate(drafts) if d is note)
    above = any(d.text.strip() == name for d in drafts[max(0, at - 2) : at])
    return above and note.text.split(maxsplit=1)[0] == name.split(maxsplit=1)[0] and word_count(note.text) <= _SHORT


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


def _above_text(blocks: list[Draft], signed: list[str]) -> None:
    """A line above the first paragraph that says who the author is."""
    for i, draft in enumerate(blocks[: first_body(blocks)]):
        others = [d.text for d in (*blocks[:i], *blocks[i + 1 :])]
        author = next((name for name in signed if draft.text.startswith(name + " ")), None)
        if author and is_sentence(draft.text) and not any(author.split()[-1] in text for text in others):
            draft.drop("about the author")
