"""Where the time of a build goes: steps say what they are, and a watch, if there is one, notes how long they take.

A step within a step is taken out of the outer one, so that all add up. Processor time counts that of processes that a
step started and that ended within it.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def now() -> tuple[float, float]:
    """The clock, and the processor time so far, children that ended included: both in seconds."""
    times = os.times()
    return time.monotonic(), times.user + times.system + times.children_user + times.children_system


@dataclass(slots=True)
class Spent:
    """What a step took, without the steps within it."""

    wall: float = 0.0
    """Seconds on the clock."""
    cpu: float = 0.0
    """Seconds of processor time, user and system, of this process and of those it waited for."""


@dataclass(slots=True)
class Watch:
    """Notes what each step takes, from the moment it is made; `spent` is in the order in which steps began."""

    spent: dict[str, Spent] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _since: tuple[float, float] = field(default_factory=now)

    def lap(self) -> None:
        """What passed since the last lap belongs to the step that is open."""
        wall, cpu = now()
        if self._open:
            spent = self.spent[self._open[-1]]
            spent.wall += wall - self._since[0]
            spent.cpu += cpu - self._since[1]
        self._since = (wall, cpu)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What happens within is this step."""
        self.lap()
        self.spent.setdefault(name, Spent())
        self._open.append(name)
        try:
            yield
        finally:
            self.lap()
            self._open.pop()


_watch: Watch | None = None


@contextlib.contextmanager
def watching() -> Iterator[Watch]:
    """Note the steps that happen within."""
    global _watch  # noqa: PLW0603 - one build a process; steps are far apart in the code
    _watch = Watch()
    try:
        yield _watch
    finally:
        _watch = None


def phase(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as a step of the build.

    Args:
        name: as `digest build --profile` shows it.
    """

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            if _watch is None:
                return function(*args, **kwargs)
            with _watch.step(name):
                return function(*args, **kwargs)

        return timed

    return mark
