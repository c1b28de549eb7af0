"""The tables under data/: as their schemas say, in step with each other, safe in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from big_digest import PAYLOADS
from by_schema import validator
from small_digest import articles, catalogue

from generator.article import Source
from generator.exports import build_exports, tables

TABLES = ("articles", "people", "topics", "stories")
SITE = "https://example.org/digest/"


def schema(exports: dict[str, str], name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exports[f"data/{name}.schema.json"])
    return found


def rows(exports: dict[str, str], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exports[f"data/{name}.csv"], newline=""), strict=True))


def records(exports: dict[str, str], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exports[f"data/{name}.json"])
    return found


@pytest.fixture(params=["small", "big", "hostile"])
def exports(request: pytest.FixtureRequest) -> dict[str, str]:
    made: dict[str, str] = request.getfixturevalue(f"{request.param}_exports")
    return made


@pytest.mark.parametrize("name", [*TABLES, "texts"])
def test_schemas_are_schemas_and_know_where_they_are(small_exports: dict[str, str], name: str) -> None:
    found = schema(small_exports, name)
    validator(found)
    assert found["$id"] == f"{SITE}data/{name}.schema.json"


@pytest.mark.parametrize("name", TABLES)
def test_records_are_as_their_schema_says(exports: dict[str, str], name: str) -> None:
    judge = validator(schema(exports, name))
    judge.validate(records(exports, name))


def test_a_schema_refuses_what_it_does_not_say(small_exports: dict[str, str]) -> None:
    judge = validator(schema(small_exports, "articles"))
    record = records(small_exports, "articles")[0]
    for wrong in (
        {**record, "date": "yesterday"},
        {**record, "more": 1},
        {k: v for k, v in record.items() if k != "lang"},
    ):
        assert not judge.is_valid([wrong])


def test_texts_are_as_their_schema_says_and_whole(exports: dict[str, str]) -> None:
    judge = validator(schema(exports, "texts"))
    months = {path: text for path, text in exports.items() if path.startswith("data/texts/")}
    lines = [(path, json.loads(line)) for path, text in months.items() for line in text.split("\n")[:-1]]
    for path, record in lines:
        judge.validate(record)
        assert path == f"data/texts/{(record['date'] or 'undated')[:7]}.jsonl"
    assert sorted(record["id"] for _, record in lines) == sorted(
        record["id"] for record in records(exports, "articles")
    )


def test_the_tables_name_each_other(exports: dict[str, str]) -> None:
    every = {name: records(exports, name) for name in TABLES}
    ids = {name: {record["id"] for record in listed} for name, listed in every.items()}
    slugs = {record["slug"] for record in every["articles"]}
    for article in every["articles"]:
        assert set(article["topics"]) <= ids["topics"]
        assert set(article["people"]) <= ids["people"]
        assert article["story"] in ids["stories"]
        assert article["markdown"].removeprefix(SITE) in exports
    for record in (*every["people"], *every["topics"], *every["stories"]):
        assert set(record["articles"]) <= slugs
        assert len(record["articles"]) == record["count"] > 0
    assert {slug for story in every["stories"] for slug in story["articles"]} == slugs
    assert all(record["parent"] is None or record["parent"] in ids["topics"] for record in every["topics"])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_records_of_the_json(exports: dict[str, str], name: str) -> None:
    text = exports[f"data/{name}.csv"]
    assert text.count("\r\n") == text.count("\n") > 0, "RFC 4180: lines end in CR LF"
    found = rows(exports, name)
    assert [row["id"] for row in found] == [record["id"] for record in records(exports, name)]
    assert all(None not in row and None not in row.values() for row in found), "as many cells as the head has"


def test_what_the_small_digests_tables_say(small_exports: dict[str, str]) -> None:
    article = {row["id"]: row for row in rows(small_exports, "articles")}["herring-fishery-closed.fr"]
    assert article["title"] == "Sandvik ferme la pêche au hareng"
    assert article["authors"] == "Ida Berg; Tom Reyes"
    assert (article["date"], article["source_name"], article["translated_from"]) == (
        "2024-11-04",
        "North Coast Post",
        "en",
    )
    marta = {record["id"]: record for record in records(small_exports, "people")}["marta-lindqvist"]
    assert marta["names"] == {
        "en": "Marta Lindqvist",
        "fr": "Marta Lindqvist",
        "ru": "Марта Линдквист",
        "uk": "Марта Ліндквіст",
    }
    assert (marta["first"], marta["last"], marta["count"], marta["wikidata"]) == ("2024-11-04", "2024-11-05", 3, "Q42")
    assert {record["id"]: record["count"] for record in records(small_exports, "topics")} == {
        "economy": 3,
        "fishing": 3,
    }
    story = {record["id"]: record for record in records(small_exports, "stories")}["herring"]
    assert story["title"] == "Sandvik closes its herring fishery"
    assert story["languages"] == ["de", "en", "fr", "ru", "uk"]
    assert story["sources"] == ["North Coast Post", "Küstenblatt"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5 degrees", "@user", "\tx", "\r=x", "\uff1d1+1", "\uff20x"])
def test_a_cell_is_no_formula(text: str) -> None:
    assert tables.cell(text) == f"'{text}"
    # Where the list separator is a semicolon, as in French, a cell begins there.
    if not text[0].isspace():
        assert tables.cell(["a", text]) == f"a; '{text}"
        assert tables.cell(f"a;{text}") == f"a;'{text}"
    assert tables.cell([text]) == f"'{text}"


def test_cells() -> None:
    values: list[object] = [None, True, False, 0, 7, [], ("a", "b")]
    assert [tables.cell(value) for value in values] == [
        "",
        "true",
        "false",
        "0",
        "7",
        "",
        "a; b",
    ]


def test_hostile_texts_are_whole_in_the_json_and_harmless_in_the_table(hostile_exports: dict[str, str]) -> None:
    assert [row for row in rows(hostile_exports, "articles") if row["title"].startswith(tables.FORMULA)] == []
    titles = [record["title"] for record in records(hostile_exports, "articles")]
    assert titles[0] == f"{PAYLOADS[0]} 0"
    assert titles[3] == f"{PAYLOADS[3]} 3"
    assert titles[5] == "ab cdef g 5", "control characters, lone surrogates and overrides are gone"


def test_a_quoted_line_break_in_a_source_stays_in_its_cell(tmp_path: Path) -> None:
    made = dict(build_exports(catalogue(tmp_path, [replace(articles()[0], source=Source('The "Post",\nLtd'))])))
    (row,) = rows(made, "articles")
    assert row["source_name"] == 'The "Post", Ltd'


def test_the_package_lists_every_file_as_it_is(exports: dict[str, str]) -> None:
    package = json.loads(exports["data/datapackage.json"])
    listed = {f"data/{resource['path']}": resource for resource in package["resources"]}
    assert listed.keys() == {
        path for path in exports if path.startswith("data/") and not path.endswith((".schema.json", "datapackage.json"))
    }
    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"])
    for path, resource in listed.items():
        data = exports[path].encode()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        if path.endswith(".csv"):
            head = exports[path].split("\r\n", 1)[0]
            assert [field["name"] for field in resource["schema"]["fields"]] == head.split(",")
        else:
            assert f"data/{resource['jsonSchema']}" in exports


def test_an_empty_digest_has_empty_tables(tmp_path: Path) -> None:
    made = dict(build_exports(catalogue(tmp_path, [])))
    assert [records(made, name) for name in TABLES] == [[], [], [], []]
    assert made["data/articles.csv"].count("\r\n") == 1


def test_every_field_is_documented(small_exports: dict[str, str]) -> None:
    """docs/data.md explains each field of each record."""
    text = (Path(__file__).resolve().parents[2] / "docs/data.md").read_text(encoding="utf-8")
    for name in (*TABLES, "texts"):
        found = schema(small_exports, name)
        record = found["$defs"]["record"] if "$defs" in found else found
        missing = [field for field in record["properties"] if f"`{field}`" not in text]
        assert missing == [], name
