"""Articles with every person marked, and how well the recogniser does on them.

A mark is ``[[name in the nominative|words as they stand]]``; a question mark before the name makes it neither right nor
wrong to find (« the Obamas », who are nobody in particular). ``topics`` must be found; ``also`` may be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import yamlio
from generator.people.model import Person
from generator.people.recognise import recognise

FOLDER = Path(__file__).with_name("marked")
_MARK = re.compile(r"\[\[(\?)?([^|\]]+)\|([^\]]+)\]\]")
Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """An article without its marks, and where they were."""

    id: str
    lang: str
    title: str
    text: str
    people: dict[Span, str]
    """Each mention of a person and the name it means."""
    anyone: tuple[Span, ...]
    """Words that may be taken for a person or not."""
    topics: frozenset[str]
    also: frozenset[str]


def load(name: str) -> Iterator[Marked]:
    """The articles of ``marked/<name>.yml``."""
    path = FOLDER / f"{name}.yml"
    for entry in yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path)["articles"]:
        text, marks = _unmark(entry["text"].strip())
        people = {span: key for span, key in marks.items() if key}
        yield Marked(
            entry["id"], entry["lang"], entry["title"], text, people, tuple(s for s, key in marks.items() if not key),
            frozenset(entry["topics"]), frozenset(entry["also"]),
        )  # fmt: skip


def _unmark(text: str) -> tuple[str, dict[Span, str]]:
    out, marks, last = "", dict[Span, str](), 0
    for mark in _MARK.finditer(text):
        out += text[last : mark.start()]
        marks[len(out), len(out) + len(mark[3])] = "" if mark[1] else mark[2]
        out += mark[3]
        last = mark.end()
    return out + text[last:], marks


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def score(article: Marked, *, models: bool) -> Counter[str]:
    """``found``, ``extra`` and ``wanted`` people of an article; one who is found as two counts as an extra one."""
    counts, seen = Counter(wanted=len(set(article.people.values()))), set[str]()
    for person in recognise(article.text, article.lang, models=models):
        meant = _meant(article, person)
        if meant is None and any(overlap((m.start, m.end), s) for m in person.mentions for s in article.anyone):
            continue
        new = meant is not None and meant not in seen
        counts["found" if new else "extra"] += 1
        seen.add(meant or "")
    return counts


def _meant(article: Marked, person: Person) -> str | None:
    """Whom most mentions of a recognised person mean."""
    votes = Counter(
        key for m in person.mentions for span, key in article.people.items() if overlap((m.start, m.end), span)
    )
    return votes.most_common(1)[0][0] if votes else None
