"""What holds over all pages of a build: addresses, links, languages, markup."""

from __future__ import annotations

import html.parser
import random
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import markdown
import pytest
from small_digest import LOCALES, articles, catalogue

from generator import yamlio
from generator.article import Article
from generator.catalogue import Catalogue
from generator.pages import build_pages
from generator.pages.urls import PER_PAGE
from generator.settings import Locale

SITE = "https://site.example/"


def meta(text: str) -> dict[str, object]:
    return yamlio.load_mapping(text.split("---\n", 2)[1])


def digest(text: str) -> dict[str, object]:
    found = meta(text)["digest"]
    assert isinstance(found, dict)
    return found


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


class Links(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.found.append(given)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in {"br", "hr", "img", "input", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def links(text: str) -> Links:
    parser = Links()
    parser.feed(markdown.markdown(body(text), extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"]))
    parser.close()
    assert parser.open == []
    return parser


def many() -> list[Article]:
    """More articles than a listing's page holds, of one month, one person, one topic."""
    first = articles()[0]
    return [
        replace(first, slug=f"herring-{n}", title=f"Herring, part {n}", story=f"part-{n}", date=first.date)
        for n in range(PER_PAGE + 3)
    ]  # fmt: skip


@pytest.fixture(scope="module", params=["small", "many", "empty", "one locale", "hostile"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("digest")
    made: dict[str, Callable[[], Catalogue]] = {
        "small": lambda: catalogue(folder),
        "many": lambda: catalogue(folder, many()),
        "empty": lambda: catalogue(folder, []),
        "one locale": lambda: catalogue(folder, locales=(Locale("pt-BR", "Português", default=True),)),
        "hostile": lambda: catalogue(folder, hostile()),
    }
    return build_pages(made[str(request.param)]())


def hostile() -> list[Article]:
    bad = '"><script>alert(1)</script> & {{ x }} \u202e*b*\x01'
    return [
        replace(a, title=f"{bad} {a.slug}", summary=(bad,), authors=(bad,) if a.authors else (),
                source=replace(a.source, name=bad, url="javascript:alert(1)"), slug=a.slug.replace("lodki-v-gavani", "index"),
                body=f"{bad}\n\n# {a.body}")
        for a in articles()
    ]  # fmt: skip


def test_every_internal_link_leads_to_a_page(pages: dict[str, str]) -> None:
    addresses = {str(digest(text)["path"]): text for text in pages.values()}
    assert len(addresses) == len(pages)
    for text in pages.values():
        here = SITE + str(digest(text)["path"])
        for link in links(text).found:
            href = link["href"]
            assert href
            target = urlsplit(urljoin(here, href))
            if f"{target.scheme}://{target.netloc}/" != SITE:
                assert target.scheme in {"http", "https", "mailto"}
                continue
            if "." in target.path.rpartition("/")[2]:
                continue  # a feed, a file of data: `publish` makes them, `digest check` looks for them
            assert target.path.removeprefix("/") in addresses, (here, href)
            if target.fragment:
                assert target.fragment in links(addresses[target.path.removeprefix("/")]).ids


def test_no_two_pages_share_a_file_even_without_capitals(pages: dict[str, str]) -> None:
    assert len({path.casefold() for path in pages}) == len(pages)


def test_links_to_another_locale_say_the_language(pages: dict[str, str]) -> None:
    """By ``hreflang`` where the target's text is in another language than the page."""
    locales = {str(digest(text)["path"]): digest(text) for text in pages.values()}
    for text in pages.values():
        own = digest(text)
        for link in links(text).found:
            target = urlsplit(urljoin(SITE + str(own["path"]), str(link["href"])))
            other = locales.get(target.path.removeprefix("/")) if target.netloc == urlsplit(SITE).netloc else None
            if other and other["locale"] != own["locale"]:
                assert link.get("hreflang") == (other.get("content_lang") or other["locale"])


def test_alternates_and_switch_are_pages(pages: dict[str, str]) -> None:
    by_address = {str(digest(text)["path"]): digest(text) for text in pages.values()}
    for address, own in by_address.items():
        alternates, switch = own["alternates"], own["switch"]
        assert isinstance(alternates, list)
        assert isinstance(switch, list)
        assert address in [a["path"] for a in alternates]
        for alternate in alternates:
            there = by_address[alternate["path"]]
            assert alternate["lang"] == (there.get("content_lang") or there["locale"])
            assert there["alternates"] == alternates  # reciprocal
        assert {s["path"] for s in switch} <= by_address.keys()
        for entry in switch:
            assert by_address[entry["path"]]["locale"] == entry["lang"]


def test_headings_start_with_one_h1_and_skip_no_level(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        levels = links(text).headings
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(b <= a + 1 for a, b in pairwise(levels)), (path, levels)


def test_ids_are_unique_on_a_page(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        ids = links(text).ids
        assert len(ids) == len(set(ids)), path


def test_raw_html_passes_through_markdown_untouched(pages: dict[str, str]) -> None:
    for text in pages.values():
        if digest(text)["kind"] != "article":
            rendered = markdown.markdown(body(text), extensions=["toc", "tables", "fenced_code"])
            assert rendered.strip() == body(text).strip()


def test_nothing_of_an_article_runs(pages: dict[str, str]) -> None:
    for text in pages.values():
        rendered = markdown.markdown(body(text), extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"])
        assert "<script" not in rendered
        assert "javascript:" not in rendered
        assert "\x01" not in text
        assert "\u202e" not in text


def test_no_empty_section(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        # What a script will fill is empty until it runs.
        empty = re.search(
            r"<(ul|ol|dl|section|tbody|nav|p|h[1-6]|a|div class)\b(?![^>]*(?:role=.status|data-search))[^>]*>\s*</",
            text,
        )
        assert empty is None, (path, empty)


def test_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    shuffled = articles()
    random.Random(4).shuffle(shuffled)
    assert build_pages(catalogue(tmp_path, shuffled)) == build_pages(catalogue(tmp_path))


def test_every_locale_lists_every_piece(small: Catalogue) -> None:
    pages = build_pages(small)
    for locale in LOCALES:
        listing = pages[f"{locale.code}/articles/index.md"]
        assert listing.count('class="pd-entry"') == len(small.pieces)
        assert "Kein Hering aus Sandvik" in listing


def test_locales_that_nobody_translated_speak_english(tmp_path: Path) -> None:
    pages = build_pages(catalogue(tmp_path, locales=(Locale("en", "English", default=True), Locale("ja", "日本語"))))
    assert "Latest stories" in pages["ja/index.md"]
    assert "2024年11月" in pages["ja/timeline/index.md"]
