"""Who reads the seeds: processes of this machine, or the workers of an existing Dask cluster.

Both are `concurrent.futures` executors. What differs is what the death of a worker means: here the whole pool is lost
and a new one is made; a cluster tries the task elsewhere and gives up on it after some deaths.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib.util import find_spec
from typing import Any, ParamSpec, Protocol, TypeVar

from generator.errors import DigestError

P = ParamSpec("P")
T = TypeVar("T")

IN_FLIGHT = 4
"""Tasks handed out for each worker: it always has the next one at hand, and no more than these wait in memory."""

DASK_TIMEOUT = 10
"""Seconds in which a cluster has to answer."""


class Workers(Protocol):
    """A group of processes that take tasks."""

    in_flight: int
    """Tasks to hand out at most before one is done."""
    falls_together: bool
    """Whether the death of one worker loses the tasks of all."""

    def submit(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a task."""
        ...

    def renew(self) -> None:
        """Make the group whole again after a death."""
        ...

    def alive(self) -> bool:
        """Whether anybody is there to do what was handed out."""
        ...


class LocalWorkers:
    """Processes of this machine, started afresh: they share no state with this one, whatever it has loaded."""

    falls_together = True

    def __init__(self, count: int) -> None:
        self.in_flight = count * IN_FLIGHT
        self._count = count
        self._pool: Executor = self._started()

    def _started(self) -> Executor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._count, context, initializer=_begin)

    def submit(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a task."""
        return self._pool.submit(task, *args, **kwargs)

    def renew(self) -> None:
        """A new pool in the place of a broken one."""
        self.close()
        self._pool = self._started()

    def alive(self) -> bool:
        """A pool says of itself when it breaks."""
        return True

    def close(self) -> None:
        """Let the processes go; what they have not begun is not done."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class DaskWorkers:
    """The workers of a Dask cluster that is there already.

    Raises:
        DigestError: the extra `dask` is not installed, or the cluster does not answer.
    """

    falls_together = False

    def __init__(self, address: str) -> None:
        if find_spec("distributed") is None:
            raise DigestError("--dask needs the extra `dask`", hint="pip install 'polydigest[dask]'")
        distributed: Any = importlib.import_module("distributed")
        self._address = address
        try:
            self._client: Any = distributed.Client(address, timeout=DASK_TIMEOUT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as e:
            reason = str(e) or type(e).__name__
            raise DigestError(f"no Dask cluster at {address}: {reason}", hint="start `dask scheduler` first") from e
        self._pool: Any = self._client.get_executor(pure=False)
        self.in_flight = IN_FLIGHT * max(2, sum(self._threads()))

    def _threads(self) -> list[int]:
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        return [worker["nthreads"] for worker in workers.values()]

    def submit(self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a task."""
        future: Future[T] = self._pool.submit(task, *args, **kwargs)
        return future

    def renew(self) -> None:
        """A cluster looks after itself."""

    def alive(self) -> bool:
        """Whether the cluster has workers, asked of its scheduler."""
        try:
            return bool(self._client.run_on_scheduler(_has_workers))
        except Exception:  # noqa: BLE001 - however the connection fails, nobody is there
            return False

    def close(self) -> None:
        """Leave the cluster as it was."""
        self._client.close(timeout=2)


def _has_workers(dask_scheduler: Any = None) -> bool:
    return bool(dask_scheduler.workers)


@contextlib.contextmanager
def gathered(count: int, dask: str | None) -> Iterator[Workers | None]:
    """The workers that are asked for; None where the seeds are to be read in this process.

    Raises:
        DigestError: there is no such cluster.
    """
    if dask is None and count < 2:  # noqa: PLR2004 - one worker is this process
        yield None
        return
    workers = DaskWorkers(dask) if dask is not None else LocalWorkers(count)
    try:
        yield workers
    finally:
        workers.close()


def _begin() -> None:
    """What a local worker does first: see to it that it ends with the one who started it, however that ends.

    One thread for sums: there are as many workers as processors already.
    """
    gc.set_threshold(50_000, 20, 20)  # as in generator.cli
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
