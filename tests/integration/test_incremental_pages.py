"""Whatever changes: what is made again, and what is left alone, is together what a first build makes."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from random import Random

import pytest
from changing_digest import CHANGES, article, begin, put, read, write_settings

from generator import parallel
from generator.exports import build_exports, write_exports
from generator.pages import build_pages, write_pages
from generator.pages.write import build_assets


def files(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_bytes().decode() for p in folder.rglob("*") if p.is_file()}


def written(folder: Path) -> dict[str, str]:
    return {path: text for path, text in files(folder).items() if not path.endswith(".png")}


def assert_as_new(root: Path) -> None:
    """Bring the folder up to date and compare it with one that was made at once, from nothing."""
    whole = read(root, remember=True)
    write_pages(whole)
    write_exports(whole)
    fresh = read(root, remember=False)
    assert written(root / "content/pages") == {**build_pages(fresh), **build_assets(fresh)}
    assert files(root / ".digest/exports") == dict(build_exports(fresh))


@pytest.fixture(autouse=True)
def without_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cards.write.draw", lambda _: b"picture")


@pytest.mark.parametrize("seed", range(2))
def test_any_row_of_changes_gives_what_a_first_build_gives(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    begin(tmp_path, 6, random)
    assert_as_new(tmp_path)
    for change in random.sample(CHANGES, len(CHANGES)):
        change(tmp_path, random)
        assert_as_new(tmp_path)


def test_one_article_more_leaves_the_others_alone(tmp_path: Path) -> None:
    random = Random(7)
    begin(tmp_path, 14, random)
    whole = read(tmp_path, remember=True)
    write_pages(whole)
    write_exports(whole)
    new = article(500, random)
    put(tmp_path, new)
    whole = read(tmp_path, remember=True)
    pages = [path for path in write_pages(whole).written if "/articles/ferry-" in path]
    twins = [path for path in write_exports(whole).written if path.endswith(".md")]
    same = set(whole.stories[new.story].pieces if new.story else ()) | {new.slug}
    names = {re.sub(r"-(de|fr)$", "", path.rsplit("/", 1)[1].removesuffix(".md")) for path in pages}
    assert new.slug in names
    assert names <= same
    assert len(twins) == 1


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    begin(tmp_path, 8, Random(1))
    whole = read(tmp_path, remember=True)
    write_pages(whole)
    write_exports(whole)
    again = read(tmp_path, remember=True)
    assert (write_pages(again).written, write_exports(again).written) == ((), ())


def test_the_number_of_processes_does_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, 12, Random(3))
    monkeypatch.setattr("generator.units.tree.ALONE", 10)
    monkeypatch.setenv(parallel.WORKERS, "3")
    whole = read(tmp_path, remember=True)
    write_pages(whole)
    write_exports(whole)
    many = files(tmp_path / "content/pages"), files(tmp_path / ".digest/exports")
    monkeypatch.setenv(parallel.WORKERS, "1")
    for folder in ("content/pages", ".digest"):
        (tmp_path / folder).rename(Path(tempfile.mkdtemp(dir=tmp_path)) / "old")
    alone = read(tmp_path, remember=True)
    write_pages(alone)
    write_exports(alone)
    assert (files(tmp_path / "content/pages"), files(tmp_path / ".digest/exports")) == many


def test_a_locale_less_leaves_nothing_of_it(tmp_path: Path) -> None:
    begin(tmp_path, 5, Random(2))
    write_settings(tmp_path, ("en", "uk", "fr"))
    assert_as_new(tmp_path)
    write_settings(tmp_path, ("en", "uk"))
    assert_as_new(tmp_path)
    assert not (tmp_path / "content/pages/fr").exists()
