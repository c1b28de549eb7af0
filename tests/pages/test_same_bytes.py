"""The same catalogue gives the same bytes whatever the machine's clock, zone, language and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from small_digest import catalogue
from generator.files import sha256
from generator.pages import build_pages
print(sha256(repr(sorted(build_pages(catalogue(Path(sys.argv[2]))).items()))))
"""


def fingerprint(folder: Path, **environment: str) -> str:
    command = [sys.executable, "-c", PROGRAM, str(Path(__file__).parent), str(folder)]
    run = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    return run.stdout


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    one = fingerprint(tmp_path, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LANG="C", LC_ALL="C")
    other = fingerprint(tmp_path, PYTHONHASHSEED="77", TZ="America/Lima", LANG="ru_RU.UTF-8", LC_ALL="ru_RU.UTF-8")
    assert one == other
    assert len(one) == 65
