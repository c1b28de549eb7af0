"""The folder data/: the tables, their schemas, the texts by month, and datapackage.json, which lists them all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generator.article import Article
from generator.catalogue import Piece
from generator.exports import tables
from generator.exports.jsonfeed import compact
from generator.exports.records import Record, Records
from generator.files import sha256
from generator.pages.machine import DATA
from generator.pages.text import line
from generator.state import fingerprint
from generator.units import Unit

SCHEMAS = Path(__file__).parent / "schemas"
UNDATED = "undated"

_MEDIA = {".json": "application/json", ".csv": "text/csv", ".jsonl": "application/x-ndjson"}
TABLES = ("articles", "people", "topics", "stories")
_TITLES = {
    "articles": "Articles, one record a language", "people": "People", "topics": "Topics",
    "stories": "Stories: the articles about one event",
}  # fmt: skip


def line_units(records: Records) -> Iterator[Unit]:
    """The lines of the tables of people, topics and stories; those of articles come with their twins."""
    catalogue = records.catalogue
    for name, ids, record in (
        ("people", sorted(catalogue.people), records.person),
        ("topics", sorted(records.main.book.topics), records.topic),
        ("stories", sorted(catalogue.stories), records.story),
    ):  # fmt: skip
        for id_ in ids:
            yield Unit(f"#{name} {id_}", partial(_lines, records, name, id_, record))


def article_lines(records: Records, piece: Piece, article: Article, text: str) -> Iterator[tuple[str, str]]:
    """The lines of an article, and the fingerprint of that with its text."""
    record = records.article(piece, article)
    yield from _pieces(records, "articles", record)
    yield f"#texts {record['id']}", f"{_month(record['date'])} {sha256(_text_line(record, text))}"


def _lines(records: Records, name: str, id_: str, record: Callable[[str], Record]) -> Iterator[tuple[str, str]]:
    yield from _pieces(records, name, record(id_))


def _pieces(records: Records, name: str, record: Record) -> Iterator[tuple[str, str]]:
    yield f"#{name}.json {record['id']}", compact(record)
    yield f"#{name}.csv {record['id']}", tables.line(tables.columns(name, _locales(records)), record)


def _locales(records: Records) -> list[str]:
    return [edition.locale.code for edition in records.editions]


def table_units(
    records: Records, text_of: Callable[[str, str], str], pieces: Mapping[str, str], _files: object
) -> Iterator[Unit]:
    """The tables, from their lines, and the texts by month.

    Args:
        records: the digest's.
        text_of: the text of an article by slug and language.
        pieces: what `line_units` and `article_lines` made.
    """
    listed: dict[str, list[tuple[str, str]]] = {}
    for key, value in pieces.items():
        table, _, id_ = key.partition(" ")
        listed.setdefault(table, []).append((id_, value))
    for name in TABLES:
        order = _by_slug if name == "articles" else None
        rows = [value for _, value in sorted(listed.pop(f"#{name}.json", ()), key=order)]
        yield _table(f"{DATA}{name}.json", rows, tables.array_of)
        rows = [value for _, value in sorted(listed.pop(f"#{name}.csv", ()), key=order)]
        head = tables.head(tables.columns(name, _locales(records)))
        yield _table(f"{DATA}{name}.csv", [head, *rows], "".join)
    months: dict[str, list[tuple[str, str]]] = {}
    for id_, value in sorted(listed.get("#texts", ()), key=_by_slug):
        month, _, known = value.partition(" ")
        months.setdefault(month, []).append((id_, known))
    for month, members in sorted(months.items()):
        path = f"{DATA}texts/{month}.jsonl"
        yield Unit(path, partial(_texts, records, text_of, path, members), fingerprint(members), (path,))


def _by_slug(line: tuple[str, str]) -> tuple[str, ...]:
    """By slug, then by language."""
    return tuple(line[0].rpartition("."))[::2]


def _table(path: str, rows: Sequence[str], joined: Callable[[Sequence[str]], str]) -> Unit:
    """A table, the text of which is put together when it is wanted: it may be long, and is as a rule as it was."""
    known = hashlib.sha256()
    for row in rows:
        known.update(row.encode())
    return Unit(path, partial(_joined, path, rows, joined), known.hexdigest(), (path,))


def _joined(path: str, rows: Sequence[str], joined: Callable[[Sequence[str]], str]) -> Iterator[tuple[str, str]]:
    yield path, joined(rows)


def _unit(path: str, text: str) -> Unit:
    return Unit(path, partial(_whole, path, text), sha256(text), (path,))


def _whole(path: str, text: str) -> Iterator[tuple[str, str]]:
    yield path, text


def _texts(
    records: Records, text_of: Callable[[str, str], str], path: str, members: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """The texts of a month; lines that stand in the file already are taken from there."""
    there = records.catalogue.settings.exports / path
    lines = there.read_text(encoding="utf-8").split("\n") if there.is_file() else []
    known = {sha256(f"{line}\n"): line for line in lines}
    found: list[str] = []
    for id_, wanted in members:
        line = known.get(wanted)
        if line is None:
            slug, _, lang = id_.rpartition(".")
            piece = records.catalogue.pieces[slug]
            record = records.article(piece, piece.best(lang).article)
            line = _text_line(record, text_of(slug, lang)).rstrip("\n")
        found.append(f"{line}\n")
    yield path, "".join(found)


def _month(date: str | None) -> str:
    return date[:7] if date else UNDATED


def _text_line(record: Record, text: str) -> str:
    return compact({key: record[key] for key in ("id", "lang", "title", "date")} | {"text": text}) + "\n"


def package_units(records: Records, pieces: Mapping[str, str], files: Mapping[str, tuple[str, int]]) -> Iterator[Unit]:
    """The schemas, and the list of all files."""
    del pieces
    for name in (*TABLES, "texts"):
        yield _unit(f"{DATA}{name}.schema.json", _schema(name, records.site_url))
    listed = {path: known for path, known in files.items() if path.startswith(DATA) and "schema" not in path}
    path = f"{DATA}datapackage.json"
    yield Unit(path, partial(_packaged, records, path, listed), fingerprint(sorted(listed.items())), (path,))


def _packaged(records: Records, path: str, listed: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, str]]:
    yield path, _package(_in_order(listed), records, _locales(records))


def _in_order(listed: Mapping[str, tuple[str, int]]) -> list[tuple[str, tuple[str, int]]]:
    """The tables as they are named here, then the texts by month."""
    order = [f"{DATA}{name}.{kind}" for name in TABLES for kind in ("json", "csv")]
    return [(path, listed[path]) for path in (*order, *sorted(listed.keys() - set(order)))]


def _schema(name: str, site_url: str) -> str:
    """A JSON Schema (2020-12) of the package, with the address at which this digest has it."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    if site_url:
        schema = {"$schema": schema["$schema"], "$id": f"{site_url}{DATA}{name}.schema.json", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _package(made: Iterable[tuple[str, tuple[str, int]]], records: Records, locales: list[str]) -> str:
    """The list of files as a Data Package (datapackage.org), with their sizes, fingerprints and the CSV's columns."""
    settings = records.catalogue.settings
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "digest",
        "title": line(settings.site_name),
        "description": records.main.tagline,
        **({"homepage": settings.site_url} if settings.site_url else {}),
        "resources": [_resource(path.removeprefix(DATA), known, locales) for path, known in made],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(path: str, known: tuple[str, int], locales: list[str]) -> dict[str, Any]:
    stem, dot, suffix = path.rpartition(".")
    resource: dict[str, Any] = {
        "name": f"{stem}-{suffix}".replace("/", "-"), "path": path, "title": _TITLES.get(stem, "Texts of the articles"),
        "format": suffix, "mediatype": _MEDIA[dot + suffix], "encoding": "utf-8",
        "bytes": known[1], "hash": f"sha256:{known[0]}",
    }  # fmt: skip
    if suffix == "csv":
        fields = [{"name": name, "type": _type(name)} for name, _ in tables.columns(stem, locales)]
        return {**resource, "type": "table", "schema": {"fields": fields, "primaryKey": ["id"]}}
    return {**resource, "jsonSchema": f"{stem.partition('/')[0]}.schema.json"}


def _type(column: str) -> str:
    if column in ("count", "mentions"):
        return "integer"
    return "boolean" if column == "headline_derived" else "string"
