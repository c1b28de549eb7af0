"""Every file in git: UTF-8, a last newline, nothing of the machine it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = {".png", ".gz", ".ico", ".woff2", ".webp"}

# Spelled apart, so that this file does not name them.
HOSTS = [".".join(parts) for parts in (
    ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("registry", "yarnpkg"), ("deb", "debian"),
    ("unpkg", "com"), ("jsdelivr", "net"), ("huggingface", "co"),
)]  # fmt: skip
MACHINE = re.compile(r"(?<![\w.~>*-])/(?:root|home|work|Users|opt)/\w")


def _tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return []
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


TRACKED = _tracked()
TEXTS = [path for path in TRACKED if path.suffix not in BINARY]
# Raw articles and what tests read stay as they are; that is what they are for.
AS_THEY_CAME = ("content/seeds/", "tests/", "fuzz/corpus/")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


pytestmark = pytest.mark.skipif(not TRACKED, reason="no git here")


def test_texts_are_utf8_with_a_last_newline() -> None:
    bad = []
    for path in TEXTS:
        raw = path.read_bytes()
        if _name(path).startswith(AS_THEY_CAME) and path.suffix != ".py":
            continue
        if not _is_utf8(raw) or raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw or (raw and not raw.endswith(b"\n")):
            bad.append(_name(path))
    assert bad == []


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_no_registry_is_named() -> None:
    found = [
        f"{_name(path)}: {host}"
        for path in TEXTS
        for host in HOSTS
        if host in path.read_bytes().decode(errors="replace").lower()
    ]
    assert found == []


def test_no_path_of_a_machine_is_named() -> None:
    found = [
        f"{_name(path)}: {match[0]}"
        for path in TEXTS
        if (match := MACHINE.search(path.read_bytes().decode(errors="replace")))
    ]
    assert found == []


def test_no_link_leads_out_of_the_project() -> None:
    assert [_name(path) for path in TRACKED if path.is_symlink()] == []


def test_nothing_derived_is_committed() -> None:
    derived = ("site/", "content/pages/", ".digest/", ".venv/", "dist/", "build/")
    assert [_name(path) for path in TRACKED if _name(path).startswith(derived)] == []
