"""Who published the articles first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from generator.pages.builders.common import titled
from generator.pages.charts.svg import percent
from generator.pages.collation import sort_key
from generator.pages.edition import Edition, PieceView
from generator.pages.page import Page
from generator.pages.paging import paginate
from generator.pages.urls import numbered

LATEST = 5
"""Articles shown of each source."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source and what came from it."""

    name: str
    """Empty: the articles do not say."""
    url: str | None
    """Front page of its site."""
    pieces: tuple[PieceView, ...]
    length: str = "100%"
    """Of its bar, in percent of the longest."""

    @property
    def count(self) -> int:
        """Number of articles."""
        return len(self.pieces)

    @property
    def latest(self) -> tuple[PieceView, ...]:
        """The newest of them."""
        return self.pieces[:LATEST]

    @property
    def languages(self) -> tuple[tuple[str, int], ...]:
        """Languages of the originals with the number of articles, the most frequent first."""
        counts = Counter(piece.original_lang for piece in self.pieces)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def build(edition: Edition) -> Iterator[Page]:
    """The list of sources."""
    words = edition.words
    lead = words.gettext("Where the articles were published first.")
    for pages, part in paginate(entries(edition), edition.address("sources/")):
        yield edition.page(
            "sources", numbered("sources/", pages.number), titled(edition, words.gettext("Sources"), pages), lead,
            "sources.html.j2", context={"lead": lead, "sources": part, "pages": pages}, data=pages.data(),
        )  # fmt: skip


def entries(edition: Edition) -> list[SourceEntry]:
    """The sources by name; the articles that name none come last. Names that differ in capitals only are one source."""
    found: dict[str, list[PieceView]] = {}
    for piece in edition.pieces(edition.catalogue.pieces):
        found.setdefault(piece.source.name.casefold() if piece.source else "", []).append(piece)
    most = max(map(len, found.values()), default=1)
    listed = [replace(_entry(pieces), length=percent(100 * len(pieces) / most)) for pieces in found.values()]
    return sorted(listed, key=lambda entry: (not entry.name, sort_key(entry.name, edition.locale.code)))


def _entry(pieces: list[PieceView]) -> SourceEntry:
    sources = [piece.source for piece in pieces if piece.source]
    url = next((source.url for source in sources if source.url and source.url.lower().startswith("http")), None)
    parts = urlsplit(url) if url else None
    front = f"{parts.scheme}://{parts.netloc}/" if parts else None
    return SourceEntry(sources[0].name if sources else "", front, tuple(pieces))
