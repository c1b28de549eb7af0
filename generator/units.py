"""A tree of files made by units, of which only those are made again whose facts changed.

A *unit* makes some files (one page, say), or a piece of text that others put together. While it runs, the facts it
reads are noted (`generator.trace`) and kept with their fingerprints and with the size and times of its files. The next
run makes it again if its own arguments or one of these facts changed, or if one of its files is not as it was left.
Many units are made in several processes; what comes out does not depend on how many.
"""

from __future__ import annotations

import contextlib
import json
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from generator import parallel, state, trace
from generator.errors import DigestError
from generator.files import remove_with_empty_parents, sha256, write_derived
from generator.trace import Prints

ALONE = 100
"""Units that one process makes sooner than others are ready."""

FORGET = 1.25
"""Times as many facts as were last found in use from which on it is looked which still are: that takes all units."""

FRESH = 2_000_000_000
"""Nanoseconds within which a file's times say little."""


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


@dataclass(slots=True)
class _File:
    sha256: str
    size: int
    mtime: int


@dataclass(slots=True)
class _Made:
    """A unit as it was made."""

    arguments: str
    facts: array[int]
    files: dict[str, _File] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)


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
        self.folder, self.memory = folder, memory
        self._environment = environment
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        """The number of each fact, those included that are met first in this run."""
        self._prints: list[str | None] = []
        self._read = 0
        """How many of them were read when they were last counted."""
        self._units: dict[str, _Made] = {}
        self._left: tuple[str, ...] = ()
        self._ours = ours
        self._afresh = True
        self._unsettled = False
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, IndexError):
            self._load()

    @property
    def known(self) -> dict[str, _File]:
        """The files that were there after the last run."""
        return {path: file for made in self._units.values() for path, file in made.files.items()}

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
        before = self.known
        self._numbers = {name: number for number, name in enumerate(self._names)}
        now, written = self._round(listed, prints, before, progress)
        del listed  # the largest of all, and its work is done
        for stage in together:
            more = {unit.key: unit for unit in stage(_pieces(now), _distinct(now))}
            later, others = self._round(more, prints, before, None)
            now, written = {**now, **later}, _both(written, others)
        files = _distinct(now)
        strays = self._strays() if self._alone and (self._afresh or self._unsettled) else []
        gone = sorted((before.keys() | set(self._left) | set(strays)) - files.keys())
        removed = tuple(path for path in gone if self._remove(path))
        settled = written is None and not (gone or self._unsettled)
        self._number(now, prints)
        if not settled:
            self._save()
        return Done(
            {path: known for path, (known, _) in files.items()}, tuple(sorted(written or ())), removed, _pieces(now)
        )

    def _round(
        self,
        listed: Mapping[str, Unit],
        prints: Prints,
        before: Mapping[str, _File],
        progress: Callable[[int, int], None] | None,
    ) -> tuple[dict[str, _Made], list[str] | None]:
        """All units as they are now, and the files that were written; None if nothing was made."""
        stale = self._stale(listed, prints)
        coming = {path for key in stale for path in listed[key].paths} - before.keys()
        if stale and (coming or not self._unsettled):
            self._unsettle((*before, *sorted(coming)))
        made: dict[str, _Made] = {}
        written: list[str] = []
        for key, result in zip(stale, self._make([listed[key] for key in stale], progress), strict=True):
            made[key] = self._as_made(listed[key], result)
            written += [path for path, *_, new in result[1] if new]
        return {key: made.get(key) or self._units[key] for key in listed}, written if stale else None

    # What has to be made

    def _stale(self, units: Mapping[str, Unit], prints: Prints) -> list[str]:
        changed = {
            number for number, (name, known) in enumerate(zip(self._names, self._prints, strict=True))
            if not prints.same(name, known)
        }  # fmt: skip
        return [key for key, unit in units.items() if self._is_stale(unit, self._units.get(key), changed)]

    def _is_stale(self, unit: Unit, made: _Made | None, changed: set[int]) -> bool:
        if self._afresh or made is None or made.arguments != unit.arguments or not changed.isdisjoint(made.facts):
            return True
        return not all(_as_left(f"{self.folder}/{path}", file) for path, file in made.files.items())

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

    def _as_made(self, unit: Unit, result: _Result) -> _Made:
        # As numbers at once: of a first build the names of all facts that all units read would be most of its memory.
        numbers = self._numbers
        facts = array("i", [numbers.setdefault(name, len(numbers)) for name in result[0]])
        files = {path: _File(known, size, mtime) for path, known, size, mtime, _ in result[1]}
        return _Made(unit.arguments, facts, files, dict(result[2]))

    def _number(self, units: Mapping[str, _Made], prints: Prints) -> None:
        """Take over all units as they are now; facts that nobody reads any more are forgotten once they are many."""
        self._units = dict(units)
        before = dict(zip(self._names, self._prints, strict=True))
        self._names = list(self._numbers)
        if len(self._names) > FORGET * self._read:
            self._forget()
        self._prints = [prints.now(name, before.get(name)) for name in self._names]

    def _forget(self) -> None:
        """Number anew the facts that somebody reads."""
        numbers: dict[int, int] = {}
        for made in self._units.values():
            made.facts = array("i", [numbers.setdefault(fact, len(numbers)) for fact in made.facts])
        self._names = [self._names[fact] for fact in numbers]
        self._read = len(self._names)

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

    # Remembering

    def _unsettle(self, paths: Iterable[str]) -> None:
        """Until this run is done nobody relies on the last one; only the files that may be there are known."""
        self._unsettled = True
        state.save(self.memory, {"left": list(dict.fromkeys((*paths, *self._left)))})

    def _save(self) -> None:
        recent = state.now(self.memory.parent) - FRESH
        units = [
            [key, made.arguments, len(made.facts), list(made.files), list(made.pieces.items())]
            for key, made in self._units.items()
        ]
        files = [file for made in self._units.values() for file in made.files.values()]
        state.save(self.memory, {
            "environment": self._environment, "facts": self._names, "prints": self._prints, "units": units,
            "in_use": self._read,
            "read": state.packed(_chained(made.facts for made in self._units.values()), "i"),
            "sha256": "".join(file.sha256 for file in files),
            # Times within the last moment say little: such files are looked at again.
            "times": state.packed(
                [n for file in files for n in (file.size, file.mtime if file.mtime < recent else 0)]
            ),
        })  # fmt: skip

    def _load(self) -> None:
        kept: Any = state.load(self.memory)
        if kept is None:
            self._left = tuple(path for path in _of_version_0(self.memory) if self._is_inside(path))
            return
        if "left" in kept:
            self._unsettled = True
            self._left = tuple(path for path in kept["left"] if self._is_inside(path))
            return
        read, times = state.unpacked(kept["read"], "i"), state.unpacked(kept["times"])
        prints = kept["sha256"]
        at = number = 0
        units: dict[str, _Made] = {}
        for key, arguments, facts, paths, pieces in kept["units"]:
            files = {}
            for path in paths:
                if self._is_inside(path):
                    size, mtime = times[2 * number], times[2 * number + 1]
                    files[path] = _File(prints[64 * number : 64 * number + 64], size, mtime)
                number += 1
            units[key] = _Made(arguments, array("i", read[at : at + facts]), files, dict(pieces))
            at += facts
        self._names, self._prints, self._units = kept["facts"], kept["prints"], units
        self._read = kept["in_use"]
        self._afresh = kept["environment"] != self._environment

    def _is_inside(self, path: str) -> bool:
        if ".." not in path and path[:1] not in {"/", ""} and "\\" not in path and ":" not in path:
            return self._ours(path)
        pure = PurePosixPath(path)
        return ".." not in pure.parts and not pure.is_absolute() and "\\" not in path and self._ours(path)


def _of_version_0(memory: Path) -> list[str]:
    """The files that a version before the first release remembered: path to SHA-256."""
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [path for path in kept if isinstance(path, str)] if isinstance(kept, dict) else []


def _as_left(path: str, file: _File) -> bool:
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


def _chained(arrays: Iterable[array[int]]) -> array[int]:
    whole = array("i")
    for each in arrays:
        whole.extend(each)
    return whole


def _both(one: list[str] | None, other: list[str] | None) -> list[str] | None:
    return one if other is None else other if one is None else [*one, *other]


def _pieces(units: Mapping[str, _Made]) -> dict[str, str]:
    return {name: text for made in units.values() for name, text in made.pieces.items()}


def _distinct(units: Mapping[str, _Made]) -> dict[str, tuple[str, int]]:
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
