"""Whole pages of many systems: what is kept of them, and what they are said to be."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake import parse_seed
from generator.reading import Reading, read

PAGES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("pages_site.yml").read_text(encoding="utf-8"))


@cache
def reading(name: str) -> Reading:
    return read(parse_seed(PAGES[name]["page"].encode(), f"{name}.html"))


@pytest.mark.parametrize("name", PAGES)
def test_lines_of_a_page(name: str) -> None:
    rows = PAGES[name]["keep"].splitlines()
    missed = [row[2:] for row in rows if row[0] == "?"]
    assert [b.text for b in reading(name).blocks if b.kept and b.text not in missed] == [
        row[2:] for row in rows if row[0] != "?"
    ]


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_says_of_itself(name: str) -> None:
    expect, got = PAGES[name]["expect"], reading(name)
    assert got.title == next(row[2:] for row in PAGES[name]["keep"].splitlines() if row[0] == "T")
    assert not got.headline_derived
    assert got.lang == expect["lang"]
    assert (got.date.isoformat() if got.date else None) == expect["date"]
    assert list(got.authors) == expect["authors"]
    assert got.source.name == expect["source"]
