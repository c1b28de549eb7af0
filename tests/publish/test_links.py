from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.links import Resolver, read

FILES = frozenset({"index.html", "people/index.html", "fr/index.html", "feed.xml", "a b/index.html", "404.html"})


@pytest.mark.parametrize(
    ("page", "url", "file"),
    [
        ("index.html", "people/", "people/index.html"),
        ("index.html", "people", "people/index.html"),
        ("people/index.html", "../", "index.html"),
        ("people/index.html", "./", "people/index.html"),
        ("people/index.html", "", "people/index.html"),
        ("people/index.html", "?q=1#x", "people/index.html"),
        ("people/index.html", "../fr/", "fr/index.html"),
        ("people/index.html", "/repo/feed.xml", "feed.xml"),
        ("people/index.html", "/feed.xml", None),
        ("people/index.html", "../../people/", None),
        ("404.html", "/repo/fr/", "fr/index.html"),
        ("index.html", "https://example.org/repo/people/", "people/index.html"),
        ("index.html", "a%20b/", "a b/index.html"),
        ("index.html", "nowhere/", None),
    ],
)
def test_where_a_link_leads(page: str, url: str, file: str | None) -> None:
    resolver = Resolver(FILES, "https://example.org/repo/")
    inside = resolver.inside(page, url)
    assert inside is not None
    assert resolver.file(inside[0]) == file


@pytest.mark.parametrize(
    "url", ["https://example.com/x", "//example.com/x", "mailto:a@b.c", "data:,x", "javascript:x", "tel:1"]
)
def test_links_to_elsewhere_are_not_ours(url: str) -> None:
    assert Resolver(FILES, "https://example.org/repo/").inside("index.html", url) is None


def test_without_a_site_url_the_site_is_at_the_root() -> None:
    resolver = Resolver(FILES, None)
    inside = resolver.inside("people/index.html", "/fr/")
    assert inside is not None
    assert resolver.file(inside[0]) == "fr/index.html"


def test_a_document_says_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text(
        '<!doctype html>\n<html lang="fr"><head><link rel="canonical" href="https://example.org/x/">\n'
        '<link rel="alternate" hreflang="en" href="https://example.org/en/x/"></head><body>\n'
        '<h2 id="toc">x</h2><a href=" ../y/ ">y</a>\n<img src="z.png"><a name="old"></a><!-- <a href="no"> --></body></html>',
        encoding="utf-8",
    )
    document = read("x/index.html", file)
    assert [(link.url, link.line) for link in document.links] == [("../y/", 4), ("z.png", 5)]
    assert document.anchors == {"toc", "old"}
    assert document.alternates == (("en", "https://example.org/en/x/", 3),)
    assert (document.lang, document.canonical) == ("fr", "https://example.org/x/")


@pytest.mark.parametrize("text", ["", "no mark-up", "<!doctype html>", "<p>" * 3000, "\ufeff<html lang=en><a href=x>"])
def test_odd_files_are_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.html"
    file.write_text(text, encoding="utf-8")
    assert read("x.html", file).path == "x.html"
