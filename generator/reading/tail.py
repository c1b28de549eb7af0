"""What stands under the article: teasers of other articles, lists of headlines, stamps, leftovers.

No single sign is trusted. A block is left out at the end when its form is that of a teaser (it breaks off, it is a
title, it asks about something else) *and* its place is: behind something that only stands behind articles, in a row of
its like, or before text in another language.
"""

from __future__ import annotations

import re
from collections import Counter

from generator.reading.draft import Draft, live
from generator.reading.shape import (
    ending,
    has_ellipsis,
    is_quoted,
    is_sentence,
    is_terminated,
    is_titlelike,
    key,
    novelty,
    stem_counts,
    word_count,
)

_TEASER = "teaser of another article"
_NEW = 0.5
"""Share of words that the article has nowhere else: teasers of other articles lie above, closing paragraphs below."""
_NEW_TITLE = 0.4
"""The same for a line that is built like a headline: ``The subject: what was done to it``."""
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]?(?:\s|$)")
_HEADLINE = re.compile(r"[^.:!?]{3,50}:\s+\S")
_VERY_NEW = 0.75
_TEASER_WORDS = 45
_TEASER_SENTENCES = 2
"""What a teaser has at most, its title and a question on it: more is a paragraph of the article."""
_TITLE_WORDS = 16
"""A longer line without a full stop is a paragraph that lost it."""
_STRONG = frozenset({"copyright", "errors", "service", "comments"})
"""Kinds of lines behind which not even whole sentences belong to the article."""
_QUESTION_WORDS = 8
"""A shorter closing question belongs to the article ("Will it be enough?")."""


def judge_tail(drafts: list[Draft], *, foreign_tail: int) -> None:
    """Leave out what stands under the article.

    Args:
        drafts: all blocks; those already left out tell where the article ended.
        foreign_tail: how many blocks in another language were left out under it.
    """
    _after_marker(drafts)
    _broken_off(drafts)
    _before_foreign(drafts, foreign_tail)
    _among_furniture(drafts)
    _titles(drafts)


def _counts(drafts: list[Draft]) -> Counter[str]:
    return stem_counts(d.text for d in live(drafts))


def _protected(draft: Draft) -> bool:
    return draft.reason in {"headline", "key point"}


def _after_marker(drafts: list[Draft]) -> None:
    """Teaser-like blocks behind the last sign that the article was over."""
    blocks = [d for d in drafts if not _protected(d)]
    bodies = [i for i, d in enumerate(blocks) if d.kept and is_sentence(d.text) and not has_ellipsis(d.text)]
    marks = [(i, d.cue.kind) for i, d in enumerate(blocks) if not d.kept and d.cue and d.cue.ends]
    for mark, kind in marks:
        if not bodies or mark < bodies[0]:
            continue
        counts = stem_counts(d.text for d in live(drafts))
        behind = [d for d in blocks[mark + 1 :] if d.kept]
        if behind and all(_like_teaser(d, counts, strong=kind in _STRONG) for d in behind):
            for draft in behind:
                draft.drop(f"{_TEASER}, behind the article's end")
            return
        if kind == "related":
            _run_behind(blocks, mark)


def _among_furniture(drafts: list[Draft]) -> None:
    """The few lines that are left of a long row of the page's own behind the article's end, and say nothing of it."""
    bodies = [i for i, d in enumerate(drafts) if d.kept and is_sentence(d.text) and not d.foreign]
    marks = [(i, d.cue.kind) for i, d in enumerate(drafts) if not d.kept and d.cue and d.cue.ends]
    counts = _counts(drafts)
    for mark, kind in marks:
        if kind not in _UNDER or not bodies or mark < bodies[0]:
            continue
        behind = [d for d in drafts[mark + 1 :] if not d.outside]
        left = [d for d in behind if d.kept]
        if not left or any(_protected(d) or is_quoted(d.text) or d.kind == "heading" for d in left):
            continue
        gone = len(behind) - len(left)
        if gone >= max(_ROW, _OUTNUMBER * len(left)) and all(novelty(d.text, counts) >= _NEW for d in left):
            for draft in left:
                draft.drop(f"{_TEASER}, among the page's own lines behind the article's end")
            return


_UNDER = _STRONG | {"tags"}
"""Kinds of lines that stand under articles and hardly ever inside them."""
_ROW = 6
"""Lines of the page's own behind an article that make a row."""
_OUTNUMBER = 3
"""How many times they outnumber the lines left."""


def _run_behind(blocks: list[Draft], mark: int) -> None:
    """Titles that follow "Read also" directly, inside the article too."""
    behind = blocks[mark + 1 : mark + 9]
    carries = word_count(blocks[mark].text) > 4  # noqa: PLR2004 - the marker has its link behind it in the same line
    for i, draft in enumerate(behind):
        if not draft.kept:
            continue
        lone = i + 1 < len(behind) and is_sentence(behind[i + 1].text) and not has_ellipsis(behind[i + 1].text)
        heading = draft.kind == "heading" or (lone and (carries or word_count(draft.text) < 5))  # noqa: PLR2004 - a subheading follows
        if i and lone and not heading and ending(draft.text) == "?" and _closes(draft, behind[i - 1], behind[i + 1]):
            draft.drop(_TEASER)
            continue
        broken = has_ellipsis(draft.text) and word_count(draft.text) <= _TITLE_WORDS
        if (is_terminated(draft.text) and not broken) or not (broken or is_titlelike(draft.text)) or heading:
            return
        draft.drop(_TEASER)


def _closes(draft: Draft, before: Draft, after: Draft) -> bool:
    """Whether a line ends a list: it follows the teaser before it directly, and a blank line comes behind it."""
    return draft.line == before.line + 1 and after.line > draft.line + 1 and before.reason == _TEASER


def _like_teaser(draft: Draft, counts: Counter[str], *, strong: bool) -> bool:
    if is_quoted(draft.text) and is_sentence(draft.text):
        return False
    if has_ellipsis(draft.text) or draft.foreign or is_titlelike(draft.text):
        return True
    return strong and word_count(draft.text) <= _TEASER_WORDS and novelty(draft.text, counts) >= _VERY_NEW


_TIMED = re.compile(r"\d{1,2}[:.]\d\d\s+[^\W\d_a-zа-яіїєґ]")


def _broken_off(drafts: list[Draft]) -> None:
    """A row of blocks at the end that break off, with the titles between them; and a row of titles with times."""
    blocks = live(drafts)
    timed: list[Draft] = []
    for draft in reversed(blocks):
        if not _TIMED.match(draft.text) or word_count(draft.text) > _TITLE_WORDS or _protected(draft):
            break
        timed.append(draft)
    if 2 <= len(timed) < len(blocks) and sum(is_sentence(d.text) and not has_ellipsis(d.text) for d in timed) == 0:  # noqa: PLR2004
        for draft in timed:
            draft.drop(f"{_TEASER}, in a row with times")
        blocks = live(drafts)
    row: list[Draft] = []
    for draft in reversed(blocks):
        if _protected(draft) or not (has_ellipsis(draft.text) or is_titlelike(draft.text)) or is_quoted(draft.text):
            break
        row.append(draft)
    while row and not has_ellipsis(row[-1].text) and not is_titlelike(row[-1].text):
        row.pop()
    if sum(has_ellipsis(d.text) for d in row) >= 2 and len(row) < len(blocks):  # noqa: PLR2004 - one may be style
        for draft in row:
            draft.drop(f"{_TEASER}, broken off")


def _before_foreign(drafts: list[Draft], foreign_tail: int) -> None:
    """A teaser in the article's own language at the head of a tail in another."""
    blocks = live(drafts)
    if foreign_tail < 2 or len(blocks) < 3:  # noqa: PLR2004 - a tail, under an article
        return
    last = blocks[-1]
    asks = ending(last.text) == "?" or has_ellipsis(last.text) or not is_terminated(last.text)
    long_enough = word_count(last.text) >= _QUESTION_WORDS
    paragraph = len(_SENTENCE_END.findall(last.text)) > _TEASER_SENTENCES or word_count(last.text) > _TEASER_WORDS
    own = is_quoted(last.text) or _protected(last) or paragraph
    enough = _NEW_TITLE if _HEADLINE.match(last.text) else _NEW
    if asks and long_enough and not own and novelty(last.text, _counts(drafts)) >= enough:
        last.drop(f"{_TEASER}, before text in another language")


def _titles(drafts: list[Draft]) -> None:
    """Titles of other articles, and signatures, in the last lines."""
    blocks = live(drafts)
    row: list[Draft] = []
    for draft in reversed(blocks):
        titled = is_titlelike(draft.text, most=_TITLE_WORDS) and not is_terminated(draft.text)
        if _protected(draft) or not titled or is_quoted(draft.text):
            break
        row.append(draft)
    if not row or len(row) == len(blocks):
        return
    above = blocks[-len(row) - 1]
    if above.text.rstrip().endswith(":") or not is_terminated(above.text):
        return  # the items of a list, or a text without punctuation
    if all(d.kind == "item" for d in row):
        return  # a list of the page's main text
    counter = _counts(drafts)
    new = [novelty(d.text, counter) for d in row]
    if len(row) >= 2 or new[0] >= _NEW or word_count(row[0].text) < 4:  # noqa: PLR2004
        for draft in row:
            draft.drop(f"{_TEASER} or label, under the article")


def drop_duplicates(drafts: list[Draft]) -> None:
    """Leave out what repeats an earlier block, or breaks off what another block says in full."""
    seen: dict[str, int] = {}
    for draft in live(drafts):
        own = key(draft.text)
        if len(own) >= 30 and own in seen and not _protected(draft):  # noqa: PLR2004 - short answers may recur
            draft.drop(f"repeats line {seen[own]}")
        else:
            seen.setdefault(own, draft.line)
    for draft in live(drafts):
        own = key(draft.text)
        if has_ellipsis(draft.text) and len(own) >= 30 and not _protected(draft):  # noqa: PLR2004
            whole = next((n for k, n in seen.items() if k != own and k.startswith(own)), None)
            if whole is not None:
                draft.drop(f"broken-off copy of line {whole}")
