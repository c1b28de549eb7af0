"""Tasks through workers: a bounded number in flight, results as they come, one that kills told from the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.errors import DigestError, SeedError
from generator.importing.reader import Outcome
from generator.importing.workers import Workers

Key = TypeVar("Key")
Task = Callable[[str, bytes], Outcome]

PATIENCE = 5.0
"""Seconds without any result after which the workers are asked whether they are there …"""
ASKED = 12
"""… and how often before they are given up: a cluster may just be starting, or growing."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Key]):
    """One seed to be read."""

    key: Key
    """Whatever the caller knows it by."""
    seed: str
    data: bytes


def read_all(jobs: Iterable[Job[Key]], task: Task, workers: Workers | None) -> Iterator[tuple[Key, Outcome]]:
    """Read seeds, in whatever order they get done.

    A worker that dies takes down nobody: the seeds it may have died over are tried once more, one at a time, and the
    one over which another dies is the guilty one.

    Args:
        jobs: taken one by one, as workers become free.
        task: reads one.
        workers: None for this process.

    Raises:
        DigestError: the workers are lost for good, or are not fit for the task.
    """
    if workers is None:
        yield from ((job.key, task(job.seed, job.data)) for job in jobs)
    else:
        yield from _Stream(iter(jobs), task, workers).run()


@dataclass
class _Stream(Generic[Key]):
    jobs: Iterator[Job[Key]]
    task: Task
    workers: Workers
    flying: dict[Future[Outcome], Job[Key]] = field(default_factory=dict)
    suspects: deque[Job[Key]] = field(default_factory=deque)
    """Seeds that were being read when a worker died."""
    missed: int = 0
    """How often in succession nobody was there."""

    def run(self) -> Iterator[tuple[Key, Outcome]]:
        while True:
            alone = self._hand_out()
            if not self.flying and not self.suspects:
                return
            done, lost = self._collect()
            yield from done
            if alone and lost:
                yield from ((job.key, _fatal(job.seed)) for job in lost)
            else:
                self.suspects.extend(lost)

    def _hand_out(self) -> bool:
        """Keep the workers busy; while there are suspects, with one of them and nothing else.

        Returns:
            Whether one seed is read alone.
        """
        if self.suspects:
            if not self.flying:
                self._submit(self.suspects.popleft())
                return True
            return False
        while len(self.flying) < self.workers.in_flight and (job := next(self.jobs, None)) is not None:
            if not self._submit(job):
                break
        return False

    def _submit(self, job: Job[Key]) -> bool:
        try:
            self.flying[self.workers.submit(self.task, job.seed, job.data)] = job
        except BrokenExecutor:  # it broke since the last result
            self.suspects.append(job)
            return False
        return True

    def _collect(self) -> tuple[list[tuple[Key, Outcome]], list[Job[Key]]]:
        """Wait for results.

        Returns:
            What was read, and the seeds that were in hand when a worker died.
        """
        ready = wait(self.flying, timeout=PATIENCE, return_when=FIRST_COMPLETED).done
        self.missed = 0 if ready or self.workers.alive() else self.missed + 1
        if self.missed == ASKED:
            raise DigestError("the cluster has no workers left", hint="what was read is kept; start some, run it again")
        done: list[tuple[Key, Outcome]] = []
        lost: list[Job[Key]] = []
        for future in ready:
            job = self.flying.pop(future)
            try:
                done.append((job.key, future.result()))
            except CancelledError:
                raise DigestError("the connection to the cluster is lost", hint="run it again") from None
            except DigestError:
                raise
            except Exception as e:
                if not _is_death(e):
                    hint = "is the same version of polydigest installed there?"
                    raise DigestError(f"the workers cannot read seeds: {type(e).__name__}: {e}", hint=hint) from e
                lost.append(job)
        if self.workers.falls_together and (lost or (self.suspects and not self.flying and not done)):
            lost.extend(self.flying.values())
            self.flying.clear()
            self.workers.renew()
        return done, lost


def _is_death(error: Exception) -> bool:
    """Whether a worker died over it: as an executor says it, or as Dask does (which may not be installed)."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def _fatal(seed: str) -> SeedError:
    return SeedError("the process that read it died", path=seed, hint="is it very long, or the memory full?")
