"""The built site under a base path: what its pages say to programs, and that the files are there and stay in step."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from big_digest import hostile
from lxml import etree, html
from mini_digest import SITE_URL, MiniDigest
from small_digest import PEOPLE, TOPICS, articles

from generator import catalogue, settings
from generator.article import Article
from generator.exports import ExportsReport, write_exports
from generator.files import write_if_changed
from generator.pages import write_pages
from generator.people.registry import Registry
from generator.publish import publish
from generator.publish.check import check
from generator.publish.pages import PageSource
from generator.publish.sitemap import sitemaps
from generator.topics.taxonomy import Taxonomy

SITEMAP = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "sitemap.rng")))


class Site:
    """A digest folder made of articles in memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        MiniDigest(root).configure()
        (root / "people.yml").write_text(PEOPLE, encoding="utf-8")
        (root / "topics.yml").write_text(TOPICS, encoding="utf-8")

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def settings(self) -> settings.Settings:
        return settings.load(self.root)

    def write(self, made: list[Article]) -> ExportsReport:
        registry, taxonomy = Registry.load(self.root / "people.yml"), Taxonomy.load(self.root / "topics.yml")
        whole = catalogue.build(self.settings, made, registry, taxonomy)
        write_pages(whole)
        return write_exports(whole)

    def build(self, made: list[Article]) -> ExportsReport:
        report = self.write(made)
        publish(self.settings, say=lambda _line: None)
        return report

    def snapshot(self) -> dict[str, tuple[bytes, int]]:
        found = sorted(path for path in self.site.rglob("*") if path.is_file() and "pagefind" not in path.parts)
        return {p.relative_to(self.site).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns) for p in found}

    def page(self, path: str) -> Any:
        return html.document_fromstring((self.site / path / "index.html").read_bytes())

    def pages(self) -> Iterator[tuple[str, Any]]:
        for path in sorted(self.site.rglob("index.html")):
            address = path.relative_to(self.site).as_posix().removesuffix("index.html")
            yield address, html.document_fromstring(path.read_bytes())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("machine"))
    made.build(articles())
    return made


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    shutil.copytree(built.root, tmp_path / "digest", symlinks=True)
    copy = Site.__new__(Site)
    copy.root = tmp_path / "digest"
    return copy


def meta(page: Any, name: str) -> list[str]:
    return [str(value) for value in page.xpath(f"//head/meta[@property='{name}' or @name='{name}']/@content")]


def graph(page: Any) -> list[dict[str, Any]]:
    (script,) = page.xpath("//head/script[@type='application/ld+json']/text()")
    found: list[dict[str, Any]] = json.loads(script)["@graph"]
    return found


def test_check_finds_nothing(built: Site) -> None:
    ours = [
        f
        for f in check(built.settings)
        if f.rule in {"feed", "format", "json-ld"} or "feed" in f.what or ".md" in f.what
    ]
    assert ours == []
    broken = [finding for finding in check(built.settings) if finding.rule in {"link", "anchor", "hreflang"}]
    assert broken == []


def test_every_page_has_structured_data_that_agrees_with_it(built: Site) -> None:
    kinds = set()
    for address, page in built.pages():
        node = graph(page)[0]
        kinds.add(node["@type"])
        (heading,) = page.xpath("//h1")
        name = str(node.get("headline") or node["name"])
        if address in ("", "fr/", "ru/", "uk/"):
            assert meta(page, "og:title") == [name]
        else:
            assert heading.text_content().split() == name.split()
            assert meta(page, "og:title") == [name]
        assert node["url"] == SITE_URL + address == page.xpath("//link[@rel='canonical']/@href")[0]
        assert node["description"] == meta(page, "description")[0]
        text = " ".join(page.xpath("//body")[0].text_content().split())
        for item in node.get("mainEntity", {}).get("itemListElement", []):
            assert " ".join(item["name"].split()) in text
            assert item["url"] in {urljoin(SITE_URL + address, href) for href in page.xpath("//body//a/@href")}
    assert kinds >= {"NewsArticle", "CollectionPage", "AboutPage", "WebPage"}


def test_an_articles_data_say_what_its_page_shows(built: Site) -> None:
    page = built.page("fr/articles/herring-fishery-closed")
    article = graph(page)[0]
    assert (
        page.xpath("//header//time/@datetime | //p[contains(@class,'pd-byline')]//time/@datetime")[0]
        == article["datePublished"]
    )
    head = " ".join(page.xpath("//header[contains(@class,'pd-head')]")[0].text_content().split())
    for shown in (*(author["name"] for author in article["author"]), article["sourceOrganization"]["name"]):
        assert shown in head
    links = {
        a.text_content(): urljoin(SITE_URL + "fr/articles/herring-fishery-closed/", a.get("href"))
        for a in page.xpath("//footer//a")
    }
    for named in (*article["mentions"], *article["about"]):
        assert links[named["name"]] == named["url"]
    assert meta(page, "og:type") == ["article"]
    assert meta(page, "article:published_time") == ["2024-11-04"]
    assert meta(page, "article:tag") == ["Pêche", "Marta Lindqvist", "Oleh Hrynko"]
    assert meta(page, "og:locale") == ["fr_FR"]
    assert meta(page, "og:locale:alternate") == ["en_US", "uk_UA"]
    assert meta(page, "article:published_time") != meta(
        built.page("fr/articles/pont-de-bayonne"), "article:published_time"
    )


def test_what_a_page_advertises_is_there(built: Site) -> None:
    for address, page in built.pages():
        for link in page.xpath("//head/link[@rel='alternate'][@type]"):
            target = urljoin(SITE_URL + address, link.get("href")).removeprefix(SITE_URL)
            assert (built.site / target).is_file(), (address, target)
            if link.get("type") == "application/atom+xml":
                feed = etree.fromstring((built.site / target).read_bytes())
                assert feed.findtext("{http://www.w3.org/2005/Atom}title") == link.get("title")


def test_the_image_is_the_pages_card(built: Site) -> None:
    page = built.page("fr/articles/herring-fishery-closed")
    images = meta(page, "og:image")
    assert len(images) <= 1
    assert meta(page, "twitter:card") == ["summary_large_image" if images else "summary"]
    assert graph(page)[0].get("image") == (images[0] if images else None)
    for image in images:
        assert (built.site / image.removeprefix(SITE_URL)).is_file()
        assert meta(page, "og:image:alt")[0]


def test_the_sitemap_is_valid(built: Site) -> None:
    SITEMAP.assertValid(etree.parse(str(built.site / "sitemap.xml")))


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build(hostile())
    for _, page in site.pages():
        scripts = page.xpath("//script[not(@src)]")
        assert not [
            script
            for script in scripts
            if "alert(" in (script.text or "") and script.get("type") != "application/ld+json"
        ]
        assert not page.xpath("//x | //*[@onerror or @onload]")
        assert "Evil" not in {node.get("@type") for node in graph(page)}
    assert [finding for finding in check(site.settings) if finding.rule in {"feed", "format", "json-ld", "link"}] == []


# In step


def test_a_second_build_touches_nothing(site: Site) -> None:
    before = site.snapshot()
    report = site.build(articles())
    assert (report.written, report.removed) == ((), ())
    assert site.snapshot() == before


def test_a_changed_article_changes_its_own_files_and_lists(site: Site) -> None:
    before = site.snapshot()
    made = [replace(a, body=a.body + "\nMore.\n") if a.slug == "pont-de-bayonne" else a for a in articles()]
    assert site.build(made).written == (
        "data/datapackage.json", "data/texts/2024-10.jsonl", "fr/articles/pont-de-bayonne/index.html.md",
    )  # fmt: skip
    after = site.snapshot()
    assert {path for path in after if after[path] != before[path]} >= {"fr/articles/pont-de-bayonne/index.html.md"}
    assert after["data/articles.json"] == before["data/articles.json"]
    assert after["feed.xml"] == before["feed.xml"]
    assert b"More." in after["fr/articles/pont-de-bayonne/index.html.md"][0]


def test_what_is_gone_is_removed(site: Site) -> None:
    report = site.build([a for a in articles() if a.slug != "pont-de-bayonne"])
    assert {
        "fr/articles/pont-de-bayonne/index.html.md",
        "people/paul-etchegaray/feed.xml",
        "data/texts/2024-10.jsonl",
    } <= set(report.removed)
    for path in report.removed:
        assert not (site.site / path).exists()
        assert not (site.root / ".digest/exports" / path).exists()
    assert not (site.site / "fr/articles/pont-de-bayonne").exists()
    assert not (site.site / "people/paul-etchegaray").exists()


def test_the_last_article_takes_the_feeds_with_it(site: Site) -> None:
    site.build([])
    assert not [path for path in site.site.rglob("feed*") if path.is_file()]
    assert not [page for _, page in site.pages() if page.xpath("//link[@type='application/atom+xml']")]


def test_what_was_deleted_or_damaged_comes_back(site: Site) -> None:
    paths = ("fr/feed.xml", "data/people.csv", "articles/herring-fishery-closed/index.html.md")
    before = {name: data for name, (data, _) in site.snapshot().items()}
    for path in paths:
        (site.site / path).unlink()
    site.build(articles())
    for path in paths:
        (site.site / path).write_text("x")
        (site.root / ".digest/exports" / path).write_text("y")
    site.build(articles())
    assert {name: data for name, (data, _) in site.snapshot().items()} == before


def test_a_lost_state_is_made_again(site: Site) -> None:
    before = {name: data for name, (data, _) in site.snapshot().items()}
    shutil.rmtree(site.root / ".digest")
    site.build(articles())
    assert {name: data for name, (data, _) in site.snapshot().items()} == before


def test_a_killed_run_is_made_good(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [replace(a, title="Le pont de Bayonne fermé") if a.slug == "pont-de-bayonne" else a for a in articles()]
    calls: list[Path] = []

    def failing(path: Path, data: bytes | str) -> bool:
        calls.extend([path] if "exports" in path.parts else [])
        if len(calls) == 4:
            raise KeyboardInterrupt
        return write_if_changed(path, data)

    monkeypatch.setattr("generator.units.tree.write_derived", failing)
    with pytest.raises(KeyboardInterrupt):
        site.write(changed)
    monkeypatch.undo()
    before = {name: data for name, (data, _) in site.snapshot().items()}
    site.build(articles())  # in the meantime the editor took the change back
    assert {name: data for name, (data, _) in site.snapshot().items()} == before


def test_an_editors_own_file_comes_before_ours(site: Site) -> None:
    own = site.root / "content/pages/llms.txt"
    own.write_text("# Mine\n", encoding="utf-8")
    site.build(articles())
    assert (site.site / "llms.txt").read_text(encoding="utf-8") == "# Mine\n"
    before = site.snapshot()
    site.build(articles())
    assert site.snapshot() == before
    own.unlink()
    site.build(articles())
    assert (site.site / "llms.txt").read_text(encoding="utf-8").startswith("# Harbour & Sons\n")


# What check finds


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("fr/feed.xml", "/repo/fr/articles/", "/repo/fr/nowhere/", "link"),
        ("people/oleh-hrynko/feed.json", "/repo/articles/", "/repo/nowhere/", "link"),
        ("uk/feed.xml", "</feed>", "", "format"),
        ("feed.json", '"items":[', '"items":[],"other":[', "feed"),
        ("ru/feed.xml", 'rel="self"', 'rel="other"', "feed"),
        ("data/people.json", "/repo/people/", "/repo/nobody/", "link"),
        ("data/stories.json", "[", "", "format"),
        ("fr/llms.txt", "index.html.md", "index.md", "link"),
        ("sitemap.xml", "/repo/about/", "/repo/elsewhere/", "link"),
        ("articles/herring-fishery-closed/index.html.md", "../../fr/", "../../xx/", "link"),
        ("about/index.html", '"@graph"', '@graph"', "json-ld"),
        (
            "people/oleh-hrynko/index.html",
            '"url":"https://example.org/repo/articles/',
            '"url":"https://example.org/repo/nix/',
            "link",
        ),
    ],
)
def test_what_is_wrong_is_found(site: Site, path: str, old: str, new: str, rule: str) -> None:
    file = site.site / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [(finding.path, finding.rule) for finding in check(site.settings)]
    assert (f"site/{path}", rule) in found


# A long sitemap


def test_a_long_sitemap_is_an_index_and_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.sitemap.MOST", 10)
    site = Site(tmp_path)
    pages = [
        PageSource(sha256="", output=f"p{n:02}/index.html", locale="en", alternates=(), date=None, search=False)
        for n in range(25)
    ]
    made = sitemaps(pages, site.settings)
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    for text in made.values():
        SITEMAP.assertValid(etree.fromstring(text.encode()))
    parts = re.findall("<loc>(.*)</loc>", made["sitemap.xml"])
    assert parts == [f"{SITE_URL}sitemap-{n}.xml" for n in (1, 2, 3)]
    listed = [loc for name in list(made)[1:] for loc in re.findall("<loc>(.*)</loc>", made[name])]
    assert listed == [f"{SITE_URL}p{n:02}/" for n in range(25)]


def test_a_sitemap_that_gets_long_and_short_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.sitemap.MOST", 20)
    site.build([replace(a, title=f"{a.title}!") for a in articles()])
    assert (site.site / "sitemap-2.xml").is_file()
    monkeypatch.undo()
    site.build(articles())
    assert not (site.site / "sitemap-2.xml").exists()
    assert "<urlset" in (site.site / "sitemap.xml").read_text(encoding="utf-8")
