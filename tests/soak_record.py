"""What `make soak` found, kept in docs/soak.yml for docs/reliability.md: each long test once, with its last result."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs/soak.yml"
HEAD = "# Written by `make soak`; `scripts/reliability.py` makes a table of it. Seconds are of the clock on the machine named.\n"


class SoakRecord:
    """A plugin of pytest that writes after every long test, so that a run that is cut off leaves what it had."""

    def __init__(self, kept: Path = KEPT) -> None:
        self.kept = kept
        self.version = version()  # before this file's own change makes the folder look changed

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep how a test ended, in place of what was kept of it."""
        if report.when != "call" and report.passed:
            return
        found = yaml.safe_load(self.kept.read_text(encoding="utf-8")) if self.kept.is_file() else {}
        found = {"tests": {}, **(found or {})}
        found["tests"][report.nodeid.removeprefix("tests/")] = result(report, self.version)
        found["tests"] = dict(sorted(found["tests"].items()))
        self.kept.write_text(
            HEAD + yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8"
        )


def result(report: pytest.TestReport, tested: str) -> dict[str, Any]:
    """How one test ended, on what, and what it measured (its user properties)."""
    return {
        "result": report.outcome,
        "seconds": round(report.duration),
        **{str(name): value for name, value in report.user_properties},
        "version": tested,
        "on": f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores",
    }


def version() -> str:
    """The commit that was tested, with a mark where files had changed since."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
