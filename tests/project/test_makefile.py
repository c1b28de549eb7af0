"""The Makefile's targets, asked of `make` itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make")


def _make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # As a user calls it, also when the suite itself runs under make.
    env = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False, env=env)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder as after a clone: nothing installed."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def test_help_lists_what_the_documents_use() -> None:
    listed = set(re.findall(r"^ +make ([a-z]+) ", _make("help").stdout, flags=re.MULTILINE))
    used = set()
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        ".ci/run",
        ".github/workflows/test.yml",
        ".github/workflows/pages.yml",
    ):
        used |= set(
            re.findall(r"(?:^|`|run: |    )make ([a-z]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        )
    assert {"site", "test", "serve"} <= used <= listed


def test_site_installs_light_and_builds(fresh: Path) -> None:
    commands = _make("--dry-run", "site", folder=fresh).stdout
    assert "-m venv" in commands
    assert "--require-hashes --only-binary :all: --requirement requirements/light.txt" in commands
    assert "--no-build-isolation --editable ." in commands
    assert "full.txt" not in commands
    assert commands.rstrip().endswith("digest build")


def test_test_installs_the_extras_and_runs_the_four_gates(fresh: Path) -> None:
    commands = _make("--dry-run", "test", folder=fresh).stdout
    assert "--require-hashes --only-binary :all: --requirement requirements/full.txt" in commands
    programs = re.findall(r"^\.venv/bin/(.+)$", commands, flags=re.MULTILINE)
    assert programs[-4:] == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "pytest -n auto --dist loadfile --no-loadscope-reorder",
    ]


def test_nothing_is_installed_but_by_hash(fresh: Path) -> None:
    for target in ("site", "test", "sbom"):
        installs = re.findall(r"^.*pip install.*$", _make("--dry-run", target, folder=fresh).stdout, flags=re.MULTILINE)
        assert installs
        for line in installs:
            assert "--no-deps" in line
            assert "--require-hashes" in line or line.endswith("--no-build-isolation --editable ."), line


def test_an_old_python_is_one_clear_line(fresh: Path) -> None:
    old = fresh / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    run = _make("site", f"PYTHON={old}", folder=fresh)
    assert run.returncode != 0
    assert "older than Python 3.11" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (fresh / ".venv").exists()


def test_clean_removes_nothing_that_an_editor_wrote(fresh: Path) -> None:
    kept = ["content/articles/2025/a.en.md", "content/seeds/a.txt", "content/people.yml", ".venv/pyvenv.cfg"]
    derived = ["content/pages/en/index.md", "site/index.html", ".digest/manifest.json"]
    for name in (*kept, *derived):
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        (fresh / name).write_text("", encoding="utf-8")
    assert _make("clean", folder=fresh).returncode == 0
    assert [name for name in kept if not (fresh / name).exists()] == []
    assert [name for name in derived if (fresh / name).exists()] == []
