"""Killed at any step that writes, the next run makes good: the same bytes as if nothing had happened."""

from __future__ import annotations

import random
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from fault_lab import CASES, FERRY, PONT, PORT, Change, Lab, Result, cases, copy, difference, files

TABLE: dict[str, Any] = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["killed"]


def kind(step: tuple[str, str]) -> tuple[str, str]:
    """What sort of step it is: the operation, and the part of the digest it is done on."""
    op, path = step
    parts = PurePosixPath(re.sub(r"publish-[^/]+", "publish", path)).parts
    return op, "/".join(parts[:2]) if parts[0] in {"content", ".digest"} else parts[0]


def moments(steps: tuple[tuple[str, str], ...], count: int, rng: random.Random) -> list[int]:
    """So many numbers of steps: of every kind of step one if that many are asked for, then any."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for number, step in enumerate(steps):
        kinds.setdefault(kind(step), []).append(number)
    chosen = [rng.choice(numbers) for numbers in kinds.values()]
    if len(chosen) > count:
        return sorted(rng.sample(chosen, count))
    rest = [n for n in range(len(steps)) if n not in chosen]
    return sorted(chosen + rng.sample(rest, min(len(rest), count - len(chosen))))


def kill_and_mend(lab: Lab, start: Path, target: Path, command: list[str], moment: int, *, torn: bool) -> Result:
    """Kill a command, then build undisturbed; returns how the second run ended."""
    root = copy(start, target)
    killed = lab.run(root, *command, fault={"kind": "kill", "at": moment, "torn": torn})
    assert killed.code in {-signal.SIGKILL, 0}, killed.said
    for path in sorted((start / "content").rglob("*.y*ml")):
        kept = [
            line for line in path.read_text(encoding="utf-8").splitlines() if "Keller-Roy" in line or "by hand" in line
        ]
        assert set(kept) <= set((root / path.relative_to(start)).read_text(encoding="utf-8").splitlines())
    return lab.build(root)


def trials(count: int) -> list[tuple[dict[str, Any], int]]:
    """Each case with its share of the moments."""
    rows = cases("killed")
    return [(row, count // len(rows)) for row in rows]


def try_case(lab: Lab, change: Change, tmp_path: Path, case: dict[str, Any], count: int) -> int:
    """Kill at so many moments; returns how many were tried."""
    if case.get("fresh"):
        change = new_digest(lab, tmp_path)
    steps = lab.run(copy(change.before, tmp_path / "counted"), *case["command"]).steps
    chosen = moments(steps, count, random.Random(TABLE["seed"]))
    for number, moment in enumerate(chosen):
        root = tmp_path / str(moment)
        done = kill_and_mend(lab, change.before, root, case["command"], moment, torn=number % 2 == 1)
        where = f"killed before step {moment} of {len(steps)}: {steps[moment]}"
        assert done.code == 0, f"{where}\n{done.said}"
        assert difference(files(root), change.wanted) == {}, where
        shutil.rmtree(root)
    return len(chosen)


def new_digest(lab: Lab, tmp_path: Path) -> Change:
    """Three seeds, never built."""
    before = copy(
        lab.make(f"new-{lab.started}", {"port.txt": PORT, "pont.txt": PONT, "ferry.txt": FERRY}), tmp_path / "new"
    )
    after = copy(before, tmp_path / "after")
    assert lab.build(after).code == 0
    return Change(before, files(after))


@pytest.mark.parametrize(
    ("case", "count"), trials(TABLE["short"]), ids=lambda v: v["name"] if isinstance(v, dict) else ""
)
def test_killed_at_any_step_nothing_is_lost(
    lab: Lab, change: Change, tmp_path: Path, case: dict[str, Any], count: int
) -> None:
    assert try_case(lab, change, tmp_path, case, count) == count


@pytest.mark.soak
@pytest.mark.parametrize(
    ("case", "count"), trials(TABLE["long"]), ids=lambda v: v["name"] if isinstance(v, dict) else ""
)
def test_killed_at_many_steps_nothing_is_lost(
    lab: Lab,
    change: Change,
    tmp_path: Path,
    case: dict[str, Any],
    count: int,
    *,
    record_property: Callable[[str, object], None],
) -> None:
    tried = try_case(lab, change, tmp_path, case, count)
    record_property("tried", tried)
    assert tried >= 1
