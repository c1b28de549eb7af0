"""Who reads the seeds, and in which order, is invisible in what is written."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from import_folder import content, make

from generator.errors import DigestError, SeedError
from generator.importing import import_seeds
from generator.importing.reader import ForeignWorkerError, Outcome, Reader, programs
from generator.importing.stream import Job, read_all
from generator.importing.workers import IN_FLIGHT, LocalWorkers, Workers

SEEDS = 8


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of the seeds."""
    root = tmp_path_factory.mktemp("alone") / "digest"
    report = import_seeds(make(root, SEEDS), models=False, workers=1)
    assert len(report.imported) == SEEDS
    return root


@pytest.mark.parametrize("workers", [2, 5])
def test_any_number_of_workers_writes_the_same_bytes(workers: int, alone: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = import_seeds(
        make(tmp_path / "digest", SEEDS), models=False, workers=workers, progress=lambda *far: told.append(far)
    )
    assert content(tmp_path / "digest") == content(alone)
    assert report.errors == []
    assert told[0] == (0, SEEDS)
    assert told[-1] == (SEEDS, SEEDS)


def test_a_seed_that_is_no_article_is_one_line_and_the_others_are_imported(alone: Path, tmp_path: Path) -> None:
    digest = make(tmp_path / "digest", SEEDS)
    for name in ("aaa.txt", "zzz.txt"):
        (digest.seeds / name).write_bytes(b"\x00\x01\x02 no text " + name.encode())
    report = import_seeds(digest, models=False, workers=2)
    assert [error.path for error in report.errors] == ["aaa.txt", "zzz.txt"]
    assert len(report.imported) == SEEDS
    articles = {name: data for name, data in content(digest.root).items() if "/articles/" in name}
    assert articles == {name: data for name, data in content(alone).items() if "/articles/" in name}


def deadly(seed: str, data: bytes) -> Outcome:
    """Reads, but for two seeds that kill the process."""
    if seed in {"3", "17"}:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return f"{seed} {len(data)}"


def jobs(count: int) -> Iterator[Job[int]]:
    return (Job(number, str(number), b"x" * number) for number in range(count))


def test_a_worker_that_dies_over_a_seed_takes_down_no_other() -> None:
    workers = LocalWorkers(2)
    try:
        read = dict(read_all(jobs(25), deadly, workers))
    finally:
        workers.close()
    assert sorted(read) == list(range(25))
    failed = {key: value for key, value in read.items() if isinstance(value, DigestError)}
    assert sorted(failed) == [3, 17]
    assert str(failed[3]) == "3: the process that read it died; is it very long, or the memory full?"
    assert read[24] == "24 24"


def slow(seed: str, data: bytes) -> Outcome:
    time.sleep(0.02)
    return seed + str(len(data))


def test_a_worker_killed_from_outside_costs_nothing() -> None:
    workers = LocalWorkers(2)

    def murder() -> None:
        pool = workers._pool
        while not (processes := dict(getattr(pool, "_processes", None) or {})):
            time.sleep(0.01)
        time.sleep(0.5)
        os.kill(next(iter(processes)), signal.SIGKILL)

    threading.Thread(target=murder).start()
    try:
        read = dict(read_all(jobs(60), slow, workers))
    finally:
        workers.close()
    assert {key for key, value in read.items() if isinstance(value, str)} == set(range(60))


class _Counting(LocalWorkers):
    taken = 0


def test_no_more_is_taken_than_the_workers_can_hold() -> None:
    workers: Workers = _Counting(2)
    taken, given = 0, 0
    most = 0

    def counted() -> Iterator[Job[int]]:
        nonlocal taken
        for job in jobs(60):
            taken += 1
            yield job

    try:
        for _ in read_all(counted(), slow, workers):
            given += 1
            most = max(most, taken - given)
    finally:
        assert isinstance(workers, LocalWorkers)
        workers.close()
    assert given == 60
    assert most <= 2 * IN_FLIGHT


def test_a_worker_with_other_programs_refuses() -> None:
    reader = Reader(None, models=False, programs=(*programs()[:-1], "trafilatura 0.1"))
    with pytest.raises(ForeignWorkerError, match=r"trafilatura 0\.1"):
        reader("a.txt", b"text")


def test_a_failure_nobody_foresaw_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("generator.importing.reader.understand", fails)
    outcome = Reader(None, models=False, programs=programs())("a.txt", b"Some text of an article.")
    assert isinstance(outcome, SeedError)
    assert str(outcome).startswith("a.txt: cannot be read: RecursionError: too deep;")


def test_the_reading_done_is_forgotten_once_it_is_written(alone: Path) -> None:
    assert not any((alone / ".digest").rglob("read"))
    assert not any((alone / ".digest").rglob("journal*"))


def test_a_second_import_has_nothing_to_do(alone: Path, tmp_path: Path) -> None:
    root = shutil.copytree(alone, tmp_path / "digest")
    from generator import settings  # noqa: PLC0415

    report = import_seeds(settings.load(root), models=False, workers=2)
    assert (report.imported, report.changed, report.conflicts, report.errors) == ([], [], [], [])
    assert content(root) == content(alone)
