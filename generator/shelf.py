"""Articles as they were last read: a file that was not touched since is not read again.

What stands in the front matter is kept under .digest; the text is fetched from the article's own file when somebody
asks for it. A file counts as untouched if its size and times are the same, and they are not so fresh that a change in
the same moment could hide.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from generator import state, trace
from generator.article import Article, Date, Source, parse
from generator.files import read_text, sha256

MEMORY = "articles.json"
"""Under .digest."""

FRESH = 2_000_000_000
"""Nanoseconds within which a file's times say little: no file system's clock is coarser."""

_PLAIN = tuple(
    field.name for field in fields(Article) if field.name not in {"slug", "lang", "body", "date", "source", "extra"}
)
_LISTS = frozenset({"authors", "summary", "topics", "people"})


class Shelved(Article):
    """An article whose text is in its file until it is wanted."""

    __slots__ = ("_text", "front", "sha256")
    _text: str | Callable[[], str]
    sha256: str
    """Of the file's text."""
    front: str
    """SHA-256 of the file's front matter: of all that is known without the text."""

    def __new__(cls, **values: Any) -> Any:
        """Whoever makes another article of this one (`dataclasses.replace`) gets a plain one."""
        return Article(**values) if "body" in values else object.__new__(cls)

    def __init__(self, *, text: str | Callable[[], str], fingerprint: str, front: str, **values: Any) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "sha256", fingerprint)
        object.__setattr__(self, "front", front)

    @property
    def body(self) -> str:
        """Markdown after the front matter: a fact of its own (`generator.trace`)."""
        trace.reading(f"text {self.slug}")
        kept = self._text
        if not isinstance(kept, str):
            kept = kept()
            object.__setattr__(self, "_text", kept)
        return kept

    def changed(self, **values: Any) -> Shelved:
        """This article with other values but the text."""
        own = {field.name: getattr(self, field.name) for field in fields(Article) if field.name != "body"}
        return Shelved(text=self._text, fingerprint=self.sha256, front=self.front, **{**own, **values})

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, field.name) for field in fields(Article))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return self._values() == tuple(getattr(other, field.name) for field in fields(Article))

    __hash__ = None  # type: ignore[assignment]


class Shelf:
    """The articles of a digest folder as they were last read."""

    def __init__(self, root: Path) -> None:
        self._file = root / ".digest" / MEMORY
        kept = state.load(self._file)
        self._rows: dict[str, list[Any]] = kept if isinstance(kept, dict) else {}
        self._now: dict[str, list[Any]] = {}
        self._changed = False

    def get(self, path: Path, shown: str, status: os.stat_result) -> Article | None:
        """The article of a file, if the file was not touched since it was put here."""
        row = self._rows.get(shown)
        if row is None or row[:3] != [status.st_size, status.st_mtime_ns, status.st_ctime_ns]:
            return None
        try:
            article = _article(row, path, shown)
        except (ValueError, TypeError, KeyError, IndexError):
            return None  # a cache that cannot be read is no cache
        self._now[shown] = row
        return article

    def put(self, shown: str, status: os.stat_result, text: str, article: Article) -> Article:
        """Keep an article that was just read; gives it back, with the fingerprint of its file."""
        self._changed = True
        if article.extra or not text.endswith(article.body):
            return article
        times = [status.st_size, status.st_mtime_ns, status.st_ctime_ns]
        head = {name: value for name in _PLAIN if (value := getattr(article, name)) not in (None, (), False)}
        date = article.date.isoformat() if article.date is not None else None
        source = [article.source.name, article.source.url]
        start = len(text) - len(article.body)
        prints = [sha256(text), sha256(text[:start])]
        row = [*times, *prints, start, article.slug, article.lang, date, source, head]
        self._now[shown] = row
        return _article(row, None, shown, body=article.body)

    def save(self) -> None:
        """Keep all this for the next run; a folder that cannot be written goes without."""
        if self._changed or self._now.keys() != self._rows.keys():
            with contextlib.suppress(OSError):
                fresh = state.now(self._file.parent) - FRESH
                rows = {shown: row for shown, row in self._now.items() if max(row[1], row[2]) < fresh}
                state.save(self._file, rows)


def _article(row: list[Any], path: Path | None, shown: str, body: str | None = None) -> Article:
    _, _, _, fingerprint, front, start, slug, lang, date, source, head = row

    def text() -> str:
        assert path is not None
        found = read_text(path, shown=shown)
        return found[start:] if sha256(found) == fingerprint else parse(found, shown).body

    made = Shelved(
        text=text, fingerprint=fingerprint, front=front, slug=slug, lang=lang, date=_date(date), source=Source(*source),
        extra={}, **{name: _value(name, head.get(name)) for name in _PLAIN},
    )  # fmt: skip
    if body is not None:
        object.__setattr__(made, "_text", body)
    return made


def _value(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(value or ())
    return bool(value) if name == "headline_derived" else value


def _date(text: str | None) -> Date | None:
    if text is None:
        return None
    return dt.date.fromisoformat(text) if len(text) == len("2025-07-22") else dt.datetime.fromisoformat(text)
