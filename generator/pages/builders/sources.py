"""Who published the articles first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from generator.catalogue import Piece
from generator.pages.builders.common import path_of, titled
from generator.pages.charts.svg import percent
from generator.pages.collation import sort_key
from generator.pages.edition import Edition, PieceView
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages, paginate

LATEST = 5
"""Articles shown of each source."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source and what came from it."""

    name: str
    """Empty: the articles do not say."""
    url: str | None
    """Front page of its site."""
    count: int
    """Number of articles."""
    languages: tuple[tuple[str, int], ...]
    """Languages of the originals with the number of articles, the most frequent first."""
    latest: tuple[PieceView, ...]
    """The newest of them."""
    length: str
    """Of its bar, in percent of the longest."""


def build(edition: Edition) -> Iterator[Draft]:
    """The list of sources."""
    for pages, part in paginate(_names(edition), edition.address("sources/")):
        yield Draft(edition.locale, path_of(edition, pages), partial(_page, edition, pages, part), (pages, part))


def _page(edition: Edition, pages: Pages, part: Sequence[str]) -> Page:
    words = edition.words
    lead = words.gettext("Where the articles were published first.")
    found = by_source(edition)
    most = max(map(len, found.values()), default=1)
    entries = [_entry(edition, found[name], most) for name in part]
    return edition.page(
        "sources", path_of(edition, pages), titled(edition, words.gettext("Sources"), pages), lead,
        "sources.html.j2", context={"lead": lead, "sources": entries, "pages": pages}, data=pages.data(),
    )  # fmt: skip


def by_source(edition: Edition) -> Mapping[str, Sequence[Piece]]:
    """The pieces of each source, the newest first.

    Names that differ in capitals only are one source; those of pieces that name none are under an empty name.
    """
    return edition.once("sources", lambda: _by_source(edition))


def _by_source(edition: Edition) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for piece in edition.catalogue.pieces.values():
        source = edition.source(piece.original)
        found.setdefault(source.name.casefold() if source else "", []).append(piece)
    return found


def _names(edition: Edition) -> list[str]:
    """The sources in the order of the locale's alphabet; none comes last."""
    found = by_source(edition)

    def shown(name: str) -> str:
        source = edition.source(found[name][0].original)
        return source.name if source else ""

    return sorted(found, key=lambda name: (not name, sort_key(shown(name), edition.locale.code)))


def _entry(edition: Edition, pieces: Sequence[Piece], most: int) -> SourceEntry:
    sources = [source for piece in pieces if (source := edition.source(piece.original))]
    url = next((source.url for source in sources if source.url and source.url.lower().startswith("http")), None)
    parts = urlsplit(url) if url else None
    counts = Counter(piece.original.lang for piece in pieces)
    return SourceEntry(
        name=sources[0].name if sources else "", url=f"{parts.scheme}://{parts.netloc}/" if parts else None,
        count=len(pieces), languages=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        latest=edition.pieces(piece.slug for piece in pieces[:LATEST]), length=percent(100 * len(pieces) / most),
    )  # fmt: skip
