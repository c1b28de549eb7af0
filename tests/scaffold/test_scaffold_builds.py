"""A new folder builds at once, in a process of its own, as its README says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator import article
from generator.scaffold import create


def _digest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_new_folder_builds(tmp_path: Path) -> None:
    folder = tmp_path / "my-digest"
    create(folder)
    build = _digest(folder, "build", "--no-models")
    assert build.returncode == 0, build.stderr
    (path,) = (folder / "content/articles").rglob("*.md")
    made = article.parse(path.read_text(encoding="utf-8"), path)
    assert (made.lang, str(made.date)) == ("en", "2025-03-14")
    assert made.title == "A lighthouse library lends its ten-thousandth book"
    assert made.authors == ("Clara Whitcombe",)
    assert {"nora-lindqvist", "tomas-ferreira"} <= set(made.people)
    assert "newsletter" not in made.body
    assert "SHARE" not in made.body
    for page in ("index.html", "fr/index.html", "ru/index.html", "uk/index.html", f"articles/{made.slug}/index.html"):
        assert (folder / "site" / page).is_file(), page
