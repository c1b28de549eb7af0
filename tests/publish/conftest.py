from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mini_digest import MiniDigest


@pytest.fixture
def mini(tmp_path: Path) -> MiniDigest:
    """A filled digest in four locales under the base path /repo/."""
    digest = MiniDigest(tmp_path)
    digest.fill()
    return digest


@pytest.fixture
def small(tmp_path: Path) -> MiniDigest:
    """A filled digest in two locales: quicker to build."""
    digest = MiniDigest(tmp_path, ("en", "fr"))
    digest.fill()
    return digest


@pytest.fixture(scope="session")
def _prototype(tmp_path_factory: pytest.TempPathFactory) -> MiniDigest:
    digest = MiniDigest(tmp_path_factory.mktemp("prototype"), ("en", "fr"))
    digest.fill()
    digest.publish()
    return digest


@pytest.fixture
def published(_prototype: MiniDigest, tmp_path: Path) -> MiniDigest:
    """The digest `small`, built: a copy of one that was built once."""
    shutil.copytree(_prototype.root, tmp_path / "digest")
    return MiniDigest(tmp_path / "digest", _prototype.locales)
