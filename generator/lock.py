"""One run at a time in a digest folder.

The lock is the system's, on an open file: it ends with the process that holds it, so one that was killed leaves none
behind. What stands in the file only says who is at work.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from generator.errors import DigestError
from generator.files import fenced, sweep
from generator.settings import Settings

NAME = "run.lock"
"""Under `Settings.state`."""

_BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What systems answer when another process holds the lock; anything else: the file system has no locks."""


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Work while no other run does; what killed runs left half made in content/ goes first.

    Meanwhile nothing is written through a link that leads out of the digest, or out of its site folder. On a file
    system that has no locks runs are not kept apart.

    Raises:
        DigestError: another run is at work.
        OSError: the folder cannot be written.
    """
    with hold(settings.state / NAME) as other:
        if other is not None:
            raise DigestError(f"another run{other} is at work here", path=settings.root, hint="wait for it to end")
        _tidy(settings)
        with fenced(settings.root, settings.site):
            yield


@contextlib.contextmanager
def hold(path: Path) -> Iterator[str | None]:
    """Hold a lock.

    Args:
        path: of its file; the folder is made if need be.

    Yields:
        None while it is ours; else who has it: `` (process 4711)``, or nothing if that is not known.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _take(file):
            yield _who(file)
            return
        _sign(file)
        try:
            yield None
        finally:
            file.truncate(_BYTE)


_BYTE = 1
"""Windows locks bytes, and nobody else may read these: the first is for that alone."""


def _take(file: BinaryIO) -> bool:
    """Whether the lock is ours now."""
    try:
        try:
            import fcntl  # noqa: PLC0415 - not on Windows
        except ImportError:  # pragma: no cover
            import msvcrt  # noqa: PLC0415

            file.seek(0)
            getattr(msvcrt, "locking")(file.fileno(), getattr(msvcrt, "LK_NBLCK"), _BYTE)  # noqa: B009 - no such names elsewhere
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        return e.errno not in _BUSY
    return True


def _sign(file: BinaryIO) -> None:
    file.truncate(0)
    file.write(b" process %d" % os.getpid())
    file.flush()


def _who(file: BinaryIO) -> str:
    """`` (process 4711)`` if the file says so."""
    with contextlib.suppress(OSError):
        file.seek(_BYTE)
        name, _, number = file.read(40).decode(errors="replace").partition(" ")
        if name == "process" and number.isdecimal():
            return f" (process {number})"
    return ""


def _tidy(settings: Settings) -> None:
    sweep(settings.articles)
    for folder in (settings.root / "content", settings.state):
        sweep(folder, deep=False)
