"""Files of .digest: what the last run found out, kept so that the next one need not.

One JSON text under a line with its fingerprint. A file that is missing, damaged, or of another program is no file: what
it would have said is found out again. JSON, because a digest folder may come from somebody else, and reading JSON can
do no harm.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator import __version__
from generator.files import write_derived

MADE_BY = f"polydigest {__version__} {sys.version_info[0]}.{sys.version_info[1]}"


def save(path: Path, data: Any) -> None:
    """Keep data that JSON can hold.

    Raises:
        OSError: the folder cannot be written.
    """
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write_derived(path, f"{MADE_BY} {_digest(body)}\n".encode() + body)


def load(path: Path) -> Any:
    """What was kept; None if there is nothing, or nothing to rely on."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") != f"{MADE_BY} {_digest(body)}":
            return None
        return json.loads(body.decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return None


def packed(numbers: Iterable[int], kind: str = "q") -> str:
    """Numbers as text; a hundred thousand are read in a millisecond.

    Args:
        numbers: of 64 bits, or fewer if ``kind`` is another.
        kind: as `array` names it: ``q``, or ``i`` for 32 bits.
    """
    values = array(kind)
    values.extend(numbers)  # another array is copied as a whole
    if sys.byteorder == "big":  # pragma: no cover
        values.byteswap()
    return base64.b64encode(values.tobytes()).decode("ascii")


def unpacked(text: str, kind: str = "q") -> array[int]:
    """The inverse of `packed`.

    Raises:
        ValueError: it is not that.
    """
    values = array(kind)
    try:
        values.frombytes(base64.b64decode(text, validate=True))
    except binascii.Error as e:
        raise ValueError(str(e)) from e
    if sys.byteorder == "big":  # pragma: no cover
        values.byteswap()
    return values


def fingerprint(*parts: object) -> str:
    """A short fingerprint of plain values (texts, numbers, None, tuples and lists of these): 96 bits."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def now(folder: Path) -> int:
    """The time by the clock of a folder's file system, in nanoseconds: that of a file written just now.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    clock = folder / "clock"
    clock.write_bytes(b"")
    os.utime(clock)
    return clock.stat().st_mtime_ns


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
