"""Whether anything changed at all since the last build: by the size and times of every file that matters.

A build that ended well remembers the files it was made from (content/, mkdocs.yml, the theme of the digest's own, this
package, the installed programs) and those it made (content/pages, site/). If all are as they were, the next build has
nothing to do, and knows so before it has loaded anything else. The times of a file that was written in the moment it
was looked at say little, so such a file is compared by its content (as git does).
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import state

REMEMBERED = "unchanged.json"
"""Under .digest."""

RACY = 2_000_000_000
"""Nanoseconds: no file system's clock is coarser."""

PACKAGE = Path(__file__).parent

DERIVED = "pages"
"""Folder of content/ that the build writes."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from, as it was when it began."""

    files: Mapping[str, tuple[int, int, int]]
    """Path (from the digest folder if it is in it) to size, modification and change time; folders end in a slash."""
    hashed: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the files that had just been written."""


def look(root: Path, *, more: Iterable[Path] = ()) -> Inputs:
    """Look at everything a build of a digest folder is made from.

    Args:
        root: the digest folder.
        more: files and folders that its mkdocs.yml names.

    Raises:
        OSError: .digest cannot be written.
    """
    recent = state.now(root / ".digest") - RACY
    found: dict[str, tuple[int, int, int]] = {}
    hashed: dict[str, str] = {}
    for path, status in _inputs(root, more):
        shown = _shown(path, root)
        found[shown] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if max(status.st_mtime_ns, status.st_ctime_ns) >= recent and stat.S_ISREG(status.st_mode):
            hashed[shown] = _sha256(path)
    return Inputs(found, hashed)


def remember(root: Path, inputs: Inputs, outputs: Iterable[str], said: Sequence[str], key: str) -> None:
    """Keep what a build that ended well was made from and made.

    Args:
        root: the digest folder.
        inputs: as `look` found them before the build read them.
        outputs: paths of the files it made, and (with a final slash) of the folders that hold nothing else.
        said: what a build that has nothing to do says.
        key: what else must be the same: options, variables of the environment.

    Raises:
        OSError: the folder cannot be written.
    """
    made: dict[str, os.stat_result] = {}
    for path in outputs:
        try:
            made[_shown(path, root)] = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
        except OSError:
            return forget(root)  # somebody is at work there
    state.save(root / ".digest" / REMEMBERED, {
        "key": _key(key), "said": list(said), "hashed": dict(inputs.hashed),
        "inputs": "\n".join(inputs.files),
        "input_times": state.packed(n for triple in inputs.files.values() for n in triple),
        "outputs": "\n".join(made), "output_times": state.packed(
            n for status in made.values() for n in (status.st_size, status.st_mtime_ns)
        ),
    })  # fmt: skip
    return None


def forget(root: Path) -> None:
    """The next build looks at everything."""
    (root / ".digest" / REMEMBERED).unlink(missing_ok=True)


def said_when_idle(root: Path, key: str) -> list[str] | None:
    """What to say if nothing changed since the last build; None if something may have."""
    kept = state.load(root / ".digest" / REMEMBERED)
    try:
        if kept is None or kept["key"] != _key(key):
            return None
        if still(root, kept["hashed"]) and _all_as_were(root, kept):
            return [str(line) for line in kept["said"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None  # a cache that cannot be read is no cache
    return None


def _all_as_were(root: Path, kept: dict[str, str]) -> bool:
    # A build with nothing to do is a look at 200,000 files, so no more than that is done for each: `os.path.join` and
    # `os.path.isabs` would take half as long again.
    look_at, base = os.stat, f"{os.fspath(root)}{os.sep}"
    times = state.unpacked(kept["input_times"])
    # Inputs first: there are fewer of them, and it is they that change.
    for path, size, written, changed in zip(
        kept["inputs"].split("\n"), times[::3], times[1::3], times[2::3], strict=True
    ):
        found = look_at(path if path[:1] == "/" or path[1:2] == ":" else base + path)
        if found.st_mtime_ns != written or found.st_ctime_ns != changed or found.st_size != size:
            return False
    times = state.unpacked(kept["output_times"])
    outputs = kept["outputs"].split("\n") if kept["outputs"] else ()
    for path, size, written in zip(outputs, times[::2], times[1::2], strict=True):
        found = look_at(path if path[:1] == "/" or path[1:2] == ":" else base + path)  # site_dir may be elsewhere
        if found.st_mtime_ns != written or found.st_size != size:
            return False
    return True


def still(root: Path, hashed: Mapping[str, str]) -> bool:
    """Whether the files whose times say little have the content they had. A new file changes its folder's."""
    try:
        return all(_sha256(os.path.join(root, path)) == known for path, known in hashed.items())  # noqa: PTH118
    except OSError:
        return False


def _inputs(root: Path, more: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    yield from _tree(os.fspath(root / "mkdocs.yml"))
    content = os.fspath(root / "content")
    yield from _tree(content, skip=os.path.join(content, DERIVED))  # noqa: PTH118
    for path in more:
        yield from _tree(os.fspath(path))
    # Python puts what it compiles into the folders of the package, so these say nothing.
    yield from ((path, status) for path, status in _tree(os.fspath(PACKAGE)) if not path.endswith("/"))
    # Whatever is installed, upgraded or taken away changes these folders.
    for folder in dict.fromkeys(sys.path):
        if folder and os.path.isdir(folder) and not os.path.samefile(folder, root):  # noqa: PTH112, PTH121
            yield f"{folder}/", os.stat(folder)  # noqa: PTH116


def _tree(
    path: str, skip: str | None = None, above: tuple[tuple[int, int], ...] = ()
) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or a folder with all below it but what Python compiled; links that lead in a circle are not followed."""
    try:
        status = os.stat(path)  # noqa: PTH116
        entries = sorted(os.listdir(path)) if os.path.isdir(path) else None  # noqa: PTH208, PTH112
    except OSError:
        return
    yield (path if entries is None else f"{path}/"), status
    this = (status.st_dev, status.st_ino)
    if this in above:
        return
    for name in entries or ():
        below = f"{path}/{name}"
        if below != skip and name != "__pycache__" and not name.startswith(".tmp-"):
            yield from _tree(below, skip, (*above, this))


def _shown(path: str, root: Path) -> str:
    base = f"{os.fspath(root)}/"
    return path.removeprefix(base)


def _sha256(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()


def _key(key: str) -> str:
    return f"{sys.executable} {sys.version} {key}"
