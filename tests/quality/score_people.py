"""People against the labels: who is in an article, where, under which name, and what is no person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from corpus import Gold
from outcomes import Kind, Outcome
from readings import Result

from generator.people.model import Mention, Person

_Span = tuple[int, int]
_CONTEXT = 40


def people_outcomes(result: Result) -> Iterator[Outcome]:
    """The people of one article, their mentions and names, and the traps."""
    yield from _people(result)
    yield from _mentions(result)
    yield from _traps(result)


def matched(result: Result) -> Mapping[str, int]:
    """The labelled people that were found: key to the index of the person found.

    The two are one if their mentions overlap; each is matched once, those with the most mentions in common first.
    """
    common: Counter[tuple[str, int]] = Counter()
    for i, person in enumerate(result.understood.people):
        for mention in person.mentions:
            for m in result.gold.mentions:
                if _overlap(_span(result, mention), (m.start, m.end)):
                    common[m.key, i] += 1
    found: dict[str, int] = {}
    for key, i in sorted(common, key=lambda pair: (-common[pair], pair)):
        if key not in found and i not in found.values():
            found[key] = i
    return found


def _people(result: Result) -> Iterator[Outcome]:
    gold, people, of = result.gold, result.understood.people, matched(result)
    for key, name in gold.people.items():
        if key not in of:
            surfaces = ", ".join(m.text for m in gold.mentions if m.key == key)
            yield Outcome("people", Kind.MISSED, (gold,), name, surfaces)
            continue
        found = people[of[key]].name
        yield Outcome("people", Kind.HIT, (gold,), name)
        yield Outcome("names", Kind.HIT if found == name else Kind.MISSED, (gold,), name, f"found {found}")
    for i, person in enumerate(people):
        if i not in of.values():
            yield Outcome("people", Kind.EXTRA, (gold,), person.name, _context(result, person.mentions[0]))


def _mentions(result: Result) -> Iterator[Outcome]:
    """Exact spans, and spans that overlap."""
    gold = result.gold
    wanted = {(m.start, m.end): m for m in gold.mentions}
    found = [(m, _span(result, m)) for p in result.understood.people for m in p.mentions]
    exact = {span for _, span in found}
    for span, gold_mention in wanted.items():
        place = _around(gold.text, *span)
        touched = [m.text for m, s in found if _overlap(s, span)]
        detail = f"{place}   found {', '.join(touched) or 'nothing'}"
        yield Outcome("mentions", Kind.HIT if span in exact else Kind.MISSED, (gold,), gold_mention.text, detail)
        yield Outcome("overlapping", Kind.HIT if touched else Kind.MISSED, (gold,), gold_mention.text, place)
    for mention, at in found:
        if at not in wanted:
            yield Outcome("mentions", Kind.EXTRA, (gold,), mention.text, _context(result, mention))
        if not any(_overlap(at, span) for span in wanted):
            yield Outcome("overlapping", Kind.EXTRA, (gold,), mention.text, _context(result, mention))


def _traps(result: Result) -> Iterator[Outcome]:
    """Names that are no people: taken for one if a person is found in them, or has the same name."""
    gold, of = result.gold, matched(result)
    others = [p for i, p in enumerate(result.understood.people) if i not in of.values()]
    for trap in gold.not_people:
        caught = _caught(result, trap) or [p for p in others if p.name.casefold() == trap.casefold()]
        detail = f"taken for {caught[0].name}" if caught else ""
        yield Outcome("traps", Kind.EXTRA if caught else Kind.HIT, (gold,), trap, detail)


def _caught(result: Result, trap: str) -> list[Person]:
    """The people found inside a trap, where no person is labelled."""
    gold = result.gold
    real = [(m.start, m.end) for m in gold.mentions]
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(trap)}", gold.text)]
    found = []
    for person in result.understood.people:
        spans = [_span(result, m) for m in person.mentions]
        inside = [s for s in spans if any(_overlap(s, p) for p in places) and not any(_overlap(s, r) for r in real)]
        found += [person] if inside else []
    return found


def _span(result: Result, mention: Mention) -> _Span | None:
    """A mention found, in the labelled text; None if it stands in dropped text."""
    return result.alignment.span(mention.start, mention.end)


def _overlap(a: _Span | None, b: _Span | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _context(result: Result, mention: Mention) -> str:
    return _around(result.understood.reading.text, mention.start, mention.end)


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return f"…{before}[{text[start:end]}]{after}…".replace("\n", " ")


def label_of(gold: Gold, key: str) -> str:
    """A labelled person with the article: for lists of failures."""
    return f"{gold.people[key]} ({gold.id})"
