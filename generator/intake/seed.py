"""One seed file: its bytes checked, decoded and cut into blocks."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from generator.errors import SeedError
from generator.files import leads_out, open_regular, sha256
from generator.intake.decode import NotTextError, decode
from generator.intake.folder import HTML_SUFFIXES, seed_name
from generator.intake.model import RawArticle, RawMeta
from generator.intake.text import text_blocks

MAX_SEED_BYTES = 8 * 1024 * 1024
"""Longest seed read, in bytes: a thousand times a long article, and still decoded in a second."""

MAX_BLOCKS = 20_000
"""Paragraphs of the longest seed read: a hundred times a long live blog. Each takes some milliseconds to understand."""

_MEBIBYTE = 1024 * 1024
_NO_NAME = frozenset({"Cc", "Cs"})
"""Categories of characters that no name may have: control characters, and bytes that are no UTF-8."""


def read_seed(path: Path, *, seeds: Path) -> RawArticle:
    """Read one seed.

    Args:
        path: the file.
        seeds: the seeds folder; the article's ``seed`` is the path relative to it.

    Raises:
        SeedError: the file is missing, unreadable, no regular file, too long, empty or not text.
    """
    name = seed_name(path, seeds)
    return parse_seed(_bytes(path, name), name)


def seed_bytes(path: Path, *, seeds: Path) -> bytes:
    """The bytes of one seed, for `parse_seed` to read elsewhere.

    Raises:
        SeedError: the file is missing, unreadable, no regular file or too long, a link leads out of the folder, or its
            name is no text.
    """
    name = seed_name(path, seeds)
    if any(unicodedata.category(c) in _NO_NAME for c in name):
        raise SeedError("its name is not UTF-8, or holds control characters", path=ascii(name)[1:-1], hint="rename it")
    if path.is_symlink() and leads_out(path, seeds):
        raise SeedError("a link that leads out of the seeds", path=name, hint="copy the file instead")
    return _bytes(path, name)


def parse_seed(data: bytes, name: str) -> RawArticle:
    """The article in the bytes of a seed; its name tells HTML from plain text.

    Raises:
        SeedError: the bytes or the paragraphs are too many, or there are none, or the bytes are not text.
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
    if len(blocks) > MAX_BLOCKS:
        raise SeedError(
            f"{len(blocks):,} paragraphs, over the limit of {MAX_BLOCKS:,}",
            path=name,
            hint="cut it down to the article",
        )
    return RawArticle(
        seed=name, sha256=sha256(data), format="html" if html else "text", encoding=encoding, blocks=blocks, meta=meta
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_SEED_BYTES:
                raise _too_long(name, size)
            return file.read(MAX_SEED_BYTES + 1)
    except FileNotFoundError:
        raise SeedError("no such seed", path=name) from None
    except (OSError, ValueError) as e:
        reason = (e.strerror if isinstance(e, OSError) else None) or str(e)
        raise SeedError(f"cannot read it: {reason}", path=name, hint="a seed is a text or HTML file") from e


def _too_long(name: str, size: int) -> SeedError:
    return SeedError(
        f"{size / _MEBIBYTE:.1f} MiB long, over the limit of {MAX_SEED_BYTES // _MEBIBYTE} MiB", path=name,
        hint="cut it down to the article",
    )  # fmt: skip
