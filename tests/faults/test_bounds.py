"""No path in or out of the digest folder; names that every system takes; nothing removed that is not ours."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fault_lab import FERRY, Lab, cases, copy, files

WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
BODY = """
The council of Portwick met on {day} June 2025 to speak about an unusual headline, the mayor, Anna Keller, said afterwards.
It was the {day}th meeting of the year, and nobody left it before midnight, according to the minutes.
"""


def everything(root: Path) -> Iterator[Path]:
    return (path.relative_to(root) for part in ("content", "site", ".digest") for path in (root / part).rglob("*"))


def is_portable(name: str) -> bool:
    """Whether Windows, macOS and Linux all take the name of a file or folder."""
    return not (
        WINDOWS.fullmatch(name) or FORBIDDEN.search(name) or name.endswith((".", " "))
        or len(name.encode()) > 255 or name != unicodedata.normalize("NFC", name)
    )  # fmt: skip


def text_of(case: dict[str, Any], key: str) -> str:
    return case["repeat"][0] * case["repeat"][1] if "repeat" in case else str(case[key])


def test_names_that_are_no_file_names(lab: Lab, before: Path, tmp_path: Path) -> None:
    root = copy(before, tmp_path / "in" / "digest")
    elsewhere = [tmp_path / "in" / "x", tmp_path / "x", tmp_path / "etc"]
    articles = root / "content/articles/2025"
    for number, case in enumerate(cases("names")):
        if case.get("as") == "id" or "id" in case:
            name = text_of(case, "id")
            meta = {"title": f"Report {number}", "people": [name], "topics": [name], "story": name}
            front = yaml.safe_dump(meta, allow_unicode=True)
            (articles / f"report-{number}.en.md").write_text(f"---\n{front}---\nA report.\n", encoding="utf-8")
        else:
            text = text_of(case, "title") + "\n" + BODY.format(day=number + 4)
            (root / f"content/seeds/title-{number}.txt").write_text(text, encoding="utf-8")
    done = lab.build(root)
    assert done.is_tidy(), done.said
    assert done.code == 0, done.said
    titles = sum("id" not in case and case.get("as") != "id" for case in cases("names"))
    imported = [p for p in (root / "content/articles").rglob("*.md") if not p.name.startswith("report-")]
    assert len(imported) >= titles
    there = list(everything(root))
    assert [path for path in there if not all(map(is_portable, path.parts))] == []
    folded = Counter(unicodedata.normalize("NFC", path.as_posix()).casefold() for path in there)
    assert [path for path, count in folded.items() if count > 1] == []
    assert [path for path in elsewhere if path.exists()] == []
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["digest"]
    again = lab.build(root)
    assert again.code == 0
    assert "imported  0" in again.stdout, again.said


@pytest.mark.parametrize("case", cases("links"), ids=lambda case: str(case["path"]))
def test_a_folder_that_is_a_link_to_elsewhere(lab: Lab, before: Path, tmp_path: Path, case: dict[str, Any]) -> None:
    root, outside = copy(before, tmp_path / "digest"), tmp_path / "outside"
    path = root / case["path"]
    if path.is_dir():
        shutil.copytree(path, outside)
        shutil.rmtree(path)
        for file in outside.rglob("*.html"):
            file.write_text("<p>somebody's own</p>", encoding="utf-8")
    outside.mkdir(exist_ok=True)
    (outside / "own.txt").write_text(FERRY.replace("Ferry", "Secret ferry"), encoding="utf-8")
    path.symlink_to(outside)
    was = {p.relative_to(outside): p.read_bytes() for p in outside.rglob("*") if p.is_file()}
    done = lab.build(root)
    assert done.is_tidy(), done.said
    assert done.code == case["code"], done.said
    assert {p.relative_to(outside): p.read_bytes() for p in outside.rglob("*") if p.is_file()} == was
    assert not any("secret-ferry" in name for name in files(root))
    if case["code"]:
        assert len(done.lines) == 1, done.said


def test_the_site_may_be_a_link_to_an_empty_folder(lab: Lab, before: Path, tmp_path: Path) -> None:
    root, outside = copy(before, tmp_path / "digest"), tmp_path / "www"
    shutil.rmtree(root / "site")
    outside.mkdir()
    (root / "site").symlink_to(outside)
    assert lab.build(root).code == 0
    assert (outside / "index.html").is_file()


def test_a_site_folder_that_is_not_ours_is_refused(lab: Lab, before: Path, tmp_path: Path) -> None:
    root = copy(before, tmp_path / "digest")
    shutil.rmtree(root / "site")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("years of work", encoding="utf-8")
    done = lab.build(root)
    assert done.code == 1
    assert "not ours" in done.lines[0]
    assert [p.name for p in (root / "site").iterdir()] == ["index.html"]


@pytest.mark.parametrize("folder", ["/", ".", "..", "content", "content/pages", "content/seeds", ".git", "notes.txt"])
def test_a_site_folder_that_would_take_others_is_refused(lab: Lab, before: Path, tmp_path: Path, folder: str) -> None:
    root = copy(before, tmp_path / "in" / "digest")
    (root / "notes.txt").write_text("notes", encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = re.sub(r"(?m)^site_dir:.*\n", "", settings.read_text(encoding="utf-8"))
    settings.write_text(f"site_dir: {folder}\n{text}", encoding="utf-8")
    was = files(root)
    done = lab.build(root)
    assert done.is_tidy(), done.said
    assert done.code
    assert "site_dir" in done.lines[0], done.said
    assert len(done.lines) == 1, done.said
    kept = {path: data for path, data in files(root).items() if path.startswith("site/")}
    assert kept == {path: data for path, data in was.items() if path.startswith("site/")}
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["digest"]


def test_nothing_is_removed_that_is_not_ours(lab: Lab, before: Path, tmp_path: Path) -> None:
    root = copy(before, tmp_path / "digest")
    own = ["site/CNAME", "site/articles/own.txt", "content/pages/en/articles/own.md", "content/articles/2025/notes.txt",
           "content/seeds/picture.png", "content/README.md"]  # fmt: skip
    for name in own:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("---\ntitle: Our own page\n---\nWritten by hand.\n", encoding="utf-8")
    for path in (root / "content/articles").rglob("*.md"):
        path.unlink()
    assert lab.build(root).code == 0
    assert [name for name in own if not (root / name).is_file()] == []


def test_a_manifest_that_lies_removes_nothing_elsewhere(lab: Lab, before: Path, tmp_path: Path) -> None:
    root = copy(before, tmp_path / "digest")
    victim = tmp_path / "victim.md"
    victim.write_text("mine", encoding="utf-8")
    for file in (root / ".digest").glob("*.json"):
        text = file.read_text(encoding="utf-8")
        for key in ("en/articles/index.md", "articles/index.html", "data/articles.json"):
            text = text.replace(json.dumps(key), json.dumps("../../../victim.md"))
        file.write_text(text, encoding="utf-8")
    done = lab.build(root)
    assert done.is_tidy(), done.said
    assert victim.read_text(encoding="utf-8") == "mine"
