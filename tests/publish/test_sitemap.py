from __future__ import annotations

from typing import Any

from lxml import etree
from mini_digest import SITE_URL, MiniDigest

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_sitemap_lists_every_page_with_its_versions(published: MiniDigest) -> None:
    tree: Any = etree.parse(str(published.site / "sitemap.xml"))
    locations = [str(text) for text in tree.xpath("//s:loc/text()", namespaces=NAMESPACES)]
    pages = sorted(path.relative_to(published.site) for path in published.site.rglob("index.html"))
    assert sorted(locations) == sorted(SITE_URL + path.as_posix().removesuffix("index.html") for path in pages)
    url = tree.xpath(f"//s:url[s:loc='{SITE_URL}fr/articles/ferry-strike/']", namespaces=NAMESPACES)[0]
    assert {link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=NAMESPACES)} == {
        "en": f"{SITE_URL}articles/ferry-strike/",
        "fr": f"{SITE_URL}fr/articles/ferry-strike/",
        "x-default": f"{SITE_URL}articles/ferry-strike/",
    }
    assert url.xpath("s:lastmod/text()", namespaces=NAMESPACES) == ["2024-05-14"]
    home = tree.xpath(f"//s:url[s:loc='{SITE_URL}']", namespaces=NAMESPACES)[0]
    assert home.xpath("s:lastmod", namespaces=NAMESPACES) == []


def test_robots_names_the_sitemap(published: MiniDigest) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (published.site / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_an_editors_own_robots_txt_comes_first(small: MiniDigest) -> None:
    (small.root / "content/pages/robots.txt").write_text("User-agent: *\nDisallow: /\n")
    small.publish()
    assert "Disallow: /" in (small.site / "robots.txt").read_text()
