"""The calendar of a month: weeks as the locale begins them, marks that lead to the day, also on another page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from small_digest import articles, catalogue

from generator.catalogue import Catalogue
from generator.pages import build_pages
from generator.pages.builders.month_calendar import month_calendar
from generator.pages.i18n import translator, week_start
from generator.pages.urls import PER_PAGE


@pytest.mark.parametrize(
    ("locale", "first"),
    [("en", 6), ("en-GB", 0), ("fr", 0), ("ru", 0), ("uk", 0), ("ar", 5), ("he", 6), ("pt-BR", 6), ("zh-Hant-TW", 6), ("qq", 6)],
)  # fmt: skip
def test_the_week_begins_where_cldr_says(locale: str, first: int) -> None:
    assert week_start(locale) == first


def test_a_month_in_weeks() -> None:
    day = dt.date(2024, 2, 29)
    made = month_calendar(2024, 2, {day: 3}, {day: "timeline/2024-02/"}, translator("fr"))
    assert made.caption == "Février 2024"
    assert [d.short for d in made.weekdays] == ["Lun.", "Mar.", "Mer.", "Jeu.", "Ven.", "Sam.", "Dim."]
    assert [d.name for d in made.weekdays][:2] == ["Lundi", "Mardi"]
    assert all(len(week) == 7 for week in made.weeks)
    cells = [cell for week in made.weeks for cell in week]
    assert [cell.iso for cell in cells if cell] == [f"2024-02-{n:02}" for n in range(1, 30)]
    assert cells.index(next(c for c in cells if c)) == 3  # a Thursday
    marked = [c for c in cells if c and c.count]
    assert [(c.number, c.level, c.address) for c in marked] == [("29", 3, "timeline/2024-02/")]


def test_levels_follow_the_fullest_day() -> None:
    counts = {dt.date(2024, 3, n): count for n, count in ((1, 1), (2, 4), (3, 8), (4, 2))}
    made = month_calendar(2024, 3, counts, {}, translator("en"))
    levels = {c.number: c.level for week in made.weeks for c in week if c and c.count}
    assert levels == {"1": 1, "2": 2, "3": 4, "4": 1}


def test_the_page_has_a_real_table(small: Catalogue) -> None:
    text = build_pages(small)["uk/timeline/2024-11.md"]
    table = text[text.index("<table") : text.index("</table>")]
    assert "<caption>Листопад 2024\u202fр.</caption>" in table
    assert table.count('<th scope="col"') == 7
    assert re.findall(r'href="(#d-\d+)"', table) == ["#d-4", "#d-5"]
    assert 'id="d-4"' in text
    assert "1 стаття" in table


def test_the_undated_have_no_calendar(small: Catalogue) -> None:
    assert "<table" not in build_pages(small)["en/timeline/undated.md"]


def test_days_on_further_pages_lead_there(tmp_path: Path) -> None:
    first = articles()[0]
    days = [dt.date(2024, 11, 20)] * PER_PAGE + [dt.date(2024, 11, 6)] * 2
    made = [replace(first, slug=f"herring-{n}", story=f"part-{n}", date=day) for n, day in enumerate(days)]
    pages = build_pages(catalogue(tmp_path, made))
    links = [
        re.findall(r'href="([^"]*#d-\d+)"', pages[f"en/timeline/2024-11{further}.md"]) for further in ("", "/page/2")
    ]
    assert links == [["page/2/#d-6", "#d-20"], ["#d-6", "../../#d-20"]]
    assert 'id="d-6"' in pages["en/timeline/2024-11/page/2.md"]


def test_a_chart_of_all_months(small: Catalogue) -> None:
    text = build_pages(small)["fr/timeline/index.md"]
    assert '<svg class="ch" role="img"' in text
    assert "1\u00a0article sans date" in text.replace("1 article", "1\u00a0article")
    assert "Octobre 2024" in text
