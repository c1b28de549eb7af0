"""Markdown made of seeds renders to exactly the seed's text."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.model import Kind
from generator.reading.markdown import to_markdown
from generator.reading.model import Block

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "footnotes", "abbr", "def_list", "admonition", "md_in_html"]

NASTY = [
    "# not a heading", "#hashtag", "1. not a list", "12) neither", "- dash", "+ plus", "* star", "> quote", "| a | b |",
    "---", "***", "___", "===", "*emphasis* and **strong**", "_under_ and snake_case and __dunder__", "`code` and ``more``",
    "[x](javascript:alert(1))", "![i](http://a.b/c.png)", "[ref][1]", "[1]: http://a.b", "{{ jinja }} {% tag %}", "{: .cls }",
    "text {: #id }", "<script>alert(1)</script>", "<http://auto.link>", "AT&amp;T &lt; &#60; & &copy", "!!! note", "??? tip",
    "[^1]", "[^1]: note", "*[HTML]: Hyper", ":   definition", "~~~", "```", "~~gone~~ ==mark== ^^ins^^", "a \\ b \\* c \\\\",
    "C#", "title #", "[TOC]", "&", "<", ">", "5 > 3 < 4", "http://x.y/a_b?c=d&e=f", "me@example.org", "\\", "…", "''' \"\"\"",
    "$x$", "<!-- comment -->", "</p>", "&#106;avascript:", "*Babble Ventures*", "+++ toml", '--8<-- "file"', "[ ] task",
]  # fmt: skip


def rendered(source: str) -> str:
    page = markdown.Markdown(extensions=EXTENSIONS).convert(source)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def block(text: str, kind: Kind = "paragraph") -> Block:
    return Block(text, kept=True, reason="body", line=1, kind=kind)


@pytest.mark.parametrize("kind", ["paragraph", "heading", "quote", "item"])
@pytest.mark.parametrize("text", NASTY)
def test_nothing_of_a_seed_is_markup(text: str, kind: Kind) -> None:
    assert rendered(to_markdown([block(text, kind)])) == " ".join(text.split())


def test_kinds_become_markdown() -> None:
    blocks = [
        block("Title", "heading"),
        block("Said.", "quote"),
        block("one", "item"),
        block("two", "item"),
        block("End."),
    ]
    assert to_markdown(blocks) == "## Title\n\n> Said.\n\n- one\n- two\n\nEnd.\n"


def test_ordinary_text_stays_readable() -> None:
    text = "On 5 March (a Tuesday), AT&T paid $3.5m - or 1.2% - to “friends”: why? well-known, e.g. snake_case!"
    assert to_markdown([block(text)]) == text + "\n"


def test_no_blocks_no_text() -> None:
    assert to_markdown([]) == ""


marks = st.text(alphabet="ab1 .#*_`[](){}<>!|&;:~=^+-\\/\"'?%$@\u00a0я", min_size=1, max_size=40)


@given(st.lists(st.tuples(marks, st.sampled_from(["paragraph", "heading", "quote", "item"])), min_size=1, max_size=5))
def test_any_text_survives_rendering(items: list[tuple[str, Kind]]) -> None:
    blocks = [block(text, kind) for text, kind in items if text.strip()]
    expected = " ".join(" ".join(b.text.split()) for b in blocks)
    assert re.sub(r"\s+", "", rendered(to_markdown(blocks))) == re.sub(r"\s+", "", expected)
