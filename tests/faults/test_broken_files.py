"""Whatever stands in the place of a file of the digest: one line that names it, no traceback, never a hang, nothing lost."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from fault_lab import Lab, Result, cases, copy, difference, files

SETTINGS = ("mkdocs.yml", "content/people.yml", "content/topics.yml", "content/imports.yml")
QUICK = 60.0
"""Seconds in which a command that has little to do must end, on the busiest machine."""

EXIT = {"mkdocs.yml": 2}
"""Exit code where it is not 1: a folder without sound settings is a wrong use."""


def content(case: dict[str, Any]) -> bytes:
    """The bytes of a case that is a file."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "repeat" in case:
        text, times = case["repeat"]
        return f"{case.get('before', '')}{text * times}{case.get('after', chr(10))}".encode()
    return str(case["text"]).encode()


@contextmanager
def placed(path: Path, case: dict[str, Any], elsewhere: Path) -> Iterator[None]:
    """Put what a case says in the place of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    kind = case.get("kind")
    if kind is None:
        path.write_bytes(content(case))
    elif kind == "forbidden":
        path.write_text("a: {}\n", encoding="utf-8")
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(40 * 1024 * 1024)
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "outside":
        (elsewhere / "secret").write_text("root: x\n", encoding="utf-8")
        path.symlink_to(elsewhere / "secret")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            # An address of a socket may have some hundred characters only.
            short = Path("/proc/self/fd") if Path("/proc/self/fd").is_dir() else None
            bind(server, path, short)
    else:
        path.symlink_to({"device": Path("/dev/zero"), "dangling": path.with_name("nothing"), "circle": path}[kind])
    try:
        yield
    finally:
        if kind == "folder":
            path.rmdir()
        else:
            path.unlink()


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """Put a file back as it was."""
    data = path.read_bytes() if path.exists() else None
    try:
        yield
    finally:
        if data is not None:
            path.write_bytes(data)


def bind(server: socket.socket, path: Path, short: Path | None) -> None:
    """Make a socket's file, by way of an open folder where the path is too long for the system."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        server.bind(str(short / str(folder) / path.name) if short else str(path))
    finally:
        os.close(folder)


@pytest.fixture(scope="module")
def root(lab: Lab, before: Path) -> Path:
    return copy(before, lab.folder / "broken")


def settings_cases() -> list[tuple[str, dict[str, Any]]]:
    return [(file, case) for case in cases("broken") for file in SETTINGS if file in case.get("only", SETTINGS)]


@pytest.mark.parametrize(
    ("file", "case"), settings_cases(), ids=lambda v: v["name"] if isinstance(v, dict) else Path(str(v)).name
)
def test_broken_settings_are_one_line(lab: Lab, root: Path, tmp_path: Path, file: str, case: dict[str, Any]) -> None:
    path = root / file
    fault = {"kind": "forbidden", "path": str(path)} if case.get("kind") == "forbidden" else None
    fine = file in case.get("fine", ())
    folder = copy(root, tmp_path / "copy") if fine else root
    with kept(folder / file), placed(folder / file, case, tmp_path):
        was = {} if fine else files(folder)
        done = lab.run(folder, "import", "--no-models", fault=fault, timeout=QUICK)
        assert done.is_tidy(), done.said
        if not fine:
            assert difference(was, files(folder)) == {}
            assert done.code == case.get("code", EXIT.get(file, 1)), done.said
            assert len(done.lines) == 1, done.said
            assert Path(file).name in done.lines[0]


@pytest.mark.parametrize("file", SETTINGS[:2])
@pytest.mark.parametrize("case", cases("commands"), ids=lambda v: str(v["name"]))
def test_every_command_says_it_in_one_line(
    lab: Lab, root: Path, tmp_path: Path, file: str, case: dict[str, Any]
) -> None:
    if file not in case.get("reads", SETTINGS):
        return
    path = root / file
    with kept(path), placed(path, {"kind": "pipe"}, tmp_path):
        done = lab.run(root, *case["args"], timeout=QUICK)
    assert done.is_tidy(), done.said
    assert done.code == EXIT.get(file, 1), done.said
    assert len(done.lines) == 1, done.said


def names(prefix: str, suffix: str, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A file name for each row."""
    found = {}
    for number, case in enumerate(rows):
        given = (
            bytes.fromhex(case["file_hex"]).decode("utf-8", "surrogateescape")
            if "file_hex" in case
            else case.get("file")
        )
        found[str(given or f"{prefix}-{number}{suffix}")] = case
    return found


def run_beside(lab: Lab, root: Path, folder: Path, rows: dict[str, dict[str, Any]], elsewhere: Path) -> Result:
    """Put all of them into a folder of a digest, and build."""
    with ExitStack() as stack:
        for name, case in rows.items():
            stack.enter_context(placed(folder / name, case, elsewhere))
        return lab.build(root, timeout=QUICK)


def test_broken_articles_are_a_line_each_and_do_not_stop_the_rest(lab: Lab, before: Path, tmp_path: Path) -> None:
    root = copy(before, tmp_path / "digest")
    rows = names("broken", ".en.md", cases("articles"))
    done = run_beside(lab, root, root / "content/articles/2025", rows, tmp_path)
    assert done.is_tidy(), done.said
    assert done.code == 1
    for name, case in rows.items():
        assert sum(f"/{name}:" in line for line in done.lines) == 1, (case, done.said)
    assert len(done.lines) == len(rows), done.said
    assert (root / "site/articles/ferry-pilots-of-lowestoft-return-to-work/index.html").is_file()
    assert "secret" not in "".join(p.name for p in root.rglob("*"))


def test_broken_seeds_are_a_line_each_and_do_not_stop_the_rest(lab: Lab, before: Path, tmp_path: Path) -> None:
    root = copy(before, tmp_path / "digest")
    rows = names("broken", ".txt", cases("seeds"))
    done = run_beside(lab, root, root / "content/seeds", rows, tmp_path)
    assert done.is_tidy(), done.said
    assert done.code == 1
    assert len(done.lines) == len(rows), done.said
    for name, case in rows.items():
        assert sum(ascii(name)[1:-1] in line for line in done.lines) == 1, (case, done.said)
    assert (root / "site/articles/ferry-pilots-of-lowestoft-return-to-work/index.html").is_file()
    again = lab.build(root)
    assert again.code == 0, again.said
