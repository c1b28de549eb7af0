"""Lighthouse's three scores that do not depend on the machine; `make lighthouse` also measures performance."""

from __future__ import annotations

from pathlib import Path

import gates
import pytest
from sample_site import SampleSite

pytestmark = pytest.mark.browser

CATEGORIES = ("accessibility", "best-practices", "seo")


def test_lighthouse_gives_full_marks(sample: SampleSite, sample_url: str) -> None:
    urls = [sample_url, sample_url + sample.article("fr"), sample_url + sample.person("ru")]
    gates.module("lighthouse/package.json")
    command: list[str | Path] = [
        gates.program("node"),
        gates.HERE / "lighthouse.mjs",
        gates.chromium(),
        ",".join(CATEGORIES),
        *urls,
    ]
    scores = gates.answer(command)
    assert set(scores) == set(urls)
    wanting = {url: found for url, found in scores.items() if any(found[c] < 100 for c in CATEGORIES)}
    assert wanting == {}
