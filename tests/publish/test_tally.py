"""Pages are counted over all processes that render them."""

from __future__ import annotations

import os

import pytest

from generator.publish.tally import Tally, count_with, rendered


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_the_owner_tells_the_sum_of_all_processes() -> None:
    told: list[tuple[int, int]] = []
    tally = Tally(10, 2, lambda done, total: told.append((done, total)))
    tally.add(0)
    read, write = os.pipe()
    if os.fork() == 0:
        tally.add(1)
        tally.add(1)
        os.write(write, b"%d" % len(told))  # the child tells nobody
        os._exit(0)
    os.wait()
    assert os.read(read, 10) == b"1"
    tally.tell()
    assert told == [(1, 10), (3, 10)]
    os.close(read)
    os.close(write)


def test_more_pages_than_expected_are_not_told() -> None:
    told: list[tuple[int, int]] = []
    tally = Tally(1, 1, lambda done, total: told.append((done, total)))
    tally.add(0)
    tally.add(0)
    assert told[-1] == (1, 1)


def test_without_anybody_who_counts_nothing_happens() -> None:
    counted: list[int] = []
    rendered()
    count_with(lambda: counted.append(1))
    rendered()
    count_with(None)
    rendered()
    assert counted == [1]
