"""Every file for programs, and writing those that changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.errors import DigestError
from generator.exports import tags
from generator.exports.atom import AtomWriter
from generator.exports.data import data_files
from generator.exports.entry import Entry, entry_of
from generator.exports.feeds import documents, feeds
from generator.exports.jsonfeed import JsonFeedWriter
from generator.exports.llms import llms_txt
from generator.exports.records import Records
from generator.exports.tree import ExportsReport, update
from generator.exports.twins import plain, twin
from generator.pages.edition import Edition
from generator.pages.machine import twin_of
from generator.pages.urls import AddressBook


def build_exports(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Path from the site's root and text of every file for programs.

    Raises:
        SettingsError: ``feed_ids`` in mkdocs.yml is no tag URI.
    """
    book = AddressBook(catalogue)
    editions = [Edition(catalogue, book, locale) for locale in catalogue.settings.locales]
    texts: dict[str, str] = {}
    for edition in editions:
        yield from _twins(edition, texts)
        yield from _feeds(edition)
        yield edition.address("llms.txt"), llms_txt(edition)
    yield from data_files(Records(editions), texts)


def _twins(edition: Edition, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The twins of the articles that a locale publishes; their texts are kept in ``texts`` by id."""
    for piece in edition.catalogue.pieces.values():
        for article in (version.article for version in piece.versions):
            place = edition.book.place(piece.slug, article.lang)
            if place.locale == edition.locale:
                text = texts[f"{piece.slug}.{article.lang}"] = plain(article.body)
                yield twin_of(place.address), twin(edition, piece, article, text)


def _feeds(edition: Edition) -> Iterator[tuple[str, str]]:
    catalogue = edition.catalogue
    site_url = catalogue.settings.site_url
    if site_url is None:
        return
    ids = tags.prefix(catalogue.settings)
    atom, json_feed = AtomWriter(edition, site_url, ids), JsonFeedWriter(edition, site_url, ids)
    entries: dict[str, Entry] = {}
    for feed in feeds(edition):
        for document in documents(feed, catalogue):
            for slug in document.slugs:
                if slug not in entries:
                    entries[slug] = entry_of(edition, slug)
            listed = [(slug, entries[slug]) for slug in document.slugs]
            yield f"{document.path}.xml", atom.document(document, listed)
            if not document.archive:
                yield f"{document.path}.json", json_feed.document(document, listed)


def write_exports(catalogue: Catalogue) -> ExportsReport:
    """Bring the tree of exports up to date: write what changed, remove our own files that are no more.

    Unchanged files keep their modification time.

    Raises:
        DigestError: the folder cannot be written.
        SettingsError: ``feed_ids`` in mkdocs.yml is no tag URI.
    """
    settings = catalogue.settings
    try:
        return update(settings, build_exports(catalogue))
    except OSError as e:
        raise DigestError(f"cannot write the exports: {e.strerror or e}", path=e.filename or settings.exports) from e
