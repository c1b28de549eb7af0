"""From content/articles to site/: pages, exports, the site, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import catalogue, library, program
from generator.commands.progress import Bar
from generator.ledger import Ledger
from generator.library import Library
from generator.mentions import Mentions
from generator.people.registry import Registry
from generator.settings import Settings
from generator.topics.taxonomy import Taxonomy

if TYPE_CHECKING:
    from generator.exports.tree import ExportsReport
    from generator.pages import PagesReport


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a digest."""

    said: tuple[str, ...]
    """Lines on pages, exports and site."""
    idle: tuple[str, ...]
    """The same lines of a run that has nothing to do."""
    warnings: tuple[str, ...]
    outputs: Callable[[], list[str]]
    """Paths of all files made, and of the folders under content/pages (with a final slash)."""


def render(digest: Settings, read: Callable[[], Library | None] = lambda: None) -> Rendered:
    """Bring content/pages, the exports and site/ up to date with the articles.

    Args:
        digest: to be built.
        read: gives the articles, if they were read just now.

    Raises:
        DigestError: something cannot be read or written, or MkDocs refuses.
    """
    from generator.publish import publish  # noqa: PLC0415

    pages, exports = _written(digest, read)
    warnings: list[str] = []
    with Bar("rendering", "pages") as bar:
        site = publish(digest, say=warnings.append, pages=pages.files, exports=exports.files, progress=bar)
    drawn = f", cards drawn {pages.cards}" if pages.cards else ""
    return Rendered(
        said=(
            f"pages     {pages.total}, written {len(pages.written)}, removed {len(pages.removed)}{drawn}",
            f"exports   {exports.total}, written {len(exports.written)}, removed {len(exports.removed)}",
            f"site      {site.total}, rendered {len(site.rendered)}, removed {len(site.removed)}",
        ),
        idle=(
            f"pages     {pages.total}, written 0, removed 0",
            f"exports   {exports.total}, written 0, removed 0",
            f"site      {site.total}, rendered 0, removed 0",
        ),
        warnings=tuple(warnings),
        outputs=lambda: _outputs(digest, site.outputs),
    )


def _written(digest: Settings, read: Callable[[], Library | None]) -> tuple[PagesReport, ExportsReport]:
    """Write pages and exports; nothing of what they are made of is kept: MkDocs needs the memory."""
    from generator.exports import write_exports  # noqa: PLC0415
    from generator.pages import Editions, write_pages  # noqa: PLC0415 - Jinja, Babel

    stored = (read() or library.load(digest.articles, digest.root)).stored
    registry, taxonomy = Registry.load(digest.people_yml, digest.state), Taxonomy.load(digest.topics_yml)
    left_out = {seed: entry.left_out for seed, entry in Ledger.load(digest.imports_yml)}
    mentions = Mentions(registry, digest.root, program.fingerprint(digest.state))
    whole = catalogue.build(
        digest, (s.article for s in stored), registry, taxonomy, left_out=left_out, mentions=mentions
    )
    mentions.save()
    editions = Editions.of(whole)
    with Bar("making pages", "pages") as bar:
        pages = write_pages(whole, bar, editions=editions)
    with Bar("making feeds and data", "files") as bar:
        exports = write_exports(whole, bar, editions=editions)
    return pages, exports


def _outputs(digest: Settings, site: Sequence[str]) -> list[str]:
    import os  # noqa: PLC0415

    made: list[str] = []
    for folder, _, names in os.walk(digest.pages):
        made.append(f"{folder}/")
        made += [f"{folder}/{name}" for name in names]
    return made + [f"{digest.site}/{path}" for path in site]
