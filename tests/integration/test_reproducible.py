"""The same seeds on two machines that differ in all that a machine differs in: every file comes out the same, byte for byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from digest_folder import Digest, make

ROOT = Path(__file__).resolve().parents[2]
COMPARED = ("content", "site", ".digest/exports", "mkdocs.yml")
"""All that a build leaves but its own notes: manifests and caches under .digest, which hold times of files."""

OTHER_MACHINE = '''
import os, time

_list, _scan, _time, _gmtime, _localtime = os.listdir, os.scandir, time.time, time.gmtime, time.localtime
LATER = 400 * 86400 + 12345


class _Backwards:
    """A folder whose entries come in another order."""

    def __init__(self, entries):
        with entries:
            self._entries = iter(sorted(entries, key=lambda e: os.fsencode(e.name)[::-1], reverse=True))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


os.listdir = lambda path=".": sorted(_list(path), key=lambda n: os.fsencode(n)[::-1], reverse=True)
os.scandir = lambda path=".": _Backwards(_scan(path))
time.time = lambda: _time() + LATER
time.gmtime = lambda seconds=None: _gmtime(_time() + LATER if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(_time() + LATER if seconds is None else seconds)
os.cpu_count = lambda: 1
open(os.path.join(os.environ["HOME"], "ran-first"), "w").close()
'''
"""Python runs this first (as `sitecustomize`): other order of folders, a clock more than a year ahead, one core."""


def _elsewhere(digest: Digest, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command as another user in another country runs it, from within the digest."""
    (folder / "shim").mkdir()
    (folder / "shim/sitecustomize.py").write_text(OTHER_MACHINE, encoding="utf-8")
    (folder / "home").mkdir()
    environment = os.environ | {
        "HOME": str(folder / "home"), "USER": "nadja", "LOGNAME": "nadja", "TZ": "Pacific/Auckland", "LANG": "fr_FR.UTF-8",
        "LC_ALL": "C", "LANGUAGE": "fr", "PYTHONHASHSEED": "4711", "PYTHONPATH": str(folder / "shim"),
        "XDG_CACHE_HOME": str(folder / "home/cache"), "TMPDIR": str(folder / "home"),
    }  # fmt: skip
    command = [sys.executable, "-m", "generator.cli", *words]
    return subprocess.run(
        command, cwd=digest.root / "content/articles", env=environment, umask=0o077, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def _files(root: Path) -> dict[str, bytes]:
    below = [path for name in COMPARED for path in [root / name, *(root / name).rglob("*")]]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in below if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="no umask there")
def test_two_machines_give_the_same_bytes(tmp_path: Path) -> None:
    here, there = make(tmp_path / "here"), make(tmp_path / "another place" / "ünother")
    seeds = sorted((there.root / "content/seeds").iterdir(), reverse=True)
    for path in seeds:  # made in another order, with other times
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    done = here.run("build", "--no-models", env={"TZ": "America/Caracas", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stdout + done.stderr
    done = _elsewhere(there, tmp_path, "build", "--no-models")
    assert done.returncode == 0, done.stdout + done.stderr

    assert (tmp_path / "home/ran-first").exists()

    ours, theirs = _files(here.root), _files(there.root)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
    for kind in ("content/articles/", "content/pages/", ".digest/exports/", "site/pagefind/", "site/articles/"):
        assert any(name.startswith(kind) for name in ours), kind
    assert {"content/people.yml", "content/imports.yml", "site/sitemap.xml"} <= ours.keys()
    _tells_nothing(theirs, tmp_path)


def _tells_nothing(files: dict[str, bytes], folder: Path) -> None:
    """Neither the user nor the folder is named in what is published."""
    told = [name for name, data in files.items() if b"nadja" in data or os.fsencode(folder) in data]
    assert told == []


def test_no_code_asks_for_the_day() -> None:
    """The clock may say how long something took; what day it is, no code asks."""
    asks = re.compile(
        r"\b(?:date|datetime)\.(?:now|today|utcnow)\(|\btime\.(?:time|gmtime|localtime|ctime)\(|\bgetlocale\(|\bgetuser\("
    )
    asked = [
        f"{path.relative_to(ROOT).as_posix()}: {line.strip()}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if asks.search(line)
    ]
    assert asked == []
