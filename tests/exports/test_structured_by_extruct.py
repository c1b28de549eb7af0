"""What extruct, which knows nothing of us, reads from the pages of the sample is what the pages show."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html
from sample_site import BASE, LOCALES, SampleSite
from sample_site import ROOT as REPOSITORY

from generator.people.registry import Registry

CONTENT = REPOSITORY / "content"
ROOT = f"https://example.org{BASE}"
SYNTAXES = ["json-ld", "opengraph", "microdata", "microformat", "rdfa"]
KINDS = {
    "home": "CollectionPage", "article": "NewsArticle", "articles": "CollectionPage", "topics": "CollectionPage",
    "topic": "CollectionPage", "people": "CollectionPage", "person": "CollectionPage", "map": "CollectionPage",
    "stories": "CollectionPage", "story": "CollectionPage", "timeline": "CollectionPage", "month": "CollectionPage",
    "sources": "CollectionPage", "about": "AboutPage", "data": "WebPage", "search": "WebPage",
}  # fmt: skip
"""What schema.org calls each kind of page."""
GERMAN = "articles/literaturnobelpreis-geht-an-laszlo-krasznahorkai-de/"


class Seen:
    """A page as a reader sees it, and as extruct does."""

    def __init__(self, sample: SampleSite, address: str, extruct: Any) -> None:
        source = sample.html(address)
        self.address = ROOT + address
        self.page: Any = html.fromstring(source)
        data = extruct.extract(source, base_url=self.address, syntaxes=SYNTAXES, errors="strict")
        (graph,) = data["json-ld"]
        assert graph["@context"] == "https://schema.org"
        self.main: dict[str, Any] = graph["@graph"][0]
        self.graph: list[dict[str, Any]] = graph["@graph"]
        (self.open_graph,) = data["opengraph"]
        self.others = data["microdata"] + data["microformat"]

    def text(self, path: str) -> list[str]:
        return [" ".join(each.text_content().split()) for each in self.page.xpath(path)]

    def links(self, path: str) -> list[str]:
        return [urljoin(self.address, str(href)) for href in self.page.xpath(path)]

    def og(self, name: str) -> list[str]:
        return [value for key, value in self.open_graph["properties"] if key == name]

    def crumbs(self) -> list[tuple[str, str]]:
        found = [node for node in self.graph if node["@type"] == "BreadcrumbList"]
        items = [item for node in found for item in node["itemListElement"]]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        return [(item["name"], item["item"]) for item in items]


@pytest.fixture(scope="module")
def extruct() -> Any:
    """The package; its reader of JSON with comments may be missing (requirements/ have no wheel of it): ours has none."""
    if "jstyleson" not in sys.modules:
        sys.modules["jstyleson"] = ModuleType("jstyleson")
    return pytest.importorskip("extruct")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(sample: SampleSite, extruct: Any, kind: str, locale: str) -> None:
    seen = Seen(sample, sample.kinds[kind][locale], extruct)
    assert seen.main["@type"] == KINDS[kind]
    assert seen.main["inLanguage"] == locale
    assert seen.main["url"] == seen.address == seen.og("og:url")[0]
    title = seen.main.get("headline") or seen.main["name"]
    assert seen.og("og:title") == [title]
    assert kind == "home" or seen.text("//h1") == [" ".join(title.split())]
    assert seen.og("og:description") == [seen.main["description"]]
    assert seen.others == [], "the facts stand once"
    rest = seen.address.removeprefix(ROOT + LOCALES[locale])
    assert set(seen.links("//link[@rel='alternate'][@hreflang!='x-default']/@href")) == {
        ROOT + prefix + rest for prefix in LOCALES.values()
    }
    assert len(seen.og("og:locale:alternate")) == len(LOCALES) - 1


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "home"])
def test_breadcrumbs_lead_home_to_the_page_itself(sample: SampleSite, extruct: Any, kind: str, locale: str) -> None:
    seen = Seen(sample, sample.kinds[kind][locale], extruct)
    crumbs = seen.crumbs()
    assert crumbs[0][1] == ROOT + LOCALES[locale]
    assert crumbs[-1] == (seen.main.get("headline") or seen.main["name"], seen.address)
    assert len(crumbs) >= 2
    for _, address in crumbs:
        assert address.removeprefix(ROOT) in sample.pages


def test_articles_say_what_their_pages_show(sample: SampleSite, extruct: Any) -> None:
    articles = [address for address in sample.pages if sample.kind(address) == "article"]
    assert len(articles) == 5 * 4 + 13
    for address in articles:
        seen = Seen(sample, address, extruct)
        head = "//header[contains(@class, 'pd-article__head')]"
        dates = seen.page.xpath(f"{head}//p[contains(@class, 'pd-byline')]/time/@datetime")
        assert [seen.main["datePublished"]] == dates if dates else "datePublished" not in seen.main
        (byline,) = seen.text(f"{head}//*[contains(@class, 'pd-authors')]") or [""]
        for author in seen.main.get("author", []):
            assert author["@type"] == "Person"
            assert author["name"] in byline
        assert bool(byline) == ("author" in seen.main)
        chips = "//ul[contains(@class, 'pd-chips--{}')]/li/a"
        foot = "//footer[contains(@class, 'pd-article__foot')]"
        for key, what in (("mentions", "people"), ("about", "topics")):
            said = [(each["name"], each["url"]) for each in seen.main.get(key, [])]
            path = foot + chips.format(what)
            assert said == list(zip(seen.text(path), seen.links(f"{path}/@href"), strict=True))
        source = seen.text(f"{head}//*[contains(@class, 'pd-source')]")
        assert [seen.main["sourceOrganization"]["name"]] == source if source else "sourceOrganization" not in seen.main


def test_translations_know_each_other(sample: SampleSite, extruct: Any) -> None:
    slug = "igor-babushkin-odin-iz-tekh-kto-vmeste-s-ilonom-maskom-sozdaval-xai"
    original = Seen(sample, f"ru/articles/{slug}/", extruct)
    translations = {each["inLanguage"]: each["url"] for each in original.main["workTranslation"]}
    assert translations == {lang: f"{ROOT}{LOCALES[lang]}articles/{slug}/" for lang in ("en", "fr", "uk")}
    for lang, url in translations.items():
        seen = Seen(sample, url.removeprefix(ROOT), extruct)
        assert seen.main["inLanguage"] == lang
        assert seen.main["translationOfWork"]["url"] == original.address


def test_an_article_in_a_language_without_a_locale(sample: SampleSite, extruct: Any) -> None:
    seen = Seen(sample, GERMAN, extruct)
    assert seen.main["inLanguage"] == "de"
    assert seen.main["headline"] == "Literaturnobelpreis geht an László Krasznahorkai"
    assert seen.main["author"] == [{"@type": "Person", "name": "Friederike Ahlborn"}]


@pytest.mark.parametrize("locale", LOCALES)
def test_people_are_named_as_their_pages_name_them(sample: SampleSite, extruct: Any, locale: str) -> None:
    registry = Registry.load(CONTENT / "people.yml")
    people = [
        address
        for address in sample.pages
        if sample.kind(address) == "person" and address.startswith(f"{LOCALES[locale]}people/")
    ]
    assert len(people) >= 20
    for address in people:
        seen = Seen(sample, address, extruct)
        person = seen.main["about"]
        assert person["@type"] == "Person"
        assert [person["name"]] == seen.text("//h1")
        also = registry.entry(address.rstrip("/").rpartition("/")[2]).also  # what editors know, met or not
        known = " ".join([*seen.text("//main"), *also])
        assert [name for name in person.get("alternateName", []) if name not in known] == []
        assert set(person.get("sameAs", [])) <= set(seen.links("//main//a/@href"))
