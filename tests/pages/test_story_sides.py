"""A story side by side by language: who tells it, who copies whom, who does not tell it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from small_digest import HERRING_EN, articles, catalogue

from generator.article import Source
from generator.catalogue import Catalogue
from generator.pages import build_pages
from generator.pages.urls import PER_PAGE

LONG = (
    HERRING_EN
    + "\nThe harbour office will read out the figures every Friday at noon, from the steps of the old customs house.\n"
)


def heads(text: str) -> list[str]:
    return re.findall(r'<h3 class="ch-side__head" id="[^"]+">(\w+) ', text)


def test_languages_in_the_order_they_came(small: Catalogue) -> None:
    pages = build_pages(small)
    assert heads(pages["en/stories/herring.md"]) == ["English", "German", "Russian"]
    assert heads(pages["uk/stories/herring.md"]) == ["Англійська", "Німецька", "Російська"]


def test_who_does_not_report_it(small: Catalogue) -> None:
    pages = build_pages(small)
    assert (
        "No report of this story in: French (translated here) and Ukrainian (translated here)."
        in pages["en/stories/herring.md"]
    )


def test_a_story_of_one_article_has_no_page(small: Catalogue) -> None:
    pages = build_pages(small)
    assert [path for path in pages if path.startswith("en/stories/")] == [
        "en/stories/index.md",
        "en/stories/herring.md",
    ]
    assert "articles/pont-de-bayonne/" in pages["fr/stories/index.md"]
    switch = re.findall(r'"path": "(\S+)", "exact": false', pages["fr/articles/pont-de-bayonne.md"])
    assert switch == [f"{prefix}timeline/2024-10/" for prefix in ("", "ru/", "uk/")]


def test_a_second_report_gives_it_one(tmp_path: Path) -> None:
    told = [article for article in articles() if article.slug == "pont-de-bayonne"]
    again = replace(told[0], slug="second-report", title="Le pont rouvre")
    pages = build_pages(catalogue(tmp_path, [*articles(), replace(again, story=told[0].story or told[0].slug)]))
    assert "en/stories/pont-de-bayonne.md" in pages
    assert '"path": "stories/pont-de-bayonne/", "exact": false' in pages["fr/articles/pont-de-bayonne.md"]


def test_a_translation_shows_the_headline_it_is_of(small: Catalogue) -> None:
    text = build_pages(small)["fr/stories/herring.md"]
    assert "Sandvik ferme la pêche au hareng</a></h4>" in text
    assert (
        '<p class="ch-told__original" lang="en"><a href="../../../articles/herring-fishery-closed/" hreflang="en">Sandvik closes its herring fishery</a></p>'
        in text
    )


def with_copy() -> list[object]:
    made = [replace(a, body=LONG) if a.slug == "herring-fishery-closed" and a.lang == "en" else a for a in articles()]
    wire = replace(
        made[0], slug="same-herring", title="Herring stays in the sea", date=dt.date(2024, 11, 6), source=Source("Valley News"),
        body=LONG.replace("every Friday", "each Friday"),
    )  # fmt: skip
    return [*made, wire]


def test_a_copy_stands_under_what_it_copies(tmp_path: Path) -> None:
    found = catalogue(tmp_path, with_copy())  # type: ignore[arg-type]
    assert found.stories["herring"].copies == {"same-herring": "herring-fishery-closed"}
    text = build_pages(found)["en/stories/herring.md"]
    copies = re.search(r'<div class="ch-copies">.*?</div>', text, re.DOTALL)
    assert copies
    assert "The same text, word for word or nearly so:" in copies[0]
    assert "Valley News" in copies[0]
    assert text.split('class="ch-sides"')[1].count("Herring stays in the sea") == 1
    assert 'id="in-en">English <span class="pd-count">2</span>' in text


def test_two_reports_in_other_words_are_two(small: Catalogue) -> None:
    assert small.stories["herring"].copies == {}


def test_the_same_words_in_another_language_are_no_copy(tmp_path: Path) -> None:
    first, *_ = articles()
    made = [replace(first, body=LONG), replace(first, slug="other", lang="de", body=LONG)]
    assert catalogue(tmp_path, made).stories["herring"].copies == {}


def test_a_long_story_is_paged(tmp_path: Path) -> None:
    first = articles()[0]
    made = [
        replace(first, slug=f"r-{n}", title=f"Report {n}", body=f"Report number {n} has words of its own: {'abcdefghij'[n % 10] * (n + 4)}.\n")
        for n in range(PER_PAGE + 2)
    ]  # fmt: skip
    pages = build_pages(catalogue(tmp_path, made))
    assert pages["en/stories/herring.md"].count('class="ch-told__title"') == PER_PAGE
    assert pages["en/stories/herring/page/2.md"].count('class="ch-told__title"') == 2


def test_when_each_language_reported_it(small: Catalogue) -> None:
    text = build_pages(small)["ru/stories/herring.md"]
    assert (
        "Первая публикация на каждом языке: английский: 4 ноября 2024\u202fг.; немецкий: 5 ноября 2024\u202fг." in text
    )
    assert "1 статья без даты не вошла в график." in text
