"""Pages are light, whatever the machine: their bytes are counted, not timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sample_site import LOCALES, SampleSite, content

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = 40 * 1024
"""Bytes of an article's HTML, uncompressed."""

FIRST_VIEW = 200 * 1024
"""Bytes over the wire until the front page stands, fonts included."""


def test_an_article_is_a_small_page(sample: SampleSite) -> None:
    articles = [address for address in sample.pages if sample.kind(address) == "article"]
    sizes = {address: (sample.folder / address / "index.html").stat().st_size for address in articles}
    assert {address: size for address, size in sizes.items() if size > ARTICLE} == {}


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_view_of_the_front_page(lone_reader: Page, sample: SampleSite, sample_url: str, locale: str) -> None:
    asked: set[str] = set()
    lone_reader.on("request", lambda request: asked.add(request.url))
    lone_reader.goto(sample_url + LOCALES[locale], wait_until="networkidle")
    sizes = {url: weight(sample, url.removeprefix(sample_url)) for url in asked if url.startswith(sample_url)}
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


def weight(sample: SampleSite, path: str) -> int:
    file = sample.folder / path.partition("?")[0]
    return len(content(file / "index.html" if file.is_dir() else file, zipped=True)[0])
