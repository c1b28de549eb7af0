"""HTML seeds: every text block in order, with its kind, and why it is outside; what the head says."""

from __future__ import annotations

import pytest

from generator.intake import RawArticle, parse_seed
from generator.intake.head import without_site

HEAD = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Storm closes the coast road for a third day | Harbour Post</title>
<meta property="og:title" content="Storm closes the coast road for a third day | Harbour Post">
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://post.example/storm">
<meta name="author" content="Maria Lindqvist"><meta property="article:published_time" content="2024-03-05T08:30:00+01:00">
"""
BODY = """<body><header><a href="/">Harbour Post</a><nav><ul><li>News</li><li>Sport</li></ul></nav></header>
<main><article><header><h1>Storm closes the coast road for a third day</h1><p>By Maria Lindqvist</p></header>
<figure><img src="a.jpg"><figcaption>Waves at the pier.</figcaption></figure>
<p>The coast road between the harbour and the lighthouse stayed shut on Tuesday, as waves carried stones over the wall.</p>
<p>Engineers said <b>the wall</b> had moved by four&nbsp;centimetres.</p>
<blockquote><p>“We have never seen water this high,” said the harbour master.</p></blockquote>
<h2>What happens next</h2><p>Short one.</p>
<ul><li>Buses run inland until Friday.</li><li>The ferry is cancelled.</li></ul>
<p>The council meets on Thursday to decide whether the road can open again before the weekend, a spokeswoman said.</p>
</article></main><aside><h3>Most read</h3><p>Ten bakeries to try this summer</p></aside>
<footer>© 2024 Harbour Post.</footer></body></html>"""


def article(html: str) -> RawArticle:
    return parse_seed(html.encode(), "a.html")


def test_blocks_kinds_and_reasons() -> None:
    raw = article(HEAD + "</head>" + BODY)
    verdicts = [(b.kind, b.reason, b.text[:20]) for b in raw.blocks]
    assert verdicts == [
        ("paragraph", "page header", "Harbour Post"),
        ("item", "navigation", "News"),
        ("item", "navigation", "Sport"),
        ("heading", None, "Storm closes the coa"),
        ("paragraph", None, "By Maria Lindqvist"),
        ("paragraph", "caption", "Waves at the pier."),
        ("paragraph", None, "The coast road betwe"),
        ("paragraph", None, "Engineers said the w"),
        ("quote", None, "“We have never seen "),
        ("heading", None, "What happens next"),
        ("paragraph", None, "Short one."),
        ("item", None, "Buses run inland unt"),
        ("item", None, "The ferry is cancell"),
        ("paragraph", None, "The council meets on"),
        ("heading", "aside", "Most read"),
        ("paragraph", "aside", "Ten bakeries to try "),
        ("paragraph", "page footer", "© 2024 Harbour Post."),
    ]


def test_head() -> None:
    meta = article(HEAD + "</head>" + BODY).meta
    assert meta.title == "Storm closes the coast road for a third day"
    assert (meta.date, meta.authors, meta.site) == ("2024-03-05T08:30:00+01:00", ("Maria Lindqvist",), "Harbour Post")
    assert (meta.url, meta.lang) == ("https://post.example/storm", "en-GB")


def test_json_ld_comes_first() -> None:
    ld = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],
    "headline": "Storm closes the coast road for a third day", "datePublished": "2024-03-04", "dateModified": "2024-03-09",
    "author": [{"@type": "Person", "name": "Tom Okafor"}], "publisher": {"name": "The Post"}}]}</script>"""
    meta = article(HEAD + ld + "</head>" + BODY).meta
    assert (meta.date, meta.authors, meta.site) == ("2024-03-04", ("Tom Okafor",), "The Post")


@pytest.mark.parametrize(
    "noise",
    [
        "<script>var x = 'LEAK';</script>", "<style>p {content: 'LEAK'}</style>", "<svg><text>LEAK</text></svg>",
        "<iframe>LEAK</iframe>", "<noscript>LEAK</noscript>", "<template><p>LEAK</p></template>", "<!-- LEAK -->",
        '<script type="application/ld+json">{"headline": "LEAK </script><script>LEAK</script>', "<p><!-- LEAK", "<textarea>LEAK</textarea>",
        "<select><option>LEAK</option></select>", "<p onclick=\"'LEAK'\"></p>", "<math><mi>LEAK</mi></math>",
    ],
)  # fmt: skip
def test_nothing_but_text_leaks(noise: str) -> None:
    page = HEAD + "</head>" + BODY.replace("</article>", noise + "</article>")
    assert not [b.text for b in article(page).blocks if "LEAK" in b.text]


@pytest.mark.parametrize("tag", ["div", "b", "span", "section", "blockquote"])
def test_ten_thousand_nested_tags(tag: str) -> None:
    html = f"<{tag}>" * 10_000 + "The text at the bottom is still found." + f"</{tag}>" * 10_000
    assert [b.text for b in article(html).blocks] == ["The text at the bottom is still found."]


def test_pages_without_markup_of_their_parts() -> None:
    raw = article("<p>One line of text here.<p>Another line of text.<br><br>And a third one after a break.")
    assert [(b.text, b.reason) for b in raw.blocks] == [
        ("One line of text here.", None),
        ("Another line of text.", None),
        ("And a third one after a break.", None),
    ]


def test_plain_text_in_an_html_file() -> None:
    assert [b.reason for b in article("just some words and no tags at all").blocks] == [None]


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Мост открыт — Новости города", "Новости города", "Мост открыт"),
        ("Le pont est ouvert | Le Quotidien", None, "Le pont est ouvert"),
        ("A tale of two cities - part one", None, "A tale of two cities - part one"),
        ("Bridge open - Sport - The Daily", "The Daily", "Bridge open - Sport"),
    ],
)
def test_site_suffix(title: str, site: str | None, expected: str) -> None:
    assert without_site(title, site) == expected
