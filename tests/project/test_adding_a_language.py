"""docs/adding-a-language.md says where a language's data stands, and Spanish and German stand there."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pages.i18n import translator
from generator.people.names.traits import endings_of, languages_with

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/adding-a-language.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| `generator/")]
TRAITS = [line for line in TEXT.splitlines() if re.match(r"\| \w.*\| `generator/", line)]
IN_CODE = re.findall(r"`((?:people|reading)/[^`]+)`", TEXT)


def _files(row: str) -> list[Path]:
    """The files of a row's first cell; a name without a folder stands in the folder of the one before."""
    found: list[Path] = []
    for name in re.findall(r"`([^`]+)`", row.split("|")[1]):
        found.append(ROOT / name if "/" in name else found[-1].parent / name)
    return found


def _keys(data: Any) -> set[str]:
    if not isinstance(data, dict):
        return set()
    return {str(key) for key in data}.union(*map(_keys, data.values())) if data else set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("`")[1])
def test_spanish_and_german_are_where_the_page_says(row: str) -> None:
    for path in _files(row):
        if "<language>" in path.name:
            assert path.with_name("es.yml").is_file()
            assert path.with_name("de.yml").is_file()
        elif "`es:`" in row:
            assert {"es", "de"} <= _keys(yaml.safe_load(path.read_text(encoding="utf-8"))), path
        else:
            assert path.is_file()


def test_the_page_names_every_place() -> None:
    assert len(ROWS) == 9
    assert len(TRAITS) == 3
    for line in TRAITS:
        assert all(path.is_file() for path in _files(line.removeprefix("|"))), line
    for name in IN_CODE:
        assert (ROOT / "generator" / name).exists()


def test_the_examples_have_their_traits() -> None:
    assert languages_with("capital_nouns") >= {"de"}
    assert languages_with("genitive_s") >= {"de"}
    assert languages_with("elision") >= {"fr", "it"}


def test_a_trait_needs_no_code() -> None:
    """A language that is declined without patterns for its nominatives simply has none."""
    assert endings_of("odd", "ru").search("ивановым")
    assert not endings_of("odd", "xx").search("ивановым")
    with pytest.raises(KeyError):
        languages_with("no such trait")


def test_a_locale_without_messages_has_its_own_dates_and_numbers() -> None:
    words = translator("es")
    assert words.date(dt.date(2025, 7, 22)) == "22 de julio de 2025"
    assert words.number(12345) == "12.345"
    assert words.language("uk") == "ucraniano"
