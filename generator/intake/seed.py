"""One seed file: its bytes checked, decoded and cut into blocks."""

from __future__ import annotations

import stat
from pathlib import Path

from generator.errors import SeedError
from generator.files import sha256
from generator.intake.decode import NotTextError, decode
from generator.intake.folder import HTML_SUFFIXES, seed_name
from generator.intake.model import RawArticle, RawMeta
from generator.intake.text import text_blocks

MAX_SEED_BYTES = 8 * 1024 * 1024
"""Longest seed read, in bytes: a thousand times a long article, and still decoded in a second."""

_MEBIBYTE = 1024 * 1024


def read_seed(path: Path, *, seeds: Path) -> RawArticle:
    """Read one seed.

    Args:
        path: the file.
        seeds: the seeds folder; the article's ``seed`` is the path relative to it.

    Raises:
        SeedError: the file is missing, unreadable, no regular file, too long, empty or not text.
    """
    return parse_seed(seed_bytes(path, seeds=seeds), seed_name(path, seeds))


def seed_bytes(path: Path, *, seeds: Path) -> bytes:
    """The bytes of one seed, for `parse_seed` to read elsewhere.

    Raises:
        SeedError: the file is missing, unreadable, no regular file or too long.
    """
    return _bytes(path, seed_name(path, seeds))


def parse_seed(data: bytes, name: str) -> RawArticle:
    """The article in the bytes of a seed; its name tells HTML from plain text.

    Raises:
        SeedError: the bytes are too many, none, not text, or hold no text.
    """
    if len(data) > MAX_SEED_BYTES:
        raise _too_long(name, len(data))
    html = Path(name).suffix.lower() in HTML_SUFFIXES
    try:
        text, encoding = decode(data, html=html)
    except NotTextError as e:
        raise SeedError(str(e), path=name, hint="save the article as plain text or HTML in UTF-8") from e
    meta = RawMeta()
    if html:
        from generator.intake.html import html_blocks  # noqa: PLC0415 - lxml and trafilatura load slowly

        blocks, meta = html_blocks(text)
    else:
        blocks = text_blocks(text)
    if not blocks:
        raise SeedError("empty: no text in it", path=name, hint="put the article's text into it, or remove it")
    return RawArticle(
        seed=name, sha256=sha256(data), format="html" if html else "text", encoding=encoding, blocks=blocks, meta=meta
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SeedError("not a regular file", path=name, hint="a seed is a text or HTML file")
        if status.st_size > MAX_SEED_BYTES:
            raise _too_long(name, status.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise SeedError("no such seed", path=name) from None
    except OSError as e:
        raise SeedError(f"cannot read it: {e.strerror or e}", path=name, hint="check the file's permissions") from e


def _too_long(name: str, size: int) -> SeedError:
    return SeedError(
        f"{size / _MEBIBYTE:.1f} MiB long, over the limit of {MAX_SEED_BYTES // _MEBIBYTE} MiB", path=name,
        hint="cut it down to the article",
    )  # fmt: skip
