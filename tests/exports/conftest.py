"""The small digest of the pages' tests, its exports, and a larger one whose feeds have archives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))
sys.path.insert(0, str(Path(__file__).parent.parent / "pages"))
sys.path.insert(0, str(Path(__file__).parent))

from big_digest import big, hostile
from small_digest import catalogue

from generator.catalogue import Catalogue
from generator.exports import build_exports


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def small_exports(small_catalogue: Catalogue) -> dict[str, str]:
    return dict(build_exports(small_catalogue))


@pytest.fixture(scope="session")
def big_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue(tmp_path_factory.mktemp("big"), big())


@pytest.fixture(scope="session")
def big_exports(big_catalogue: Catalogue) -> dict[str, str]:
    return dict(build_exports(big_catalogue))


@pytest.fixture(scope="session")
def hostile_exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return dict(build_exports(catalogue(tmp_path_factory.mktemp("hostile"), hostile())))
