"""Pages labelled before the rules met them: what is understood of them stays understood (score_pages.py reports it)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _load() -> ModuleType:
    """score_pages.py beside this file; the test folders are no packages."""
    spec = importlib.util.spec_from_file_location("fresh_score_pages", Path(__file__).with_name("score_pages.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scoring = _load()
PAGES: dict[str, Any] = {name: page for pages in scoring.rounds().values() for name, page in pages.items()}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    page = PAGES[name]
    wrong = scoring.wrong(name, page)
    missed = page.get("missed", [])
    assert not {check: said for check, said in wrong.items() if check not in missed}
    assert not [check for check in missed if check not in wrong], "understood by now: no longer `missed`"


def test_every_page_is_another() -> None:
    assert len(PAGES) == sum(map(len, scoring.rounds().values()))


@pytest.mark.parametrize("name", PAGES)
def test_labels_are_marked(name: str) -> None:
    rows = (PAGES[name].get("lines") or PAGES[name]["keep"]).splitlines()
    assert [row for row in rows if row[:2] not in {"T ", "+ ", "- ", "? "}] == []
    assert set(PAGES[name].get("missed", [])) <= set(scoring.CHECKS)
