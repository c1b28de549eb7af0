"""Dates of publication in lines about the article that the verdict on lines passed over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.reading.cues import find_cue
from generator.reading.signing import NEAR
from generator.reading.stamps import Stamp, apart_dates, read_stamps, told_dates
from generator.reading.zones import LEGAL, UNFIT, Zones, unfit


def stamps_about(places: Zones, lang: str) -> list[Stamp]:
    """Dates of publication in lines about the article that the verdict on lines passed over, the surest kind first."""
    for way in (_plain_stamps, _under_title, _apart_in_head, _under_text, _labelled):
        if found := list(way(places, lang)):
            return found
    return []


def _plain_stamps(places: Zones, lang: str) -> Iterator[Stamp]:
    """Lines made to carry a date, about the headline."""
    for d in places.head:
        if not unfit(d):
            yield from read_stamps(d.text, d.line, lang)


def _under_title(places: Zones, lang: str) -> Iterator[Stamp]:
    """Dates of longer lines of the page between headline and text."""
    for d in places.below_title:
        if not unfit(d):
            yield from told_dates(d.text, d.line, lang, labelled=d.kept)


def _apart_in_head(places: Zones, lang: str) -> Iterator[Stamp]:
    """Dates that are a part of their own of a line of the page above the text."""
    for d in places.head:
        if not d.kept and not d.foreign:
            yield from apart_dates(d.text, d.line, lang)


def _under_text(places: Zones, lang: str) -> Iterator[Stamp]:
    """A line that is nothing but a date in the first lines under the text."""
    for d in places.tail[:NEAR]:
        if unfit(d) and not LEGAL.search(d.text):
            return  # the links to other articles begin
        yield from (s for s in read_stamps(d.text, d.line, lang) if not s.rest)


def _labelled(places: Zones, lang: str) -> Iterator[Stamp]:
    """Dates behind a label in any line of the page before the links to other articles."""
    for d in (*places.head, *places.tail):
        cue = d.cue or find_cue(d.text)
        if cue is not None and cue.kind == "related":
            return
        if not d.kept and not d.foreign and (cue is None or cue.kind not in UNFIT - {"copyright"}):
            yield from told_dates(d.text, d.line, lang, labelled=True)
