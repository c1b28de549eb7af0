"""A small digest, built once; each test works on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from digest_folder import Digest, make
from fault_lab import Lab


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, lab: Lab) -> Digest:
    digest = make(tmp_path_factory.mktemp("built") / "digest", lab)
    done = digest.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return digest


@pytest.fixture
def digest(built_once: Digest, tmp_path: Path) -> Digest:
    """A copy of the built digest, times and all."""
    shutil.copytree(built_once.root, tmp_path / "digest", copy_function=shutil.copy2, symlinks=True)
    return Digest(tmp_path / "digest", built_once.lab)
