"""What the theme makes of a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mini_digest import NAMES, SITE_URL, MiniDigest


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniDigest:
    """A digest with the pages that these tests look at."""
    digest = MiniDigest(tmp_path_factory.mktemp("html"))
    digest.fill()
    digest.article("en", "only-here", langs=("en",))
    digest.page(
        "en", "articles/sturm-de/", title="Sturm über der Küste", kind="article", langs=("en",), content_lang="de",
        body="# Sturm über der Küste\n\nDer Sturm zog weiter.",
    )  # fmt: skip
    digest.page(
        "en", "people/bobby/", title='Bobby </title><script>alert(1)</script> & "Sons"', kind="person",
        description='He said "<b>no</b>" & left', body="# Bobby",
    )  # fmt: skip
    digest.publish()
    return digest


def page(digest: MiniDigest, path: str) -> Any:
    return html.document_fromstring((digest.site / path / "index.html").read_bytes())


def one(element: Any, query: str) -> str:
    found = element.xpath(query)
    assert len(found) == 1, (query, found)
    return str(found[0])


def test_head_of_a_translated_page(built: MiniDigest) -> None:
    head = page(built, "fr/articles/ferry-strike").head
    assert one(head, "//link[@rel='canonical']/@href") == f"{SITE_URL}fr/articles/ferry-strike/"
    alternates = dict(zip(head.xpath("//link/@hreflang"), head.xpath("//link[@hreflang]/@href"), strict=True))
    assert alternates == {
        "en": f"{SITE_URL}articles/ferry-strike/",
        "fr": f"{SITE_URL}fr/articles/ferry-strike/",
        "ru": f"{SITE_URL}ru/articles/ferry-strike/",
        "uk": f"{SITE_URL}uk/articles/ferry-strike/",
        "x-default": f"{SITE_URL}articles/ferry-strike/",
    }


def test_a_page_without_translations_advertises_none(built: MiniDigest) -> None:
    assert page(built, "articles/only-here").xpath("//link/@hreflang") == []


@pytest.mark.parametrize(
    ("path", "lang"), [("", "en"), ("fr", "fr"), ("ru/people", "ru"), ("uk/articles/ferry-strike", "uk")]
)
def test_language_of_the_page(built: MiniDigest, path: str, lang: str) -> None:
    assert page(built, path).get("lang") == lang


def test_a_guest_language_is_declared_and_its_frame_is_not(built: MiniDigest) -> None:
    guest = page(built, "articles/sturm-de")
    assert guest.get("lang") == "de"
    assert one(guest, "//header/parent::*/@lang") == "en"
    assert one(guest, "//footer/@lang") == "en"


def test_text_from_a_seed_is_escaped(built: MiniDigest) -> None:
    raw = (built.site / "people/bobby/index.html").read_text(encoding="utf-8")
    bobby = page(built, "people/bobby")
    assert "alert(1)</script>" not in raw
    assert one(bobby, "//meta[@name='description']/@content") == 'He said "<b>no</b>" & left'
    assert one(bobby, "//meta[@property='og:title']/@content") == 'Bobby </title><script>alert(1)</script> & "Sons"'
    assert "Harbour &amp; Sons" in raw


def test_menu_knows_where_it_is(built: MiniDigest) -> None:
    assert page(built, "fr/people").xpath("//nav//a[@aria-current]/@href") == ["../../fr/people/"]
    person = page(built, "people/bobby")
    assert one(person, "//nav//a[@aria-current='true']/@href") == "../../people/"
    assert one(page(built, ""), "//nav//a[@aria-current='page']/@href") == "./"
    assert page(built, "fr/articles/ferry-strike").xpath("//nav//a[@aria-current]") == []


def test_switcher_names_every_locale_in_its_own_language(built: MiniDigest) -> None:
    links = page(built, "articles/only-here").xpath("//details//a")
    assert {a.get("hreflang"): (a.text, a.get("lang")) for a in links} == {
        code: (name, code) for code, name in NAMES.items()
    }
    assert [a.get("hreflang") for a in links if a.get("class") == "chrome-inexact"] == ["fr", "ru", "uk"]
    assert {a.get("href") for a in links} == {"../../articles/only-here/", "../../fr/", "../../ru/", "../../uk/"}


def test_only_articles_are_searched(built: MiniDigest) -> None:
    marked = {
        path.relative_to(built.site).parts[-2]
        for path in built.site.rglob("*.html")
        if path.parent != built.site and b"data-pagefind-body" in path.read_bytes()
    }
    assert marked == {"ferry-strike", "only-here", "sturm-de"}


def test_the_404_page_speaks_every_locale_with_absolute_links(built: MiniDigest) -> None:
    missing: Any = html.document_fromstring((built.site / "404.html").read_bytes())
    assert missing.get("lang") == "en"
    assert missing.xpath("//section/@lang") == list(NAMES)
    hrefs = missing.xpath("//@href | //@src")
    assert [url for url in hrefs if not url.startswith(("/repo/", "#", "https://github.com/"))] == []
    assert one(missing, "//section[@lang='ru']//a[1]/@href") == "/repo/ru/"
    assert one(missing, "//meta[@name='robots']/@content") == "noindex"
    assert not (built.site / "fr/404.html").exists()


def test_no_page_asks_another_site_for_anything(built: MiniDigest) -> None:
    for path in built.site.rglob("*.html"):
        tree: Any = html.document_fromstring(path.read_bytes())
        loaded = tree.xpath("//script/@src | //img/@src | //link[not(@rel='canonical' or @rel='alternate')]/@href")
        assert [url for url in loaded if re.match(r"(?:https?:)?//", url)] == [], path


def test_scripts_and_styles_are_there(built: MiniDigest) -> None:
    for path in ("", "fr/people", "uk/articles/ferry-strike"):
        folder = built.site / path
        for url in page(built, path).xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href"):
            assert (folder / url.partition("?")[0]).resolve().is_file(), (path, url)


def test_without_a_site_url_there_is_no_absolute_address(tmp_path: Path) -> None:
    digest = MiniDigest(tmp_path, ("en", "fr"), url='""')
    digest.fill()
    digest.publish()
    assert page(digest, "fr/people").xpath("//link[@rel='canonical' or @hreflang]") == []
    assert not (digest.site / "sitemap.xml").exists()
    assert "Sitemap:" not in (digest.site / "robots.txt").read_text(encoding="utf-8")
    missing: Any = html.document_fromstring((digest.site / "404.html").read_bytes())
    assert missing.xpath("//section[2]//a/@href")[0] == "/fr/"


def test_a_locale_material_does_not_know(tmp_path: Path) -> None:
    NAMES["kk-Latn"] = "Qazaqşa"
    try:
        digest = MiniDigest(tmp_path, ("kk-Latn",))
        digest.configure()
        digest.page("kk-Latn", "", title="Bas bet", kind="home", body="# Bas bet")
        digest.publish()
    finally:
        del NAMES["kk-Latn"]
    assert page(digest, "").get("lang") == "kk-Latn"
