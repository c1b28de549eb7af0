"""The tree of exports: the files for programs as they are copied into site/, and what is in it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import DigestError
from generator.files import remove_with_empty_parents, sha256, write_if_changed
from generator.settings import Settings

MANIFEST = "exports.json"
"""Under `Settings.state`: path of each file we wrote to the SHA-256 of what we wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportsReport:
    """What `write_exports` did; paths are from the site's root, with forward slashes."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    """Files that the digest now has for programs."""


def update(settings: Settings, files: Iterable[tuple[str, str]]) -> ExportsReport:
    """Make the tree hold exactly these files (path, text); unchanged ones keep their modification time.

    Raises:
        DigestError: two files have the same path.
        OSError: the folder cannot be written.
    """
    before = _remembered(settings)
    now: dict[str, str] = {}
    written: list[str] = []
    for path, text in files:
        if path in now:  # The address book forbids it; a silent loss would be worse than a stop.
            raise DigestError("two files have the same address", path=path)
        now[path] = sha256(text)
        if before.get(path) != now[path] or not _has_size(settings.exports / path, len(text.encode())):
            # Until this run is done nobody relies on what the last one wrote.
            (settings.state / MANIFEST).unlink(missing_ok=True)
            if write_if_changed(settings.exports / path, text):
                written.append(path)
    # The tree is ours alone: what is not in it now goes, also what a killed run left behind.
    removed = [path for path in _tree(settings.exports) if path not in now]
    for path in removed:
        remove_with_empty_parents(settings.exports / path, settings.exports)
    text = json.dumps(dict(sorted(now.items())), indent=0, ensure_ascii=False)
    write_if_changed(settings.state / MANIFEST, text + "\n")
    return ExportsReport(written=tuple(sorted(written)), removed=tuple(removed), total=len(now))


def known(settings: Settings) -> dict[str, str]:
    """Path from the site's root and SHA-256 of every file of the tree that is really there."""
    there = set(_tree(settings.exports))
    return {path: fingerprint for path, fingerprint in _remembered(settings).items() if path in there}


def _remembered(settings: Settings) -> dict[str, str]:
    """What we wrote last time; nothing if that is not known. Paths that would leave the tree are not believed."""
    try:
        data = json.loads((settings.state / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {path: str(value) for path, value in data.items() if _is_inside(path)}


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and pure.as_posix() == path


def _tree(folder: Path) -> list[str]:
    """Every file under the folder, as relative paths with forward slashes, sorted."""
    base = os.fspath(folder)
    return sorted(
        f"{parent[len(base) :]}/{name}".replace(os.sep, "/").lstrip("/")
        for parent, _, names in os.walk(base) for name in names
    )  # fmt: skip


def _has_size(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False
