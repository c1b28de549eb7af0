"""A mention is the name and nothing but the name, where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.people.recognise import recognise


def mentions(text: str, lang: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in recognise(text, lang, models=False)}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Mr. Alan Petrie's horse won. Petrie’s wife cheered.", {"Alan Petrie": ["Alan Petrie", "Petrie"]}),
        ("en", "Sen. Mary O'Brien left. “No,” said Dr O’Brien.", {"Mary O'Brien": ["Mary O'Brien", "O’Brien"]}),
        ("fr", "L'avocat d'Éric Lemoine plaide. M. Lemoine se tait.", {"Éric Lemoine": ["Éric Lemoine", "Lemoine"]}),
        ("fr", "Le député Jean Le Goff et Mme Anne Ruel votent.", {"Jean Le Goff": ["Jean Le Goff"], "Anne Ruel": ["Anne Ruel"]}),
        ("ru", "Президент Олег Седов уволил министра. Седова критикуют.", {"Олег Седов": ["Олег Седов", "Седова"]}),
        ("uk", "Міністерка Мар'яна Безугла та пан Олег Сич.", {"Мар'яна Безугла": ["Мар'яна Безугла"], "Олег Сич": ["Олег Сич"]}),
        ("de", "Herr Jürgen von Stetten schwieg.", {"Jürgen von Stetten": ["Jürgen von Stetten"]}),
        ("nl", "Volgens Robert van den Berg is dat onzin.", {"Robert van den Berg": ["Robert van den Berg"]}),
    ],
)  # fmt: skip
def test_titles_possessives_and_elisions_stay_outside(lang: str, text: str, expected: dict[str, list[str]]) -> None:
    assert mentions(text, lang) == expected


def test_offsets_point_at_the_text() -> None:
    text = "Anna Kowalska met Peter Novak.\n\nNovak thanked Kowalska, and Anna smiled."
    for person in recognise(text, "en", models=False):
        assert all(text[m.start : m.end] == m.text for m in person.mentions)
        assert list(person.mentions) == sorted(person.mentions)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Kennedy Center, Babson Ventures, Charles Street and the Alan Turing Institute reopened."),
        ("en", "Hurricane Katrina, HMS Victoria and OpenAI's ChatGPT made news with Grok3."),
        ("fr", "La rue Victor Hugo, le lycée Jean Moulin et le prix Marie Curie changent de nom."),
        ("ru", "На улице Юрия Гагарина, у театра имени Евгения Вахтангова, прошёл ураган Анна."),
        ("uk", "На вулиці Івана Мазепи, біля школи імені Лесі Українки, відкрили парк."),
        ("de", "Die Konrad-Adenauer-Stiftung lud in die Straße Willy Brandt ein."),
    ],
)
def test_things_named_after_people_are_no_people(lang: str, text: str) -> None:
    assert mentions(text, lang) == {}


def test_a_platform_of_one_letter_is_no_initial() -> None:
    text = "Об этом Игорь Седов написал на платформе X. Седов добавил, что вернётся."
    assert mentions(text, "ru") == {"Игорь Седов": ["Игорь Седов", "Седов"]}


def test_a_thing_named_after_someone_in_the_article_is_no_mention_of_them() -> None:
    text = "Laura Kessler founded Kessler Industries in Bonn. Kessler sold the Kessler Foundation later."
    assert mentions(text, "en") == {"Laura Kessler": ["Laura Kessler", "Kessler"]}


def test_a_title_case_headline_is_no_person() -> None:
    assert mentions("Acme Releases Again Finish Code For Widgets\n\nThe code is free.", "en") == {}


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "123 — 456", "X", "A. B.", "«»", "Mr.", "d'", "’s", "А. С.", "مرحبا بالعالم", "東京都"]
)
def test_nothing_to_find(text: str) -> None:
    for lang in ("en", "fr", "ru", "uk", "de", "ja", "zz"):
        assert recognise(text, lang, models=False) == ()


WORDS = st.sampled_from(
    ["Anna", "Kowalska", "von", "der", "Mr.", "said", ",", ".", "\n\n", "«", "»", "’s", "d’", "X", "J.", "Street", "al-Assad", "Игорь",
     "Седова", "сказал", "NASA", "Grok3", "-", "президент", "\u00a0", "😀", "и", "Le", "O’Brien"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(["en", "fr", "ru", "uk", "de", "pl", "sw"]))
def test_mentions_are_exact_and_disjoint_in_any_text(text: str, lang: str) -> None:
    people = recognise(text, lang, models=False)
    spans = sorted((m.start, m.end) for p in people for m in p.mentions)
    assert all(text[m.start : m.end] == m.text and m.text for p in people for m in p.mentions)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert people == recognise(text, lang, models=False)
    assert list(people) == sorted(people, key=lambda p: (-len(p.mentions), p.mentions[0].start))
