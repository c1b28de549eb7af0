"""What a page's head and marked elements say: JSON-LD graphs, meta tags, microdata, dates and authors by where they stand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.intake.html import html_blocks
from generator.intake.model import RawMeta

TITLE = "Council closes the old swimming pool"
TEXT = "<p>" + "The council of Eastmere voted on Tuesday to close the swimming pool in Mill Lane. " * 3 + "</p>"


def meta(head: str = "", above: str = "", under: str = "", title: str = TITLE) -> RawMeta:
    page = f"<html><head><title>{title}</title>{head}</head><body><article><h1>{TITLE}</h1>{above}{TEXT}{TEXT}</article>{under}</body></html>"
    return html_blocks(page)[1]


def ld(*nodes: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes if len(nodes) > 1 else nodes[0])}</script>'


def test_references_inside_a_graph() -> None:
    graph = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2024-03-05",
                "author": {"@id": "#p"},
                "publisher": {"@id": "#o"},
            },
            {"@type": "Person", "@id": "#p", "name": "Jane Doe"},
            {"@type": "Organization", "@id": "#o", "name": "Eastmere Gazette"},
        ]
    }
    found = meta(ld(graph))
    assert (found.date, found.authors, found.site) == ("2024-03-05", ("Jane Doe",), "Eastmere Gazette")


def test_teasers_are_described_too() -> None:
    teaser = {
        "@type": "NewsArticle",
        "headline": "Another story",
        "datePublished": "2024-01-01",
        "author": {"name": "John Roe"},
    }
    own = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-05", "author": {"name": "Jane Doe"}}
    found = meta(ld(teaser, own))
    assert (found.date, found.authors) == ("2024-03-05", ("Jane Doe",))


def test_organisation_as_author_is_nobody() -> None:
    found = meta(
        ld({"@type": "Article", "headline": TITLE, "author": {"@type": "Organization", "name": "Eastmere Gazette"}})
    )
    assert found.authors == ()
    assert found.site == "Eastmere Gazette"


def test_page_node_has_the_date() -> None:
    assert meta(ld({"@type": "WebPage", "name": TITLE, "datePublished": "2024-03-05"})).date == "2024-03-05"


def test_script_with_wrapping_and_trailing_comma() -> None:
    text = '{"@type": "NewsArticle", "datePublished": "2024-03-05",}'
    assert meta(f'<script type="application/ld+json">//<![CDATA[\n{text}\n//]]></script>').date == "2024-03-05"


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2024-03-05">',
        '<meta name="DC.date.issued" content="2024-03-05">',
        '<meta name="sailthru.date" content="2024-03-05">',
        '<meta name="parsely-pub-date" content="2024-03-05">',
        '<meta name="mediator_published_time" content="2024-03-05">',
        '<meta itemprop="datePublished" content="2024-03-05">',
        '<meta name="citation_publication_date" content="2024-03-05">',
    ],
)
def test_date_tags(tag: str) -> None:
    assert meta(tag + '<meta property="article:modified_time" content="2024-04-01">').date == "2024-03-05"


def test_date_of_change_where_nothing_else_is_said() -> None:
    assert meta('<meta property="article:modified_time" content="2024-04-01">').date == "2024-04-01"


def test_time_elements() -> None:
    updated = '<span>Updated <time datetime="2024-04-01">1 April</time></span>'
    published = '<span>Published <time datetime="2024-03-05">5 March</time></span>'
    other = '<aside><time datetime="2020-01-01">old</time></aside><div class="related-list"><time datetime="2021-01-01">x</time></div>'
    assert meta(above=updated + published, under=other).date == "2024-03-05"


def test_dates_of_others_do_not_count() -> None:
    cards = '<div class="related"><time datetime="2020-01-01">old</time></div><footer><time datetime="2021-01-01"></time></footer>'
    assert meta(under=cards).date is None


@pytest.mark.parametrize(
    "above",
    [
        '<p class="byline">By <a rel="author" href="/x">Jane Doe</a></p>',
        '<div itemprop="author"><span itemprop="name">Jane Doe</span></div>',
        '<a href="/authors/jane-doe">Jane Doe</a>',
        '<span class="author-name">Jane Doe</span>',
    ],
)
def test_marked_authors(above: str) -> None:
    assert meta(above=above, under='<aside><a rel="author" href="/y">John Roe</a></aside>').authors == ("Jane Doe",)


def test_pair_of_tags_for_cards() -> None:
    head = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">'
    assert meta(head).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    "title", [f"{TITLE} - Eastmere Gazette", f"Eastmere Gazette :: {TITLE}", f"{TITLE} | Eastmere Gazette"]
)
def test_site_in_title(title: str) -> None:
    assert meta(title=title).site == "Eastmere Gazette"
    assert meta(title=title).title == TITLE
