from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.stories import NEAR_DUPLICATE, Report, find_story, near_duplicate
from generator.stories.index import StoryIndex

EN = Report(
    "a", "Ferry runs aground off Gotland", "The ferry Sigyn with 214 passengers ran aground off Gotland near Visby on "
    "Friday. Captain Olof Brandt was breath-tested. Nobody was hurt.", "en", dt.date(2025, 3, 7), ("olof-brandt",), ("transport",),
)  # fmt: skip
RU = Report(
    "b", "Паром сел на мель у Готланда", "Паром «Сигюн», на борту которого было 214 пассажиров, в пятницу сел на мель у острова "
    "Готланд недалеко от Висбю. Капитана Олофа Брандта проверили на алкоголь.", "ru", dt.date(2025, 3, 8), ("olof-brandt",),
    ("transport",),
)  # fmt: skip
OTHER = Report(
    "c", "Olof Brandt opens sailing school", "The captain Olof Brandt has opened a sailing school for 30 children in Malmö.",
    "en", dt.date(2025, 3, 9), ("olof-brandt",), ("education",),
)  # fmt: skip


def test_one_event_in_two_scripts() -> None:
    match = find_story(RU, [OTHER, EN], models=False)
    assert match is not None
    assert match.slug == "a"
    assert 0.5 <= match.score <= 1
    assert "214" in match.why


def test_same_person_is_not_same_event() -> None:
    assert find_story(OTHER, [EN, RU], models=False) is None


def test_a_month_later_is_another_story() -> None:
    assert find_story(replace(RU, date=dt.date(2025, 4, 12)), [EN], models=False) is None


def test_moments_and_days_compare() -> None:
    moment = dt.datetime(2025, 3, 8, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert find_story(replace(RU, date=moment), [EN], models=False) is not None


def test_undated_reports_may_match() -> None:
    assert find_story(replace(RU, date=None), [EN], models=False) is not None


def test_not_its_own_match() -> None:
    assert find_story(EN, [EN], models=False) is None
    assert find_story(EN, [], models=False) is None


def test_copies_are_found_whatever_they_mention() -> None:
    text = (
        "nothing here has a name or a number but it is long enough to be recognised when it comes again word for word "
        * 2
    )
    a = Report("x", "one", text, "en", None, (), ())
    match = find_story(replace(a, slug="y", title="two"), [a], models=False)
    assert match is not None
    assert match.why == "the same text"


def test_replaced_and_removed() -> None:
    index = StoryIndex(models=False)
    index.add(EN)
    index.add(replace(EN, text="Something else entirely.", title="Else", people=()))
    assert len(index) == 1
    assert index.find(RU) is None
    index.remove("a")
    index.remove("a")
    assert len(index) == 0


@pytest.mark.parametrize(("a", "b", "copy"), [
    ("", "", False), ("one", "one", True), ("one", "two", False),
    ("Die Katze schläft heute auf dem Dach.", "DIE KATZE SCHLÄFT HEUTE AUF DEM DACH", True),
])  # fmt: skip
def test_near_duplicate(a: str, b: str, *, copy: bool) -> None:
    assert (near_duplicate(a, b) >= NEAR_DUPLICATE) is copy


@given(st.text(max_size=300), st.text(max_size=300))
def test_near_duplicate_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert 0 <= near_duplicate(a, b) == near_duplicate(b, a) <= 1


@given(st.lists(st.text(max_size=80), max_size=5), st.sampled_from(["en", "uk", "zh"]))
def test_any_text_can_be_compared(texts: list[str], lang: str) -> None:
    some = [Report(f"s{n}", t[:20], t, lang, None, (), ()) for n, t in enumerate(texts)]
    for report in some:
        find_story(report, some, models=False)


def test_many_reports() -> None:
    """One event is found among 1,500 reports in another language."""
    random = Random(7)
    names = [
        "".join(random.choices("bdfgklmnprstvz", k=3)) + random.choice(["ova", "sson", "ini", "berg"])
        for _ in range(400)
    ]
    index = StoryIndex(models=False)
    for n in range(1500):
        text = " ".join(f"In {a.title()} the group said {random.randint(20, 9000)}." for a in random.sample(names, 6))
        index.add(Report(f"r{n}", "Title", text, "en", dt.date(2025, 1, 1) + dt.timedelta(n % 300), (), ()))
    index.add(EN)
    match = index.find(RU)
    assert match is not None
    assert match.slug == "a"
