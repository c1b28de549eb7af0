"""What ``digest inspect`` shows in a terminal: the facts and their evidence, then the seed as an editor marks it."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from generator.importing.understanding import Understanding
from generator.reading.model import BLOCK_SEPARATOR, Block

LABEL = 10
"""Columns of the labels at the left; the seed's line numbers stand there too."""

BAR = 10
"""Columns of the bar of a topic that is certain."""

WIDEST = 100
"""Columns of running text: longer lines are hard to read however wide the window is."""

EVIDENCE = 60
"""Characters of a line that are shown as evidence."""

COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
"""One a person, again from the start when there are more people; names of the terminal's own palette, so that they go
with its background."""

_WIDE = {"W": 2, "F": 2}
_WORD = re.compile(r"\S+")


def show(understood: Understanding, data: dict[str, Any], *, recogniser: str) -> None:
    """Print the whole view.

    Args:
        understood: the article.
        data: what `digest inspect --json` gives of it.
        recogniser: what the people were recognised by.
    """
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    for line in (*_facts(understood, width), "", *_people(data["people"], recogniser, width), "",
                 *_marked_up(understood.reading.blocks, data["people"], width)):  # fmt: skip
        click.echo(line)


def _facts(understood: Understanding, width: int) -> Iterator[str]:
    reading = understood.reading
    source = " · ".join(filter(None, (reading.source.name, reading.source.url)))
    derived = " (derived from the text)" if reading.headline_derived else ""
    yield from _field("headline", click.style(reading.title, bold=True) + derived, width, reading.title_evidence)
    yield from _field("date", reading.date.isoformat() if reading.date else "not said", width, reading.date_evidence)
    yield from _field("byline", ", ".join(reading.authors) or "none", width)
    yield from _field("source", source or "none", width)
    language = f"{reading.lang}, {reading.lang_confidence:.0%} sure · decoded as {reading.raw.encoding}"
    yield from _field("language", language, width)
    for number, sentence in enumerate(reading.summary):
        yield from _field("" if number else "summary", sentence, width)
    for number, topic in enumerate(understood.topics):
        bar = "▇" * max(1, round(topic.score * BAR))
        words = click.style(" · ".join(topic.evidence), dim=True)
        yield from _field("" if number else "topics", f"{topic.id} {bar} {topic.score:.2f}  {words}", width)
    if not understood.topics:
        yield from _field("topics", "none", width)


def _people(people: Sequence[dict[str, Any]], recogniser: str, width: int) -> Iterator[str]:
    for number, person in enumerate(people):
        name = click.style(person["name"], fg=_colour(number), underline=True)
        forms = dict.fromkeys(m["text"] for m in person["mentions"] if m["text"] != person["name"])
        also = f"  also: {', '.join(forms)}" if forms else ""
        said = click.style(f"{person['id']}{also}", dim=True)
        yield from _field("" if number else "people", f"{name} ×{len(person['mentions'])}  {said}", width)
    if not people:
        yield from _field("people", "none", width)
    yield from _field("", click.style(f"recognised by: {recogniser}", dim=True), width)


def _marked_up(blocks: Iterable[Block], people: Sequence[dict[str, Any]], width: int) -> Iterator[str]:
    """Every block of the seed: kept ones with their people marked, dropped ones dimmed with the reason."""
    marks = sorted(
        (mention["start"], mention["end"], _colour(number))
        for number, person in enumerate(people)
        for mention in person["mentions"]
    )
    at = 0
    for block in blocks:
        if block.kept:
            yield from _kept(block, [(start - at, end - at, colour) for start, end, colour in marks], width)
            at += len(block.text) + len(BLOCK_SEPARATOR)
        else:
            yield from _dropped(block, width)


def _kept(block: Block, marks: list[tuple[int, int, str]], width: int) -> Iterator[str]:
    number = click.style(f"{block.line:>{LABEL - 4}} ", dim=True)
    if block.reason != "body":
        yield number + click.style(f"┌ {block.reason}", dim=True)
        number = " " * (LABEL - 3)
    for first, last in _wrapped(block.text, width - LABEL):
        yield f"{number}│ {_styled(block.text, first, last, marks, bold=block.reason == 'headline')}"
        number = " " * (LABEL - 3)


def _dropped(block: Block, width: int) -> Iterator[str]:
    """One line only: an editor looks for what is missing in the text, not at the whole of an advertisement."""
    reason = f"{block.reason}: "
    text = " ".join(block.text.split())
    room = max(20, width - LABEL - _columns(reason))
    yield click.style(f"{block.line:>{LABEL - 4}} ✗ {reason}", dim=True) + click.style(
        _cut(text, room), dim=True, strikethrough=True
    )


def _styled(text: str, first: int, last: int, marks: Iterable[tuple[int, int, str]], *, bold: bool) -> str:
    """One line of a block with the mentions in it, or their parts, in colour."""
    parts, at = [], first
    for start, end, colour in marks:
        begin, stop = max(start, at), min(end, last)
        if begin < stop:
            parts += [_plain(text[at:begin], bold=bold), click.style(text[begin:stop], fg=colour, underline=True)]
            at = stop
    return "".join((*parts, _plain(text[at:last], bold=bold)))


def _plain(text: str, *, bold: bool) -> str:
    return click.style(text, bold=True) if bold and text else text


def _wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines a text is broken into, as offsets; a word that is wider than a line has one of its own."""
    first = last = None
    for word in _WORD.finditer(text):
        if first is not None and last is not None and _columns(text[first : word.end()]) > width:
            yield first, last
            first = None
        first = word.start() if first is None else first
        last = word.end()
    if first is not None and last is not None:
        yield first, last


def _field(label: str, value: str, width: int, evidence: Any = None) -> Iterator[str]:
    plain = click.unstyle(value)
    head = click.style(f"{label:<{LABEL}}", bold=True)
    if _columns(plain) <= width - LABEL or plain != value:  # styled text stays on one line: the terminal breaks it
        yield f"{head}{value}"
    else:
        for number, (first, last) in enumerate(_wrapped(value, width - LABEL)):
            yield (" " * LABEL if number else head) + value[first:last]
    if evidence is not None:
        where = f"line {evidence.line}, " if evidence.line else ""
        yield " " * LABEL + click.style(f"↳ {where}{evidence.rule}: {_cut(evidence.text, EVIDENCE)}", dim=True)


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _columns(text: str) -> int:
    """Columns that a terminal gives a text."""
    return sum(0 if unicodedata.combining(c) else _WIDE.get(unicodedata.east_asian_width(c), 1) for c in text)


def _cut(text: str, columns: int) -> str:
    """The beginning of a text, as much as fits."""
    if _columns(text) <= columns:
        return text
    room, shown = columns - 1, ""
    for character in text:
        if _columns(shown + character) > room:
            break
        shown += character
    return f"{shown.rstrip()}…"
