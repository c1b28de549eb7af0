"""The same import on a real Dask cluster: a scheduler and two workers in processes of their own, one of them killed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from import_folder import content, make

from generator.errors import DigestError
from generator.importing import import_seeds, workers
from generator.settings import Settings

SEEDS = 16
BEGUN = 2500
"""Bytes of the spool from which on a seed or two were read, and most were not."""


def process(*command: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *command], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of the scheduler, and its two workers; without nannies: who is killed stays dead."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    started = [process("distributed.cli.dask_scheduler", "--host", address, "--no-dashboard", cwd=folder)]
    worker = ["distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
    try:
        started += [process(*worker, cwd=folder) for _ in range(2)]
        yield address, started[1:]
    finally:
        for one in started:
            one.kill()
        for one in started:
            one.wait()


def import_on(address: str, digest: Settings) -> subprocess.Popen[str]:
    """The command, as a user runs it."""
    command = ["generator.cli", "-C", str(digest.root), "import", "--no-models", "--dask", address]
    return subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )


def test_a_cluster_that_loses_a_worker_writes_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    digest = make(tmp_path / "digest", SEEDS)
    with cluster(tmp_path / "cluster") as (address, crew):
        running = import_on(address, digest)
        read = digest.state / "import" / "read"
        while running.poll() is None and not (read.exists() and read.stat().st_size > BEGUN):
            time.sleep(0.002)
        crew[0].kill()
        said, _ = running.communicate(timeout=300)
    assert running.returncode == 0, said
    assert f"imported  {SEEDS}:" in said
    assert "error" not in said
    assert crew[0].returncode == -9
    alone = make(tmp_path / "alone", SEEDS)
    import_seeds(alone, models=False, workers=1)
    assert content(digest.root) == content(alone.root)


def test_without_the_extra_it_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "find_spec", lambda _: None)
    with pytest.raises(DigestError) as raised:
        import_seeds(make(tmp_path / "digest", 1), models=False, dask="tcp://127.0.0.1:1")
    assert str(raised.value) == "--dask needs the extra `dask`; pip install 'polydigest[dask]'"


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    digest = make(tmp_path / "digest", 1)
    monkeypatch.setattr(workers, "DASK_TIMEOUT", 1)
    said, _ = import_on("tcp://127.0.0.1:1", digest).communicate(timeout=60)
    assert said.startswith("digest: no Dask cluster at tcp://127.0.0.1:1: ")
    assert len(said.splitlines()) == 1
