from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.people import Spot, spot

ANNA = ("anna-kern", ("Анна Керн", "Anna Kern", "Анна Керн"))
IVAN = ("ivan-sokil", ("Иван Сокил", "Іван Сокіл", "Ivan Sokil"))


def found(text: str, lang: str, *people: tuple[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    spots = spot(text, lang, people)
    assert all(text[s.start : s.end] == s.text for s in spots)
    return [(s.text, s.person) for s in spots]


@pytest.mark.parametrize(
    ("text", "lang", "mention"),
    [
        ("Вчера Илоном Маском занялись.", "ru", "Илоном Маском"),
        ("Сказали Маску.", "ru", "Маску"),
        ("Про Ілона Маска знають.", "uk", "Ілона Маска"),
        ("It was Elon Musk's idea.", "en", "Elon Musk"),
        ("It was Musk’s idea.", "en", "Musk"),
        ("L'idée d’Elon Musk.", "fr", "Elon Musk"),
        ("Das ist Musks Idee.", "de", "Musks"),
        ("President Musk spoke.", "en", "Musk"),
        ("Mr. Musk spoke.", "en", "Musk"),
        ("Yesterday Musk spoke.", "en", "Musk"),
        ("Пришёл Илон\nМаск.", "ru", "Илон\nМаск"),
        ("**Elon Musk** spoke.", "en", "Elon Musk"),
    ],
)
def test_a_mention_in_any_form(text: str, lang: str, mention: str) -> None:
    person = ("m", ("Илон Маск", "Elon Musk", "Ілон Маск"))
    assert found(text, lang, person) == [(mention, "m")]


@pytest.mark.parametrize(
    "text",
    [
        "The Muskogee fair.",
        "Kimbal Musk spoke.",
        "He met K. Musk there.",
        "The Musk Foundation gave.",
        "a smell of musk",
        "`Elon Musk`",
        "[Elon Musk](https://example.org/a)",
        '[there](https://example.org/Musk "Elon Musk")',
        '<a href="Musk">Elon Musk</a>',
        '<img alt="Elon Musk">',
        "```\nElon Musk\n```",
        "https://example.org/Musk",
        "Elon\n\nMusk-Foundation",
        "O'Musk",
    ],
)
def test_no_mention(text: str) -> None:
    assert found(text, "en", ("m", ("Elon Musk",))) == []


def test_a_shared_family_name_alone_is_nobody() -> None:
    people = (("a", ("Ada Brook",)), ("b", ("Ben Brook",)))
    assert found("Ada Brook met Ben Brook. Then Brook left.", "en", *people) == [("Ada Brook", "a"), ("Ben Brook", "b")]


def test_a_sharp_s_is_a_letter_of_a_name() -> None:
    assert found("Richard Strauß kam, und STRAUß blieb.", "de", ("s", ("Richard Strauß",))) == [
        ("Richard Strauß", "s"),
        ("STRAUß", "s"),
    ]


def test_the_longest_name_wins() -> None:
    people = (("a", ("Jan Kowal",)), ("b", ("Jan Kowal Nowak",)))
    assert found("We saw Jan Kowal Nowak.", "pl", *people) == [("Jan Kowal Nowak", "b")]


def test_a_junior_is_not_his_father() -> None:
    assert found("Donald Trump Jr. spoke.", "en", ("t", ("Donald Trump",))) == []


def test_woman_and_man_of_one_family_name() -> None:
    people = (("m", ("Пётр Лосев",)), ("f", ("Вера Лосева",)))
    assert found("Верой Лосевой гордятся.", "ru", *people) == [("Верой Лосевой", "f")]
    assert found("О Лосевой и о Лосеве.", "ru", *people) == [("Лосевой", "f"), ("Лосеве", "m")]


def test_particles_may_be_left_out_or_kept() -> None:
    person = ("u", ("Ursula von der Leyen",))
    assert found("Leyen, von der Leyen", "en", person) == [("Leyen", "u"), ("von der Leyen", "u")]


def test_no_people_no_mentions() -> None:
    assert spot("Elon Musk", "en", ()) == ()


@given(st.text(alphabet="ElonMusk `[]()<>'’.\nдА", max_size=60))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    spots: tuple[Spot, ...] = spot(text, "en", [("m", ["Elon Musk"])])
    assert all(a.end <= b.start for a, b in pairwise(spots))
    assert all(text[s.start : s.end] == s.text for s in spots)
