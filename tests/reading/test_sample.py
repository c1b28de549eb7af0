"""The seeds of the sample digest, read as an editor labelled them (tests/data/sample.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake import read_seed
from generator.reading import Reading, read

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "content" / "seeds"
SAMPLE: dict[str, Any] = yaml.load(
    (ROOT / "tests" / "data" / "sample.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)

pytestmark = pytest.mark.parametrize("name", sorted(SAMPLE))


@cache
def sample(name: str) -> Reading:
    return read(read_seed(SEEDS / name, seeds=SEEDS))


def folded(text: str) -> str:
    return " ".join(text.split())


def paragraphs(name: str) -> list[str]:
    return [folded(b.text) for b in sample(name).body if b.reason != "subheading"]


def test_language_date_byline_source(name: str) -> None:
    got, expected = sample(name), SAMPLE[name]
    assert got.lang == expected["lang"]
    assert got.date == expected["date"]
    assert list(got.authors) == expected["authors"]
    if "source" in expected.get("missed", {}):
        assert got.source.name != expected["source"], "understood by now: no longer `missed`"
    else:
        assert got.source.name == expected["source"]


def test_title(name: str) -> None:
    got, expected = sample(name), SAMPLE[name]
    assert got.headline_derived is expected["headline_derived"]
    if expected["headline_derived"]:
        assert folded(expected["title"]).startswith(got.title.rstrip(" .…"))
    else:
        assert got.title == folded(expected["title"])


def test_every_paragraph_in_order(name: str) -> None:
    starts = [folded(s) for s in SAMPLE[name]["starts"]]
    found = [next((i for i, p in enumerate(paragraphs(name)) if p.startswith(s)), None) for s in starts]
    assert None not in found
    assert found == sorted(i for i in found if i is not None)


def test_first_and_last_words(name: str) -> None:
    body = [folded(b.text) for b in sample(name).body]
    assert body[0].startswith(folded(SAMPLE[name]["first"]))
    assert body[-1].endswith(folded(SAMPLE[name]["last"]))


def test_nothing_said_twice(name: str) -> None:
    body = "\n".join(paragraphs(name))
    assert [body.count(folded(once)) for once in SAMPLE[name]["once"]] == [1] * len(SAMPLE[name]["once"])


def test_no_noise(name: str) -> None:
    body = "\n".join(folded(b.text) for b in sample(name).body)
    assert [noise for noise in SAMPLE[name]["noise"] if folded(noise) in body] == []


def test_key_points_are_the_summary(name: str) -> None:
    got = [folded(point) for point in sample(name).summary]
    expected = [folded(point) for point in SAMPLE[name]["key_points"]]
    assert not expected or [g[: len(e)] for g, e in zip(got, expected, strict=True)] == expected
