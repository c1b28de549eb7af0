"""The wheel carries what the program reads beside its code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import __version__

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    program = f"import hatchling.build as b; b.build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_file_of_the_package_is_in_it(inside: set[str]) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "generator").rglob("*") if path.is_file()}
    wanted = {name for name in files if "/__pycache__/" not in name and not name.endswith((".pyc", "~"))}
    assert wanted - inside == set()
    for kind in (".yml", ".html", ".css", ".txt", ".j2", "dot-gitignore", "py.typed"):
        assert any(name.endswith(kind) for name in inside), kind


def test_nothing_else_is_in_it(inside: set[str]) -> None:
    assert {name.split("/")[0] for name in inside} == {"generator", f"polydigest-{__version__}.dist-info"}
