"""Every page of the digest, and writing those that changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator import cards, program
from generator.cards import Card
from generator.catalogue import Catalogue
from generator.errors import DigestError
from generator.files import sha256
from generator.pages import webmanifest
from generator.pages.asset import Asset
from generator.pages.builders import BUILDERS, people
from generator.pages.cards import cards_of, with_card
from generator.pages.edition import Edition
from generator.pages.editions import Editions
from generator.pages.page import Draft
from generator.pages.structured import completed
from generator.pages.webmanifest import manifest, with_manifest
from generator.phases import phase
from generator.state import fingerprint
from generator.units import Tree, Unit, made

MANIFEST = "pages.json"
"""Under `Settings.state`: every page, what it was made from, and what we wrote."""

CARD, ROW = "#card ", "#name "
"""Beginnings of the names of pieces: a social card's words (with its path), a person in the list that is filtered."""

Progress: TypeAlias = Callable[[int, int], None]


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
    files: Mapping[str, str] = field(default_factory=dict)
    """Path and SHA-256 of all files that are there now but the cards."""


def units(editions: Editions) -> Iterator[Unit]:
    """Every page and every file beside the pages, ready to be made; and what the other files are put together from."""
    for edition in editions.all:
        locale = edition.locale
        for builder in BUILDERS:
            for draft in builder(edition):
                yield Unit(draft.file, partial(_page, edition, draft), fingerprint(draft.arguments), (draft.file,))
        for person in edition.catalogue.people:
            yield Unit(f"{ROW}{locale.code} {person}", partial(_row, edition, person))
        path = f"{locale.code}/{webmanifest.FILE}"
        yield Unit(path, partial(_manifest, edition), paths=(path,))
        yield Unit(f"{CARD}{locale.code}", partial(_cards, edition))


def together(editions: Editions, pieces: Mapping[str, str], _files: object) -> Iterator[Unit]:
    """The files that are put together from the pieces that `units` made."""
    for edition in editions.all:
        rows = partial(_row_of, pieces, f"{ROW}{edition.locale.code} ")
        for asset in people.assets(edition, rows):
            yield Unit(asset.file, partial(_asset, asset), sha256(asset.text), (asset.file,))


def _row_of(pieces: Mapping[str, str], head: str, person: str) -> str:
    return pieces[head + person]


def _page(edition: Edition, draft: Draft) -> Iterator[tuple[str, str]]:
    page = completed(edition, with_manifest(edition, with_card(edition, draft.make())))
    yield page.file, page.render()
    if page.kind == "article":
        for path, card in cards_of(edition, page):
            yield f"{CARD}{path}", json.dumps(asdict(card), ensure_ascii=False)


def _row(edition: Edition, person: str) -> Iterator[tuple[str, str]]:
    yield f"{ROW}{edition.locale.code} {person}", people.row(edition, person)


def _manifest(edition: Edition) -> Iterator[tuple[str, str]]:
    yield from _asset(manifest(edition))


def _asset(asset: Asset) -> Iterator[tuple[str, str]]:
    yield asset.file, asset.text


def _cards(edition: Edition) -> Iterator[tuple[str, str]]:
    for path, card in cards_of(edition):
        yield f"{CARD}{path}", json.dumps(asdict(card), ensure_ascii=False)


def _all_made(catalogue: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """Files and pieces, with nothing remembered or written."""
    editions = Editions.of(catalogue)
    files: dict[str, str] = {}
    pieces: dict[str, str] = {}

    def take(listed: Iterable[Unit]) -> None:
        for path, text in made(listed):
            if path in files:  # The address book forbids it; a silent loss would be worse than a stop.
                raise DigestError("two pages have the same address", path=path)
            (pieces if path.startswith("#") else files)[path] = text

    take(units(editions))
    take(together(editions, pieces, {}))
    return files, pieces


def build_pages(catalogue: Catalogue) -> dict[str, str]:
    """The whole site as text.

    Args:
        catalogue: the digest.

    Returns:
        Path under content/pages (forward slashes) to the complete file: front matter and Markdown.
    """
    return {path: text for path, text in _all_made(catalogue)[0].items() if path.endswith(".md")}


def build_assets(catalogue: Catalogue) -> dict[str, str]:
    """The files of data that browsers and scripts of the theme ask for, by path under content/pages."""
    return {path: text for path, text in _all_made(catalogue)[0].items() if not path.endswith(".md")}


def build_cards(catalogue: Catalogue) -> dict[str, Card]:
    """What the social cards say, by path under content/pages."""
    return _said(_all_made(catalogue)[1])


def _said(pieces: Mapping[str, str]) -> dict[str, Card]:
    found = ((path.removeprefix(CARD), text) for path, text in pieces.items() if path.startswith(CARD))
    return {path: Card(**json.loads(text)) for path, text in found}


@phase("pages")
def write_pages(
    catalogue: Catalogue, progress: Progress | None = None, *, editions: Editions | None = None
) -> PagesReport:
    """Bring content/pages up to date: make the pages whose facts changed, remove our own that are no more.

    Unchanged files keep their modification time. A file that we did not write is never removed.

    Args:
        catalogue: the digest.
        progress: told how many pages are made, and of how many.
        editions: of the digest, if they are made already.

    Raises:
        DigestError: the folder cannot be written.
    """
    settings = catalogue.settings
    editions = editions or Editions.of(catalogue)
    tree = Tree(settings.pages, settings.state / MANIFEST, environment(catalogue), _ours)
    try:
        done = tree.update(units(editions), editions.prints, partial(together, editions), progress=progress)
        pictures = cards.update(settings, _said(done.pieces))
    except OSError as e:
        raise DigestError(f"cannot write the pages: {e.strerror or e}", path=e.filename or settings.pages) from e
    return PagesReport(
        written=tuple(path for path in done.written if path.endswith(".md")), removed=done.removed,
        total=sum(path.endswith(".md") for path in done.files), cards=len(pictures.drawn),
        files=done.files,
    )  # fmt: skip


def environment(catalogue: Catalogue) -> str:
    """Fingerprint of what is no fact: code, settings, taxonomy."""
    settings = catalogue.settings
    plain = replace(settings, root=Path(), site=Path())
    topics = settings.topics_yml.read_bytes() if settings.topics_yml.is_file() else b""
    return fingerprint(program.fingerprint(settings.state), plain, topics)


def _ours(path: str) -> bool:
    return path.endswith((".md", ".json", ".webmanifest"))
