"""What stands between the paragraphs without being one: advertisements in another language, quotations shown again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.draft import Draft, live
from generator.reading.shape import (
    ending,
    is_quoted,
    is_sentence,
    is_titlelike,
    overlap,
    stems,
    word_count,
)
from generator.reading.words import fold

_LONGEST = 60
"""Words of the longest quotation shown large."""
_ADVERT = 25
"""Words of the longest advertisement between paragraphs."""
_QUOTES = '«»"“”„‟‚‘’‹›'
_SHORTEST = 5
"""Words from which a quotation is long enough to be told from a phrase that recurs."""
_SAME = 0.85
"""Share of a quotation's words that another block has in its order: a quotation shown large is a bit shortened."""


def drop_asides(drafts: list[Draft]) -> None:
    """Leave out advertisements in another language between the paragraphs."""
    blocks = live(drafts)
    body = frozenset().union(*(stems(d.text) for d in blocks if not d.foreign)) if blocks else frozenset()
    for i, draft in enumerate(blocks):
        if draft.reason in {"headline", "key point"} or draft.kind == "heading":
            continue
        if _foreign_advert(blocks, i, body):
            draft.drop("in another language than the article")


def _foreign_advert(blocks: Sequence[Draft], i: int, body: frozenset[str]) -> bool:
    """A lone line in another language that names nothing the article is about; quotations are marked or announced."""
    draft = blocks[i]
    if not draft.foreign or is_quoted(draft.text) or not _SHORTEST <= word_count(draft.text) <= _ADVERT:
        return False
    if any(c in draft.text for c in '«»"“”„'):
        return False
    announced = i > 0 and blocks[i - 1].text.rstrip(_QUOTES).endswith((":", ","))
    neighbours = [d for d in (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2]) if d.foreign]
    return not announced and not neighbours and overlap(draft.text, body) < 0.2  # noqa: PLR2004 - a word may be shared


def drop_pull_quotes(drafts: list[Draft]) -> None:
    """Leave out quotations and sentences that another block says in full.

    A quotation without a full stop right above a paragraph that has it is a subheading and stays.
    """
    blocks = live(drafts)
    words = [_words(d.text) for d in blocks]
    for i, draft in enumerate(blocks):
        if draft.reason in {"headline", "key point"} or not _SHORTEST <= len(words[i]) <= _LONGEST:
            continue
        quoted = is_quoted(draft.text) and draft.text.rstrip(" .").endswith(tuple(_QUOTES))
        if not quoted and not (is_sentence(draft.text) and len(words[i]) >= 8 and draft.kind != "heading"):  # noqa: PLR2004
            continue
        others = [n for n, d in enumerate(blocks) if n != i and d.kept and len(words[n]) > len(words[i])
                  and d.reason != "headline" and _within(words[i], words[n], exact=not quoted)]  # fmt: skip
        if not others:
            continue
        stopped = ending(draft.text) in {".", "!", "…"} or is_sentence(draft.text)
        title = quoted and not stopped and is_titlelike(draft.text)
        if title and (
            draft.kind == "heading" or (i + 1 < len(blocks) and _paragraph(blocks[i + 1]) and _follows(others, i))
        ):
            continue
        draft.drop(f"repeats words of line {blocks[others[0]].line}")


def _follows(others: list[int], i: int) -> bool:
    """Whether the words come below: a subheading announces them, a quotation shown large often repeats them."""
    return any(n > i for n in others)


def _paragraph(draft: Draft) -> bool:
    return is_sentence(draft.text) and word_count(draft.text) > _SHORTEST


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


_WORD = re.compile(r"[^\W_]+")


def _within(short: list[str], long: list[str], *, exact: bool) -> bool:
    """Whether a block has the words of another in their order, nearly all of them and close together."""
    if "".join(short) in "".join(long):
        return True
    if exact:
        return False
    starts = [n for n, w in enumerate(long) if w in short[:3]]
    for start in starts:
        window = long[start : start + 2 * len(short) + 4]
        at = found = 0
        for word in short:
            if word in window[at:]:
                at = window.index(word, at) + 1
                found += 1
        if found >= _SAME * len(short):
            return True
    return False
