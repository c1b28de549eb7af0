"""Makes the small digest and the message extraction importable, and gives the digest to tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from small_digest import catalogue

from generator.catalogue import Catalogue


@pytest.fixture
def small(tmp_path: Path) -> Catalogue:
    """The catalogue of the small digest, its folder a temporary one."""
    return catalogue(tmp_path)
