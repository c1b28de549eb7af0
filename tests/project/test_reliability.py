"""docs/reliability.md says what the tests try; the tests it names exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reliability", ROOT / "scripts/reliability.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_fresh(script: ModuleType) -> None:
    assert (ROOT / "docs/reliability.md").read_text(encoding="utf-8") == script.page(), "python scripts/reliability.py"


def test_every_trap_and_limit_is_held_by_tests_that_exist(script: ModuleType) -> None:
    groups = yaml.safe_load((ROOT / "scripts/reliability.yml").read_text(encoding="utf-8"))
    named = [test for group in groups for trap in group["traps"] for test in trap["tests"]]
    named += [test for _, _, test in script.LIMITS]
    missing = []
    for test in named:
        path, _, name = test.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""
        if not re.search(rf"^def {name}\(", text, re.MULTILINE):
            missing.append(test)
    assert missing == []
    assert all(trap["tests"] for group in groups for trap in group["traps"])
