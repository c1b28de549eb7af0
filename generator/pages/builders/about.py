"""What the digest is, in figures and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.builders.sources import by_source
from generator.pages.edition import Edition
from generator.pages.page import Draft, Page
from generator.pages.quality import quality
from generator.pages.text import safe_url


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something, and the page that lists it."""

    label: str
    count: int
    address: str | None


def build(edition: Edition) -> Iterator[Draft]:
    """The page about the digest."""
    yield Draft(edition.locale, "about/", lambda: _page(edition))


def _page(edition: Edition) -> Page:
    words, settings = edition.words, edition.catalogue.settings
    lead = edition.tagline
    return edition.page(
        "about", "about/", words.gettext("About"), lead, "about.html.j2",
        context={"lead": lead, "figures": _figures(edition), "languages": _languages(edition),
                 "quality": quality(words), "repo_url": safe_url(settings.repo_url)},
    )  # fmt: skip


def _figures(edition: Edition) -> list[Figure]:
    words, catalogue = edition.words, edition.catalogue
    translations = sum(len(piece.versions) - 1 for piece in catalogue.pieces.values())
    rows: list[tuple[str, int, str | None]] = [
        (words.gettext("Articles"), len(catalogue.pieces), "articles/"),
        (words.gettext("Translations"), translations, None),
        (words.gettext("Stories"), len(catalogue.stories), "stories/"),
        (words.gettext("People"), len(catalogue.people), "people/"),
        (words.gettext("Topics"), len(catalogue.topics), "topics/"),
        (words.gettext("Sources"), sum(1 for name in by_source(edition) if name), "sources/"),
    ]
    return [
        Figure(label, count, None if path is None else edition.address(path)) for label, count, path in rows if count
    ]


def _languages(edition: Edition) -> list[tuple[str, int]]:
    """Languages of the originals, the most frequent first."""
    counts: dict[str, int] = {}
    for piece in edition.catalogue.pieces.values():
        counts[piece.original.lang] = counts.get(piece.original.lang, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
