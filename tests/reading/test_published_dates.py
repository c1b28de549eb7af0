"""Dates of publication in the ways pages write them; and dates that are none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.seed import parse_seed
from generator.reading import read
from generator.reading.dates import date_in_address, find_dates, parse_date
from generator.reading.stamp_glued import glued_title

DAY = dt.date(2024, 3, 5)
TITLE = "Council closes the old swimming pool after sixty years"
BODY = (
    "The council of Eastmere voted on Tuesday to close the swimming pool in Mill Lane, which opened on 12 May 1964.\n"
    "Repairs to the roof of the pool would have cost four million pounds, the council said in a statement on its site.\n"
    "Swimmers gathered outside the town hall with towels and whistles, and some of them stayed until the evening."
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("5 March 2024", "en"),
        ("Tuesday, 5th of March, 2024", "en"),
        ("March 5, 2024, 2 p.m. EST", "en"),
        ("5-Mar-2024", "en"),
        ("2024-3-5", "en"),
        ("Le 5 mars 2024 à 14h05", "fr"),
        ("mardi 5 mars 2024, 14 h", "fr"),
        ("5 марта 2024 года в 14:05", "ru"),
        ("5-го марта 2024", "ru"),
        ("05.03.24", "ru"),
        ("5.III.2024", "ru"),
        ("5 бер. 2024, 14:05", "uk"),
        ("вівторок, 5 березня 2024 р.", "uk"),
        ("5. März 2024, 14 Uhr", "de"),
        ("5 Mrz 2024", "de"),
        ("5 de marzo del 2024 a las 14:05", "es"),
        ("5 marca 2024 roku, godz. 14.05", "pl"),
        ("5 III 2024 r.", "pl"),
        ("5 marzo 2024 alle ore 14.05", "it"),
        ("5 de março de 2024 às 14h05", "pt"),
        ("5 mrt 2024 om 14:05", "nl"),
        ("5. 3. 2024", "cs"),
        ("5. března 2024 v 14:05", "cs"),
        ("2024年3月5日", "ja"),
        ("2024. gada 5. marts", "lv"),
    ],
)
def test_forms(text: str, lang: str) -> None:
    found = find_dates(text, lang)
    assert found
    assert found[0].value.isoformat()[:10] == DAY.isoformat()


@pytest.mark.parametrize(
    "text", ["1402/12/14", "14/12/1402", "05.03.2567", "season 2023/24", "ISSN 2024-1234", "v. 10.3.2024.1", "20240305"]
)
def test_other_calendars_and_numbers(text: str) -> None:
    assert not find_dates(text, "en")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2024/03/05/pool-closes",
        "https://a.example/news/2024/mar/05/pool",
        "https://a.example/2024-03-05-pool.html",
        "https://a.example/pool-20240305",
        "https://a.example/2024/3/5/pool",
    ],
)
def test_day_in_an_address(url: str) -> None:
    assert date_in_address(url, "en") == DAY


@pytest.mark.parametrize(
    "url", ["https://a.example/2024/03/pool", "https://a.example/1234567890", "https://a.example/20241399"]
)
def test_no_day_in_an_address(url: str) -> None:
    assert date_in_address(url, "en") is None


def test_packed_in_metadata() -> None:
    assert parse_date("20240305T140500Z", "en") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Published: 5 March 2024",
        "5 March 2024 | Jane Doe",
        "By Jane Doe | 5 March 2024 | 4 min read",
        "Jane Doe, 5 March 2024",
        "Interviews / Tuesday 5 March 2024",
        "Local news » 5 March 2024, 14:05 (updated by the desk: 6 March, 8.05)",
        "05.03.2024, Tuesday. Text: Jane Doe, markets",
        "Last modified on 6 March 2024 · First published on 5 March 2024",
        "Updated 6 March 2024, published 5 March 2024",
    ],
)
@pytest.mark.parametrize("form", ["{line}\n{title}\n{body}", "{title}\n{line}\n{body}"])
def test_lines_about_the_headline(line: str, form: str) -> None:
    text = form.format(line=line, title=TITLE, body=BODY)
    reading = read(parse_seed(text.encode(), "a.txt"))
    assert reading.date is not None
    assert reading.date.isoformat()[:10] == DAY.isoformat()


@pytest.mark.parametrize(
    "line", ["Published yesterday at 7:26 pm", "2 hours ago", "Tuesday", "5 March", "March 2024", "14:05"]
)
def test_nothing_is_guessed(line: str) -> None:
    assert read(parse_seed(f"{TITLE}\n{line}\n{BODY}".encode(), "a.txt")).date is None


def test_caption_is_no_stamp() -> None:
    text = f"{TITLE}\nOutside the pool, Tuesday 5 March 2024. Photo: Jane Doe\n{BODY}"
    assert read(parse_seed(text.encode(), "a.txt")).date is None


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]),
)
def test_round_trip(day: dt.date, form: str) -> None:
    assert [f.value for f in find_dates(day.strftime(form), "en")] == [day]


@pytest.mark.parametrize(
    ("clue", "day"),
    [
        ("It cost $4 million, the attorney general said.", "2024-03-05"),
        ("It cost £4 million, a councillor said.", "2024-05-03"),
        ("It rained.", None),
    ],
)
def test_day_and_month_that_could_be_exchanged(clue: str, day: str | None) -> None:
    date = read(parse_seed(f"{TITLE}\n3/5/2024\n{BODY}\n{clue}".encode(), "a.txt")).date
    assert (None if date is None else date.isoformat()) == day


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Міст через Прут відкрили на тиждень раніше14 березня 2026, 09:40Автор: Ганна Кіт", "раніше"),
        ("Der neue Fährhafen öffnet im Mai24. April 2026, 7:05 UhrVon Jan Peters", "Mai"),
        ("Le vieux phare de Kerlaz sera repeint en rougePublié le 3 mai 2026 à 18h20", "rouge"),
    ],
)
def test_a_title_and_the_line_of_its_date_are_taken_apart(line: str, title: str) -> None:
    end = glued_title(line, "und")
    assert line[:end].endswith(title)


def test_a_sentence_with_a_date_is_not_taken_apart() -> None:
    assert glued_title("The council of Eastmere met on 14 March 2026 and McDonald's was on the list", "en") == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [("6 мая, 11:24 2026", "2026-05-06"), ("6 May 11:24, 2026", "2026-05-06"), ("8th April 2026", "2026-04-08")],
)
def test_time_between_day_and_year(text: str, day: str) -> None:
    assert [f.value.isoformat()[:10] for f in find_dates(text, "ru" if "мая" in text else "en")] == [day]
