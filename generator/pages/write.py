"""Every page of the digest, and writing those that changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import cards
from generator.cards import Card
from generator.catalogue import Catalogue
from generator.errors import DigestError
from generator.files import remove_with_empty_parents, sha256, write_if_changed
from generator.pages.builders import BUILDERS, people
from generator.pages.cards import all_cards, with_card
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.pages.structured import completed
from generator.pages.urls import AddressBook
from generator.pages.webmanifest import manifest, with_manifest
from generator.settings import Settings

MANIFEST = "pages.json"
"""Under `Settings.state`: path of each page we wrote to the SHA-256 of what we wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesReport:
    """What `write_pages` did; paths are under content/pages, with forward slashes, sorted."""

    written: tuple[str, ...]
    """Pages only; the files that scripts ask for go with them."""
    removed: tuple[str, ...]
    total: int
    """Pages that the digest now has."""
    cards: int = 0
    """Social cards that were drawn."""


def all_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every page of every locale."""
    book = AddressBook(catalogue)
    for locale in catalogue.settings.locales:
        edition = Edition(catalogue, book, locale)
        for builder in BUILDERS:
            for page in builder(edition):
                yield completed(edition, with_manifest(edition, with_card(edition, page)))


def build_pages(catalogue: Catalogue) -> dict[str, str]:
    """The whole site as text.

    Args:
        catalogue: the digest.

    Returns:
        Path under content/pages (forward slashes) to the complete file: front matter and Markdown.
    """
    built: dict[str, str] = {}
    for page in all_pages(catalogue):
        if page.file in built:  # The address book forbids it; a silent loss would be worse than a stop.
            raise DigestError("two pages have the same address", path=page.file)
        built[page.file] = page.render()
    return built


def build_assets(catalogue: Catalogue) -> dict[str, str]:
    """The files of data that browsers and scripts of the theme ask for, by path under content/pages."""
    book = AddressBook(catalogue)
    editions = (Edition(catalogue, book, locale) for locale in catalogue.settings.locales)
    return {asset.file: asset.text for edition in editions for asset in (manifest(edition), *people.assets(edition))}


def build_cards(catalogue: Catalogue) -> dict[str, Card]:
    """What the social cards say, by path under content/pages."""
    book = AddressBook(catalogue)
    editions = (Edition(catalogue, book, locale) for locale in catalogue.settings.locales)
    return {path: card for edition in editions for path, card in all_cards(edition)}


def write_pages(catalogue: Catalogue) -> PagesReport:
    """Bring content/pages up to date: write what changed, remove our own pages that are no more.

    Unchanged files keep their modification time. A file that we did not write is never removed.

    Raises:
        DigestError: the folder cannot be written.
    """
    settings = catalogue.settings
    pages = build_pages(catalogue)
    total = len(pages)
    pages |= build_assets(catalogue)
    before = _manifest(settings)
    try:
        if pages.keys() - before.keys():
            # Before the first page: a run that is interrupted leaves no page behind that nobody remembers.
            _remember(settings, {**dict.fromkeys(pages, ""), **before})
        written = [path for path in sorted(pages) if write_if_changed(settings.pages / path, pages[path])]
        removed = _remove(settings, sorted(before.keys() - pages.keys()))
        _remember(settings, {path: sha256(text) for path, text in pages.items()})
        pictures = cards.update(settings, build_cards(catalogue))
    except OSError as e:
        raise DigestError(f"cannot write the pages: {e.strerror or e}", path=e.filename or settings.pages) from e
    written = [path for path in written if path.endswith(".md")]
    return PagesReport(written=tuple(written), removed=removed, total=total, cards=len(pictures.drawn))


def _remove(settings: Settings, paths: list[str]) -> tuple[str, ...]:
    removed: list[str] = []
    for path in paths:
        file = settings.pages / path
        if file.is_file() or file.is_symlink():
            remove_with_empty_parents(file, settings.pages)
            removed.append(path)
    return tuple(removed)


def _manifest(settings: Settings) -> Mapping[str, str]:
    """What we wrote last time; nothing if that is not known. Paths that would leave content/pages are not believed."""
    try:
        data = json.loads((settings.state / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {path: str(value) for path, value in data.items() if _is_inside(settings.pages, path)}


def _remember(settings: Settings, fingerprints: Mapping[str, str]) -> None:
    text = json.dumps(fingerprints, indent=0, sort_keys=True, ensure_ascii=False)
    write_if_changed(settings.state / MANIFEST, text + "\n")


def _is_inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    kinds = {".md", ".json", ".webmanifest"}
    return pure.suffix in kinds and not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and (
        (folder / path).parent.resolve().is_relative_to(folder.resolve())
    )  # fmt: skip
