"""A memory in records, to which a run adds what changed: that costs what the change costs, not what everything does.

A line a record: a fingerprint of the record and of all before it, and the record as JSON. So a record counts only if
all before it are there as they were written; what a killed run left half written, or a disk lost, ends the file. JSON,
because a digest folder may come from somebody else, and reading JSON can do no harm.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator import state
from generator.files import add_derived, open_regular, write_derived_parts

DIGEST = 16
"""Bytes of a fingerprint."""

GROWTH = 4
"""The file is written anew once what was added is more than this part of what it began with."""


class Journal:
    """Records in a file.

    Args:
        path: of the file, which need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._last = b""
        """Fingerprint of the last record that counts."""
        self._end = 0
        """Bytes of the file that count; none: there is nothing to add to."""
        self._base = 0
        """Bytes that were written at once."""

    @property
    def empty(self) -> bool:
        """Whether nothing is there to add to."""
        return not self._end

    @property
    def grown(self) -> bool:
        """Whether it is time to write everything anew, or nothing is there to add to."""
        return not self._end or (self._end - self._base) * GROWTH > self._base

    def read(self) -> Iterator[Any]:
        """The records that count, in order. Until all are read, nothing may be added."""
        self._last, self._end, self._base = b"", 0, 0
        try:
            if self.path.is_symlink():
                return  # not our doing: to be replaced, not written through
            with open_regular(self.path) as file:
                if file.readline() != _head():
                    return
                self._end = file.tell()
                for line in file:
                    known, _, body = line.partition(b" ")
                    if not body.endswith(b"\n") or known != self._after(body):
                        return
                    record = json.loads(body.decode("utf-8", "surrogatepass"))
                    self._last, self._end = known, self._end + len(line)
                    if "base" in record:
                        self._base = self._end
                    else:
                        yield record
        except (OSError, ValueError, RecursionError):
            return

    def begin(self, records: Iterable[Any]) -> None:
        """Write everything anew, at once: the old records stand until the new ones do.

        Raises:
            OSError: the folder cannot be written.
        """
        self._last, self._end = b"", len(_head())

        def lines() -> Iterator[bytes]:
            yield _head()
            for record in records:
                yield self._line(record)
            yield self._line({"base": True})

        write_derived_parts(self.path, lines())
        self._base = self._end

    def add(self, *records: Any) -> None:
        """Add records to those that count.

        Raises:
            OSError: the file is not there any more, or cannot be written.
        """
        before = self._last, self._end
        try:
            add_derived(self.path, self._end, [self._line(record) for record in records])
        except OSError:
            self._last, self._end = before
            raise

    def _line(self, record: Any) -> bytes:
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
        self._last = self._after(body)
        line = self._last + b" " + body
        self._end += len(line)
        return line

    def _after(self, body: bytes) -> bytes:
        return hashlib.blake2b(self._last + body, digest_size=DIGEST).hexdigest().encode()


def _head() -> bytes:
    return f"{state.MADE_BY} journal\n".encode()
