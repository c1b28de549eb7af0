"""What an unfinished import has read so far, so that a killed one goes on where it was.

One file, `.digest/import/read`, to which a record is added for each seed read. A record is whole or it is none: its
length and checksum stand before it, and reading stops at the first that does not hold. Nothing here is needed once
the import is done, and it may be deleted at any time: the seeds are then read again.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.importing import extract
from generator.importing.extract import Extract

_HEAD = struct.Struct("<4sII")
_MAGIC = b"PDR1"
_BREAK = b"\n"


class Spool:
    """Extracts by seed, kept in a file; in memory there is only where each one stands.

    Use it as a context manager.

    Args:
        path: the file; what it holds is taken over if it was written under the same conditions.
        conditions: everything that what is read depends on, beside the seed: programs, settings.
    """

    def __init__(self, path: Path, conditions: str) -> None:
        self._path = path
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b")
        end = self._scan(conditions.encode())
        self._file.truncate(end)
        if end == 0:
            self._append(conditions.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, key: tuple[str, str]) -> bool:
        """Whether a seed (name, SHA-256 of its bytes) was read."""
        return key in self._places

    def put(self, key: tuple[str, str], line: str) -> None:
        """Add what was read of a seed: a line of `extract.dump`."""
        head = "\t".join(key).encode()
        self._places[key] = self._append(head + _BREAK + line.encode())

    def get(self, key: tuple[str, str]) -> Extract:
        """What was read of a seed.

        Raises:
            KeyError: it was not.
        """
        start, size = self._places[key]
        self._file.seek(start)
        return extract.load(zlib.decompress(self._file.read(size)).partition(_BREAK)[2])

    def discard(self) -> None:
        """The import is done: nothing of it is needed any more."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _append(self, record: bytes) -> tuple[int, int]:
        packed = zlib.compress(record, 1)
        self._file.seek(0, 2)
        start = self._file.tell() + _HEAD.size
        self._file.write(_HEAD.pack(_MAGIC, len(packed), zlib.crc32(packed)) + packed)
        self._file.flush()
        return start, len(packed)

    def _scan(self, conditions: bytes) -> int:
        """Find the records of the file.

        Returns:
            Where the last whole one ends; 0 if they were made under other conditions.
        """
        end = 0
        for number, (start, packed) in enumerate(self._records()):
            record = zlib.decompress(packed)
            if number == 0:
                if record != conditions:
                    return 0
            else:
                seed, _, digest = record.partition(_BREAK)[0].decode().rpartition("\t")
                self._places[seed, digest] = (start, len(packed))
            end = start + len(packed)
        return end

    def _records(self) -> Iterator[tuple[int, bytes]]:
        self._file.seek(0)
        while len(head := self._file.read(_HEAD.size)) == _HEAD.size:
            magic, size, checksum = _HEAD.unpack(head)
            start = self._file.tell()
            packed = self._file.read(size) if magic == _MAGIC else b""
            if len(packed) != size or zlib.crc32(packed) != checksum or not size:
                return
            yield start, packed
            self._file.seek(start + size)
