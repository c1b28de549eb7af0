"""Structured data in the front matter: what the page says, in words that schema.org has, and nothing that breaks out."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_digest import LOCALES, articles, catalogue, settings

from generator import yamlio
from generator.article import Source
from generator.pages import build_pages
from generator.pages.structured import territory
from generator.pages.urls import PER_PAGE
from generator.settings import Locale

SITE = "https://example.org/digest/"

VOCABULARY: dict[str, set[str]] = {
    "thing": {"name", "url", "description", "sameAs", "alternateName", "mainEntityOfPage", "image", "potentialAction"},
    "CreativeWork": {
        "headline", "inLanguage", "datePublished", "author", "publisher", "isBasedOn", "about", "mentions", "isPartOf",
        "translationOfWork", "workTranslation", "sourceOrganization", "mainEntity",
    },
    "NewsArticle": {"articleSection"},
    "ItemList": {"numberOfItems", "itemListElement"},
    "ListItem": {"position", "item"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}  # fmt: skip
"""Properties that we use, by the type of schema.org that has them."""

PARENTS = {
    "NewsArticle": "CreativeWork", "CollectionPage": "CreativeWork", "AboutPage": "CreativeWork", "WebPage": "CreativeWork",
    "WebSite": "CreativeWork", "Person": "thing", "Organization": "thing", "Thing": "thing", "BreadcrumbList": "ItemList",
    "ItemList": "thing", "ListItem": "thing", "SearchAction": "thing", "EntryPoint": "thing", "CreativeWork": "thing",
}  # fmt: skip


def meta(text: str) -> dict[str, Any]:
    return yamlio.load_mapping(text.split("---\n", 2)[1])


def graph(pages: dict[str, str], file: str) -> list[dict[str, Any]]:
    data = json.loads(meta(pages[file])["digest"]["jsonld"])
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build_pages(catalogue(tmp_path_factory.mktemp("structured")))


def test_only_words_of_schema_org(pages: dict[str, str]) -> None:
    for file in pages:
        for node in nodes(graph(pages, file)):
            kind, known = node["@type"], {"@type", "@id"}
            while kind != "thing":
                known |= VOCABULARY.get(kind, set())
                kind = PARENTS[kind]
            assert node.keys() <= known | VOCABULARY["thing"], (file, node["@type"])
            assert None not in node.values()
            assert [] not in node.values()


def test_an_article(pages: dict[str, str]) -> None:
    article, crumbs = graph(pages, "fr/articles/herring-fishery-closed.md")
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == meta(pages["fr/articles/herring-fishery-closed.md"])["title"]
    assert article["url"] == article["mainEntityOfPage"] == f"{SITE}fr/articles/herring-fishery-closed/"
    assert article["datePublished"] == "2024-11-04"
    assert article["inLanguage"] == "fr"
    assert article["author"] == [{"@type": "Person", "name": "Ida Berg"}, {"@type": "Person", "name": "Tom Reyes"}]
    assert article["publisher"]["name"] == "Coast & Country"
    assert article["sourceOrganization"]["name"] == "North Coast Post"
    assert article["isBasedOn"]["url"] == "https://coast.example/herring"
    assert article["translationOfWork"]["@id"] == f"{SITE}articles/herring-fishery-closed/#article"
    assert [(person["name"], person["url"]) for person in article["mentions"]] == [
        ("Marta Lindqvist", f"{SITE}fr/people/marta-lindqvist/"), ("Oleh Hrynko", f"{SITE}fr/people/oleh-hrynko/"),
    ]  # fmt: skip
    assert [topic["name"] for topic in article["about"]] == ["Pêche"]
    assert [(item["name"], item["item"]) for item in crumbs["itemListElement"]] == [
        ("Accueil", f"{SITE}fr/"), ("Articles", f"{SITE}fr/articles/"),
        ("Sandvik ferme la pêche au hareng", f"{SITE}fr/articles/herring-fishery-closed/"),
    ]  # fmt: skip


def test_an_original_names_its_translations(pages: dict[str, str]) -> None:
    article = graph(pages, "en/articles/herring-fishery-closed.md")[0]
    assert [(work["inLanguage"], work["@id"]) for work in article["workTranslation"]] == [
        ("fr", f"{SITE}fr/articles/herring-fishery-closed/#article"),
        ("uk", f"{SITE}uk/articles/herring-fishery-closed/#article"),
    ]
    assert "translationOfWork" not in article


def test_what_is_not_known_is_not_said(pages: dict[str, str]) -> None:
    article = graph(pages, "ru/articles/lodki-v-gavani.md")[0]
    assert not article.keys() & {
        "datePublished",
        "author",
        "isBasedOn",
        "sourceOrganization",
        "workTranslation",
    }


def test_a_byline_that_repeats_the_source_is_no_person(tmp_path: Path) -> None:
    wire = replace(articles()[0], authors=("Küstenblatt",), source=Source("KÜSTENBLATT", "mailto:desk@kb.example"))
    article = graph(build_pages(catalogue(tmp_path, [wire])), "en/articles/herring-fishery-closed.md")[0]
    assert article["author"] == [{"@type": "Organization", "name": "Küstenblatt"}]
    assert "isBasedOn" not in article


def test_a_person_is_one_in_every_locale(pages: dict[str, str]) -> None:
    found = [graph(pages, f"{locale.code}/people/marta-lindqvist.md")[0] for locale in LOCALES]
    assert {page["about"]["@id"] for page in found} == {f"{SITE}people/marta-lindqvist/#person"}
    assert [page["about"]["name"] for page in found] == [
        "Marta Lindqvist",
        "Marta Lindqvist",
        "Марта Линдквист",
        "Марта Ліндквіст",
    ]
    person = found[2]["about"]
    assert {"Marta Lindqvist", "Марта Ліндквіст"} <= set(person["alternateName"])
    assert "Марта Линдквист" not in person["alternateName"]
    assert person["sameAs"] == ["https://www.wikidata.org/wiki/Q42"]
    in_article = graph(pages, "uk/articles/herring-fishery-closed.md")[0]["mentions"][0]
    assert in_article["@id"] == person["@id"]


def test_a_topic_has_its_address_at_iptc_and_those_above_it(pages: dict[str, str]) -> None:
    economy, fishing = graph(pages, "en/topics/economy.md"), graph(pages, "en/topics/fishing.md")
    assert economy[0]["about"]["sameAs"] == "http://cv.iptc.org/newscodes/mediatopic/04000000"
    assert "sameAs" not in fishing[0]["about"]
    assert [item["name"] for item in fishing[-1]["itemListElement"]] == ["Home", "Topics", "Economy", "Fishing"]


def test_a_page_lists_what_it_shows(pages: dict[str, str]) -> None:
    listed = 0
    for file, text in pages.items():
        page, digest = graph(pages, file)[0], meta(text)["digest"]
        for item in page.get("mainEntity", {}).get("itemListElement", []):
            here, there = digest["path"], item["url"].removeprefix(SITE)
            way = relative(here, there)
            assert f'href="{way}"' in text, (file, item)
            listed += 1
    assert listed > 60


def relative(here: str, there: str) -> str:
    from generator.pages.urls import relative as way  # noqa: PLC0415

    return way(here, there)


@pytest.mark.parametrize(
    "file", ["en/index.md", "en/articles/index.md", "en/people/index.md", "en/topics/index.md", "en/stories/index.md",
             "en/people/marta-lindqvist.md", "en/topics/fishing.md", "en/stories/herring.md", "en/timeline/2024-11.md"],
)  # fmt: skip
def test_lists_are_lists(pages: dict[str, str], file: str) -> None:
    page = graph(pages, file)[0]
    assert page["@type"] == "CollectionPage"
    items = page["mainEntity"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, page["mainEntity"]["numberOfItems"] + 1)) != []
    assert len({item["url"] for item in items}) == len(items)


def test_each_page_of_a_list_by_age_is_a_list_of_its_own(tmp_path: Path) -> None:
    """What came later moves its entries nowhere, so their places are those on the page."""
    first = articles()[0]
    many = [replace(first, slug=f"herring-{n}", story=f"part-{n}") for n in range(2 * PER_PAGE + 3)]
    pages = build_pages(catalogue(tmp_path, many))
    for file, entries in (("en/articles/index.md", PER_PAGE + 3), ("en/articles/page/1.md", PER_PAGE)):
        items = graph(pages, file)[0]["mainEntity"]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, entries + 1))


def test_older_pages_stay_as_they_are(tmp_path: Path) -> None:
    first = articles()[0]
    many = [replace(first, slug=f"herring-{n:03}", story=f"part-{n}") for n in range(3 * PER_PAGE)]
    newer = replace(first, slug="newest", date=dt.date(2025, 1, 1), story="news")
    only = (Locale("en", "English", default=True),)
    before = build_pages(catalogue(tmp_path, many, locales=only))
    after = build_pages(catalogue(tmp_path, [*many, newer], locales=only))
    older = [file for file in before if "/page/" in file and "timeline" not in file]
    assert len(older) > 4
    assert [file for file in older if before[file] != after[file]] == []


def test_the_front_page_is_a_site_with_a_search(pages: dict[str, str]) -> None:
    _, site = graph(pages, "uk/index.md")
    assert (site["@type"], site["inLanguage"], site["url"]) == ("WebSite", "uk", f"{SITE}uk/")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}uk/search/?q={{search_term_string}}"


PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u2028\u2029]]>&amp;",
    '"}],"@type":"Evil","x":[{"',
    "\\u003c/script>\\",
)


@pytest.mark.parametrize("bad", PAYLOADS)
def test_nothing_breaks_out(tmp_path: Path, bad: str) -> None:
    article = replace(
        articles()[0], title=f"T {bad}", authors=(f"A {bad}",), summary=(f"S {bad}",), source=Source(f"N {bad}")
    )
    people = (
        f"marta-lindqvist:\n  names: {{en: {json.dumps(f'M {bad}')}}}\noleh-hrynko:\n  names: {{en: Oleh Hrynko}}\n"
    )
    pages = build_pages(catalogue(tmp_path, [article], people=people))
    shown = " ".join(bad.split())
    for text in pages.values():
        written = meta(text)["digest"]["jsonld"]
        assert not re.search(r"[<>&\u2028\u2029]", written)
        assert "Evil" not in {node["@type"] for node in nodes(json.loads(written))}
    news = graph(pages, "en/articles/herring-fishery-closed.md")[0]
    assert news["headline"] == f"T {shown}".strip()
    assert news["author"][0]["name"] == f"A {shown}".strip()
    assert news["mentions"][0]["name"] == f"M {shown}".strip()


def test_without_an_address_everything_is_relative(tmp_path: Path) -> None:
    nowhere = replace(catalogue(tmp_path), settings=replace(settings(tmp_path), site_url=None))
    article = graph(build_pages(nowhere), "fr/articles/herring-fishery-closed.md")[0]
    assert article["url"] == "./"
    assert article["mentions"][0]["@id"] == "../../../people/marta-lindqvist/#person"


# Open Graph, feeds, the twin


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("fr", "fr_FR"),
        ("uk", "uk_UA"),
        ("en", "en_US"),
        ("pt-BR", "pt_BR"),
        ("zh-Hant", "zh_TW"),
        ("sr-Latn-RS", "sr_RS"),
        ("qq", "qq"),
    ],
)
def test_territories(tag: str, name: str) -> None:
    assert territory(tag) == name


def test_open_graph_locales(pages: dict[str, str]) -> None:
    assert meta(pages["fr/articles/herring-fishery-closed.md"])["digest"]["og"] == {
        "locale": "fr_FR",
        "alternates": ["en_US", "uk_UA"],
    }
    assert meta(pages["en/articles/heringsfang-de.md"])["digest"]["og"] == {"locale": "de_DE", "alternates": []}


def test_every_page_advertises_the_sites_feed_and_its_own(pages: dict[str, str]) -> None:
    site = {"title": "Coast & Country", "path": "fr/feed"}
    for file, text in pages.items():
        if file.startswith("fr/"):
            assert meta(text)["digest"]["feeds"][-1] == site
    assert meta(pages["fr/people/oleh-hrynko.md"])["digest"]["feeds"] == [
        {"title": "Oleh Hrynko · Coast & Country", "path": "fr/people/oleh-hrynko/feed"}, site,
    ]  # fmt: skip
    assert meta(pages["fr/index.md"])["digest"]["feeds"] == [site]
    assert meta(pages["en/articles/heringsfang-de.md"])["digest"]["twin"] == "articles/heringsfang-de/index.html.md"
    assert "twin" not in meta(pages["fr/index.md"])["digest"]


def test_later_pages_of_a_listing_have_the_feed_of_the_first(tmp_path: Path) -> None:
    first = articles()[0]
    many = [replace(first, slug=f"herring-{n}", story=f"part-{n}") for n in range(2 * PER_PAGE)]
    pages = build_pages(catalogue(tmp_path, many))
    assert meta(pages["en/topics/fishing/page/1.md"])["digest"]["feeds"][0]["path"] == "topics/fishing/feed"
    assert meta(pages["en/articles/page/1.md"])["digest"]["feeds"][0]["path"] == "feed"
