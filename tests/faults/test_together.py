"""Two at once: a second run, or an editor, while a build is at work."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from fault_lab import FERRY, HUNG, ORCHESTRA, Change, Lab, cases, copy, difference, files

NEW = {
    "content/seeds/ferry.txt": FERRY + "The company declined to comment.\n",
    "content/seeds/orchestra.txt": ORCHESTRA + "The concert in Lindau is sold out.\n",
}


@pytest.mark.parametrize("case", cases("together"), ids=lambda case: str(case["name"]))
def test_the_second_run_waits_for_nobody_and_changes_nothing(
    lab: Lab, change: Change, tmp_path: Path, case: dict[str, Any]
) -> None:
    root, go_on = copy(change.before, tmp_path / "digest"), tmp_path / "go-on"
    first = lab.start(root, "build", "--no-models", fault={"kind": "pause", "at": 12, "until": str(go_on)})
    deadline = time.monotonic() + HUNG
    while first.steps() < 13 and not first.ended() and time.monotonic() < deadline:
        time.sleep(0.02)
    was = files(root)
    second = lab.run(root, *case["second"])
    changed = difference(was, files(root))
    go_on.touch()
    done = first.wait()
    assert second.code == 1, second.said
    assert second.is_tidy()
    assert len(second.lines) == 1
    assert f"another run (process {first.pid}) is at work here" in second.lines[0]
    assert changed == {}
    assert done.code == 0, done.said
    assert difference(files(root), change.wanted) == {}


def test_what_an_editor_saves_during_a_build_is_kept(lab: Lab, change: Change, tmp_path: Path) -> None:
    root, go_on = copy(change.before, tmp_path / "digest"), tmp_path / "go-on"
    article = next((root / "content/articles").rglob("city-orchestra*.md"))
    people = root / "content/people.yml"
    first = lab.start(root, "import", "--no-models", fault={"kind": "pause", "at": 6, "until": str(go_on)})
    deadline = time.monotonic() + HUNG
    while first.steps() < 7 and not first.ended() and time.monotonic() < deadline:
        time.sleep(0.02)
    mine = article.read_text(encoding="utf-8").replace("new conductor", "conductor at last")
    article.write_text(mine, encoding="utf-8")
    people.write_text(people.read_text(encoding="utf-8") + "# and a note\n", encoding="utf-8")
    go_on.touch()
    done = first.wait()
    assert done.is_tidy(), done.said
    assert lab.build(root).code == 0
    assert article.read_text(encoding="utf-8") == mine
    assert "# and a note" in people.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases("changing"), ids=lambda case: str(case["name"]))
def test_a_seed_that_changes_while_it_is_read(lab: Lab, change: Change, tmp_path: Path, case: dict[str, Any]) -> None:
    new = tmp_path / "new"
    new.write_text(NEW[case["path"]], encoding="utf-8")
    at_once = copy(change.before, tmp_path / "at-once")
    (at_once / case["path"]).write_text(NEW[case["path"]], encoding="utf-8")
    assert lab.build(at_once).code == 0
    root = copy(change.before, tmp_path / "digest")
    done = lab.build(root, fault={"kind": "change", "path": case["path"], "at": case["at"], "new": str(new)})
    assert done.is_tidy(), done.said
    assert lab.build(root).code == 0
    assert (root / case["path"]).read_text(encoding="utf-8") == NEW[case["path"]]
    assert difference(files(root), files(at_once)) == {}
