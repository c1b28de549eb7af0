"""Every file for programs, and writing those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from generator.article import Article
from generator.catalogue import Catalogue, Piece
from generator.errors import DigestError
from generator.exports import data, tags
from generator.exports.atom import AtomWriter
from generator.exports.entry import Entry, entry_of
from generator.exports.feeds import Document, documents, feeds, years
from generator.exports.jsonfeed import JsonFeedWriter
from generator.exports.llms import llms_txt
from generator.exports.records import Records
from generator.exports.tree import MANIFEST, ExportsReport
from generator.exports.twins import plain, twin
from generator.files import sha256
from generator.pages.edition import Edition
from generator.pages.editions import Editions
from generator.pages.machine import twin_of
from generator.pages.write import environment
from generator.phases import phase
from generator.state import fingerprint
from generator.trace import Kept
from generator.units import Stage, Tree, Unit, made


@dataclass(frozen=True, slots=True)
class _Feeds:
    """The writers of one locale."""

    edition: Edition
    atom: AtomWriter
    json: JsonFeedWriter
    entries: Kept[str, Entry] = field(default_factory=Kept)

    def write(self, document: Document) -> Iterator[tuple[str, str]]:
        listed = [(slug, self.entries.of(slug, partial(entry_of, self.edition, slug))) for slug in document.slugs]
        yield f"{document.path}.xml", self.atom.document(document, listed)
        if not document.archive:
            yield f"{document.path}.json", self.json.document(document, listed)


def units(records: Records) -> Iterator[Unit]:
    """The files of single articles and feeds, and the lines of which the tables consist."""
    year = years(records.catalogue)
    for edition in records.editions:
        yield from _twins(records, edition)
        yield from _feeds(edition, year)
        path = edition.address("llms.txt")
        yield Unit(path, partial(_llms, edition, path), paths=(path,))
    yield from data.line_units(records)


def _llms(edition: Edition, path: str) -> Iterator[tuple[str, str]]:
    yield path, llms_txt(edition)


def _twins(records: Records, edition: Edition) -> Iterator[Unit]:
    """The twins of the articles that a locale publishes."""
    for slug in edition.catalogue.pieces:
        piece = edition.catalogue.pieces[slug]
        for version in piece.versions:
            place = edition.book.place(slug, version.article.lang)
            if place.locale == edition.locale:
                path = twin_of(place.address)
                make = partial(_twin, records, edition, slug, version.article.lang)
                yield Unit(path, make, version.article.lang, (path,))


def _twin(records: Records, edition: Edition, slug: str, lang: str) -> Iterator[tuple[str, str]]:
    piece, article = _version(edition.catalogue, slug, lang)
    text = plain(article.body)
    yield twin_of(edition.book.place(slug, lang).address), twin(edition, piece, article, text)
    yield from data.article_lines(records, piece, article, text)


def _version(catalogue: Catalogue, slug: str, lang: str) -> tuple[Piece, Article]:
    piece = catalogue.pieces[slug]
    return piece, piece.best(lang).article


def _feeds(edition: Edition, year: Mapping[str, str]) -> Iterator[Unit]:
    catalogue = edition.catalogue
    site_url = catalogue.settings.site_url
    if site_url is None:
        return
    ids = tags.prefix(catalogue.settings)
    writers = _Feeds(edition, AtomWriter(edition, site_url, ids), JsonFeedWriter(edition, site_url, ids))
    for feed in feeds(edition):
        for document in documents(feed, year):
            paths = (f"{document.path}.xml", f"{document.path}.json")
            make = partial(writers.write, document)
            yield Unit(paths[0], make, fingerprint(document.facts), paths[:1] if document.archive else paths)


def build_exports(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Path from the site's root and text of every file for programs.

    Raises:
        SettingsError: ``feed_ids`` in mkdocs.yml is no tag URI.
    """
    records = Records(Editions.of(catalogue).all)
    files: dict[str, tuple[str, int]] = {}
    pieces: dict[str, str] = {}

    def take(listed: Iterable[Unit]) -> Iterator[tuple[str, str]]:
        for path, text in made(listed):
            if path.startswith("#"):
                pieces[path] = text
                continue
            files[path] = (sha256(text), len(text.encode()))
            yield path, text

    yield from take(units(records))
    for stage in _stages(records):
        yield from take(stage(pieces, files))


def _stages(records: Records) -> list[Stage]:
    def text_of(slug: str, lang: str) -> str:
        return plain(_version(records.catalogue, slug, lang)[1].body)

    return [partial(data.table_units, records, text_of), partial(data.package_units, records)]


@phase("exports")
def write_exports(
    catalogue: Catalogue, progress: Callable[[int, int], None] | None = None, *, editions: Editions | None = None
) -> ExportsReport:
    """Bring the tree of exports up to date: make the files whose facts changed, remove what is no more.

    Unchanged files keep their modification time.

    Args:
        catalogue: the digest.
        progress: told how many files are made, and of how many.
        editions: of the digest, if they are made already.

    Raises:
        DigestError: the folder cannot be written.
        SettingsError: ``feed_ids`` in mkdocs.yml is no tag URI.
    """
    settings = catalogue.settings
    editions = editions or Editions.of(catalogue)
    records = Records(editions.all)
    tree = Tree(settings.exports, settings.state / MANIFEST, environment(catalogue), lambda _: True, alone=True)
    try:
        done = tree.update(units(records), editions.prints, *_stages(records), progress=progress)
    except OSError as e:
        raise DigestError(f"cannot write the exports: {e.strerror or e}", path=e.filename or settings.exports) from e
    return ExportsReport(written=done.written, removed=done.removed, total=len(done.files), files=done.files)
