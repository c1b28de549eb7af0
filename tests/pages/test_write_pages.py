from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_digest import articles, catalogue

from generator.catalogue import Catalogue
from generator.errors import DigestError
from generator.files import write_if_changed
from generator.journal import Journal
from generator.pages import build_pages, write_pages


def test_everything_is_written_once(small: Catalogue) -> None:
    report = write_pages(small)
    folder = small.settings.pages
    assert report.total == len(report.written) == len(build_pages(small))
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*.md")} == set(report.written)
    before = {path: path.stat().st_mtime_ns for path in small.settings.root.rglob("*")}
    again = write_pages(small)
    assert (again.written, again.removed, again.total) == ((), (), report.total)
    assert {path: path.stat().st_mtime_ns for path in small.settings.root.rglob("*")} == before


def test_a_page_that_is_no_more_is_removed(tmp_path: Path) -> None:
    write_pages(catalogue(tmp_path))
    report = write_pages(catalogue(tmp_path, [a for a in articles() if a.slug != "pont-de-bayonne"]))
    assert "fr/articles/pont-de-bayonne.md" in report.removed
    assert "uk/people/paul-etchegaray.md" in report.removed
    assert not (tmp_path / "content/pages/fr/articles/pont-de-bayonne.md").exists()


def test_a_file_of_somebody_else_stays(small: Catalogue) -> None:
    write_pages(small)
    mine = small.settings.pages / "en" / "articles" / "mine.md"
    mine.write_text("mine", encoding="utf-8")
    write_pages(small)
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "nonsense", '{"../../../kept.md": "x", "/kept.md": "x", "en/../../kept.md": "x", "a.txt": "x"}'],
)
def test_a_broken_manifest_harms_nothing(small: Catalogue, manifest: str) -> None:
    kept = small.settings.root / "content" / "kept.md"
    kept.parent.mkdir(parents=True)
    kept.write_text("kept", encoding="utf-8")
    small.settings.state.mkdir()
    (small.settings.state / "pages.json").write_text(manifest, encoding="utf-8")
    write_pages(small)
    assert kept.exists()


def test_an_interrupted_run_leaves_no_page_that_nobody_remembers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def dies(path: Path, data: str | bytes) -> bool:
        written.append(path)
        if len(written) > 40:
            raise KeyboardInterrupt
        return write_if_changed(path, data)

    monkeypatch.setattr("generator.units.tree.write_derived", dies)
    with pytest.raises(KeyboardInterrupt):
        write_pages(catalogue(tmp_path))
    monkeypatch.undo()
    write_pages(catalogue(tmp_path, []))
    assert set(build_pages(catalogue(tmp_path, []))) == {
        p.relative_to(tmp_path / "content/pages").as_posix() for p in (tmp_path / "content/pages").rglob("*.md")
    }


def test_without_the_manifest_the_pages_are_the_same(small: Catalogue) -> None:
    write_pages(small)
    shutil.rmtree(small.settings.state)
    assert write_pages(small).written == ()
    assert any("units" in record for record in Journal(small.settings.state / "pages.json").read())


def test_a_folder_that_cannot_be_written_is_one_line(small: Catalogue) -> None:
    small.settings.pages.parent.mkdir(parents=True)
    small.settings.pages.write_text("a file", encoding="utf-8")
    with pytest.raises(DigestError, match="cannot write the pages"):
        write_pages(small)
