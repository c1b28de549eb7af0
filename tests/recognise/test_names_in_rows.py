"""Names in rows, in titles all of capitals, beside English names of bodies, and behind what they own."""

from __future__ import annotations

import pytest

from generator.people import recognise


def names(text: str, lang: str) -> list[str]:
    return [person.name for person in recognise(text, lang, models=False)]


def test_a_title_in_capitals_does_not_lengthen_a_name() -> None:
    text = "Bakery Owner Helen Marsh Leaves The Harbour Board\n\nHelen Marsh, who owns a bakery, has left the board."
    assert names(text, "en") == ["Helen Marsh"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Elle a dîné avec Bernd Okafor, qui dirige le Bright Meadow Institute depuis 2019.", "fr"),
        ("Cenó con Bernd Okafor, que dirige el Bright Meadow Institute desde 2019.", "es"),
        ("Ha cenato con Bernd Okafor, che guida il Bright Meadow Institute dal 2019.", "it"),
    ],
)
def test_english_names_of_bodies_are_no_people_in_any_language(text: str, lang: str) -> None:
    assert names(text, lang) == ["Bernd Okafor"]


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Інженерка пішла з компанії Олександра Гнатюка, повідомляє газета.", "uk", "Олександр Гнатюк"),
        ("Учасники покинули компанію Валентина Коваленка, повідомляє газета.", "uk", "Валентин Коваленко"),
    ],
)
def test_the_owner_of_a_firm_is_a_person_whatever_other_name_has_that_form(text: str, lang: str, name: str) -> None:
    assert names(text, lang) == [name]


def test_a_street_keeps_its_name() -> None:
    assert names("Аварія сталася на вулиці Олександра Довженка, повідомляє газета.", "uk") == []
