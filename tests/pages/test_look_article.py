"""An article's page: its head, the same story by language, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from small_digest import articles, catalogue

from generator.article import Article, text_fingerprint
from generator.catalogue import Catalogue
from generator.pages.i18n import translator
from generator.pages.provenance import LABELS, OTHER, kind_of, summed
from generator.pages.write import build_pages

HERRING = "herring-fishery-closed"


def page(whole: Catalogue, path: str) -> Any:
    text = build_pages(whole)[path]
    return html.fragment_fromstring(text.split("---\n", 2)[2].strip(), create_parent="div")


def box(article: Any) -> dict[str, str]:
    rows = article.xpath("//details[@class='pd-provenance']/dl/div")
    return {row.findtext("dt"): " ".join(row.find("dd").text_content().split()) for row in rows}


def with_seed() -> list[Article]:
    return [replace(a, seed="port.txt") if a.slug == HERRING and a.lang == "en" else a for a in articles()]


def test_where_an_original_comes_from(tmp_path: Path) -> None:
    whole = replace(
        catalogue(tmp_path, with_seed()),
        left_out={"port.txt": {"advertisement": 2, "links only": 3, "teaser of another article, broken off": 1}},
    )
    assert box(page(whole, f"en/articles/{HERRING}.md")) == {
        "First published by": "https://coast.example/herring",
        "Read from": "port.txt",
        "Headline": "as the source gives it",
        "Text": "original: English",
        "Left out": "Teasers of other articles 4 Advertisements 2",
    }


def test_what_nobody_wrote_down_is_not_said(tmp_path: Path) -> None:
    known = box(page(catalogue(tmp_path), "ru/articles/lodki-v-gavani.md"))
    assert known == {"Заголовок": "составлен по первому предложению", "Текст": "оригинал: русский"}


@pytest.mark.parametrize(
    ("locale", "who"), [("fr", "traduit par une personne depuis : anglais"), ("uk", "переклад Argos 1.9, мова оригіналу: англійська")]
)  # fmt: skip
def test_who_translated_it(tmp_path: Path, locale: str, who: str) -> None:
    text = translator(locale).gettext("Text")
    assert box(page(catalogue(tmp_path), f"{locale}/articles/{HERRING}.md"))[text] == who


def test_a_translation_of_an_older_text_says_so(tmp_path: Path) -> None:
    made = articles()
    now = text_fingerprint(made[0])

    def stale(fingerprint: str) -> bool:
        group = [replace(a, original=fingerprint) if a.lang == "fr" and a.slug == HERRING else a for a in made]
        article = page(catalogue(tmp_path, group), f"fr/articles/{HERRING}.md")
        return bool(article.xpath("//p[contains(@class, 'pd-stale')]"))

    assert stale("sha256:" + "0" * 64)
    assert not stale(now)


def test_the_same_story_by_language_the_readers_own_first(tmp_path: Path) -> None:
    article = page(catalogue(tmp_path), f"en/articles/{HERRING}.md")
    assert article.xpath("//h3[@class='pd-tongue']/text()") == ["German", "Russian"]
    russian = page(catalogue(tmp_path), "en/articles/heringsfang-de.md")
    assert russian.xpath("//h3[@class='pd-tongue']/text()") == ["English", "Russian"]


def test_every_foreign_title_says_its_language(tmp_path: Path) -> None:
    guest = page(catalogue(tmp_path), "en/articles/heringsfang-de.md")
    assert guest.xpath("//header/@lang") == ["en"]
    assert guest.xpath("//h1/@lang") == ["de"]
    assert guest.xpath("//h4/a[contains(., 'Лодки')]/@lang") == ["ru"]


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("advertisement", "Advertisements"),
        ("teaser of another article, behind the article's end", "Teasers of other articles"),
        ("date of another article", "Teasers of other articles"),
        ("in another language than the article", "Text in another language"),
        ("repeats line", "Repetitions"),
        ("photo credit", "Captions and picture credits"),
        ("publication date", "Lines with the date, the author or the source"),
        ("cookie or paywall notice", "Buttons, menus and notices of the page"),
        ("something new", OTHER),
    ],
)
def test_reasons_in_a_readers_words(reason: str, kind: str) -> None:
    assert kind_of(reason) == kind
    assert kind in (*LABELS, OTHER)


def test_kinds_are_summed_the_most_first_the_rest_last() -> None:
    counts = {"something new": 9, "share bar": 1, "newsletter or subscription": 2, "advertisement": 1}
    assert summed(counts, translator("en")) == (
        ("Buttons, menus and notices of the page", 3),
        ("Advertisements", 1),
        (OTHER, 9),
    )
