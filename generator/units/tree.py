"""A tree of files made by units, of which only those are made again whose facts changed.

A *unit* makes some files (one page, say), or a piece of text that others put together. While it runs, the facts it
reads are noted (`generator.trace`) and kept with their fingerprints and with the size and times of its files. The next
run makes it again if its own arguments or one of these facts changed, or if one of its files is not as it was left.
Many units are made in several processes; what comes out does not depend on how many.
"""

from __future__ import annotations

import contextlib
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import parallel, trace
from generator.errors import DigestError
from generator.files import remove_with_empty_parents, sha256, write_derived
from generator.trace import Prints
from generator.units.memory import File, Made, Memory

ALONE = 100
"""Units that one process makes sooner than others are ready."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that makes files."""

    key: str
    """Its name, the same in every run."""
    make: Callable[[], Iterable[tuple[str, str]]]
    """Path and text of each file; a path that begins with ``#`` is no file but a piece kept under that name."""
    arguments: str = ""
    """Fingerprint of what it was given and does not read as a fact."""
    paths: tuple[str, ...] = ()
    """Files it will make, as far as that is known: should the run be killed, the next one knows of them."""


Stage = Callable[[Mapping[str, str], Mapping[str, tuple[str, int]]], Iterable[Unit]]
"""Gives units that are made from what others made: pieces by name, SHA-256 and size of files by path."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of all units came to."""

    files: dict[str, str]
    """Path to SHA-256 of every file there is now."""
    written: tuple[str, ...]
    removed: tuple[str, ...]
    pieces: dict[str, str]
    """The pieces of text, by name."""


_Result = tuple[list[str], list[tuple[str, str, int, int, bool]], list[tuple[str, str]]]
"""Of one unit: facts read; path, SHA-256, size, time and whether it was written of each file; pieces."""


class Tree:
    """A folder of files made by units.

    Args:
        folder: where they go.
        memory: file in which to remember.
        environment: fingerprint of all that units read and is no fact: code, templates, settings.
        ours: whether a path is one that a unit may make; others are not believed.
        alone: nobody else writes there, so what no unit makes goes, also what nobody remembers.
    """

    def __init__(
        self, folder: Path, memory: Path, environment: str, ours: Callable[[str], bool], *, alone: bool = False
    ) -> None:
        self._alone = alone
        self.folder = folder
        self._memory = Memory(memory, environment, ours)
        self._numbers: dict[str, int] = {}
        """The number of each fact, those included that are met first in this run."""

    @property
    def known(self) -> dict[str, File]:
        """The files that were there after the last run."""
        return {path: file for made in self._memory.units.values() for path, file in made.files.items()}

    def update(
        self,
        units: Iterable[Unit],
        prints: Prints,
        *together: Stage,
        progress: Callable[[int, int], None] | None = None,
    ) -> Done:
        """Make what has to be made, remove our own files that nothing makes any more, and remember.

        Args:
            units: all there are; two of them must not make the same file.
            prints: the fingerprints of all facts, now.
            together: each gives more units, made from what those before made.
            progress: told how many are done, and of how many.

        Raises:
            DigestError: two units make the same file, or a process that makes some ends.
            OSError: the folder cannot be written.
        """
        listed = {unit.key: unit for unit in units}
        memory, before = self._memory, self.known
        # What nobody knows of can only be there if the last run did not end well.
        sure = memory.settled and not memory.afresh
        former = memory.left
        self._numbers = {name: number for number, name in enumerate(memory.names)}
        now, written = self._round(listed, prints, before, progress)
        del listed  # the largest of all, and its work is done
        for stage in together:
            more = {unit.key: unit for unit in stage(_pieces(now), _distinct(now))}
            later, others = self._round(more, prints, before, None)
            now, written = {**now, **later}, _both(written, others)
        files = _distinct(now)
        strays = self._strays() if self._alone and not sure else []
        gone = sorted((before.keys() | former.keys() | set(strays)) - files.keys())
        removed = tuple(path for path in gone if self._remove(path))
        if written is not None or gone or not sure:
            memory.end(now, self._numbers, prints.now)
        return Done(
            {path: known for path, (known, _) in files.items()}, tuple(sorted(written or ())), removed, _pieces(now)
        )

    def _round(
        self,
        listed: Mapping[str, Unit],
        prints: Prints,
        before: Mapping[str, File],
        progress: Callable[[int, int], None] | None,
    ) -> tuple[dict[str, Made], list[str] | None]:
        """All units as they are now, and the files that were written; None if nothing was made."""
        stale = self._stale(listed, prints)
        if stale:
            self._memory.begin(stale, sorted({path for key in stale for path in listed[key].paths} - before.keys()))
        made: dict[str, Made] = {}
        written: list[str] = []
        for key, result in zip(stale, self._make([listed[key] for key in stale], progress), strict=True):
            made[key] = self._as_made(listed[key], result)
            written += [path for path, *_, new in result[1] if new]
        return {key: made.get(key) or self._memory.units[key] for key in listed}, written if stale else None

    # What has to be made

    def _stale(self, units: Mapping[str, Unit], prints: Prints) -> list[str]:
        memory = self._memory
        changed = {
            number for number, (name, known) in enumerate(zip(memory.names, memory.prints, strict=True))
            if not prints.same(name, known)
        }  # fmt: skip
        return [key for key, unit in units.items() if self._is_stale(unit, memory.units.get(key), changed)]

    def _is_stale(self, unit: Unit, made: Made | None, changed: set[int]) -> bool:
        if (
            self._memory.afresh
            or made is None
            or made.arguments != unit.arguments
            or not changed.isdisjoint(made.facts)
        ):
            return True
        for path, file in made.files.items():
            before = file.mtime
            if not _as_left(f"{self.folder}/{path}", file):
                return True
            if file.mtime != before:
                self._memory.touch(unit.key)
        return False

    # Making

    def _make(self, units: Sequence[Unit], progress: Callable[[int, int], None] | None) -> Iterator[_Result]:
        for number, result in enumerate(parallel.each(units, self._one, alone=ALONE), 1):
            yield result
            if progress is not None:
                progress(number, len(units))

    def _one(self, unit: Unit) -> _Result:
        files: list[tuple[str, str, int, int, bool]] = []
        pieces: list[tuple[str, str]] = []
        with trace.noted() as facts:
            for path, text in unit.make():
                if path.startswith("#"):
                    pieces.append((path, text))
                    continue
                target = self.folder / path
                new = write_derived(target, text)
                status = target.stat()
                files.append((path, sha256(text), status.st_size, status.st_mtime_ns, new))
        return sorted(facts), files, pieces

    def _as_made(self, unit: Unit, result: _Result) -> Made:
        # As numbers at once: of a first build the names of all facts that all units read would be most of its memory.
        numbers = self._numbers
        facts = array("i", [numbers.setdefault(name, len(numbers)) for name in result[0]])
        files = {path: File(known, size, mtime) for path, known, size, mtime, _ in result[1]}
        return Made(unit.arguments, facts, files, dict(result[2]))

    def _strays(self) -> list[str]:
        """Every file there is."""
        base = os.fspath(self.folder)
        return [
            f"{parent[len(base) :]}/{name}".replace(os.sep, "/").lstrip("/")
            for parent, _, names in os.walk(base) for name in names
        ]  # fmt: skip

    def _remove(self, path: str) -> bool:
        file = self.folder / path
        if not (file.is_file() or file.is_symlink()):
            return False
        remove_with_empty_parents(file, self.folder)
        return True


def _as_left(path: str, file: File) -> bool:
    """Whether a file is as it was left: by size and time, or by its content where the time says nothing."""
    try:
        found = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long
    except OSError:
        return False
    if found.st_size != file.size:
        return False
    if found.st_mtime_ns != file.mtime:
        with contextlib.suppress(OSError):
            if sha256(Path(path).read_bytes()) == file.sha256:
                file.mtime = found.st_mtime_ns
                return True
        return False
    return True


def _both(one: list[str] | None, other: list[str] | None) -> list[str] | None:
    return one if other is None else other if one is None else [*one, *other]


def _pieces(units: Mapping[str, Made]) -> dict[str, str]:
    return {name: text for made in units.values() for name, text in made.pieces.items()}


def _distinct(units: Mapping[str, Made]) -> dict[str, tuple[str, int]]:
    files: dict[str, tuple[str, int]] = {}
    for made in units.values():
        for path, file in made.files.items():
            if path in files:  # The address book forbids it; a silent loss would be worse than a stop.
                raise DigestError("two pages have the same address", path=path)
            files[path] = (file.sha256, file.size)
    return files


def made(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    """Path and text of all that units make, with nothing remembered or written."""
    for unit in units:
        yield from unit.make()
