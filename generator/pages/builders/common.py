"""What several builders need."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.article import Date
from generator.catalogue import Piece, StoryRecord, day
from generator.pages.edition import Edition, NameView, PieceView
from generator.pages.i18n import sentence_case
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages

MOST_NAMES = 60
"""People or topics beside one person or topic, the most frequent first; more would be a second index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story as a block of a page."""

    address: str | None
    """Of its page; None if one article alone tells it."""
    lead: PieceView
    """The report it is told by: the newest one in the reader's language, else the newest."""
    date: Date | None
    """Of the newest dated report."""
    pieces: tuple[PieceView, ...]
    """In time order."""
    others: tuple[PieceView, ...]
    """The reports but the lead, the newest first, undated ones last."""
    people: tuple[NameView, ...]
    topics: tuple[NameView, ...]


def story_view(edition: Edition, story: StoryRecord) -> StoryView:
    """A story of the catalogue for an edition."""
    pieces = edition.pieces(story.pieces)
    # The record runs oldest first, undated last; a reader wants the newest report that has a date.
    # What only repeats another report leads nothing.
    own = [piece for piece in pieces if piece.slug not in story.copies]
    dated = [piece for piece in own if piece.date] or own
    lead = next((p for p in reversed(dated) if not p.foreign), None) or next((p for p in own if not p.foreign), None)
    lead = lead or dated[-1]
    newest = [*(p for p in reversed(pieces) if p.date), *(p for p in pieces if not p.date)]
    path = edition.book.story_path(story.id)
    return StoryView(
        address=None if path is None else edition.address(path),
        lead=lead,
        date=next((piece.date for piece in reversed(pieces) if piece.date), None),
        pieces=pieces,
        others=tuple(piece for piece in newest if piece.slug != lead.slug),
        people=frequent(piece.people for piece in pieces),
        topics=frequent(piece.topics for piece in pieces),
    )


def frequent(groups: Iterable[tuple[NameView, ...]]) -> tuple[NameView, ...]:
    """The names of several pieces: those of most pieces first, then in the order in which they come."""
    counts: dict[str, int] = {}
    names: dict[str, NameView] = {}
    for group in groups:
        for name in group:
            counts[name.id] = counts.get(name.id, 0) + 1
            names.setdefault(name.id, name)
    return tuple(sorted(names.values(), key=lambda name: -counts[name.id]))


def draft(edition: Edition, pages: Pages, part: Sequence[object], make: Callable[[], Page]) -> Draft:
    """One page of a listing; it is another page if another part of the list stands on it."""
    return Draft(edition.locale, path_of(edition, pages), make, (pages, part))


def path_of(edition: Edition, pages: Pages) -> str:
    """The address of a page of a listing within its locale."""
    return pages.address.removeprefix(edition.locale.prefix)


def titled(edition: Edition, title: str, pages: Pages, part: Sequence[str] = ()) -> str:
    """The title of one page of a listing: but for the first it says which, by its number or by the time of its pieces.

    ``part`` are the slugs of the pieces on the page.
    """
    if pages.front:
        return title
    words = edition.words
    if not pages.number:
        return f"{title} · {span_of(edition, part)}"
    number = words.gettext("Page {number} of {last}").format(
        number=words.number(pages.number), last=words.number(pages.last)
    )
    return f"{title} · {number}"


def span_of(edition: Edition, slugs: Iterable[str]) -> str:
    """``Sep 9 – 15, 2025``: from the first to the last day of some pieces."""
    days = sorted(found for found, _ in dated(edition.catalogue.pieces[slug] for slug in slugs) if found is not None)
    return edition.words.interval(days[0], days[-1]) if days else edition.words.gettext("Date unknown")


def counted_articles(edition: Edition, count: int) -> str:
    """``12 articles``."""
    words = edition.words
    return words.ngettext("{count} article", "{count} articles", count).format(count=words.number(count))


def dated(pieces: Iterable[Piece]) -> list[tuple[dt.date | None, str]]:
    """Day and language of each piece's original, for a chart."""
    return [(day(p.original.date) if p.original.date else None, p.original.lang) for p in pieces]


def span(edition: Edition, pieces: Iterable[Piece]) -> str | None:
    """``March 2024 – July 2025``, from the first dated piece to the last; None if no piece has a date."""
    days = sorted(found for found, _ in dated(pieces) if found is not None)
    if not days:
        return None
    first, last = (edition.words.month(d.year, d.month) for d in (days[0], days[-1]))
    return first if first == last else f"{first} – {last}"


def languages(edition: Edition, pieces: Iterable[Piece]) -> list[tuple[str, int]]:
    """Languages of the originals, named in the locale's, with the number of pieces, the most frequent first."""
    counts = Counter(piece.original.lang for piece in pieces)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(sentence_case(edition.words.language(tag)), count) for tag, count in ranked]
