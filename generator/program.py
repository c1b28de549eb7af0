"""What made something: the code of this package and the versions of those it stands on, as a fingerprint."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator import state
from generator.files import sha256

PACKAGE = Path(__file__).parent

MEMORY = "program.json"
"""Under .digest: the fingerprint of the package's files by their sizes and times, as there are many."""

SHAPING = frozenset((
    "anyascii", "babel", "jinja2", "markupsafe", "pillow", "pyyaml", "python-frontmatter", "pymorphy3", "mkdocs",
    "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "pygments", "pagefind",
))  # fmt: skip
"""Packages whose version can change what is made."""


def fingerprint(memory: Path) -> str:
    """Of the package, of Python, and of the packages that shape what is made.

    Args:
        memory: .digest of the folder that is worked on.
    """
    return state.fingerprint(sys.version_info[:2], _installed(), _package(memory))


@cache
def _package(memory: Path) -> str:
    found = sorted((path, (s.st_size, s.st_mtime_ns, s.st_ctime_ns)) for path, s in _files(os.fspath(PACKAGE)))
    times = state.fingerprint(found)
    kept = state.load(memory / MEMORY)
    if isinstance(kept, list) and kept[:1] == [times] and len(kept) == 2:  # noqa: PLR2004
        return str(kept[1])
    content = state.fingerprint(
        [(path[len(os.fspath(PACKAGE)) :], sha256(Path(path).read_bytes())) for path, _ in found]
    )
    with contextlib.suppress(OSError):
        if max(max(times[1:]) for _, times in found) < state.now(memory) - 2_000_000_000:
            state.save(memory / MEMORY, [times, content])
    return content


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif not entry.name.endswith((".pyc", "~")):
                yield entry.path, entry.stat()


@cache
def _installed() -> tuple[str, ...]:
    """``name-version`` of what is installed of `SHAPING`, by the folders that installers leave."""
    names: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError):
            names.update(name for name in os.listdir(folder or ".") if name.endswith(".dist-info"))  # noqa: PTH208
    found = (re.fullmatch(r"(.+)-([^-]+)\.dist-info", name) for name in names)
    pairs = ((match[1].lower().replace("_", "-"), match[2]) for match in found if match)
    return tuple(sorted(f"{name}-{version}" for name, version in pairs if name in SHAPING))
