"""Reading and writing files so that nothing is half written, nothing unchanged is touched, and nothing hangs.

What is read is a regular file of bounded size: a pipe would wait for ever, a device never ends. What is written goes
into a file beside the target first, under a name that only depends on the target's: a run that was killed leaves at
most that, and the next one that writes the target takes it away.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from generator.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_TEXT_BYTES = 32 * 1024 * 1024
"""Longest file of an editor's that is read (an article, the registry, the settings), in bytes: over a registry of
100,000 people, under what would exhaust memory."""

NO_NAMES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
"""Names, in small letters, that Windows takes for devices, whatever extension follows."""

_TEMPORARY = (".tmp-", "~")
"""How the names of files in the making begin and end."""


def sha256(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def read_text(
    path: Path, *, shown: Path | str | None = None, error: type[DigestError] = DigestError, limit: int = MAX_TEXT_BYTES
) -> str:
    """The text of a file that an editor may have written; a byte order mark is dropped.

    Args:
        path: the file.
        shown: its name in messages; by default the path.
        error: the class to raise.
        limit: in bytes.

    Raises:
        FileNotFoundError: there is none.
        DigestError: of class ``error``; it cannot be read, is no regular file, is too long or is not UTF-8.
    """
    shown = path if shown is None else shown
    try:
        with open_regular(path) as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as e:
        reason = (e.strerror if isinstance(e, OSError) else None) or str(e)
        raise error(f"cannot be read: {reason}", path=shown) from e
    if len(data) > limit:
        raise error(f"longer than {limit // 1024 // 1024} MiB", path=shown, hint="cut it down, or divide it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        raise error("not UTF-8", path=shown, line=line, hint="save it as UTF-8") from e
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextlib.contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading unless it is a folder, a pipe, a socket or a device.

    Raises:
        OSError: it is one of these, or cannot be opened.
    """
    # Without O_NONBLOCK the opening of a pipe waits for a writer.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", os.fspath(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))
        yield file


def write_if_changed(path: Path, data: bytes | str) -> bool:
    """Give a file this content, atomically, unless it has it already.

    A reader sees the old bytes or the new ones, never a part. An unchanged file keeps its modification time.

    Returns:
        True if the file was written.

    Raises:
        OSError: the folder cannot be made or written, or something that is no file is in the way.
    """
    return _write(path, data, lasting=True)


def write_derived(path: Path, data: bytes | str) -> bool:
    """As `write_if_changed`, for what can be made again: it is not waited for until it is on the disk.

    A program that is killed leaves the old file or the new one all the same. A machine that loses its power may lose
    the content; so whoever remembers what was written has to remember its size too, and to look.
    """
    return _write(path, data, lasting=False)


def write_derived_parts(path: Path, parts: Iterable[bytes]) -> None:
    """As `write_derived`, for what is too much to be held at once; the file is written in any case."""
    stay_inside(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(path, 0o644) as out:
        out.writelines(parts)


def add_derived(path: Path, end: int, parts: Iterable[bytes]) -> None:
    """Cut a file off at an end and add to it; a run that is killed may leave a part of what it added.

    Raises:
        OSError: there is no such file, it is a link, or it cannot be written.
    """
    stay_inside(path)
    flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "wb") as file:
        file.truncate(end)
        file.seek(end)
        file.writelines(parts)


def _write(path: Path, data: bytes | str, *, lasting: bool) -> bool:
    raw = data.encode() if isinstance(data, str) else data
    mode = 0o644
    with contextlib.suppress(FileNotFoundError), open_regular(path) as file:
        found = os.fstat(file.fileno())
        mode = found.st_mode & 0o777
        if found.st_size == len(raw) and file.read() == raw:
            return False
    stay_inside(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(path, mode) as out:
        out.write(raw)
        if lasting:
            out.flush()
            os.fsync(out.fileno())
    return True


@contextlib.contextmanager
def _replacing(path: Path, mode: int) -> Iterator[BinaryIO]:
    """A new file that takes the place of another once it is whole."""
    temporary = temporary_of(path)
    try:
        with _fresh(temporary, mode) as out:
            yield out
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def temporary_of(path: Path) -> Path:
    """Where the next content of a file is made: beside it, hidden, of bounded length whatever the file is called."""
    return path.with_name(sha256(path.name)[:16].join(_TEMPORARY))


def _fresh(path: Path, mode: int) -> BinaryIO:
    """Open a new file for writing; one of that name, left by a killed run, goes first. Links are not followed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, mode)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        handle = os.open(path, flags, mode)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)  # as it was, whatever the umask
    return os.fdopen(handle, "wb")


@contextlib.contextmanager
def fenced(*folders: Path) -> Iterator[None]:
    """Within this, nothing under these folders is written through a link that leads out of them."""
    before = _Fence.folders
    _Fence.folders = tuple(Path(os.path.abspath(folder)) for folder in folders)  # noqa: PTH100 - links stay
    _Fence.checked.clear()
    try:
        yield
    finally:
        _Fence.folders = before
        _Fence.checked.clear()


class _Fence:
    """The folders that this process may write in; none: anywhere."""

    folders: ClassVar[tuple[Path, ...]] = ()
    checked: ClassVar[set[Path]] = set()


def stay_inside(path: Path) -> None:
    """Refuse to write a file that a link puts out of the fenced folder it seems to be in.

    Raises:
        PermissionError: it would be written elsewhere.
    """
    if path.parent in _Fence.checked:
        return
    for folder in _Fence.folders:
        if path.is_relative_to(folder) and leads_out(path.parent, folder):
            raise PermissionError(errno.EPERM, "a link on the way leads out of the digest", os.fspath(path))
    _Fence.checked.add(path.parent)


def sweep(folder: Path, *, deep: bool = True) -> None:
    """Take away files in the making that a killed run left in a folder; links are not followed.

    Args:
        folder: may be missing.
        deep: also in the folders under it.
    """
    for parent, folders, names in os.walk(folder):
        for name in names:
            if name.startswith(_TEMPORARY[0]) and name.endswith(_TEMPORARY[1]):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(parent, name))  # noqa: PTH108, PTH118
        if not deep:
            folders.clear()


def leaves(name: str) -> bool:
    """Whether a relative path with forward slashes is none: absolute, climbing, or of another system."""
    return name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/") or name[1:2] == ":"


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path, its links followed, is not in a folder."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL
        return True


def remove_with_empty_parents(path: Path, stop: Path) -> None:
    """Remove a file, then the folders above it that this leaves empty, up to but without ``stop``.

    A file that a link between ``stop`` and it puts elsewhere stays.
    """
    if leads_out(path.parent, stop):
        return
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == stop or not parent.is_relative_to(stop):
            return
        try:
            parent.rmdir()
        except OSError:
            return
