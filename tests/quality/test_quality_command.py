"""``python -m tests.quality`` runs from the root of the repository, though nothing in tests/ is a package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from quality_cli import main

ROOT = Path(__file__).resolve().parents[2]


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "tests.quality", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "--allow-lower" in shown


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--failures", "ru", "peeple"], "no such field: peeple"),
        (["--failures", "xx", "people"], "no such language"),
        (["--allow-lower"], "--update"),
        (["--light", "--models"], "not allowed"),
        (["--set", "test"], "invalid choice"),
    ],
)
def test_what_does_not_exist_is_refused(arguments: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert what in capsys.readouterr().err
