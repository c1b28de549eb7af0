"""Headline, date, byline and source of pages that write them each in another way (signed.yml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import yamlio
from generator.intake.seed import parse_seed
from generator.reading import Reading, read

_PATH = Path(__file__).with_name("signed.yml")
_DATA: dict[str, Any] = yamlio.load_mapping(_PATH.read_text(encoding="utf-8"), path=_PATH.name)


def reading_of(name: str) -> Reading:
    case = _DATA["cases"][name]
    head = case["head"].format(title=case["title"]).rstrip("\n")
    joint = " " if head.endswith(("—", "-")) else "\n"
    text = head + joint + _DATA["bodies"][name.partition("_")[0]] + case["tail"]
    return read(parse_seed(text.lstrip("\n").encode(), f"{name}.txt"))


@pytest.mark.parametrize("name", _DATA["cases"])
def test_headline(name: str) -> None:
    reading = reading_of(name)
    assert (None if reading.headline_derived else reading.title) == _DATA["cases"][name]["title"]


@pytest.mark.parametrize("name", _DATA["cases"])
def test_date(name: str) -> None:
    date = reading_of(name).date
    assert (None if date is None else date.isoformat()[:10]) == _DATA["cases"][name]["date"]


@pytest.mark.parametrize("name", _DATA["cases"])
def test_authors(name: str) -> None:
    assert list(reading_of(name).authors) == _DATA["cases"][name]["authors"]


@pytest.mark.parametrize("name", _DATA["cases"])
def test_source(name: str) -> None:
    assert (reading_of(name).source.name or "").casefold() == (_DATA["cases"][name]["source"] or "").casefold()
