"""A build with nothing to do is known as such, and no other."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import state, unchanged


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    for name, text in {
        "mkdocs.yml": "site_name: Harbour\n",
        "content/articles/2025/boats.en.md": "three boats",
        "content/pages/en/index.md": "home",
        "site/index.html": "<p>home",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(root: Path) -> None:
    outputs = [f"{root}/content/pages/en/", f"{root}/content/pages/en/index.md", f"{root}/site/index.html"]
    unchanged.remember(root, unchanged.look(root), outputs, ["site      1"], "options")


def test_a_second_build_has_nothing_to_do(digest: Path) -> None:
    build(digest)
    assert unchanged.said_when_idle(digest, "options") == ["site      1"]


def test_other_options_are_another_build(digest: Path) -> None:
    build(digest)
    assert unchanged.said_when_idle(digest, "others") is None


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).write_text(text, encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(write("content/articles/2025/boats.en.md", "four boats"), id="edited"),
        pytest.param(write("content/articles/2025/boats.en.md", "tree boats"), id="edited, same size"),
        pytest.param(write("content/articles/2025/ships.en.md", "ships"), id="added"),
        pytest.param(write("content/people.yml", "{}"), id="registry made"),
        pytest.param(write("mkdocs.yml", "site_name: Harbor\n"), id="settings"),
        pytest.param(write("content/pages/en/own.md", "mine"), id="page of an editor's"),
        pytest.param(write("content/pages/en/index.md", "damaged"), id="page damaged"),
        pytest.param(write("site/index.html", ""), id="site damaged"),
        pytest.param(lambda root: (root / "site/index.html").unlink(), id="site incomplete"),
        pytest.param(lambda root: (root / "content/articles/2025/boats.en.md").unlink(), id="deleted"),
    ],
)
def test_any_change_is_noticed(digest: Path, change: Callable[[Path], None]) -> None:
    build(digest)
    change(digest)
    assert unchanged.said_when_idle(digest, "options") is None


def test_a_change_in_the_moment_of_looking_is_noticed_by_content(digest: Path) -> None:
    """The clock stands still between two writes of the same length: no time tells them apart."""
    article = digest / "content/articles/2025/boats.en.md"
    build(digest)
    before = article.stat()
    article.write_text("tree boats", encoding="utf-8")
    os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))
    kept = state.load(digest / ".digest" / unchanged.REMEMBERED)
    times = state.unpacked(kept["input_times"])
    at = 3 * kept["inputs"].split("\n").index("content/articles/2025/boats.en.md")
    times[at + 2] = article.stat().st_ctime_ns
    state.save(digest / ".digest" / unchanged.REMEMBERED, {**kept, "input_times": state.packed(times)})
    assert unchanged.said_when_idle(digest, "options") is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"polydigest\n{}", b"\xff\xfe"])
def test_a_damaged_memory_is_none(digest: Path, damage: bytes) -> None:
    build(digest)
    (digest / ".digest" / unchanged.REMEMBERED).write_bytes(damage)
    assert unchanged.said_when_idle(digest, "options") is None


def test_a_memory_that_was_cut_short_is_none(digest: Path) -> None:
    build(digest)
    kept = digest / ".digest" / unchanged.REMEMBERED
    kept.write_bytes(kept.read_bytes()[:-1])
    assert state.load(kept) is None
    assert unchanged.said_when_idle(digest, "options") is None


def test_numbers_come_back() -> None:
    numbers = [0, -1, 2**62, 1_700_000_000_000_000_000]
    assert list(state.unpacked(state.packed(numbers))) == numbers
