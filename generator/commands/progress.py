"""A bar on long work: how much is done, how fast, how long it takes still. On a terminal only, on standard error."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

AFTER = 0.5
"""Seconds that work takes at the least to be worth a bar."""
EVERY = 0.1
"""Seconds between two looks of it."""
WIDTH = 24
"""Characters of the bar itself."""


class Bar:
    """One line that is drawn over and over, and wiped in the end.

    Use it as a context manager, and as the ``progress`` of what takes long.

    Args:
        label: what is being done: ``reading seeds``.
        unit: what is counted: ``seeds``.
        stream: where to draw; nothing is drawn where it is no terminal.
        clock: seconds, for tests.
    """

    def __init__(
        self, label: str, unit: str, *, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._label, self._unit, self._clock = label, unit, clock
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream.isatty()
        self._begun = self._drawn = clock()
        self._first: int | None = None
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._length:
            self._stream.write("\r" + " " * self._length + "\r")
            self._stream.flush()

    def __call__(self, done: int, total: int) -> None:
        """Draw how far it is, unless that was done a moment ago."""
        if not self._shown:
            return
        now = self._clock()
        if self._first is None:  # what was there before the start says nothing about the speed
            self._first, self._begun = done, now
        if now - self._begun < AFTER or now - self._drawn < EVERY:
            return
        self._drawn = now
        line = self._line(done, total, now - self._begun)[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)

    def _line(self, done: int, total: int, seconds: float) -> str:
        full = WIDTH * done // max(total, 1)
        speed = (done - (self._first or 0)) / seconds
        left = f", {_clock_time((total - done) / speed)} left" if speed else ""
        bar = "█" * full + "░" * (WIDTH - full)
        return f"{self._label} {bar} {done:,}/{total:,}, {_rate(speed)} {self._unit}/s{left}"


def _rate(speed: float) -> str:
    return f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}"  # noqa: PLR2004 - two digits that say something


def _clock_time(seconds: float) -> str:
    """``0:07``, ``12:30`` or ``2:05:00``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
