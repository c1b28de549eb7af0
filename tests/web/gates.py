"""Programs that judge pages, and what is done where one is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def unable(why: str) -> None:
    """Skip at a desk, fail where tests are what counts."""
    if os.environ.get("CI"):
        pytest.fail(f"this gate cannot run: {why}")
    pytest.skip(f"this gate cannot run: {why}")


def module(path: str) -> Path:
    """A file of a package that npm installed."""
    if not (MODULES / path).exists():
        unable(f"tests/web/node_modules has no {path.partition('/')[0]}; run `npm ci` in tests/web")
    return MODULES / path


def program(name: str) -> str:
    """A program of the machine."""
    found = shutil.which(name)
    if found is None:
        unable(f"no {name} on the PATH")
    assert found is not None
    return found


def answer(command: Sequence[str | Path], *, cwd: Path = HERE) -> Any:
    """What a program prints as JSON, whatever its exit code."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300, cwd=cwd)
    assert done.stdout.strip(), f"{command[0]} said nothing (exit code {done.returncode}): {done.stderr[-2000:]}"
    return json.loads(done.stdout)


def html_validate(folder: Path) -> list[str]:
    """Errors of html-validate in the pages of a folder: file, line, rule, message."""
    command: list[str | Path] = [
        program("node"),
        module("html-validate/bin/html-validate.mjs"),
        "--config",
        HERE / "html-validate.json",
    ]
    reports = answer([*command, "--formatter", "json", "--max-warnings", "0", f"{folder}/**/*.html"])
    return [
        f"{Path(report['filePath']).relative_to(folder)}:{m['line']}: {m['ruleId']}: {m['message']}"
        for report in reports
        for m in report["messages"]
    ]


def nu(folder: Path) -> list[str]:
    """Errors of the Nu HTML checker in the pages of a folder: file, line, message."""
    command: list[str | Path] = [
        program("java"),
        "-Xss8m",
        # A short run: half the processor time of one that also compiles for a long one.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        module("vnu-jar/build/dist/vnu.jar"),
        "--format",
        "json",
        "--stdout",
    ]
    reports = answer([*command, "--errors-only", "--skip-non-html", folder])["messages"]
    return [f"{m['url'].partition(str(folder))[2]}:{m.get('lastLine')}: {m['message']}" for m in reports]


def chromium() -> str:
    """The system's Chromium, as tests/conftest.py finds it."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        unable("no Chromium on the PATH; install it or set CHROMIUM")
    assert found is not None
    return found
