"""What the last run made: units with the facts they read and the files they left, and the fingerprints of these facts.

Kept as a journal: a run writes down what it is about to make, then what it made and what is gone. If it is killed
between the two, what it was about to make counts as not made, and its files are known all the same.
"""

from __future__ import annotations

import itertools
import json
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from generator import state
from generator.journal import Journal

FORGET = 1.25
"""Times as many facts as were last found in use from which on it is looked which still are: that takes all units."""

FRESH = 2_000_000_000
"""Nanoseconds within which a file's times say little."""

TOGETHER = 1000
"""Units of one record: little is held twice while it is written or read."""

ANEW = 4
"""Everything is written anew if more than this part of all units changed."""


@dataclass(slots=True)
class File:
    """A file as a unit left it."""

    sha256: str
    size: int
    mtime: int
    """Nanoseconds; 0 if it says nothing."""


@dataclass(slots=True)
class Made:
    """A unit as it was made."""

    arguments: str
    facts: array[int]
    """Numbers of those it read."""
    files: dict[str, File] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)


class Memory:
    """What is known of a tree.

    Args:
        path: file in which it is kept.
        environment: fingerprint of all that units read and is no fact.
        ours: whether a path is one that a unit may make; others are not believed.
    """

    def __init__(self, path: Path, environment: str, ours: Callable[[str], bool]) -> None:
        self._journal = Journal(path)
        self._environment = environment
        self._ours = ours
        self.names: list[str] = []
        """The facts; a unit knows them by their number."""
        self.prints: list[str | None] = []
        self.units: dict[str, Made] = {}
        self.left: dict[str, None] = {}
        """Files that may be there, of a run that was killed."""
        self.afresh = True
        """Whether nothing counts that was made: it was in another environment."""
        self.settled = False
        """Whether the last run ended well."""
        self._read = 0
        """How many facts were read when they were last counted."""
        self._touched: set[str] = set()
        self._load(path)

    # Reading

    def _load(self, path: Path) -> None:
        takers = {
            "environment": self._take_environment, "names": self._take_names, "changed": self._take_prints,
            "units": self._take_units, "begun": self._take_begun, "gone": self._take_gone, "done": self._take_done,
        }  # fmt: skip
        try:
            for record in self._journal.read():
                takers[next(iter(record))](record)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, StopIteration):
            # Not what we wrote. Of its files no harm comes: each is looked at before it goes.
            self._leave(self.units)
            self.names, self.prints, self.units = [], [], {}
            self.afresh, self.settled = True, False
        if not self.units:
            self.left |= dict.fromkeys(known for known in _of_old_versions(path) if self._is_inside(known))

    def _take_environment(self, record: Any) -> None:
        self.afresh = record["environment"] != self._environment

    def _take_names(self, record: Any) -> None:
        self.names += record["names"]
        self.prints += record["prints"]

    def _take_prints(self, record: Any) -> None:
        for number, known in zip(state.unpacked(record["changed"], "i"), record["now"], strict=True):
            self.prints[number] = known

    def _take_begun(self, record: Any) -> None:
        self.settled = False
        self._leave(record["begun"])
        self.left |= dict.fromkeys(path for path in record["coming"] if self._is_inside(path))
        self._take_gone({"gone": record["begun"]})

    def _leave(self, keys: Iterable[str]) -> None:
        """The files of these units may be there or not."""
        self.left |= dict.fromkeys(path for key in keys if key in self.units for path in self.units[key].files)

    def _take_gone(self, record: Any) -> None:
        for key in record["gone"]:
            self.units.pop(key, None)

    def _take_done(self, record: Any) -> None:
        self._read, self.settled, self.left = record["done"], True, {}

    def _take_units(self, record: Any) -> None:
        read, times = state.unpacked(record["read"], "i"), state.unpacked(record["times"])
        prints = record["sha256"]
        at = number = 0
        for key, arguments, facts, paths, pieces in record["units"]:
            files = {}
            for path in paths:
                if self._is_inside(path):
                    known = prints[64 * number : 64 * number + 64]
                    files[path] = File(known, times[2 * number], times[2 * number + 1])
                number += 1
            self.units[key] = Made(arguments, read[at : at + facts], files, dict(pieces))
            at += facts

    def _is_inside(self, path: str) -> bool:
        if ".." not in path and path[:1] not in {"/", ""} and "\\" not in path and ":" not in path:
            return self._ours(path)
        pure = PurePosixPath(path)
        return ".." not in pure.parts and not pure.is_absolute() and "\\" not in path and self._ours(path)

    # Writing

    def touch(self, key: str) -> None:
        """A file of a unit has another time than was known, and is as it was all the same."""
        self._touched.add(key)

    def begin(self, keys: Collection[str], coming: Iterable[str]) -> None:
        """Write down what is about to be made.

        Args:
            keys: units.
            coming: files they will make that are not known yet.

        Raises:
            OSError: the folder cannot be written.
        """
        self.settled = False
        record = {"begun": list(keys), "coming": [*coming, *self.left]}
        if self._journal.empty:
            self._journal.begin([record])
        else:
            self._journal.add(record)

    def end(
        self, units: Mapping[str, Made], numbers: Mapping[str, int], now: Callable[[str, str | None], str | None]
    ) -> None:
        """Write down what was made.

        Args:
            units: all as they are now.
            numbers: of all facts that they name, those known before with the number they had.
            now: the fingerprint of a fact, given what it was.

        Raises:
            OSError: the folder cannot be written.
        """
        changed = {k: made for k, made in units.items() if k in self._touched or self.units.get(k) is not made}
        gone = [key for key in self.units if key not in units]
        self.units = dict(units)
        known, former = len(self.names), dict(zip(self.names, self.prints, strict=True))
        self.names = list(numbers)
        anew = self.afresh or self._journal.grown or len(changed) * ANEW > len(units)
        if len(self.names) > FORGET * self._read:
            self._forget()
            anew = True
        prints = [now(name, former.get(name)) for name in self.names]
        before, self.prints = self.prints, prints
        if anew:
            self._journal.begin(self._all())
        else:
            self._journal.add(*self._news(changed, gone, known, before))
        self.settled, self.afresh, self.left = True, False, {}
        self._touched.clear()

    def _forget(self) -> None:
        """Number anew the facts that somebody reads."""
        numbers: dict[int, int] = {}
        for made in self.units.values():
            made.facts = array("i", [numbers.setdefault(fact, len(numbers)) for fact in made.facts])
        self.names = [self.names[fact] for fact in numbers]
        self._read = len(self.names)

    def _all(self) -> Iterator[Any]:
        yield {"environment": self._environment}
        yield {"names": self.names, "prints": self.prints}
        yield from self._in_records(self.units)
        yield {"done": self._read}

    def _news(
        self, changed: Mapping[str, Made], gone: Sequence[str], known: int, before: Sequence[str | None]
    ) -> Iterator[Any]:
        """What is not as it was.

        Args:
            changed: units.
            gone: keys of units.
            known: how many facts there were.
            before: their fingerprints.
        """
        others = [number for number in range(known) if self.prints[number] != before[number]]
        yield {"changed": state.packed(others, "i"), "now": [self.prints[number] for number in others]}
        yield {"names": self.names[known:], "prints": self.prints[known:]}
        yield from self._in_records(changed)
        yield {"gone": gone}
        yield {"done": self._read}

    def _in_records(self, units: Mapping[str, Made]) -> Iterator[Any]:
        recent = state.now(self._journal.path.parent) - FRESH
        listed = iter(units.items())
        while some := list(itertools.islice(listed, TOGETHER)):
            files = [file for _, made in some for file in made.files.values()]
            read = array("i")
            for _, made in some:
                read.extend(made.facts)
            yield {
                "units": [
                    [key, made.arguments, len(made.facts), list(made.files), list(made.pieces.items())]
                    for key, made in some
                ],
                "read": state.packed(read, "i"),
                "sha256": "".join(file.sha256 for file in files),
                # Times within the last moment say little: such files are looked at again.
                "times": state.packed(
                    [n for file in files for n in (file.size, file.mtime if file.mtime < recent else 0)]
                ),
            }  # fmt: skip


def _of_old_versions(path: Path) -> list[str]:
    """The files that a version before the first release remembered: path to SHA-256, or units in one JSON."""
    kept = state.load(path)
    if isinstance(kept, dict) and isinstance(kept.get("units"), list):
        return [path for unit in kept["units"] for path in unit[3]]
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [path for path in kept if isinstance(path, str)] if isinstance(kept, dict) else []
