"""The tree of exports: the files for programs as they are copied into site/, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.settings import Settings
from generator.units import Tree

MANIFEST = "exports.json"
"""Under `Settings.state`: every file, what it was made from, and what we wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportsReport:
    """What `write_exports` did; paths are from the site's root, with forward slashes."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    total: int
    """Files that the digest now has for programs."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Path and SHA-256 of each."""


def known(settings: Settings) -> dict[str, str]:
    """Path from the site's root and SHA-256 of every file of the tree that is really there."""
    tree = Tree(settings.exports, settings.state / MANIFEST, "", lambda _: True)
    return {path: file.sha256 for path, file in tree.known.items() if (settings.exports / path).is_file()}
