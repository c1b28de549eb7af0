from __future__ import annotations

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
