"""Who signs: the names in lines, what stands about them, and the choice among them."""

from __future__ import annotations

import pytest

from generator.intake import parse_seed
from generator.reading import Reading, read
from generator.reading.author_names import spots, spread
from generator.reading.author_words import class_behind, label_before

TEXT = (
    "The council of Eastmere voted on Tuesday to close the swimming pool in Mill Lane, which opened sixty years ago.",
    "Repairs to the roof of the pool would have cost four million pounds, the council said in a statement.",
    "Swimmers gathered outside the town hall with towels and whistles, and some of them stayed until the evening.",
    "The pool will close at the end of September, and the land will be sold for housing.",
)
TITLE = "Eastmere to close its swimming pool in September"


def page(*head: str, under: tuple[str, ...] = ()) -> Reading:
    return read(parse_seed("\n".join([TITLE, *head, *TEXT, *under]).encode(), "a.txt"))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Вероника Шубина18 февраля 2026, 11:20", ["Вероника Шубина"]),
        ("Соломія Вергунжурналістка", ["Соломія Вергун"]),
        ("Матвей Ильинскийфотокорреспондент", ["Матвей Ильинский"]),
        ("Jane DoeTechnology", ["Jane Doe"]),
        ("Ewan MacLeod", ["Ewan MacLeod"]),
        ("Political Editor Jane Doe", ["Jane Doe"]),
        ("Jane Doe Record Staff Writer", ["Jane Doe"]),
        ("By JANE DOE AND MARK ROE Harbour Wire", ["Jane Doe", "Mark Roe"]),
        ("Розпитувала Н. Прядко", ["Н. Прядко"]),
        ("J.-P. Carrière, à Limoges", ["J.-P. Carrière"]),
        ("Redatto da Tullio Fabbri", ["Tullio Fabbri"]),
        ("Анна Ким Олег Вуд", ["Анна Ким", "Олег Вуд"]),
        ("The Slow Gazette", []),
        ("Jane Doe Views: 311", ["Jane Doe"]),
    ],
)
def test_names_in_a_line(line: str, names: list[str]) -> None:
    assert [spot.name for spot in spots(spread(line))] == names


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Текст: Анна Ким, Олег Вуд. Фото: Иван Лис", ["author", "author", "picture"]),
        ("Текст — Анна Ким, фото — Иван Лис", ["author", "picture"]),
        ("Jane Doe in Leeds and Mark Roe in Rome", ["start", "and"]),
        ("Read by Jane Doe", ["done by"]),
        ("Story by Jane Doe", ["author"]),
        ("Редактор Анна Ким", ["editing"]),
    ],
)
def test_what_stands_before_a_name(line: str, labels: list[str]) -> None:
    people = [spot for spot in spots(line) if spot.name.split()[0] in {"Анна", "Олег", "Иван", "Jane", "Mark"}]
    assert [label_before(line, spot)[0] for spot in people] == labels


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("Jane Doe", "nothing"),
        ("Jane Doe (photos)", "picture"),
        ("Jane Doe, science editor", "role"),
        ("Jane Doe @jdoe", "handle"),
        ("Jane Doe in Leeds", "in a place"),
        ("Jane Doe | 5 min read", "noise"),
        ("Jane Doe said no", "speech"),
    ],
)
def test_what_stands_behind_a_name(line: str, behind: str) -> None:
    assert class_behind(line, spots(line)[0]) == behind


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (("Jane Doe18 March 2026",), ("Jane Doe",)),
        (("Words: Jane Doe Pictures: Mark Roe", "18 March 2026"), ("Jane Doe",)),
        (("Mark Roe, as told to Jane Doe", "18 March 2026"), ("Jane Doe",)),
        (("Jane Doe in Leeds and Mark Roe in Rome", "18 March 2026"), ("Jane Doe", "Mark Roe")),
        (("Jane Doe", "Read by the actor Mark Roe", "18 March 2026"), ("Jane Doe",)),
        (("18 March 2026", "Mark Roe / Getty Images"), ()),
    ],
)
def test_who_signs_at_the_head(head: tuple[str, ...], authors: tuple[str, ...]) -> None:
    assert page(*head).authors == authors


def test_lines_that_only_sign_are_none_of_the_article() -> None:
    reading = page("18 March 2026", under=("Jane DOE.", "Photo by the author"))
    assert reading.authors == ("Jane Doe",)
    assert reading.text.endswith("sold for housing.")


def test_the_order_is_that_of_the_page() -> None:
    note = "Reach reporter Jane Doe at jdoe@eastmere.example."
    assert page("Mark Roe", "Jane Doe", "18 March 2026", under=(note,)).authors == ("Mark Roe", "Jane Doe")


def test_a_note_on_who_signed_is_none_of_the_article() -> None:
    reading = page("Jane Doe", "18 March 2026", under=("Jane welcomes letters about water.",))
    assert reading.text.endswith("sold for housing.")


def test_a_title_in_capitals_is_no_byline() -> None:
    title = "One Woman, 400 Towels and a Very Patient Landlord"
    reading = read(parse_seed("\n".join([title, "By Jane Doe", "18 March 2026", *TEXT]).encode(), "a.txt"))
    assert (reading.title, reading.authors) == (title, ("Jane Doe",))


def test_what_stands_under_the_name_at_the_foot_is_none_of_the_article() -> None:
    under = ("Written by Jane Doe", "1.4K followers", "Engineer, occasional mover.")
    assert page("Jane Doe", "18 March 2026", under=under).text.endswith("sold for housing.")
