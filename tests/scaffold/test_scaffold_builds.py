"""A new folder builds at once, in a process of its own, as its README and its workflow say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import article
from generator.scaffold import create

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://owner.example/my-digest/"


def _digest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator.cli", *arguments]
    environment = {**os.environ, "SITE_URL": ADDRESS}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new digest, built once without models."""
    folder = tmp_path_factory.mktemp("scaffold") / "my-digest"
    create(folder)
    run = _digest(folder, "build", "--no-models")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def _article(folder: Path) -> article.Article:
    (path,) = (folder / "content/articles").rglob("*.md")
    return article.parse(path.read_text(encoding="utf-8"), path)


def test_the_first_seed_is_understood(built: Path) -> None:
    made = _article(built)
    assert made.title == "A lighthouse library lends its ten-thousandth book"
    assert (made.lang, str(made.date), made.authors) == ("en", "2025-03-14", ("Clara Whitcombe",))
    assert {"nora-lindqvist", "tomas-ferreira"} == set(made.people)
    assert "newsletter" not in made.body
    assert "SHARE" not in made.body


def test_the_site_is_there_in_every_locale_under_its_address(built: Path) -> None:
    slug = _article(built).slug
    for page in ("index.html", "fr/index.html", "ru/index.html", "uk/index.html", f"articles/{slug}/index.html"):
        assert (built / "site" / page).is_file(), page
    assert f'href="{ADDRESS}articles/{slug}/"' in (built / f"site/articles/{slug}/index.html").read_text(
        encoding="utf-8"
    )


def test_check_finds_nothing(built: Path) -> None:
    run = _digest(built, "check")
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_second_build_touches_nothing(built: Path) -> None:
    def state() -> dict[str, int]:
        folders = [built / "content", built / "site"]
        files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(built).as_posix(): path.stat().st_mtime_ns for path in files}

    before = state()
    assert _digest(built, "build", "--no-models").returncode == 0
    assert state() == before


def test_the_readme_shows_this_article(built: Path) -> None:
    (path,) = (built / "content/articles").rglob("*.md")
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    shown = re.search(
        r"^    ---\n(    title: A lighthouse.+?)    ---\n",
        (ROOT / "README.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    assert shown
    without_hashes = re.sub(r"(?m)^(seed_sha256: |generated: sha256:).*", r"\1…", front)
    assert re.sub(r"(?m)^    ", "", shown[1]) == without_hashes
