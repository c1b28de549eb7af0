"""The front page: newest first, who tells it in which language, the latest week without a clock, no empty section."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import html
from small_digest import articles, catalogue

from generator.article import Article
from generator.pages.i18n import translator
from generator.pages.write import build_pages


def front(tmp_path: Path, made: list[Article] | None = None, locale: str = "en") -> Any:
    text = build_pages(catalogue(tmp_path, made))[f"{locale}/index.md"]
    return html.fragment_fromstring(text.split("---\n", 2)[2].strip(), create_parent="div")


def words(element: Any, query: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(query)]


def test_one_block_a_story_newest_first(tmp_path: Path) -> None:
    titles = words(front(tmp_path), "//article/h2")
    assert titles == ["Sandvik closes its herring fishery", "Le pont de Bayonne rouvre"]


def test_a_headline_is_the_readers_where_there_is_one_and_says_its_language_elsewhere(tmp_path: Path) -> None:
    page = front(tmp_path, locale="uk")
    assert words(page, "//article/h2")[0] == "Сандвік закриває лов оселедця"
    assert page.xpath("//article[2]/h2/a/@lang") == ["fr"]
    assert front(tmp_path, locale="fr").xpath("//article/h2/a/@lang") == []


def test_who_reports_it_in_which_language(tmp_path: Path) -> None:
    story = front(tmp_path).xpath("//article")[0]
    assert words(story, "ul[@class='pd-coverage']/li") == [
        "German Küstenblatt Kein Hering aus Sandvik",
        "Russian Лодки остались в гавани",
    ]
    assert words(story, "p[@class='pd-also']/a") == ["Français", "Українська"]
    assert story.xpath("p[@class='pd-also']/a/@lang") == ["fr", "uk"]


def test_the_topic_over_the_headline_is_not_a_chip_too(tmp_path: Path) -> None:
    story = front(tmp_path).xpath("//article")[0]
    assert words(story, "p[@class='pd-kicker']") == ["Fishing"]
    assert words(story, "div[@class='pd-names']//li") == ["Marta Lindqvist", "Oleh Hrynko"]


def test_the_week_ends_with_the_newest_report(tmp_path: Path) -> None:
    # 5 November is the newest day: the bridge of 31 October is within the week, a report of 29 October would not be.
    assert words(front(tmp_path), "//h2[@id='people']") == ["People of the week"]
    assert words(front(tmp_path), "//ol[@class='pd-rank']/li/a") == [
        "Marta Lindqvist",
        "Oleh Hrynko",
        "Paul Etchegaray",
    ]
    made = [replace(a, date=dt.date(2024, 10, 29)) if a.slug == "pont-de-bayonne" else a for a in articles()]
    assert words(front(tmp_path / "2", made), "//ol[@class='pd-rank']/li/a") == ["Marta Lindqvist", "Oleh Hrynko"]


def test_a_digest_without_dates_has_people_and_topics_of_all_time(tmp_path: Path) -> None:
    page = front(tmp_path, [replace(article, date=None) for article in articles()])
    assert words(page, "//h2[contains(@class, 'pd-rubric')]") == ["People in the news", "Topics"]
    assert "Latest report" not in page.text_content()


def test_a_week_without_people_shows_those_of_all_time(tmp_path: Path) -> None:
    late = Article(slug="late", lang="en", title="Rain", body="It rains.\n", date=dt.date(2025, 2, 1))
    page = front(tmp_path, [*articles(), late])
    assert words(page, "//h2[contains(@class, 'pd-rubric')]") == ["People in the news", "Topics"]


def test_an_empty_digest_says_so_and_has_no_empty_section(tmp_path: Path) -> None:
    page = front(tmp_path, [])
    assert "There are no articles yet." in page.text_content()
    assert page.xpath("//section | //article | //ul[not(li)] | //ol[not(li)]") == []


def test_nothing_of_the_machine_reaches_the_page(tmp_path: Path) -> None:
    today = dt.datetime.now(dt.UTC).date()
    assert str(today.year) not in re.sub(r"20(24|25)", "", html.tostring(front(tmp_path), encoding="unicode"))


def test_a_stretch_of_days_is_said_as_the_locale_says_it() -> None:
    first, last = dt.date(2024, 10, 30), dt.date(2024, 11, 5)
    assert " ".join(translator("fr").interval(first, last).split()) == "30 oct. – 5 nov. 2024"
    assert "30" in translator("uk").interval(first, last)
    assert translator("en").interval(first, first) == "Oct 30, 2024"
