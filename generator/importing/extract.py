"""What an import needs of a seed that was understood: small, plain data, the same whoever read it.

An `Understanding` holds every block and every weighed word. An article needs a few of them; only these travel from the
process that read the seed to the one that writes, and stand in the spool of an import that was interrupted.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.article import Date, Source
from generator.importing.understanding import Understanding
from generator.people.model import Mention, Person
from generator.reading.markdown import to_markdown
from generator.reading.model import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One seed, ready to become an article."""

    sha256: str
    """Of the bytes that were read."""
    lang: str
    title: str
    headline_derived: bool
    date: Date | None
    authors: tuple[str, ...]
    source: Source
    summary: tuple[str, ...]
    body: str
    """Markdown."""
    topics: tuple[str, ...]
    people: tuple[Person, ...]
    """Most prominent first."""
    left_out: Mapping[str, int]
    """Reason to the number of blocks left out for it."""


def extract(understood: Understanding) -> Extract:
    """What an article is made from."""
    reading = understood.reading
    return Extract(
        sha256=reading.raw.sha256,
        lang=reading.lang,
        title=reading.title,
        headline_derived=reading.headline_derived,
        date=reading.date,
        authors=reading.authors,
        source=Source(reading.source.name, reading.source.url),
        summary=reading.summary,
        body=to_markdown(_with_headings(reading.body)),
        topics=tuple(topic.id for topic in understood.topics),
        people=understood.people,
        left_out=left_out(reading.blocks),
    )


def left_out(blocks: Iterable[Block]) -> dict[str, int]:
    """How many blocks were left out, by reason; `repeats line 6` and `repeats line 8` are one."""
    return dict(Counter(re.sub(r"\s*\d+$", "", block.reason) for block in blocks if not block.kept))


def _with_headings(body: Sequence[Block]) -> list[Block]:
    """Subheadings that plain text cannot mark as such become headings; a line above the whole body is a standfirst."""
    return [replace(b, kind="heading") if i and b.reason == "subheading" else b for i, b in enumerate(body)]


def dump(found: Extract) -> str:
    """The extract as one line of JSON; the inverse of `load`."""
    data = {
        "sha256": found.sha256, "lang": found.lang, "title": found.title, "headline_derived": found.headline_derived,
        "date": found.date.isoformat() if found.date else None, "authors": found.authors,
        "source": [found.source.name, found.source.url], "summary": found.summary, "body": found.body,
        "topics": found.topics, "left_out": dict(found.left_out),
        "people": [
            [p.name, [[m.start, m.end, m.text] for m in p.mentions], p.alternatives] for p in found.people
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(line: str | bytes) -> Extract:
    """The extract that `dump` made a line of.

    Raises:
        ValueError, KeyError, TypeError: it is no such line.
    """
    data = json.loads(line)
    return Extract(
        sha256=data["sha256"], lang=data["lang"], title=data["title"], headline_derived=data["headline_derived"],
        date=_date(data["date"]), authors=tuple(data["authors"]), source=Source(*data["source"]),
        summary=tuple(data["summary"]), body=data["body"], topics=tuple(data["topics"]), left_out=data["left_out"],
        people=tuple(_person(item) for item in data["people"]),
    )  # fmt: skip


def _date(text: str | None) -> Date | None:
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def _person(item: Sequence[Any]) -> Person:
    name, mentions, alternatives = item
    return Person(name, tuple(Mention(*mention) for mention in mentions), tuple(alternatives))
