from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import remove_with_empty_parents, write_if_changed


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write_if_changed(path, "x")
    os.utime(path, (1, 1))
    assert not write_if_changed(path, "x")
    assert path.stat().st_mtime == 1
    assert write_if_changed(path, "y")
    assert path.read_text() == "y"
    assert [p.name for p in path.parent.iterdir()] == ["b.txt"]


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.txt"
    write_if_changed(path, "old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_if_changed(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["b.txt"]


def test_removal_takes_empty_folders_along_and_stops(tmp_path: Path) -> None:
    for name in ("stop/a/b/c.txt", "stop/a/d.txt"):
        write_if_changed(tmp_path / name, "x")
    remove_with_empty_parents(tmp_path / "stop/a/b/c.txt", tmp_path / "stop")
    assert not (tmp_path / "stop/a/b").exists()
    remove_with_empty_parents(tmp_path / "stop/a/d.txt", tmp_path / "stop")
    assert (tmp_path / "stop").is_dir()
    assert not (tmp_path / "stop/a").exists()
