"""Charts of articles in time: every dated article is in exactly one column, in words of the locale."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.pages.charts import Figure, articles_over_time, story_over_time
from generator.pages.charts.model import SLOTS
from generator.pages.charts.periods import MOST_PERIODS, Unit, days_in, periods, unit_for
from generator.pages.i18n import translator

LANGUAGES = ("en", "fr", "ru", "uk", "de")
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


SOME = [(day("2025-03-03"), "en"), (day("2025-03-04"), "ru"), (day("2025-05-20"), "ru"), (None, "fr")]


def chart(articles: list[tuple[dt.date | None, str]], locale: str = "en", unit: Unit | None = None) -> Figure:
    made = articles_over_time(articles, LANGUAGES, translator(locale), title="In the news", unit=unit)
    assert made is not None
    return made


@settings(deadline=None)
@given(DAYS, DAYS, st.integers(0, 6))
def test_periods_hold_every_day_once_and_are_few(one: dt.date, other: dt.date, week_start: int) -> None:
    first, last = sorted((one, other))
    unit = unit_for(first, last)
    made = periods(first, last, unit, week_start)
    assert 1 <= len(made) <= MOST_PERIODS
    assert made[0].first <= first <= made[0].last
    assert made[-1].first <= last <= made[-1].last
    assert all(a.last.toordinal() + 1 == b.first.toordinal() for a, b in itertools.pairwise(made))


@pytest.mark.parametrize(("year", "month", "days"), [(2024, 2, 29), (2025, 2, 28), (9999, 12, 31)])
def test_length_of_months(year: int, month: int, days: int) -> None:
    assert days_in(year, month) == days


def test_weeks_begin_as_the_locale_begins_them() -> None:
    articles = [(day("2025-03-02"), "en"), (day("2025-03-03"), "en"), (day("2025-03-20"), "en")]  # a Sunday, a Monday
    assert [row.values for row in chart(list(articles), "en").rows] == [(2,), (1,)]
    assert [row.values for row in chart(list(articles), "fr").rows] == [(1,), (1,), (1,)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), st.sampled_from([*LANGUAGES, "el", "ka", "hy"])), min_size=2),
       st.sampled_from(["en", "uk", "ar"]))  # fmt: skip
def test_the_table_has_every_article(articles: list[tuple[dt.date, str]], locale: str) -> None:
    made = articles_over_time(articles, LANGUAGES, translator(locale), title="T")
    if made is None:
        return
    several = len(made.head) > 2
    assert sum(row.values[-1] for row in made.rows) == len(articles)
    assert sum(key.total for key in made.keys) == len(articles)
    assert all(sum(row.values[:-1]) == row.values[-1] for row in made.rows if several)
    numbers = [float(n) for n in re.findall(r' (?:x|y|width|height)="(-?[\d.]+)%?"', str(made.svg))]
    assert all(0 <= n <= 200 for n in numbers)


def test_one_column_is_no_chart() -> None:
    words = translator("en")
    assert articles_over_time([], LANGUAGES, words, title="T") is None
    assert articles_over_time([(None, "en")], LANGUAGES, words, title="T") is None
    assert articles_over_time([(day("2025-03-03"), "en")] * 5, LANGUAGES, words, title="T") is None


def test_the_undated_are_told() -> None:
    assert chart(SOME).note == "1 article has no date and is not in the chart."
    assert chart([*SOME, (None, "en")], "ru").note == "2 статьи без даты не вошли в график."
    assert chart([a for a in SOME if a[0]]).note is None


def test_a_language_has_the_same_slot_on_every_page() -> None:
    assert [key.slot for key in chart(SOME).keys] == [1, 3]
    assert [key.label for key in chart(SOME, "fr").keys] == ["Anglais", "Russe"]


def test_languages_beyond_the_palette_are_one_series() -> None:
    many = tuple(f"x{n}" for n in range(SLOTS - 1))
    articles = [(day("2025-03-03"), "el"), (day("2025-04-03"), "ka")]
    made = articles_over_time(articles, many, translator("en"), title="T")
    assert made is not None
    assert [(key.slot, key.label, key.total) for key in made.keys] == [(SLOTS, "Other languages", 2)]


def test_words_and_numbers_are_the_locales() -> None:
    articles = [(day("2025-03-03"), "en")] * 2400 + [(day("2025-05-20"), "en")]
    svg = str(chart(list(articles), "fr", "month").svg)
    assert "2\u202f400" in svg
    assert "Mars 2025" in svg
    assert "Par mois (Mars 2025 → Mai 2025). Le nombre le plus élevé\u00a0: 2\u202f400 (Mars 2025)." in svg


def test_time_runs_to_the_left_where_people_read_so() -> None:
    def first_column(locale: str) -> float:
        found = re.search(r'<rect x="([\d.]+)%"', str(chart(SOME, locale, "month").svg))
        assert found
        return float(found[1])

    assert first_column("en") < 50 < first_column("ar")


def test_the_chart_is_xml_with_unique_ids() -> None:
    svg = etree.fromstring(str(chart(SOME, "uk").svg))
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]+)\)", str(chart(SOME, "uk").svg)))
    assert used <= set(ids)


@pytest.mark.parametrize("unit", UNITS)
def test_labels_do_not_crowd(unit: Unit) -> None:
    first = day("2023-01-15")
    length = {"day": 14, "week": 180, "month": 1400, "year": 15000}[unit]
    articles: list[tuple[dt.date | None, str]] = [(first, "en"), (first + dt.timedelta(days=length - 1), "en")]
    svg = str(chart(articles, unit=unit).svg)
    assert 2 <= svg.count('class="ch-label') <= 8
    assert svg.count("ch-minor") <= 4


def test_a_story_has_a_lane_a_language_in_order_of_the_first_report() -> None:
    reports = [(day("2025-03-05"), "fr"), (day("2025-03-03"), "ru"), (day("2025-03-05"), "fr"), (None, "de")]
    made = story_over_time(reports, LANGUAGES, translator("en"), title="T")
    assert made is not None
    assert made.head == ("Day", "Russian", "French")
    assert [row.values for row in made.rows] == [(1, 0), (0, 2)]
    assert str(made.svg).index(">Russian<") < str(made.svg).index(">French<")
    assert "Russian: March 3, 2025; French: March 5, 2025" in str(made.svg)


def test_a_story_of_one_day_has_no_chart() -> None:
    reports = [(day("2025-03-05"), "fr"), (day("2025-03-05"), "ru"), (None, "en")]
    assert story_over_time(reports, LANGUAGES, translator("en"), title="T") is None
