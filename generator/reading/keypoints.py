"""The text's own key points: a heading such as "Key points" and the short lines under it."""

from __future__ import annotations

import re
from functools import cache

from generator.reading.byline import read_byline
from generator.reading.cues import key_words
from generator.reading.draft import Draft, live
from generator.reading.shape import is_sentence, word_count
from generator.reading.stamps import read_stamps
from generator.reading.words import fold, phrases

_LONGEST = 45
"""Words of the longest key point."""
_MOST = 8
_MOST_UNMARKED = 4
"""Lines taken as points where neither bullets nor the end of the text show how many there are."""
_BULLET = re.compile(r"^\s*(?:[•●▪◦‣∙*·►▶✓✔➤–—-]|\(?\d{1,2}[.)])\s+")


def without_bullet(text: str) -> str:
    """A key point without the mark before it."""
    return _BULLET.sub("", text)


def _is_heading(text: str) -> bool:
    if word_count(text) > 6:  # noqa: PLR2004
        return False
    words = key_words(fold(text))
    return words in _headings() or any(words.startswith(f"{p} ") and _PLAIN.fullmatch(text) for p in _headings())


_PLAIN = re.compile(r"[^.!?,:;«»\"“”]+[:：]?")
"""A heading may say more: ``Key points so far``; it is no sentence."""


@cache
def _headings() -> frozenset[str]:
    return frozenset(key_words(p) for p in phrases("key_points"))


def mark_key_points(drafts: list[Draft]) -> None:
    """Mark the heading of the key points and the points."""
    blocks = live(drafts)
    for i, draft in enumerate(blocks):
        if _is_heading(draft.text):
            points = [] if _behind_end(drafts, draft) else _points(blocks[i + 1 :])
            if points and _paragraphs([d for d in blocks if d is not draft and d not in points]):
                for block in (draft, *points):
                    block.reason = "key point"
            return
    _bullets_above(blocks)


def _paragraphs(blocks: list[Draft]) -> bool:
    """Whether there is a text besides the points: a heading over all of it heads no points."""
    return any(is_sentence(d.text) for d in blocks)


def _bullets_above(blocks: list[Draft]) -> None:
    """Points without a heading: a row of marked lines above the first paragraph, as agencies write them."""
    for i, draft in enumerate(blocks[:_HEAD]):
        if word_count(draft.text) > _LONGEST:
            return
        row = next((n for n, d in enumerate(blocks[i:]) if not _POINT.match(d.text)), 0)
        if row >= 2 and i > 0 and len(blocks) > i + row:  # noqa: PLR2004 - one is a sign before a line
            for block in blocks[i : i + row]:
                block.reason = "key point"
            return


def _behind_end(drafts: list[Draft], heading: Draft) -> bool:
    """Whether a heading stands behind a sign that the article was over: under it are the day's other headlines."""
    at = next(i for i, d in enumerate(drafts) if d is heading)
    body = [i for i, d in enumerate(drafts[:at]) if d.kept and is_sentence(d.text) and not d.foreign]
    between = drafts[body[-1] + 1 : at] if len(body) > 1 else []
    return any(d.cue is not None and d.cue.ends for d in between)


_HEAD = 8
"""Blocks above the first paragraph: a headline, a byline, notices."""
_POINT = re.compile(r"^\s*[•●▪◦‣∙*·►▶✓✔➤]\s+\S")


def _points(following: list[Draft]) -> list[Draft]:
    """The points behind a heading."""
    run: list[Draft] = []
    for draft in following[:_MOST]:
        if word_count(draft.text) > _LONGEST or draft.foreign:
            break
        if read_stamps(draft.text, draft.line, "und") or read_byline(draft.text):
            return []  # the heading was a section's name, and the article's own head follows
        run.append(draft)
    if not run:
        return []
    marked = [d for d in run if _BULLET.match(d.text) or d.kind == "item"]
    if marked and marked[0] is run[0]:
        return run[: next((i for i, d in enumerate(run) if d not in marked), len(run))]
    if len(run) == len(following):
        return run  # they end the text
    if (spaced := _until_gap(run)) and len(following) > len(spaced):
        return spaced
    open_ended = next((i for i, d in enumerate(run) if is_sentence(d.text)), len(run))
    return (
        run[: open_ended or _MOST_UNMARKED]
        if len(run) > open_ended or len(run) <= _MOST_UNMARKED
        else run[:_MOST_UNMARKED]
    )


def _until_gap(run: list[Draft]) -> list[Draft]:
    """The first lines of a run that follow each other without a blank line, if one comes behind them."""
    end = next((i for i in range(1, len(run)) if run[i].line > run[i - 1].line + 1), 0)
    return run[:end] if 2 <= end <= _MOST else []  # noqa: PLR2004 - in a text of spaced lines each stands alone


def key_points(drafts: list[Draft]) -> tuple[str, ...]:
    """The points themselves, without bullets."""
    marked = [d for d in live(drafts) if d.reason == "key point"]
    return tuple(without_bullet(d.text) for d in marked if not _is_heading(d.text))
