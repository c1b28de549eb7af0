"""The folder data/: the tables, their schemas, the texts by month, and datapackage.json, which lists them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.exports import tables
from generator.exports.records import Record, Records
from generator.files import sha256
from generator.pages.machine import DATA
from generator.pages.text import line

SCHEMAS = Path(__file__).parent / "schemas"
UNDATED = "undated"

_MEDIA = {".json": "application/json", ".csv": "text/csv", ".jsonl": "application/x-ndjson"}
_TITLES = {
    "articles": "Articles, one record a language", "people": "People", "topics": "Topics",
    "stories": "Stories: the articles about one event",
}  # fmt: skip


def data_files(records: Records, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path from the site's root and text of each file.

    Args:
        records: the digest's.
        texts: the text of each article by its record's id.
    """
    made: list[tuple[str, str]] = []
    articles = list(records.articles())
    lists: dict[str, list[Record]] = {
        "articles": articles, "people": list(records.people()), "topics": list(records.topics()),
        "stories": list(records.stories()),
    }  # fmt: skip
    locales = [edition.locale.code for edition in records.editions]
    for name, listed in lists.items():
        made.append((f"{DATA}{name}.json", tables.json_array(listed)))
        made.append((f"{DATA}{name}.csv", tables.table(tables.columns(name, locales), listed)))
    made += [(f"{DATA}texts/{month}.jsonl", tables.json_lines(group)) for month, group in _by_month(articles, texts)]
    yield from made
    for name in (*lists, "texts"):
        yield f"{DATA}{name}.schema.json", _schema(name, records.site_url)
    yield f"{DATA}datapackage.json", _package(made, records, locales)


def _by_month(articles: Iterable[Record], texts: Mapping[str, str]) -> list[tuple[str, list[Record]]]:
    months: dict[str, list[Record]] = {}
    for article in articles:
        record = {key: article[key] for key in ("id", "lang", "title", "date")} | {"text": texts[article["id"]]}
        months.setdefault(article["date"][:7] if article["date"] else UNDATED, []).append(record)
    return sorted(months.items())


def _schema(name: str, site_url: str) -> str:
    """A JSON Schema (2020-12) of the package, with the address at which this digest has it."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    if site_url:
        schema = {"$schema": schema["$schema"], "$id": f"{site_url}{DATA}{name}.schema.json", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _package(made: Iterable[tuple[str, str]], records: Records, locales: list[str]) -> str:
    """The list of files as a Data Package (datapackage.org), with their sizes, fingerprints and the CSV's columns."""
    settings = records.catalogue.settings
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "digest",
        "title": line(settings.site_name),
        "description": records.main.tagline,
        **({"homepage": settings.site_url} if settings.site_url else {}),
        "resources": [_resource(path.removeprefix(DATA), text, locales) for path, text in made],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(path: str, text: str, locales: list[str]) -> dict[str, Any]:
    stem, dot, suffix = path.rpartition(".")
    resource: dict[str, Any] = {
        "name": f"{stem}-{suffix}".replace("/", "-"), "path": path, "title": _TITLES.get(stem, "Texts of the articles"),
        "format": suffix, "mediatype": _MEDIA[dot + suffix], "encoding": "utf-8",
        "bytes": len(text.encode()), "hash": f"sha256:{sha256(text)}",
    }  # fmt: skip
    if suffix == "csv":
        fields = [{"name": name, "type": _type(name)} for name, _ in tables.columns(stem, locales)]
        return {**resource, "type": "table", "schema": {"fields": fields, "primaryKey": ["id"]}}
    return {**resource, "jsonSchema": f"{stem.partition('/')[0]}.schema.json"}


def _type(column: str) -> str:
    if column in ("count", "mentions"):
        return "integer"
    return "boolean" if column == "headline_derived" else "string"
