"""Choices by learned weights, and the forms of names and lines that they rest on."""

from __future__ import annotations

import pytest

from generator.intake import parse_seed
from generator.reading import Reading, headline_clues, publisher, read
from generator.reading.byline import read_byline
from generator.reading.names import apart, lowered
from generator.reading.publisher_clues import Candidate
from generator.reading.publisher_names import without_noun

TEXT = (
    "The council of Eastmere voted on Tuesday to close the swimming pool in Mill Lane, which opened sixty years ago.",
    "Repairs to the roof of the pool would have cost four million pounds, the council said in a statement.",
    "Swimmers gathered outside the town hall with towels and whistles, and some of them stayed until the evening.",
    "The pool will close at the end of September, and the land will be sold for housing.",
)


def page(*above: str, under: tuple[str, ...] = ()) -> Reading:
    return read(parse_seed("\n".join([*above, *TEXT, *under]).encode(), "a.txt"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Анна Ким Олег Вуд", ["Анна Ким", "Олег Вуд"]),
        ("Ірина Гай Остап Лис Марія Дуб", ["Ірина Гай", "Остап Лис", "Марія Дуб"]),
        ("Анна Сергеевна Ким Вуд", ["Анна Сергеевна Ким Вуд"]),
        ("Анна Ким Олег", ["Анна Ким Олег"]),
        ("Maria José Garcia Lopez", ["Maria José Garcia Lopez"]),
        ("Новости культуры и спорта", ["Новости культуры и спорта"]),
    ],
)
def test_names_side_by_side(text: str, names: list[str]) -> None:
    assert apart(text) == names


@pytest.mark.parametrize(
    ("name", "written"), [("Anne LE BRAS", "Anne Le Bras"), ("Jane DOE", "Jane Doe"), ("Al Ng", "Al Ng")]
)
def test_small_words_shout_with_the_name(name: str, written: str) -> None:
    assert lowered(name) == written


@pytest.mark.parametrize(("line", "authors"), [("South West reporters", ()), ("Jane Doe, reporter", ("Jane Doe",))])
def test_several_who_report_are_no_person(line: str, authors: tuple[str, ...]) -> None:
    byline = read_byline(f"By {line}")
    assert (byline.authors if byline else ()) == authors


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Районная газета «Заря»", "Заря"), ("РИА «Полюс»", "РИА «Полюс»"), ("Eastmere Matters", "Eastmere Matters")],
)
def test_noun_before_a_name_in_quotation_marks(name: str, bare: str) -> None:
    assert without_noun(name) == bare


def test_who_sent_the_mail_published_it() -> None:
    got = page("From: Eastmere Matters <post@mail.example>", "To: <you@mail.example>", "Pool closes after sixty years")
    assert got.source.name == "Eastmere Matters"
    assert got.title == "Pool closes after sixty years"


def test_message_of_a_channel_is_dated() -> None:
    got = page("Eastmere Matters, [20.02.2026 18:31]", "Pool closes after sixty years")
    assert got.date is not None
    assert got.date.isoformat() == "2026-02-20"


def test_heading_over_all_of_the_text_heads_no_key_points() -> None:
    assert [b.reason for b in page("Key points").blocks if b.text in TEXT] == ["body"] * len(TEXT)


def test_label_above_the_headline_is_no_source() -> None:
    assert page("Pool in Mill Lane", "Eastmere’s swimmers lose their roof").source.name is None


def test_more_clues_never_make_another_name_surer() -> None:
    plain = publisher.score(Candidate("A", {"top whole": None}))
    assert publisher.score(Candidate("A", {"top whole": None, "notice holder": None})) > plain


def test_signed_line_right_above_the_text_is_rather_a_headline_than_a_row() -> None:
    assert headline_clues.score(("kept", "signed below 0")) > headline_clues.score(("kept", "signed below 0", "listed"))


@pytest.mark.parametrize(
    "line", ["Гавань сегодня 🇪🇪 | канал", "Pinned message: where to buy tickets", "Le port en direct — chaîne"]
)
def test_a_channels_own_lines_are_no_title(line: str) -> None:
    found = page(line)
    assert found.headline_derived
    assert found.title != line
