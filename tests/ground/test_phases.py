"""What a step took is noted without the steps within it; without a watch nothing is."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from generator import phases
from generator.commands.profile import profiled, table
from generator.phases import Spent, phase, watching


@phase("inner")
def inner() -> int:
    time.sleep(0.02)
    return 7


@phase("outer")
def outer() -> int:
    time.sleep(0.01)
    return inner()


def test_a_step_is_counted_without_the_steps_within_it() -> None:
    with watching() as watch:
        assert outer() == 7
        inner()
    assert list(watch.spent) == ["outer", "inner"]
    assert watch.spent["inner"].wall >= 0.04
    assert watch.spent["outer"].wall >= 0.01


def test_a_step_that_fails_is_counted_too() -> None:
    @phase("fails")
    def fails() -> None:
        raise ValueError("no")

    with watching() as watch, pytest.raises(ValueError, match="no"):
        fails()
    assert watch.spent["fails"].wall >= 0
    with watching() as watch:
        inner()
    assert list(watch.spent) == ["inner"]


def test_processor_time_of_processes_is_counted() -> None:
    @phase("children")
    def children() -> None:
        subprocess.run([sys.executable, "-c", "x = 0\nfor i in range(2_000_000): x += i"], check=True)

    with watching() as watch:
        children()
    assert watch.spent["children"].cpu > 0.03


def test_without_a_watch_nothing_is_noted() -> None:
    with watching() as watch:
        pass
    assert inner() == 7
    assert watch.spent == {}


def test_the_table_adds_up() -> None:
    lines = list(table({"pages": Spent(2, 3), "MkDocs": Spent(4, 5)}, Spent(7, 9.5), start=0.5))
    assert lines == [
        "                  seconds      CPU",
        "start                         0.50",
        "pages                2.00     3.00",
        "MkDocs               4.00     5.00",
        "other                1.00     1.50",
        "all                  7.00    10.00",
    ]


def test_nothing_is_printed_unless_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    with profiled(wanted=False):
        inner()
    assert capsys.readouterr().out == ""
    with profiled(wanted=True):
        inner()
    assert "inner" in capsys.readouterr().out
    assert phases._watch is None
