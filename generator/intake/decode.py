"""Bytes to text."""

from __future__ import annotations


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding."""
    return data.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))


def decode(data: bytes, *, html: bool = False) -> tuple[str, str]:
    """The text, and the name of the codec it was decoded with."""
    for codec in ("utf-8-sig", "cp1251"):
        try:
            return data.decode(codec), codec
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace"), "cp1252"
