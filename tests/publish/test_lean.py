"""Pages that are rendered the short way: the same bytes as Markdown makes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.publish.lean import joined, parted

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
HEAD = '<header class="pd pd-head">\n<h1 id="top">Fog &amp; ice</h1>\n<nav><a href="../x/">*a* _b_ `c` [d](e)</a></nav>\n</header>'
FOOT = '<footer class="pd pd-article__foot">\n<section class="pd-named">\n<h2 id="people">People</h2>\n</section>\n</footer>'
TEXTS = (
    'The ferry *left* at ten.\n\nA [link](https://x.example/) and <a class="pd-name" href="../y/">Ada Moor</a>.',
    "- one\n- two\n\n1. three\n\n> said &lt;b&gt; `code`",
    "<pre><code>a &lt; b\n\n  c</code></pre>\n\nafter",
    "| a | b |\n|---|:-:|\n| 1 | 2 |",
    "## People\n\nA heading with the id of a block's.",
    "[ref]: https://x.example/\n\nsee [ref]",
    "***\n\nlast line\\\nwith a break  \nand another",
    "1 < 2 & 3 > 2; &#91;not a link&#93; &copy;",
)


def convert(markdown: str) -> str:
    """As MkDocs does."""
    return Markdown(extensions=EXTENSIONS).convert(markdown)


def short(markdown: str) -> str:
    """The short way."""
    parts = parted(markdown)
    assert parts is not None
    head, text, foot = parts
    return joined(head, convert(text), foot) if text or foot else head


@pytest.mark.parametrize("text", TEXTS)
def test_an_article_is_what_markdown_makes_of_it(text: str) -> None:
    page = f"\n{HEAD}\n\n{text}\n\n{FOOT}\n"
    assert short(page) == convert(page)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.sampled_from(TEXTS), max_size=4), foot=st.booleans())
def test_whatever_stands_between_the_blocks(*, texts: list[str], foot: bool) -> None:
    page = "\n\n".join([HEAD, *texts, *([FOOT] if foot else [])]) + "\n"
    assert short(page) == convert(page)


def test_a_page_of_one_block() -> None:
    page = '\n<div class="pd pd-page">\n<div>\n<p>*x*</p>\n</div>\n<div class="pd-x">a</div>\n</div>\n'
    assert short(page) == convert(page)


@pytest.mark.parametrize(
    "page",
    [
        "Text only.",
        "<p>not ours</p>",
        '<div class="pd">open',
        '<div class="pd">a</div> and more',
        '<div class="pd">a</div>\n<div class="pd">b</div>',
        '<div class="pd"><div>a</div>',
        '<div class="pd" markdown="1">*a*</div>',
        f'{HEAD}\n\ntext\n\n<footer class="pd x">\n\ngap</footer>',
        f"{HEAD}\n\ntext\n\n{FOOT}\n\nmore",
    ],
)
def test_what_is_not_of_the_form_is_left_to_markdown(page: str) -> None:
    assert parted(page) is None
