"""A disk that is full or read-only: one line, and the next run with room makes good."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fault_lab import CASES, Change, Lab, cases, copy, difference, files

TABLE: dict[str, Any] = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["full"]


def fill_and_mend(lab: Lab, change: Change, tmp_path: Path, count: int) -> int:
    """Let the disk be full from so many moments on, each in a copy; returns how many were tried."""
    steps = len(lab.build(copy(change.before, tmp_path / "counted")).steps)
    tried = sorted(random.Random(TABLE["seed"]).sample(range(steps), min(count, steps)))
    for moment in tried:
        root = copy(change.before, tmp_path / str(moment))
        done = lab.build(root, fault={"kind": "full", "at": moment})
        assert done.is_tidy(), f"from step {moment} of {steps}\n{done.said}"
        assert done.code in {0, 1}
        assert not done.code or len(done.lines) == 1, done.said
        assert lab.build(root).code == 0
        assert difference(files(root), change.wanted) == {}, f"full from step {moment} of {steps}"
        shutil.rmtree(root)
    return len(tried)


def test_a_full_disk_loses_nothing(lab: Lab, change: Change, tmp_path: Path) -> None:
    assert fill_and_mend(lab, change, tmp_path, TABLE["short"]) == TABLE["short"]


@pytest.mark.soak
def test_a_disk_full_at_many_moments_loses_nothing(
    lab: Lab, change: Change, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("tried", TABLE["long"])
    assert fill_and_mend(lab, change, tmp_path, TABLE["long"]) == TABLE["long"]


@pytest.fixture
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A file system in memory of so many KiB over what a digest needs."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.name != "posix" or os.getuid() != 0 or mount is None or umount is None:
        pytest.skip("only root can make a small file system")
    options = f"size={request.param}k"
    if subprocess.run(
        [mount, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=False, capture_output=True
    ).returncode:
        pytest.skip("this system lets nobody make a small file system")
    yield folder
    subprocess.run([umount, "-l", str(folder)], check=True)


def size_of(root: Path) -> int:
    """KiB that a folder takes in pages of memory."""
    return sum((path.stat().st_size + 4095) // 4096 * 4 for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("small_disk", [case["kib"] for case in cases("small")], indirect=True)
def test_a_real_disk_that_fills_up_loses_nothing(lab: Lab, change: Change, tmp_path: Path, small_disk: Path) -> None:
    root = small_disk / "digest"
    shutil.copytree(change.before / "content", root / "content", ignore=shutil.ignore_patterns("pages"))
    shutil.copy2(change.before / "mkdocs.yml", root)
    done = lab.build(root)
    assert done.is_tidy(), done.said
    assert done.code == 1, done.said
    assert "No space left" in done.lines[-1]
    roomy = copy(root, tmp_path / "roomy")
    assert lab.build(roomy).code == 0
    alone = tmp_path / "alone"
    shutil.copytree(change.before / "content", alone / "content", ignore=shutil.ignore_patterns("pages"))
    shutil.copy2(change.before / "mkdocs.yml", alone)
    assert lab.build(alone).code == 0
    assert difference(files(roomy), files(alone)) == {}


@pytest.mark.parametrize("case", cases("readonly"), ids=lambda case: str(case["under"]))
def test_a_read_only_folder_is_one_line(lab: Lab, change: Change, tmp_path: Path, case: dict[str, Any]) -> None:
    root = copy(change.before, tmp_path / "digest")
    under = "" if case["under"] == "." else case["under"]
    done = lab.build(root, fault={"kind": "read-only", "under": under})
    assert done.is_tidy(), done.said
    assert done.code == 1, done.said
    assert len(done.lines) == 1, done.said
    assert lab.build(root).code == 0
    assert difference(files(root), change.wanted) == {}
