"""Reading against the labels: language, date, headline, byline, source, lines, topics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from align import DROPPED_SHARE, KEPT_SHARE, Alignment, Part
from corpus import Gold
from gold_lines import clean
from outcomes import Kind, Outcome
from readings import Result


def reading_outcomes(result: Result) -> Iterator[Outcome]:
    """Everything that one article says about itself."""
    gold, reading = result.gold, result.understood.reading
    yield _equal("language", gold, gold.lang, reading.lang.split("-", maxsplit=1)[0])
    yield from _date(result)
    yield _headline(result)
    yield from _sets("byline", gold, gold.authors, reading.authors)
    yield from _sets("source", gold, _some(gold.source), _some(reading.source.name))
    yield from _lines(result)
    yield from _topics(result)


def _equal(field: str, gold: Gold, wanted: object, found: object) -> Outcome:
    right = wanted == found
    return Outcome(field, Kind.HIT if right else Kind.MISSED, (gold,), str(wanted), "" if right else f"found {found}")


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _date(result: Result) -> Iterator[Outcome]:
    gold, reading = result.gold, result.understood.reading
    evidence = f" from {reading.date_evidence.text!r}" if reading.date_evidence else ""
    yield from _sets(
        "date", gold, _day(gold.date), _day(reading.date), evidence
    )  # fmt: skip


def _day(date: dt.date | None) -> tuple[str, ...]:
    return () if date is None else (date.isoformat()[: len("2025-01-31")],)


def _headline(result: Result) -> Outcome:
    """Exact, or known to be absent."""
    gold, reading = result.gold, result.understood.reading
    found = None if reading.headline_derived else clean(reading.title)
    return _equal("headline", gold, gold.headline, found)


def _sets(field: str, gold: Gold, wanted: Iterable[str], found: Iterable[str], note: str = "") -> Iterator[Outcome]:
    """Two sets of names, compared without regard to case and white space."""
    there = {clean(name).casefold(): name for name in found}
    here = {clean(name).casefold(): name for name in wanted}
    for key, name in here.items():
        detail = "" if key in there else f"found {', '.join(there.values()) or 'nothing'}"
        yield Outcome(field, Kind.HIT if key in there else Kind.MISSED, (gold,), name, detail)
    for key, name in there.items():
        if key not in here:
            yield Outcome(field, Kind.EXTRA, (gold,), name, f"labelled {', '.join(here.values()) or 'none'}{note}")


def _lines(result: Result) -> Iterator[Outcome]:
    gold = result.gold
    if gold.format == "text":
        yield from line_outcomes("lines", result.alignment, headline=True)
    else:
        # Headlines apart: trafilatura's text has none where the page's head names it.
        yield from line_outcomes("html lines", result.alignment, headline=False)
        yield from line_outcomes("trafilatura", trafilatura_alignment(gold), headline=False)
    for line, share in zip(gold.lines, result.alignment.shares, strict=True):
        if line.mark == "+":
            kind = Kind.HIT if share >= KEPT_SHARE else Kind.MISSED
            yield Outcome("paragraphs", kind, (gold,), line.text[:100], _reason(result, line.text))


def line_outcomes(field: str, alignment: Alignment, *, headline: bool) -> Iterator[Outcome]:
    """Each line kept or dropped as labelled, or not.

    Args:
        field: name of the field.
        alignment: of the lines with what was kept of them.
        headline: whether the line of the headline counts.
    """
    for line, share in zip(alignment.gold.lines, alignment.shares, strict=True):
        if line.blank or (line.mark == "=" and not headline):
            continue
        if line.kept:
            kind = Kind.HIT if share >= KEPT_SHARE else Kind.MISSED
        elif share > DROPPED_SHARE:
            kind = Kind.EXTRA
        else:
            continue
        yield Outcome(field, kind, (alignment.gold,), line.text[:100], f"{line.mark}{'^' * line.glued}")


def trafilatura_alignment(gold: Gold) -> Alignment:
    """The page as trafilatura alone, with its defaults, takes it."""
    import trafilatura  # noqa: PLC0415 - loads slowly

    text = trafilatura.extract(gold.page or "", include_comments=False) or ""
    return Alignment(gold, [Part(clean(line), kept=True) for line in text.splitlines() if line.strip()])


def _reason(result: Result, text: str) -> str:
    """Why the program dropped a line, if it did."""
    blocks = result.understood.reading.blocks
    return next((f"dropped: {b.reason}" for b in blocks if not b.kept and text[:60] in b.text), "")


def _topics(result: Result) -> Iterator[Outcome]:
    """Topics wanted and found; one that would do as well is neither right nor wrong."""
    gold = result.gold
    found = {t.id: t for t in result.understood.topics}
    for topic in gold.topics:
        detail = f"found {', '.join(found) or 'none'}"
        yield Outcome("topics", Kind.HIT if topic in found else Kind.MISSED, (gold,), topic, detail)
    for topic, score in found.items():
        if topic not in gold.topics and topic not in gold.also_topics:
            detail = f"labelled {', '.join(gold.topics)}; by {', '.join(score.evidence)}"
            yield Outcome("topics", Kind.EXTRA, (gold,), topic, detail)
