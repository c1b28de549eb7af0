"""The sums of the models are made in one thread: the same bytes on any number of processors, and none that waits."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from generator.parallel import sum_alone
from generator.topics import embedding


def test_what_the_user_says_of_threads_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    sum_alone()
    assert os.environ["OMP_NUM_THREADS"] == "3"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"


@pytest.mark.models
@pytest.mark.skipif(not embedding.available(), reason="no models")
@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_a_process_that_embeds_has_one_thread() -> None:
    code = (
        "from generator.topics.embedding import embed; embed('The ferry waits.');"
        " import os; print(len(os.listdir('/proc/self/task')))"
    )
    threads = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run([sys.executable, "-c", code], env=threads, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1"]
