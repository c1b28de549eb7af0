"""Test with the lowest, or the newest, versions that pyproject.toml allows: `make lowest`, `make newest`.

The suite's own programs (pytest, hypothesis …) stay at the versions of requirements/full.txt: only what a user installs
varies. `lowest` takes the lowest version of what pyproject.toml names and, below that, the newest that fits: a bound
that is too low shows.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOLUTION = {"lowest": "lowest-direct", "newest": "highest"}
# Rooms that reach every dependency in a few minutes; the browser and the judges of the site do not know our versions.
ROOMS = (
    "ground",
    "intake",
    "reading",
    "recognise",
    "people_names",
    "registry",
    "topics",
    "stories",
    "importing",
    "scaffold",
)
PLACES = (*(f"tests/{room}" for room in ROOMS), "tests/cards", "tests/exports", "tests/integration/test_build.py")


def pins(extra: str) -> list[str]:
    """``name==version`` of what an extra names, from requirements/full.txt."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {
        re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in project["optional-dependencies"][extra]
    }
    listed = (ROOT / "requirements/full.txt").read_text(encoding="utf-8")
    return [line for line in re.findall(r"^[\w.-]+==[^\s;]+", listed, re.MULTILINE) if line.split("==")[0] in names]


def main() -> None:
    """A virtual environment of its own, the tests in it, one digest built from nothing."""
    parser = argparse.ArgumentParser(description="Test with the lowest or newest versions that are allowed.")
    parser.add_argument("bound", choices=RESOLUTION)
    parser.add_argument("places", nargs="*", default=PLACES, help="tests to run instead")
    given = parser.parse_args()
    uv = Path(sys.executable).with_name("uv")
    folder = ROOT / ".venv" / given.bound
    programs = folder / "bin"
    subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True)
    install = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        programs / "python",
        "--resolution",
        RESOLUTION[given.bound],
    ]
    subprocess.run([*install, "--editable", f"{ROOT}[models]", *pins("dev")], check=True)
    subprocess.run([uv, "pip", "list", "--quiet", "--python", programs / "python"], check=True)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    tests = [programs / "pytest", "-q", "-n", "auto", *given.places]
    subprocess.run(tests, cwd=ROOT, env=environment, check=True)
    with tempfile.TemporaryDirectory() as parent:
        for words in (["new", "smoke"], ["-C", "smoke", "build"], ["-C", "smoke", "check"]):
            subprocess.run([programs / "digest", *words], cwd=parent, env=environment, check=True)


if __name__ == "__main__":
    main()
