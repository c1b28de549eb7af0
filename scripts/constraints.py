"""Write constraints.txt: one version of everything that Polydigest installs, direct or not.

Installs the project with all its extras into a fresh virtual environment, without constraints, and lists what came. Run
it with the oldest Python of pyproject.toml (`make constraints PYTHON=python3.11`), so that every version is one that
all supported Pythons can install; then run `make test` and commit the file.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# The versions that `make site` and `make test` install, so that both do the same next year. Written by
# `make constraints`; what is allowed, and why each is there, stands in pyproject.toml.
"""
# Tools of the environment itself: each Python brings its own, and needs its own.
NOT_OURS = re.compile(r"(?:pip|polydigest|setuptools|wheel)\b", re.IGNORECASE)
PINNED = re.compile(r"[A-Za-z0-9._-]+==[^ @]+")


def installed(python: Path) -> list[str]:
    """``name==version`` of all distributions of an environment, by name."""
    command = [str(python), "-m", "pip", "list", "--format=freeze"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return sorted((line for line in lines if PINNED.fullmatch(line) and not NOT_OURS.match(line)), key=str.lower)


def main() -> None:
    """Install, list, write."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = Path(folder, "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--quiet", f"{ROOT}[models,dev]"], check=True)
        lines = installed(python)
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"constraints.txt: {len(lines)} versions")


if __name__ == "__main__":
    main()
