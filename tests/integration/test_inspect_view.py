"""``digest inspect`` in a terminal."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.inspect_view import _columns, _wrapped

SEED = """\
The quay at Marlow closes for the winter

By Peter Oakes
3 March 2025

Harbour master Judith Almond said on Monday that the quay at Marlow would stay closed until the end of the winter.

Almond told the town council that repairs of the eastern wall would cost more than the harbour earns in a year.

Subscribe to our newsletter
"""


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "quay.txt").write_text(SEED, encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "inspect", str(tmp_path / "quay.txt"), "--no-models"],
                              color=True)  # fmt: skip
    assert done.exit_code == 0, done.output
    return done.output


def _line(shown: str, words: str) -> str:
    return next(line for line in shown.splitlines() if words in click.unstyle(line))


def test_people_have_one_colour_in_the_list_and_in_the_text(shown: str) -> None:
    colour = "\x1b[36m"
    assert f"{colour}\x1b[4mJudith Almond" in _line(shown, "judith-almond")
    assert f"{colour}\x1b[4mJudith Almond" in _line(shown, "│ Harbour master")
    assert f"{colour}\x1b[4mAlmond" in _line(shown, "│ Almond told the town council")


def test_what_was_left_out_is_dimmed_and_says_why(shown: str) -> None:
    line = _line(shown, "Subscribe to our newsletter")
    assert "\x1b[2m" in line
    assert "✗" in line
    assert click.unstyle(line).split("✗")[1].strip() != "Subscribe to our newsletter"


def test_facts_come_with_the_line_they_were_read_from(shown: str) -> None:
    lines = [click.unstyle(line) for line in shown.splitlines()]
    date = next(i for i, line in enumerate(lines) if line.startswith("date"))
    assert "2025-03-03" in lines[date]
    assert "↳ line 4" in lines[date + 1]


def test_the_text_fits_the_window(shown: str) -> None:
    text = [click.unstyle(line) for line in shown.splitlines() if "│" in line]
    assert len(text) > 4
    assert max(map(len, text)) <= 80


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200), st.integers(5, 60))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = [text[first:last] for first, last in _wrapped(text, width)]
    assert " ".join(lines).split() == text.split()
    assert all(_columns(line) <= width or len(line.split()) == 1 for line in lines)
