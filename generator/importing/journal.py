"""All that an import writes, as one step: a journal first, then the files.

The registry, the articles and the ledger belong together: an article names people of the registry, and which ids they
get depends on all seeds of the import. So what is to be written goes into `.digest/import/journal` first. Once that
is whole the import counts as done; if it is then killed, the next run ends it from the journal, and the bytes are
those of an import that nobody disturbed. Without a journal (killed before, or `.digest` deleted) the next run starts
from the files as they are.

The first line says the version, each further one a file; the last one what to report. A file of an editor's is safe:
what is neither as the import found it nor as it leaves it has been changed by somebody else, and then the journal is
void.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self, TextIO

from generator.errors import DigestError
from generator.files import sha256, write_if_changed

_VERSION = {"journal": 1}


class Journal:
    """Files to be written together.

    Use it as a context manager: leaving it by an error forgets everything.

    Args:
        path: the journal's own file.
        root: the digest folder; nothing outside it is written.
    """

    def __init__(self, path: Path, root: Path) -> None:
        self._path = path
        self._root = root
        self._unfinished = path.with_suffix(".tmp")
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._unfinished.unlink(missing_ok=True)

    def write(self, path: Path, text: str, *, leave_edited: bool = False) -> None:
        """A file is to have this text; one that has it already is not mentioned.

        Args:
            path: the file.
            text: its content.
            leave_edited: of a new file: should somebody change it before all are written, his is as good as ours.
        """
        before = _digest(path)
        if before != sha256(text):
            shown = path.relative_to(self._root).as_posix()
            self._line({"path": shown, "before": before, "text": text, "leave_edited": leave_edited and before is None})

    def commit(self, report: dict[str, Any]) -> None:
        """Write everything; without a file to write, nothing is done.

        Args:
            report: plain data that `recover` gives back.

        Raises:
            DigestError: somebody changed one of the files since; nothing was written.
            OSError: a file cannot be written; the next run tries again.
        """
        if self._file is None:
            return
        self._line({"report": report})
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._unfinished, self._path)  # noqa: PTH105
        if (changed := _apply(self._path, self._root)) is not None:
            raise DigestError("changed while the import was running", path=changed, hint="run it again")

    def _line(self, data: dict[str, Any]) -> None:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._unfinished.open("w", encoding="utf-8", newline="\n")
            self._line(_VERSION)
        self._file.write(json.dumps(data, ensure_ascii=False) + "\n")


def recover(path: Path, root: Path) -> dict[str, Any] | None:
    """End what a killed run had begun to write.

    Args:
        path: the journal.
        root: the digest folder.

    Returns:
        Its report; None if there was nothing to end, or files were changed since.

    Raises:
        OSError: a file cannot be written.
    """
    if not path.exists():
        return None
    report = next((line["report"] for line in _lines(path) if "report" in line), None)
    if report is None:  # not one of ours, or of another version
        path.unlink()
        return None
    return report if _apply(path, root) is None else None


def _apply(path: Path, root: Path) -> str | None:
    """Write the files of a whole journal, then forget it.

    Returns:
        A file that was changed by somebody else, if there is one: then none is written.
    """
    for change in _changes(path):
        if ".." in PurePosixPath(change.path).parts or PurePosixPath(change.path).is_absolute():
            raise DigestError("names a file outside the digest", path=path, hint="delete it: it is not ours")
        if not change.leave_edited and not change.fits(root):
            path.unlink()
            return change.path
    for change in _changes(path):
        if change.fits(root):
            write_if_changed(root / change.path, change.text)
    path.unlink()
    return None


@dataclass(frozen=True, slots=True)
class _Change:
    path: str
    """From the root."""
    before: str | None
    """SHA-256 of what stood there; None for no file."""
    text: str
    leave_edited: bool

    def fits(self, root: Path) -> bool:
        """Whether the file is as the import found it, or as it leaves it."""
        return _digest(root / self.path) in {self.before, sha256(self.text)}


def _changes(path: Path) -> Iterator[_Change]:
    return (_Change(**line) for line in _lines(path) if "path" in line)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines below the first; none if the file is no journal of this version."""
    with path.open(encoding="utf-8", newline="\n") as file:
        try:
            if json.loads(next(file, "{}")) == _VERSION:
                yield from map(json.loads, file)
        except ValueError:
            return


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes())
    except FileNotFoundError:
        return None
