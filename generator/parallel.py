"""The same work on many things, in as many processes as the machine has processors for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from generator.errors import DigestError

_SUMS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""How the libraries under numpy are told the number of their threads. They look once, when they are loaded."""

T = TypeVar("T")
R = TypeVar("R")

CHUNKS = 8
"""Parts a process gets: few enough that handing them out costs nothing, enough that all end at the same time."""

TICK = 0.2
"""Seconds between two looks at how far others are."""

WORKERS = "DIGEST_WORKERS"
"""Variable of the environment with the number of processes."""


def workers() -> int:
    """How many processes to use."""
    given = os.environ.get(WORKERS, "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def sum_alone() -> None:
    """Let numpy calculate in one thread, unless the user said otherwise; to be called before it is loaded.

    The result must not depend on how many processors share the sums, and processes are what we have several of: the
    threads of each would wait for the others (measured on two processors: a sentence's vector in a sixth of the time).
    """
    for name in _SUMS:
        os.environ.setdefault(name, "1")


def each(things: Sequence[T], work: Callable[[T], R], *, alone: int) -> Iterator[R]:
    """What the work makes of each thing, in the order of the things.

    Processes are copies of this one, so the work may be any function; what it gives must be plain data. Where the
    system cannot copy processes, or does not do it well (macOS), this process does all the work.

    Args:
        things: to work on.
        work: what to do.
        alone: up to as many things are not worth another process.

    Raises:
        DigestError: of the work; or a process ended before it was done (killed, or out of memory).
    """
    count = min(workers(), max(1, len(things) // max(1, alone)))
    if count < 2 or not sys.platform.startswith("linux"):  # noqa: PLR2004
        yield from map(work, things)
        return
    import multiprocessing  # noqa: PLC0415 - slow to import
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    size = max(1, -(-len(things) // (count * CHUNKS)))
    parts = [things[at : at + size] for at in range(0, len(things), size)]
    _TASK[:] = [(work, part) for part in parts]
    try:
        with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork")) as pool:
            for results in pool.map(_part, range(len(parts))):
                yield from results
    except BrokenProcessPool as e:
        raise DigestError("a process that helped was ended", hint=f"is memory short? try {WORKERS}=1") from e
    finally:
        _TASK.clear()


_TASK: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _part(number: int) -> list[Any]:
    work, things = _TASK[number]
    return [work(thing) for thing in things]


def apart(count: int, work: Callable[[int], R], *, tick: Callable[[], None] | None = None) -> list[R]:
    """What the work makes of each number below a count, each in a process of its own, which then ends.

    So the memory that one takes is free before the next begins. One alone is done in this process.

    Args:
        count: how many.
        work: what to do.
        tick: called now and then while others work.

    Raises:
        DigestError: of the work; or a process ended before it was done (killed, or out of memory).
    """
    if count < 2 or not sys.platform.startswith("linux"):  # noqa: PLR2004
        return [work(number) for number in range(count)]
    import multiprocessing  # noqa: PLC0415
    from multiprocessing.connection import Connection, wait  # noqa: PLC0415

    context = multiprocessing.get_context("fork")
    results: dict[int, Any] = {}
    running: dict[Connection, tuple[int, Any]] = {}
    waiting = list(range(count))[::-1]
    try:
        while waiting or running:
            while waiting and len(running) < workers():
                number = waiting.pop()
                ours, theirs = context.Pipe(duplex=False)
                process = context.Process(target=_answer, args=(theirs, work, number), daemon=True)
                process.start()
                theirs.close()
                running[ours] = (number, process)
            answers = wait(list(running), timeout=None if tick is None else TICK)
            if tick is not None:
                tick()
            for answered in answers:
                assert isinstance(answered, Connection)
                number, process = running.pop(answered)
                results[number] = _received(answered)
                process.join()
    finally:
        for _, process in running.values():
            process.terminate()
    return [results[number] for number in range(count)]


def _answer(connection: Any, work: Callable[[int], Any], number: int) -> None:
    try:
        connection.send((True, work(number)))
    except (DigestError, OSError) as e:
        connection.send((False, e))
    connection.close()


def _received(connection: Any) -> Any:
    try:
        done, answer = connection.recv()
    except EOFError:
        raise DigestError("a process that helped was ended", hint=f"is memory short? try {WORKERS}=1") from None
    finally:
        connection.close()
    if not done:
        raise answer
    return answer
