"""The headline: the seed's own, else one made of the first sentence."""

from __future__ import annotations

import re

from generator.intake.model import RawMeta
from generator.reading.draft import Draft, live
from generator.reading.headline_clues import SIGNED, Head, clues, score
from generator.reading.lines.lexicon import words_of
from generator.reading.shape import (
    ending,
    is_quoted,
    is_sentence,
    is_titlelike,
    key,
    overlap,
    stems,
    word_count,
)
from generator.reading.title_lines import LONGEST, could_be_title

_FIRST_BODY = 60


def first_body(blocks: list[Draft]) -> int:
    """Index of the first block that is a paragraph of the article and no title or stamp above it."""
    for i, draft in enumerate(blocks):
        if draft.reason == "key point":
            continue
        if not draft.foreign and _paragraph(draft.text) and len(draft.text) >= _FIRST_BODY and not _opens(blocks, i):
            return i
        if word_count(draft.text) > 30:  # noqa: PLR2004 - no title is that long
            return i
    return next((i for i, d in enumerate(blocks) if not d.foreign and is_sentence(d.text) and not _opens(blocks, i)), 0)


def head_end(blocks: list[Draft]) -> int:
    """Index of the first paragraph under a standfirst that is a sentence, if only short lines stand between the two.

    The same as `first_body` where a paragraph follows it at once, or none soon.
    """
    start = first_body(blocks)
    for i, draft in enumerate(blocks[start + 1 : start + 1 + _BETWEEN], start=start + 1):
        if word_count(draft.text) > _SHORT_LINE or (is_sentence(draft.text) and len(draft.text) >= _FIRST_BODY):
            return i if is_sentence(draft.text) and not draft.foreign else start
    return start


_BETWEEN = 8
"""Lines between a standfirst and the text: byline, date, reading time, picture."""
_SHORT_LINE = 25


def _paragraph(text: str) -> bool:
    """A sentence, or one that announces a list."""
    return is_sentence(text) or (text.endswith(":") and word_count(text) >= 10)  # noqa: PLR2004 - labels are shorter


def _opens(blocks: list[Draft], i: int) -> bool:
    """Whether the first line is a question above a longer paragraph: a headline, of two sentences too."""
    text = blocks[i].text
    if ending(text) not in {"?", "!"} or len(text) > LONGEST or i + 1 >= len(blocks) or text[:1] in "-–—":
        return False
    above = [d for d in blocks[:i] if is_sentence(d.text) and len(d.text) >= _FIRST_BODY]
    follower = blocks[i + 1]
    return not above and len(follower.text) > len(text) and is_sentence(follower.text) and not _spoken(text)


def _spoken(text: str) -> bool:
    """Whether all of a line is a quotation."""
    return text[:1] in '"“„«' and text[-1:] in '"”“»'


def find_headline(drafts: list[Draft], meta: RawMeta) -> Draft | None:
    """The block that is the headline; it is marked as such, and what stands above it is judged by it."""
    blocks = live(drafts)
    if not blocks:
        return None
    if meta.title and (match := next((d for d in blocks if key(d.text) == key(meta.title)), None)):
        match.reason = "headline"
        return match
    start = first_body(blocks)
    body = frozenset().union(*(stems(d.text) for d in blocks[start:]))
    best = surer(_by_rules(drafts, blocks, start, body), head_of(drafts, blocks, start, body))
    if best is not None:
        best.kept, best.reason = True, "headline"
    return best


def head_of(drafts: list[Draft], blocks: list[Draft], start: int, body: frozenset[str]) -> Head | None:
    """The lines above the text as `headline_clues` sees them; None if none could be the headline."""
    if start >= len(blocks):
        return None
    text = drafts.index(blocks[start])
    doubted = [d for d in drafts[:text] if d.kept or d.reason.startswith("of the page")]
    doubted = [d for d in doubted if d.text[:1] not in _BULLETS]
    lines = [d for d in doubted if d.reason != "key point" and not d.foreign and could_be_title(d.text)][-_MOST:]
    listed = frozenset(n for n, d in enumerate(lines) if _listed(d.text, d.text))
    return Head(tuple(lines), drafts, text, body, listed) if lines else None


_BULLETS = "•▪●‣◦·"
_MOST = 14
"""Lines nearest to the text that are weighed."""


def surer(ruled: Draft | None, head: Head | None) -> Draft | None:
    """The rules' choice, unless the learned weights are sure of another line and doubt that one."""
    if head is None or head.lines == (ruled,):
        return ruled
    scores = [score(clues(head, n)) for n in range(len(head.lines))]
    top = max(range(len(scores)), key=lambda n: (scores[n], -n))
    own = next((s for s, d in zip(scores, head.lines, strict=True) if d is ruled), _UNSEEN)
    if ruled is None and scores[top] >= _DOUBTS and _is_alone(head, top, scores):
        return head.lines[top]
    return head.lines[top] if scores[top] >= _SURE and own <= _DOUBTS else ruled


def _is_alone(head: Head, top: int, scores: list[float]) -> bool:
    """Whether a full line stands right over the one that signs, and far less speaks for any other."""
    line = head.lines[top]
    at = next(i for i, d in enumerate(head.drafts) if d is line)
    signed = any(d.reason in SIGNED for d in head.drafts[at + 1 : at + 2])
    rivals = [s for n, s in enumerate(scores) if n != top]
    return signed and word_count(line.text) >= _FULL and all(s <= scores[top] - _APART for s in rivals)


_SURE, _DOUBTS, _UNSEEN = 0.0, -1.0, -1.0
"""Scores of a line that is taken against the rules, of the rules' choice then, and of no choice at all."""
_APART = 2.5
"""How much less speaks for any other line, where a doubtful one is taken because the rules have none."""


def _by_rules(drafts: list[Draft], blocks: list[Draft], start: int, body: frozenset[str]) -> Draft | None:
    """The line that the rules choose."""
    top = drafts[: drafts.index(blocks[start])] if start < len(blocks) else []
    head = [d for d in top if (d.kept and d.reason != "key point") or _doubted(d, drafts, body)]
    head = [d for d in head if could_be_title(d.text) and not d.foreign]
    if not head or start >= len(blocks):
        return _right_above(drafts, blocks[start : start + 1])
    points = next((i for i, d in enumerate(blocks) if d.reason == "key point"), len(blocks))
    above = [d for d in blocks[:points] if d in head and word_count(d.text) >= 4]  # noqa: PLR2004 - no label
    head = above or head
    best = _without_label(head, max(head, key=lambda d: _rank(d, head, drafts, body)))
    best = _first_of_its_kind(head, drafts, best, body)
    if _listed(best.text, best.text) and (word_count(best.text) <= _FULL or overlap(best.text, body) < _ABOUT):
        return None
    if word_count(best.text) < 3 and overlap(best.text, body) == 0:  # noqa: PLR2004 - a section's name, more likely
        return None
    return best


def _right_above(drafts: list[Draft], text: list[Draft]) -> Draft | None:
    """A short line that was doubted for its looks alone, right above the signed text, where none else is the title."""
    at = drafts.index(text[0]) if text else 0
    above, following = (drafts[at - 1] if at else None), drafts[at : at + 1 + SIGNS]
    signed = any(d.reason in SIGNED for d in following)
    if above is None or not signed or above.kept or above.foreign or not above.reason.startswith("of the page"):
        return None
    plain = (
        not words_of(above.text, "und").classes and could_be_title(above.text) and not _listed(above.text, above.text)
    )
    if not plain or word_count(above.text) < _SHORTEST or any(c.isdigit() for c in above.text):
        return None
    return above


def _without_label(head: list[Draft], best: Draft) -> Draft:
    """The line that says the best one's words again, without the label before them: ``LIVE. The title``."""
    own = key(best.text)
    bare = [d for d in head if len(key(d.text)) >= _SAID and own.endswith(key(d.text)) and own != key(d.text)]
    return next((d for d in bare if word_count(best.text) - word_count(d.text) <= SECTION), best)


def _doubted(d: Draft, drafts: list[Draft], body: frozenset[str]) -> bool:
    """Whether a line that was left out on its looks stands where headlines do, and is about the text."""
    looks = not d.kept and d.reason.startswith("of the page")
    if not looks or word_count(d.text) < _SHORTEST or _listed(d.text, d.text):
        return False
    if word_count(d.text) < _FULL:
        below = drafts[drafts.index(d) + 1 :][:1]
        told = any(x.reason in SIGNED or (x.kept and is_sentence(x.text)) for x in below)
        return told and overlap(d.text, body) > _ABOUT
    if overlap(d.text, body) < _DOUBTED:
        return _alone_over_date(d, drafts)
    return (
        any(x.reason in SIGNED for x in drafts[drafts.index(d) + 1 :][:SIGNS]) or overlap(d.text, body) >= 2 * _DOUBTED
    )


def _alone_over_date(d: Draft, drafts: list[Draft]) -> bool:
    """Whether a line stands right above the date, and none else could be the headline: a column's title."""
    at = drafts.index(d)
    if at + 1 >= len(drafts) or drafts[at + 1].reason not in SIGNED:
        return False
    end = next((i for i, x in enumerate(drafts) if x.kept and is_sentence(x.text) and len(x.text) >= _FIRST_BODY), at)
    others = [x for x in drafts[:at] if x.kept or x.reason.startswith("of the page")]
    others += [x for x in drafts[at + 1 : end] if x.kept]
    return not any(word_count(x.text) >= _FULL - 1 and is_titlelike(x.text, most=35) for x in others)


_SHORTEST = 3
_DOUBTED = 0.2
"""Share of its words that the text must have at least."""


def _rank(d: Draft, head: list[Draft], drafts: list[Draft], body: frozenset[str]) -> tuple[bool, float, int]:
    """How much a line looks like the headline: marked as one, about the body, above the line that signs, said twice."""
    signed = any(x.reason in SIGNED for x in drafts[drafts.index(d) + 1 :][:SIGNS])
    own = key(d.text)
    again = any(
        x is not d and len(own) >= _SAID and key(x.text).startswith(own) for x in drafts[: drafts.index(head[-1]) + 1]
    )
    row = 0.5 * _listed(d.text, d.text) + 0.3 * (not d.kept)
    return d.kind == "heading", _fitness(d.text, body) + 0.3 * signed + 0.6 * again - row, -head.index(d)


SIGNS = 3
"""Lines under a headline among which its byline and date stand."""
_SAID = 15
"""Characters of a line whose repetition says something."""


def _first_of_its_kind(head: list[Draft], drafts: list[Draft], best: Draft, body: frozenset[str]) -> Draft:
    """The first line above the best one that could as well be the title: standfirsts and key points stand under it."""
    for d in head[: head.index(best)]:
        if key(best.text) in key(d.text) or _TIMED.match(d.text):
            continue  # the page's title with the site's name behind it; a line of a news feed
        if (
            word_count(d.text) < _FULL
            or len(stems(d.text)) < _FULL - 1
            or d.kind != best.kind
            or _listed(d.text, best.text)
        ):
            continue
        between = drafts[drafts.index(d) + 1 : drafts.index(best)]
        share = overlap(d.text, body)
        if not between and head.index(d) == 0 and _over_standfirst(d, best, drafts):
            return d
        deep = drafts.index(d) != 1  # right under the page's name stands what it says of itself
        sure = d.kept or share >= 2 * _DOUBTED
        if deep and not between and sure and len(d.text) < len(best.text) and (share >= _HINTED or is_quoted(d.text)):
            return d  # a standfirst says more of the text than the title above it
        if any(x.reason in SIGNED for x in between) and share >= _HINTED:
            return d
        if share >= _ABOUT and word_count(d.text) > _FULL and all(x.kept for x in between):
            return d
    return best


def _over_standfirst(d: Draft, below: Draft, drafts: list[Draft]) -> bool:
    """Whether two kept lines are title and standfirst: right under the date, the longer under the other, unsigned."""
    at, following = drafts.index(d), drafts[drafts.index(below) + 1 :][:1]
    dated = at > 0 and drafts[at - 1].reason in SIGNED
    return dated and d.kept and len(d.text) < len(below.text) and all(x.reason not in SIGNED for x in following)


_TIMED = re.compile(r"\d{1,2}[:.]\d\d\s")


def _listed(text: str, title: str) -> bool:
    """Whether a line is a row of pages, a label, or in capitals unlike the title."""
    row = re.search(r"\s[|•·»›>]\s", text) or text.rstrip().endswith(":")
    dashed = re.split(r"\s[—–-]\s", text)
    sections = len(dashed) > 2 and all(word_count(p) <= SECTION for p in dashed)  # noqa: PLR2004
    return bool(row) or sections or text.isupper() != title.isupper()


SECTION = 3
"""Words of the longest name of a section."""
_HINTED = 0.1
"""The same of a line that stands above the byline, as headlines do, when the better one stands under it."""
_FULL = 5
"""Words of a line that is no section or kicker."""
_ABOUT = 0.25
"""Share of its words that the text has."""


def _fitness(text: str, body: frozenset[str]) -> float:
    """How much a line looks like the title of this body: by the words they share, in steps, and by its length."""
    length = min(word_count(text), 6) / 6
    return round(2 * min(overlap(text, body), 0.5) + length, 1)
