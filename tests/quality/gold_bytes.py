"""The raw file that a gold article stands for: its lines or its page, wrapped, with its line ends, in its encoding."""

from __future__ import annotations

import codecs
import textwrap
from collections.abc import Sequence

from gold_lines import GoldLine, LabelError

BOMS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16": codecs.BOM_UTF16_LE}
"""Encodings with a byte order mark; UTF-16 is written little-endian on every machine."""
_CODECS = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}

NEWLINES = {"lf": "\n", "crlf": "\r\n"}


def raw_text(lines: Sequence[GoldLine], wrap: int | None = None) -> str:
    """The plain text of the lines with ``\\n`` between them and none at the end.

    Args:
        lines: as labelled.
        wrap: column at which to wrap, with a blank line between paragraphs; None to leave the lines long.
    """
    whole: list[str] = []
    for line in lines:
        if line.glued and whole:
            whole[-1] += line.raw
        else:
            whole.append(line.raw)
    if wrap is None:
        return "\n".join(whole)
    filled = (textwrap.fill(p, wrap, break_long_words=False, break_on_hyphens=False) for p in whole if p.strip())
    return "\n\n".join(filled)


def raw_bytes(text: str, *, encoding: str, newline: str, final_newline: bool) -> bytes:
    """A text as the bytes of a file.

    Args:
        text: with ``\\n`` as line end.
        encoding: a Python codec name.
        newline: ``lf`` or ``crlf``.
        final_newline: whether the last line ends in a line break.

    Raises:
        LabelError: the encoding is unknown or cannot hold the text.
    """
    text = text.rstrip("\n") + ("\n" if final_newline else "")
    try:
        data = text.replace("\n", NEWLINES[newline]).encode(_CODECS.get(encoding, encoding))
    except LookupError:
        raise LabelError(f"encoding: {encoding!r} is unknown") from None
    except UnicodeEncodeError as e:
        raise LabelError(f"encoding: {encoding} cannot hold {e.object[e.start : e.end]!r}") from None
    return BOMS.get(encoding, b"") + data
