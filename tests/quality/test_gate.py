"""The gate: no score of the gold corpus may drop below baseline.json; README.md says how floors are moved."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import baseline
import pytest
from corpus import digest
from quality_table import table
from readings import missing_models
from score import compare_both


@pytest.fixture(scope="module")
def pinned() -> dict[str, Any]:
    found = baseline.load()
    assert found, "no baseline.json: write it with `python -m tests.quality --update`"
    return found


@pytest.fixture(scope="module")
def _both_at_once() -> None:
    """Both installs on two cores; where pytest-xdist spreads the tests, they are on two cores already."""
    if not missing_models() and "PYTEST_XDIST_WORKER" not in os.environ:
        compare_both()


def test_the_corpus_is_the_one_that_was_measured(pinned: dict[str, Any]) -> None:
    assert pinned["corpus"] == digest(), (
        "the corpus changed: look at the table, then `python -m tests.quality --update`"
    )


@pytest.mark.usefixtures("_both_at_once")
def test_light_has_not_dropped(pinned: dict[str, Any], record_property: Callable[[str, object], None]) -> None:
    record_property("scores", _tables("light"))
    assert _drops("light", pinned) == []


@pytest.mark.models
@pytest.mark.usefixtures("_both_at_once")
def test_with_models_has_not_dropped(pinned: dict[str, Any], record_property: Callable[[str, object], None]) -> None:
    if missing := missing_models():
        why = f"not importable: {', '.join(missing)} (extra `models`)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    record_property("scores", _tables("models"))
    assert _drops("models", pinned) == []


def _tables(install: str) -> str:
    """What ``python -m tests.quality`` prints, for the end of the run (tests/conftest.py)."""
    return "\n".join(table(install, part) for part in baseline.PARTS)


def _drops(install: str, pinned: dict[str, Any]) -> list[str]:
    """The drops; a baseline without these scores pins nothing, and that is a fault too."""
    floors = pinned["scores"].get(install, {})
    assert set(baseline.PARTS) <= floors.keys(), f"not everything is pinned for {install}"
    return [
        str(change) for part in baseline.PARTS for change in baseline.changes(install, part, pinned) if change.worse
    ]
