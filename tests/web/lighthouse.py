"""`make lighthouse`: Lighthouse's four scores of the sample's home, an article and a person, mobile, served compressed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gates
import pytest
import sample_site

CATEGORIES = "performance,accessibility,best-practices,seo"
RUNS = 5
"""Of each page; the median is printed."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sample = sample_site.built(Path(folder))
        pages = {"home": "", "article": sample.article("fr"), "person": sample.person("ru")}
        with sample_site.served(sample.folder) as url:
            for name, address in pages.items():
                runs = [_scores(url + address) for _ in range(RUNS)]
                middle = sorted(runs, key=lambda run: run["performance"])[RUNS // 2]
                all_runs = " ".join(str(run["performance"]) for run in runs)
                scores = "  ".join(f"{c} {middle[c]}" for c in CATEGORIES.split(","))
                sys.stdout.write(f"{name:8} {scores}  (performance of each run: {all_runs})\n")
                for fault in middle["faults"]:
                    sys.stdout.write(f"         {fault}\n")


def _scores(url: str) -> dict[str, Any]:
    command: list[str | Path] = [
        gates.program("node"),
        gates.HERE / "lighthouse.mjs",
        gates.chromium(),
        CATEGORIES,
        url,
    ]
    found = gates.answer(command)[url]
    assert isinstance(found, dict)
    return found


if __name__ == "__main__":
    try:
        main()
    except (AssertionError, subprocess.TimeoutExpired, pytest.skip.Exception, pytest.fail.Exception) as e:
        sys.exit(f"lighthouse: {e}")
