"""Labels that look like slips: nothing here is wrong by the format, all of it is worth a second look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import Gold, page_text, solid

_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def doubts(gold: Gold) -> Iterator[str]:
    """One line a doubt, with the file's name."""
    for what in (*_unmarked(gold), *_absent(gold), *_half_words(gold)):
        yield f"{gold.event}/{gold.path.name}: {what}"


def _unmarked(gold: Gold) -> Iterator[str]:
    """Words marked in one place and not in another, outside the names that are no people."""
    marked = {(m.start, m.end) for m in gold.mentions}
    traps = [m.span() for trap in gold.not_people for m in re.finditer(re.escape(trap), gold.text)]
    inside = [*marked, *traps]
    for surface in dict.fromkeys(m.text for m in gold.mentions):
        for found in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", gold.text):
            if not any(start <= found.start() and found.end() <= end for start, end in inside):
                yield f"{surface!r} is not marked in …{gold.text[max(0, found.start() - 30) : found.end() + 20]!r}…"


def _absent(gold: Gold) -> Iterator[str]:
    """Byline, source, and traps that stand nowhere in the article."""
    whole = solid(
        page_text(gold.page) + gold.page if gold.page else "".join(line.text for line in gold.lines)
    ).casefold()
    named = [*(("author", a) for a in gold.authors), *([("source", gold.source)] if gold.source else ())]
    named += [("not_people", trap) for trap in gold.not_people]
    for what, name in named:
        if solid(name).casefold() not in whole:
            yield f"{what} {name!r} stands nowhere"


def _half_words(gold: Gold) -> Iterator[str]:
    """Mentions that begin or end inside a word."""
    spans = {span for m in _WORD.finditer(gold.text) for span in m.span()}
    for m in gold.mentions:
        if m.text[0].isalnum() and m.start not in spans and gold.text[m.start - 1 : m.start].isalnum():
            yield f"{m.text!r} begins inside a word"
        if m.text[-1].isalnum() and gold.text[m.end : m.end + 1].isalnum():
            yield f"{m.text!r} ends inside a word"
