"""The bar on long work: on a terminal only, and gone when the work is done."""

from __future__ import annotations

import io

import pytest

from generator.commands.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Goes on by a second with each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def test_a_pipe_sees_nothing() -> None:
    pipe = io.StringIO()
    with Bar("reading seeds", "seeds", stream=pipe, clock=Clock()) as bar:
        for done in range(10):
            bar(done, 10)
    assert pipe.getvalue() == ""


def test_a_terminal_sees_how_far_how_fast_and_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    terminal = Terminal()
    with Bar("reading seeds", "seeds", stream=terminal, clock=Clock()) as bar:
        for done in range(0, 1001, 250):
            bar(done, 1000)
    drawn = terminal.getvalue().split("\r")
    assert "reading seeds ██████░░░░░░░░░░░░░░░░░░ 250/1,000, 250 seeds/s, 0:03 left" in drawn
    assert drawn[-1] == ""
    assert drawn[-2].strip() == ""


def test_what_was_there_at_the_start_is_not_counted_as_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    terminal = Terminal()
    with Bar("reading seeds", "seeds", stream=terminal, clock=Clock()) as bar:
        bar(9000, 10000)
        bar(9002, 10000)
    assert "2.0 seeds/s, 8:19 left" in terminal.getvalue()


def test_short_work_has_no_bar() -> None:
    terminal = Terminal()
    with Bar("reading seeds", "seeds", stream=terminal, clock=lambda: 1.0) as bar:
        bar(0, 2)
        bar(2, 2)
    assert terminal.getvalue() == ""


def test_a_line_is_never_longer_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    with Bar("reading seeds", "seeds", stream=terminal, clock=Clock()) as bar:
        bar(0, 100_000)
        bar(7, 100_000)
    assert max(map(len, terminal.getvalue().split("\r"))) < 20
