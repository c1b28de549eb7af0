"""How many pages MkDocs has rendered so far, counted across the processes that it runs in."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable

_SLOT = 8
"""Bytes of a process's own count: nobody else writes there."""


class Tally:
    """One count for each process; whoever made the tally tells the sum.

    Args:
        total: pages that there will be.
        processes: how many count.
        tell: told how many are done, and of how many.
    """

    def __init__(self, total: int, processes: int, tell: Callable[[int, int], None]) -> None:
        self._memory = mmap.mmap(-1, _SLOT * processes)  # shared with processes that are copies of this one
        self._total, self._processes, self._tell, self._owner = total, processes, tell, os.getpid()

    def add(self, process: int) -> None:
        """A page more is rendered by a process."""
        at = slice(_SLOT * process, _SLOT * (process + 1))
        self._memory[at] = (int.from_bytes(self._memory[at], "big") + 1).to_bytes(_SLOT, "big")
        if os.getpid() == self._owner:
            self.tell()

    def tell(self) -> None:
        """Say how many there are now."""
        counts = (self._memory[_SLOT * n : _SLOT * (n + 1)] for n in range(self._processes))
        self._tell(min(self._total, sum(int.from_bytes(count, "big") for count in counts)), self._total)


_counting: Callable[[], None] | None = None


def count_with(count: Callable[[], None] | None) -> None:
    """From now on each page that this process renders is counted so."""
    global _counting  # noqa: PLW0603 - MkDocs makes the plugin that counts by itself, and hands nothing on
    _counting = count


def rendered() -> None:
    """A page is being rendered."""
    if _counting is not None:
        _counting()
