"""Whatever changes, and wherever a run is killed: the next one leaves the files of a first run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.trace import Prints, reading
from generator.units import Tree, Unit

FILES = st.dictionaries(st.sampled_from([f"{name}.md" for name in "abcdefgh"]), st.sampled_from(["", "x", "y", "zz"]))


class Killed(BaseException):
    """The process ends."""


def make(path: str, text: str, countdown: list[int]) -> Iterator[tuple[str, str]]:
    reading(f"text {path}")
    if countdown:
        countdown[0] -= 1
        if countdown[0] < 0:
            raise Killed
    yield path, text
    yield f"#piece {path}", text


def run(root: Path, texts: Mapping[str, str], kill: int | None = None, environment: str = "one") -> tuple[str, ...]:
    """Bring the tree up to date; the files that were written."""
    countdown = [] if kill is None else [kill]
    units = [Unit(path, partial(make, path, text, countdown), paths=(path,)) for path, text in texts.items()]
    prints = Prints({f"text {path}": text or "-" for path, text in texts.items()})
    tree = Tree(root / "tree", root / "state/tree.json", environment, lambda path: path.endswith(".md"))
    done = tree.update(units, prints)
    assert done.pieces == {f"#piece {path}": text for path, text in texts.items()}
    return done.written


def there(root: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in (root / "tree").rglob("*") if file.is_file()}


@given(
    runs=st.lists(st.tuples(FILES, st.none() | st.integers(0, 6), st.sampled_from(["one", "two"])), max_size=6),
    last=FILES,
)
def test_the_tree_is_that_of_a_first_run(
    runs: list[tuple[dict[str, str], int | None, str]], last: dict[str, str]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for texts, kill, environment in runs:
            try:
                run(root, texts, kill, environment)
            except Killed:
                continue
            assert there(root) == texts
        run(root, last)
        assert there(root) == last
        assert run(root, last) == ()


def test_a_change_adds_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.units.memory.FRESH", -(10**15))  # as if all had been written long ago
    texts = {f"{number}.md": f"text {number}" for number in range(200)}
    memory = tmp_path / "state/tree.json"
    run(tmp_path, texts)
    before = memory.read_bytes()
    run(tmp_path, texts)
    assert memory.read_bytes() == before
    assert run(tmp_path, {**texts, "7.md": "another"}) == ("7.md",)
    after = memory.read_bytes()
    assert after.startswith(before)
    assert len(after) - len(before) < len(before) / 20


def test_what_is_there_is_written_anew_before_it_has_doubled(tmp_path: Path) -> None:
    texts = {f"{number}.md": "text" for number in range(50)}
    memory = tmp_path / "state/tree.json"
    run(tmp_path, texts)
    first = memory.stat().st_size
    for change in range(60):
        run(tmp_path, {**texts, "7.md": f"text {change}"})
        assert memory.stat().st_size < 1.5 * first


def test_only_what_a_killed_run_was_about_to_make_is_made_again(tmp_path: Path) -> None:
    texts = {f"{number}.md": "text" for number in range(9)}
    run(tmp_path, texts)
    changed = {**texts, "3.md": "other", "4.md": "other"}
    with pytest.raises(Killed):
        run(tmp_path, changed, kill=1)
    assert run(tmp_path, changed) == ("4.md",)
    with pytest.raises(Killed):
        run(tmp_path, texts, kill=1)
    assert run(tmp_path, changed) == ("3.md",)  # the change was taken back


def test_a_file_that_only_a_killed_run_made_goes(tmp_path: Path) -> None:
    run(tmp_path, {"a.md": "a"})
    with pytest.raises(Killed):
        run(tmp_path, {"a.md": "a", "b.md": "b", "c.md": "c"}, kill=1)
    assert "b.md" in there(tmp_path)
    run(tmp_path, {"a.md": "a"})
    assert there(tmp_path) == {"a.md": "a"}
