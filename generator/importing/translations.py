"""Translations: note which version of the original each was made from, so that a stale one can be told.

An editor writes a translation beside its original and need not know about fingerprints: the first import that sees it
adds the line ``original: sha256:…`` to its front matter and touches nothing else. Once the translation is brought up to
date, the editor deletes the line and the next import writes it anew.
"""

from __future__ import annotations

import re

from generator.article import Article, text_fingerprint
from generator.files import write_if_changed
from generator.library import Library, Stored

_END = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)


def stamp(library: Library) -> tuple[str, ...]:
    """Add the original's fingerprint to each translation that has none.

    Returns:
        The paths written, under content/articles.

    Raises:
        OSError: a file cannot be written.
    """
    originals = {(s.article.slug, s.article.lang): s.article for s in library.stored}
    written: list[str] = []
    for stored in library.stored:
        article = stored.article
        original = originals.get((article.slug, article.translated_from or ""))
        if article.translated_from and not article.original and original and _add(stored, original):
            written.append(stored.path.relative_to(library.folder).as_posix())
    return tuple(written)


def _add(stored: Stored, original: Article) -> bool:
    """Put the line at the end of the front matter, in the file's own line ending; the rest stays byte for byte."""
    raw = stored.path.read_bytes().decode("utf-8")
    start = _END.search(raw)
    end = _END.search(raw, start.end()) if start else None
    if end is None:
        return False
    newline = "\r\n" if end[0].endswith("\r") else "\n"
    return write_if_changed(
        stored.path, f"{raw[: end.start()]}original: {text_fingerprint(original)}{newline}{raw[end.start() :]}"
    )
