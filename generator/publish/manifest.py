"""The manifest: every file that we put into site/, so that nothing else is ever touched."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.files import write_derived
from generator.publish.pages import PageSource
from generator.settings import Settings

VERSION = 2
MARKER = ".nojekyll"
"""Tells GitHub Pages to publish files as they are; what stands in it tells us that the folder is ours."""
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
    try:
        data = json.loads(path_of(settings).read_text(encoding="utf-8"))
        if data["version"] != VERSION or data["site"] != site_name(settings):
            return None
        versions = [tuple((lang, path) for lang, path in each) for each in data["alternates"]]
        return Manifest(
            environment=data["environment"],
            pages={key: PageSource.from_json(value, versions) for key, value in data["pages"].items()},
            assets=dict(data["assets"]),
            outputs={key: Output(*value) for key, value in data["outputs"].items()},
            search=data["search"],
            exports=dict(data.get("exports") or {}),
            pending=tuple(data["pending"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None  # a cache that cannot be read is no cache


def save(manifest: Manifest, settings: Settings) -> None:
    """Write the manifest."""
    versions: dict[tuple[tuple[str, str], ...], int] = {}
    pages = {key: value.to_json(versions) for key, value in sorted(manifest.pages.items())}
    data = {
        "version": VERSION,
        "site": site_name(settings),
        "environment": manifest.environment,
        "search": manifest.search,
        "pending": list(manifest.pending),
        "assets": dict(sorted(manifest.assets.items())),
        "exports": dict(sorted(manifest.exports.items())),
        "outputs": {key: [value.sha256, value.size] for key, value in sorted(manifest.outputs.items())},
        "pages": pages,
        "alternates": list(versions),
    }
    write_derived(path_of(settings), json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")


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
