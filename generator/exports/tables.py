"""Records as JSON, one a line, and as CSV (RFC 4180).

A table has one line a record and one value a cell: lists are joined, and what a cell cannot hold (how often, in which
topic) is in the JSON only.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from generator.exports.records import Record

SEPARATOR = "; "
"""Between the values of one cell."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, the full-width signs of East Asian keyboards among it; an
apostrophe before it makes it text (OWASP, "CSV Injection"). The JSON has the text as it is."""

_BEGINS = re.compile(rf"(^|[;\t])([ \u00a0'\"]*)(?=[{re.escape(''.join(FORMULA))}])")
"""Where a cell may begin: at its beginning, and at what a spreadsheet in another language takes for the separator (a
semicolon in French), which knows nothing of our quotes."""

Column = tuple[str, Callable[[Record], Any]]


def array_of(lines: Sequence[str]) -> str:
    """A JSON array, one record a line."""
    joined = ",\n".join(lines)
    return f"[\n{joined}\n]\n" if joined else "[]\n"


def head(columns: Sequence[Column]) -> str:
    """The first line of a CSV table; lines are ended by CR LF."""
    return _csv([name for name, _ in columns])


def line(columns: Sequence[Column], record: Record) -> str:
    """A record as a line of a CSV table."""
    return _csv([cell(of(record)) for _, of in columns])


def _csv(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def cell(value: Any) -> str:
    """A value as a cell; None is an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = SEPARATOR.join(map(str, value))
    text = str(value)
    return _BEGINS.sub(r"\1\2'", text)


def columns(name: str, locales: Sequence[str]) -> list[Column]:
    """The columns of a table: ``articles``, ``people``, ``topics`` or ``stories``."""
    return _COLUMNS[name](locales)


def _fields(*names: str) -> list[Column]:
    return [(name, itemgetter(name)) for name in names]


def _by_locale(head: str, field: str, locales: Sequence[str]) -> list[Column]:
    def in_locale(code: str) -> Callable[[Record], Any]:
        return lambda record: record[field][code]

    return [(f"{head}_{code}", in_locale(code)) for code in locales]


def _source(key: str) -> Column:
    return f"source_{key}", lambda record: record["source"][key] if record["source"] else None


def _articles(_locales: Sequence[str]) -> list[Column]:
    return [
        *_fields("id", "slug", "lang", "title", "headline_derived", "date", "authors"), _source("name"), _source("url"),
        *_fields("topics", "people", "story", "translated_from", "translated_by", "url", "markdown", "summary"),
    ]  # fmt: skip


def _people(locales: Sequence[str]) -> list[Column]:
    spellings: Column = ("spellings", lambda record: list(dict.fromkeys(s["text"] for s in record["spellings"])))
    return [
        *_fields("id"), *_by_locale("name", "names", locales), *_fields("wikidata", "same_as"), spellings,
        *_fields("count", "mentions", "first", "last"), *_by_locale("url", "urls", locales),
    ]  # fmt: skip


def _topics(locales: Sequence[str]) -> list[Column]:
    return [
        *_fields("id"), *_by_locale("label", "labels", locales), *_fields("parent", "iptc", "count", "first", "last"),
        *_by_locale("url", "urls", locales),
    ]  # fmt: skip


def _stories(locales: Sequence[str]) -> list[Column]:
    return [
        *_fields("id", "title", "lang", "languages", "sources", "count", "first", "last", "topics", "people"),
        *_fields("articles"), *_by_locale("url", "urls", locales),
    ]  # fmt: skip


_COLUMNS: Mapping[str, Callable[[Sequence[str]], list[Column]]] = {
    "articles": _articles, "people": _people, "topics": _topics, "stories": _stories,
}  # fmt: skip
