"""The house has one way through it: a room imports only from rooms above it in docs/architecture.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ORDER = (
    "errors", "files", "kept", "patterns", "phases", "state", "journal", "unchanged", "program", "parallel", "trace", "units",
    "yamlio", "name_lists", "pagehead", "article", "shelf", "settings", "lock", "intake", "reading", "people", "topics",
    "stories", "library", "ledger", "importing", "mentions", "catalogue", "cards", "pages", "exports", "publish", "scaffold", "commands", "cli",
)  # fmt: skip


def room(path: Path) -> str:
    return path.relative_to(ROOT / "generator").parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "generator":
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            yield node.lineno, str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, a.name.split(".")[1]) for a in node.names if a.name.startswith("generator."))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_a_room_imports_from_rooms_above_only(path: Path) -> None:
    if room(path) == "__init__":
        return
    below = ORDER[ORDER.index(room(path)) + 1 :]
    assert [(line, name) for line, name in imported_rooms(path) if name in below] == []


def test_the_map_names_every_room_in_this_order() -> None:
    table = (
        (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split("## Rooms of generator/")[1].split("\n## ")[0]
    )
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [name.removesuffix("/").removesuffix(".py") for row in rows for name in re.findall(r"`([\w/.]+)`", row)]
    assert [name for name in named if name != "theme"] == list(ORDER)
