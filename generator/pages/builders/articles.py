"""The list of articles, and a page for every version of every article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.article import Article
from generator.catalogue import Piece, newest_first
from generator.pages import found_by, i18n, provenance
from generator.pages.builders.common import counted_articles, draft, path_of, span_of, titled
from generator.pages.edition import DESCRIPTION_LENGTH, Edition, PieceView, VersionView
from generator.pages.linking import with_person_links
from generator.pages.page import Alternate, Draft, Page, Switch
from generator.pages.paging import Pages, by_age
from generator.pages.text import line, shortened
from generator.pages.urls import month_path, relative

RELATED = 10
"""Other reports of the story shown under an article."""

HUMAN = "human"
"""``translated_by`` of a translation that a person made."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translation says of itself."""

    language: str
    """The original's, named in the page's language."""
    engine: str | None
    """Name of the translating program; None if a person translated."""
    original: VersionView | None
    stale: bool
    """The original was changed since."""


def build(edition: Edition) -> Iterator[Draft]:
    """The list of articles, and the articles that this locale publishes."""
    for pages, part in by_age(list(edition.catalogue.pieces), edition.address("articles/")):
        yield draft(edition, pages, part, partial(_listing, edition, pages, part))
    for piece in edition.catalogue.pieces.values():
        for version in piece.versions:
            lang = version.article.lang
            place = edition.book.place(piece.slug, lang)
            if place.locale == edition.locale:
                yield Draft(edition.locale, place.path, partial(_article, edition, piece.slug, lang), lang)


def _listing(edition: Edition, pages: Pages, part: Sequence[str]) -> Page:
    words = edition.words
    title = titled(edition, words.gettext("Articles"), pages, part)
    lead = counted_articles(edition, len(edition.catalogue.pieces)) if pages.front else span_of(edition, part)
    return edition.page(
        "articles", path_of(edition, pages), title, lead, "listing.html.j2", data=pages.data(),
        context={"lead": lead, "pages": pages, "pieces": edition.pieces(part)},
    )  # fmt: skip


def _article(edition: Edition, slug: str, lang: str) -> Page:
    piece = edition.catalogue.pieces[slug]
    version = piece.best(lang)
    article = version.article
    place = edition.book.place(piece.slug, article.lang)
    title, summary = line(article.title), [line(point) for point in article.summary]
    foreign = article.lang != edition.locale.code
    context = _context(edition, piece, article) | {"title": title, "summary": summary}
    links = {p.id: relative(place.address, p.address) for p in context["people"]}
    body = "\n\n".join((
        edition.html("article_head.html.j2", place.address, context),
        with_person_links(article.body, version.spots, links).strip("\n"),
        edition.html("article_foot.html.j2", place.address, context),
    ))  # fmt: skip
    return Page(
        kind="article", locale=edition.locale, path=place.path, title=title, body=body,
        description=shortened(" ".join(summary) or title, DESCRIPTION_LENGTH),
        alternates=_alternates(edition, piece), switch=_switch(edition, piece, place.address),
        content_lang=article.lang if foreign else None, data=_data(edition, piece, article),
    )  # fmt: skip


def _context(edition: Edition, piece: Piece, article: Article) -> dict[str, Any]:
    versions = edition.versions(piece)
    view = edition.piece(piece.slug)
    return {
        "lang": article.lang, "foreign": edition.is_foreign(article.lang), "headline_derived": article.headline_derived,
        "authors": [line(author) for author in article.authors], "source": edition.source(article),
        "date": article.date, "minutes": i18n.reading_minutes(article.body, article.lang),
        "translation": _translation(edition, piece, article, versions),
        "origin": provenance.origin(edition.catalogue, piece, edition.words),
        "others": [v for v in versions if v.lang != article.lang],
        "people": edition.people_of(article), "topics": edition.topics_of(article),
        "story": edition.address(story) if view.story and (story := edition.book.story_path(view.story)) else None,
        "related": _related(edition, piece, view),
    }  # fmt: skip


def _related(edition: Edition, piece: Piece, view: PieceView) -> list[tuple[str, tuple[PieceView, ...]]]:
    """Other reports of the same story by language, the page's own first; the newest first in each."""
    if view.story is None:
        return []
    others = [slug for slug in edition.catalogue.stories[view.story].pieces if slug != piece.slug]
    pieces = [edition.catalogue.pieces[slug] for slug in others[-RELATED:]]
    newest = edition.pieces(each.slug for each in sorted(pieces, key=newest_first))
    tags = sorted(dict.fromkeys(p.original_lang for p in newest), key=edition.is_foreign)
    return [(tag, tuple(p for p in newest if p.original_lang == tag)) for tag in tags]


def _translation(
    edition: Edition, piece: Piece, article: Article, versions: tuple[VersionView, ...]
) -> Translation | None:
    if article.translated_from is None:
        return None
    engine = article.translated_by if article.translated_by not in (None, HUMAN) else None
    return Translation(
        edition.words.language(article.translated_from), line(engine) if engine else None,
        next((v for v in versions if v.lang == article.translated_from and v.lang != article.lang), None),
        provenance.stale(article, piece.original),
    )  # fmt: skip


def _alternates(edition: Edition, piece: Piece) -> tuple[Alternate, ...]:
    """Every version of the piece that is published, this one included, the original first."""
    return tuple(Alternate(view.lang, view.address) for view in edition.versions(piece))


def _switch(edition: Edition, piece: Piece, here: str) -> tuple[Switch, ...]:
    """For each locale the piece in its language; else a page there that lists it: the story's, or the month's."""
    story = edition.piece(piece.slug).story
    nearest = (edition.book.story_path(story) if story else None) or month_path(piece.original.date)
    switch: list[Switch] = []
    for locale in edition.everywhere:
        tag = edition.book.tag_in(piece.slug, locale)
        if tag is not None:
            address, exact = edition.book.place(piece.slug, tag).address, True
        elif locale == edition.locale:
            address, exact = here, True
        else:
            address, exact = locale.prefix + nearest, False
        switch.append(Switch(locale.code, locale.name, address, exact))
    return tuple(switch)


def _data(edition: Edition, piece: Piece, article: Article) -> dict[str, Any]:
    """What search and structured data need to know of the article."""
    people = edition.people_of(article)
    source = edition.source(article)
    facts: dict[str, Any] = {
        "slug": piece.slug,
        "headline": line(article.title),
        "lang": article.lang,
        "date": article.date.isoformat() if article.date else None,
        "authors": [line(author) for author in article.authors],
        "source": {"name": source.name, "url": source.url} if source else None,
        "translated_from": article.translated_from,
        "people": [{"name": p.text, "path": p.address} for p in people],
        "topics": [{"name": t.text, "path": t.address} for t in edition.topics_of(article)],
    }
    return {
        "search": found_by.facts(edition, article),
        "names": found_by.names(edition, article),
        "article": facts,
    }  # fmt: skip
