"""Which files of the seeds folder are seeds, and in which order."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from generator.errors import SeedError

TEXT_SUFFIXES = frozenset({".txt", ".text"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def list_seeds(folder: Path) -> list[Path]:
    """Every seed under a folder, sorted by its path relative to it (forward slashes, NFC).

    Seeds are files ending in ``.txt .text .html .htm .xhtml``, in whatever case; whether each can be read as one (it
    may be a pipe, or a link to nothing or to outside of the folder) is said when it is read. Hidden files and folders
    are passed over, and so are links to folders that lead out of this one or in a circle. A folder that does not exist
    holds none (git does not keep empty folders).

    Raises:
        SeedError: it is no folder or cannot be read.
    """
    if not folder.exists():
        return []
    found: list[Path] = []
    root = folder.resolve()
    _walk(folder, root, (root,), found)
    return sorted(found, key=lambda path: sort_key(path, folder))


def seed_name(path: Path, folder: Path) -> str:
    """The path of a seed relative to the seeds folder, with forward slashes, in NFC."""
    try:
        relative = path.relative_to(folder)
    except ValueError:
        relative = Path(path.name)
    return unicodedata.normalize("NFC", relative.as_posix())


def sort_key(path: Path, folder: Path) -> tuple[str, str]:
    """Sorts seeds by name; the name as the disk has it decides between two spellings of one name."""
    return seed_name(path, folder), path.as_posix()


def _walk(folder: Path, root: Path, above: tuple[Path, ...], found: list[Path]) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as e:
        raise SeedError(f"cannot read the folder: {e.strerror}", path=folder) from e
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            real = path.resolve()
            if real not in above and real.is_relative_to(root):
                _walk(path, root, (*above, real), found)
        elif path.suffix.lower() in TEXT_SUFFIXES | HTML_SUFFIXES:
            found.append(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False
