"""The same catalogue gives the same files whatever the machine's clock, zone, language and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from big_digest import hostile
from small_digest import articles, catalogue
from generator.exports import build_exports
from generator.files import sha256
print(sha256(repr(list(build_exports(catalogue(Path(sys.argv[3]), articles() + hostile()))))))
"""


def fingerprint(folder: Path, **environment: str) -> str:
    here = Path(__file__).parent
    command = [sys.executable, "-c", PROGRAM, str(here), str(here.parent / "pages"), str(folder)]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True).stdout


def test_same_exports_everywhere(tmp_path: Path) -> None:
    one = fingerprint(tmp_path, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LANG="C", LC_ALL="C")
    other = fingerprint(tmp_path, PYTHONHASHSEED="77", TZ="America/Lima", LANG="ru_RU.UTF-8", LC_ALL="ru_RU.UTF-8")
    assert one == other
    assert len(one) == 65
