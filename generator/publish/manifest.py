"""The manifest: every file that we put into site/, so that nothing else is ever touched.

Kept as a journal, so that writing down a change costs what changed.
"""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.journal import Journal
from generator.publish.pages import PageSource
from generator.settings import Settings

VERSION = 3
MARKER = ".nojekyll"
"""Tells GitHub Pages to publish files as they are; what stands in it tells us that the folder is ours."""
TOGETHER = 2000
"""Files of one record: little is held twice while it is written or read."""
MARK = "Written by Polydigest: everything here is derived and may be overwritten.\n"


@dataclass(frozen=True, slots=True)
class Output:
    """One file of site/."""

    sha256: str
    size: int


@dataclass(slots=True)
class Manifest:
    """What site/ holds, and what it was made from."""

    environment: str = ""
    """Fingerprint of theme, configuration and programs; another one means: render everything."""
    pages: dict[str, PageSource] = field(default_factory=dict)
    """By path under content/pages."""
    assets: dict[str, str] = field(default_factory=dict)
    """Other files of content/pages: path to SHA-256."""
    outputs: dict[str, Output] = field(default_factory=dict)
    """By path under site/."""
    search: str = ""
    """Fingerprint of what the search index was made from; empty if there is none."""
    exports: dict[str, str] = field(default_factory=dict)
    """Files of the tree of exports: path, also under site/, to SHA-256."""
    pending: tuple[str, ...] = ()
    """Paths under site/ that a run was about to write; empty once it is done."""
    journal: Journal | None = field(default=None, compare=False, repr=False)
    """Where it is kept, if it is."""

    def is_export(self, path: str) -> bool:
        """Whether a file under site/ is a copy of one of the exports, and not a page or another file of its name."""
        return path in self.exports and path in self.outputs and self.outputs[path].sha256 == self.exports[path]

    @property
    def page_outputs(self) -> set[str]:
        """Files that are pages."""
        return {page.output for page in self.pages.values()}


def path_of(settings: Settings) -> Path:
    """Where the manifest is kept."""
    return settings.state / "site.json"


def site_name(settings: Settings) -> str:
    """The site folder as seen from the digest folder, so that both can move together."""
    return Path(os.path.relpath(settings.site, settings.root.resolve())).as_posix()


def load(settings: Settings) -> Manifest | None:
    """The manifest of the present site folder; None if there is none, or one of another folder or program."""
    journal, site = Journal(path_of(settings)), site_name(settings)
    found, whole = Manifest(journal=journal), False
    try:
        for record in journal.read():
            if record.get("version", VERSION) != VERSION or record.get("site", site) != site:
                return None
            _take(found, record)
            whole = whole or bool(record.get("whole"))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None  # a cache that cannot be read is no cache
    return found if whole else None


def _take(manifest: Manifest, record: Mapping[str, Any]) -> None:
    versions = [tuple((lang, path) for lang, path in each) for each in record.get("alternates", ())]
    for section, paths in record.get("gone", {}).items():
        for path in paths:
            _sections(manifest)[section].pop(path, None)
    manifest.pages.update((key, PageSource.from_json(each, versions)) for key, each in record.get("pages", {}).items())
    manifest.outputs.update((key, Output(*each)) for key, each in record.get("outputs", {}).items())
    manifest.assets.update(record.get("assets", {}))
    manifest.exports.update(record.get("exports", {}))
    manifest.environment = record.get("environment", manifest.environment)
    manifest.search = record.get("search", manifest.search)
    manifest.pending = tuple(record.get("pending", manifest.pending))


def _sections(manifest: Manifest) -> dict[str, dict[str, Any]]:
    return {
        "pages": manifest.pages, "outputs": manifest.outputs, "assets": manifest.assets, "exports": manifest.exports,
    }  # fmt: skip


def save(manifest: Manifest, settings: Settings, old: Manifest | None = None) -> None:
    """Write the manifest.

    Args:
        manifest: to be kept.
        settings: the digest.
        old: what is kept now: if it is still there, what differs is added to it.

    Raises:
        OSError: the folder cannot be written.
    """
    old = old or Manifest()
    manifest.journal = old.journal or Journal(path_of(settings))
    if manifest.journal.grown or manifest.environment != old.environment:
        manifest.journal.begin(_all(manifest, settings))
    else:
        manifest.journal.add(_news(manifest, old))


def _all(manifest: Manifest, settings: Settings) -> Iterator[dict[str, Any]]:
    yield {"version": VERSION, "site": site_name(settings)}
    for section, entries in _sections(manifest).items():
        listed = iter(sorted(entries.items()))
        while some := dict(itertools.islice(listed, TOGETHER)):
            yield _record({section: some})
    yield {**_facts(manifest), "whole": True}


def _news(manifest: Manifest, old: Manifest) -> dict[str, Any]:
    """What differs, as one record: it counts as a whole or not at all."""
    now, before = _sections(manifest), _sections(old)
    changed = {
        name: {key: each for key, each in entries.items() if before[name].get(key) != each}
        for name, entries in now.items()
    }  # fmt: skip
    gone = {name: sorted(before[name].keys() - entries.keys()) for name, entries in now.items()}
    return {"gone": gone, **_record(changed), **_facts(manifest)}


def _facts(manifest: Manifest) -> dict[str, Any]:
    return {
        "environment": manifest.environment, "search": manifest.search, "pending": list(manifest.pending),
    }  # fmt: skip


def _record(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Entries as plain data."""
    versions: dict[tuple[tuple[str, str], ...], int] = {}
    plain: dict[str, Any] = {}
    for name, entries in sections.items():
        if name == "pages":
            plain[name] = {key: each.to_json(versions) for key, each in entries.items()}
        elif name == "outputs":
            plain[name] = {key: [each.sha256, each.size] for key, each in entries.items()}
        else:
            plain[name] = dict(entries)
    return {**plain, "alternates": list(versions)}


def damaged(outputs: Mapping[str, Output], site: Path) -> set[str]:
    """The files that are missing, or of another size than we wrote."""
    base = os.fspath(site)
    return {path for path, output in outputs.items() if not _has_size(f"{base}/{path}", output.size)}


def _has_size(path: str, size: int) -> bool:
    try:
        found = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
    except OSError:
        return False
    return found.st_size == size and stat.S_ISREG(found.st_mode)


def is_ours(site: Path) -> bool:
    """Whether the folder carries our mark."""
    try:
        return (site / MARKER).read_text(encoding="utf-8") == MARK
    except (OSError, UnicodeDecodeError):
        return False


def strays(site: Path, known: Iterable[str]) -> list[str]:
    """Pages of ours that no manifest knows, left by a run whose manifest was lost; by our mark in their head."""
    kept = set(known)
    found = []
    for path in sorted(site.rglob("*.html")):
        relative = path.relative_to(site).as_posix()
        if relative not in kept and path.is_file() and b'<meta name="generator" content="polydigest"' in _head(path):
            found.append(relative)
    return found


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2048)
