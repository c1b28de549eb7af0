"""Writing files so that nothing is ever half written and nothing unchanged is touched."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sha256(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def write_if_changed(path: Path, data: bytes | str) -> bool:
    """Give a file this content, atomically, unless it has it already.

    A reader sees the old bytes or the new ones, never a part. An unchanged file keeps its modification time.

    Returns:
        True if the file was written.

    Raises:
        OSError: the folder cannot be made or written.
    """
    raw = data.encode() if isinstance(data, str) else data
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == raw:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-", suffix="~")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o644)  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return True


def remove_with_empty_parents(path: Path, stop: Path) -> None:
    """Remove a file, then the folders above it that this leaves empty, up to but without ``stop``."""
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == stop or not parent.is_relative_to(stop):
            return
        try:
            parent.rmdir()
        except OSError:
            return
