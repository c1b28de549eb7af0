"""Markdown twins and llms.txt: clean, harmless, leading to what there is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_digest import articles, catalogue, settings

from generator.exports import build_exports
from generator.exports.twins import link, plain

SITE = "https://example.org/digest/"


def test_a_twin_says_headline_byline_date_source_and_text(small_exports: dict[str, str]) -> None:
    assert (
        small_exports["articles/herring-fishery-closed/index.html.md"]
        == """\
# Sandvik closes its herring fishery

- By Ida Berg and Tom Reyes
- 2024-11-04
- [North Coast Post](https://coast.example/herring)
- Also in: [Français](../../fr/articles/herring-fishery-closed/index.html.md), \
[Українська](../../uk/articles/herring-fishery-closed/index.html.md)

Marta Lindqvist, who runs the harbour of Sandvik, closed the fishery on Monday. "The herring needs a year," Lindqvist said.

## What comes next

Oleh Hrynko of the boat owners' union asked for money until spring.
"""
    )


def test_a_translation_says_from_what_and_by_whom(small_exports: dict[str, str]) -> None:
    twin = small_exports["uk/articles/herring-fishery-closed/index.html.md"]
    assert "- Мова оригіналу: англійська. Переклад: Argos 1.9.\n" in twin


def test_a_twin_without_a_date_says_so(small_exports: dict[str, str]) -> None:
    assert "- Дата неизвестна\n" in small_exports["ru/articles/lodki-v-gavani/index.html.md"]


def test_every_article_page_has_a_twin(small_exports: dict[str, str]) -> None:
    assert sorted(path for path in small_exports if path.endswith(".html.md")) == [
        "articles/heringsfang-de/index.html.md",
        "articles/herring-fishery-closed/index.html.md",
        "fr/articles/herring-fishery-closed/index.html.md",
        "fr/articles/pont-de-bayonne/index.html.md",
        "ru/articles/lodki-v-gavani/index.html.md",
        "uk/articles/herring-fishery-closed/index.html.md",
    ]


@pytest.mark.parametrize(
    ("body", "clean"),
    [
        ("# Big\n\nText", "## Big\n\nText"),
        ("Jean\\-Luc said [sic] so", "Jean\\-Luc said \\[sic] so"),
        ("a [link](https://x.example/a_(b)) here", "a [link](https://x.example/a_%28b%29) here"),
        ("no [link](javascript:alert(1)) here", "no link here"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<b onclick=x>bold</b>", "&lt;b onclick=x>bold&lt;/b>"),
        ("Use `a < b` and ``c ` d``", "Use `a < b` and ``c ` d``"),
        ("```\nx = {1: '<'}\n```", "```\nx = {1: '<'}\n```"),
        ("~~~\n```\n~~~", "````\n```\n````"),
        ("{{ config }} and {% raw %}", "{{ config }} and {% raw %}"),
        ("one\n\n\n\ntwo\n", "one\n\ntwo"),
    ],
)
def test_bodies_become_clean_markdown(body: str, clean: str) -> None:
    assert plain(body) == clean


@given(st.text(alphabet="ab <>[]()!`*_&#;\\\n/scriptonload=\"'{}", max_size=120))
def test_no_body_brings_a_tag_or_a_script(body: str) -> None:
    made = markdown.markdown(plain(body), extensions=["fenced_code"])
    tags = set(re.findall(r"</?([a-z0-9]+)", made))
    assert tags <= {
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "a",
        "br",
        "sub",
        "sup",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ul",
        "li",
        "ol",
        "blockquote",
        "img",
    }
    assert not re.search(r"<[^>]*\son\w+\s*=", made)
    assert "javascript:" not in made


def test_a_link_cannot_be_broken_out_of() -> None:
    made = link("a](https://evil.example) [b", "https://x.example/(1)")
    assert re.findall(r'href="([^"]*)"', markdown.markdown(made)) == ["https://x.example/%281%29"]


# llms.txt


def sections(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def test_llms_txt_has_the_shape_of_its_format(small_exports: dict[str, str]) -> None:
    text = small_exports["fr/llms.txt"]
    lines = text.splitlines()
    assert lines[0] == "# Coast & Country"
    assert lines[2].startswith("> ")
    assert sections(text) == ["Articles", "Personnes", "Thèmes", "Données", "Optional"]
    entries = [line for line in lines[3:] if line and not line.startswith("## ")]
    assert all(
        re.fullmatch(r"- \[(?:[^\[\]]|\\.)+\]\(https://example\.org/digest/[^\s()]+\)(?:: .+)?", line)
        for line in entries
    )
    assert (
        f"- [Sandvik ferme la pêche au hareng]({SITE}fr/articles/herring-fishery-closed/index.html.md): 2024-11-04, North Coast Post"
        in entries
    )
    assert (
        f"- [Kein Hering aus Sandvik]({SITE}articles/heringsfang-de/index.html.md): 2024-11-05, Küstenblatt, allemand"
        in entries
    )


def test_llms_txt_leads_to_twins_that_exist(small_exports: dict[str, str]) -> None:
    for name in ("llms.txt", "fr/llms.txt", "ru/llms.txt", "uk/llms.txt"):
        found = re.findall(r"\((https://[^)]*\.(?:md|json|txt))\)", small_exports[name])
        assert len(found) >= 8
        assert {url.removeprefix(SITE) for url in found} <= small_exports.keys()


def test_llms_txt_of_a_digest_without_articles_or_address(tmp_path: Path) -> None:
    empty = dict(build_exports(catalogue(tmp_path, [])))
    assert sections(empty["llms.txt"]) == ["Data", "Optional"]
    nowhere = replace(catalogue(tmp_path), settings=replace(settings(tmp_path), site_url=None))
    text = dict(build_exports(nowhere))["fr/llms.txt"]
    assert "(articles/pont-de-bayonne/index.html.md)" in text
    assert "(../data/articles.json)" in text


def test_titles_cannot_break_out_of_a_line(tmp_path: Path) -> None:
    bad = replace(articles()[0], title="A [title](x) # of\n## two lines")
    made = dict(build_exports(catalogue(tmp_path, [bad])))
    assert "- [A \\[title\\](x) # of ## two lines](" in made["llms.txt"]
    assert made["articles/herring-fishery-closed/index.html.md"].startswith("# A \\[title\\](x) # of ## two lines\n")
