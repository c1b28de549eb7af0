"""What makes everything be rendered again."""

from __future__ import annotations

from pathlib import Path

import pytest
from mini_digest import MiniDigest

from generator.publish.environment import fingerprint


def test_it_is_stable(small: MiniDigest) -> None:
    assert fingerprint(small.settings) == fingerprint(small.settings)


def test_settings_count(small: MiniDigest) -> None:
    before = fingerprint(small.settings)
    path = small.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "copyright: nobody\n", encoding="utf-8")
    assert fingerprint(small.settings) != before


def test_environment_variables_that_the_settings_ask_for_count(
    small: MiniDigest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + 'copyright: !ENV [WHO, "nobody"]\n', encoding="utf-8")
    before = fingerprint(small.settings)
    monkeypatch.setenv("WHO", "Anna")
    after = fingerprint(small.settings)
    assert after != before
    monkeypatch.setenv("UNRELATED", "x")
    assert fingerprint(small.settings) == after


@pytest.mark.parametrize("name", ["overrides/partials/x.html", "hooks/mine.py"])
def test_the_digests_own_theme_and_hooks_count(small: MiniDigest, name: str) -> None:
    path = small.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    path.write_text(text + "hooks:\n  - hooks/mine.py\n", encoding="utf-8")
    before = fingerprint(small.settings)
    own: Path = small.root / name
    own.parent.mkdir(parents=True)
    own.write_text("x", encoding="utf-8")
    assert fingerprint(small.settings) != before


def test_pages_do_not_count(small: MiniDigest) -> None:
    before = fingerprint(small.settings)
    small.article("en", "another")
    assert fingerprint(small.settings) == before
