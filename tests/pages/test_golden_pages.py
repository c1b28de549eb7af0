"""Some pages of the small digest, byte for byte. After a wanted change: ``DIGEST_GOLDEN=write pytest tests/pages``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_digest import catalogue

from generator.pages import build_pages

GOLDEN = Path(__file__).parent / "golden"
PAGES = (
    "en/index.md", "en/articles/heringsfang-de.md", "fr/articles/herring-fishery-closed.md", "fr/topics/economy.md",
    "ru/people/marta-lindqvist.md", "ru/stories/herring.md", "uk/people/index.md", "uk/timeline/2024-11.md", "uk/search/index.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build_pages(catalogue(tmp_path_factory.mktemp("digest")))


@pytest.mark.parametrize("page", PAGES)
def test_page(built: dict[str, str], page: str) -> None:
    golden = GOLDEN / page.replace("/", ".")
    if os.environ.get("DIGEST_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(built[page], encoding="utf-8")
    assert built[page] == golden.read_text(encoding="utf-8")
