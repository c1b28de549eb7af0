"""The frozen tables, and what is built on them: scripts, parts, Latin spellings."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator.people.names
from generator import yamlio
from generator.people.names import table
from generator.people.names.latin import known_spelling
from generator.people.names.parts import split_name
from generator.people.names.translit import cyrillise, romanise

GIVEN = Path(generator.people.names.__file__).with_name("data") / "given.yml"


def test_the_frozen_table_has_what_given_yml_says() -> None:
    data = yamlio.load_mapping(GIVEN.read_text(encoding="utf-8"), path=GIVEN)
    words = {word for line in data["names"] for word in line.split()[1:] if word.isalpha()}
    assert words
    assert sorted(word for word in words if not table.commonness(word)) == []


@pytest.mark.parametrize(
    ("text", "lang", "latin"),
    [("Щукин", "ru", "Shchukin"), ("Згурський", "uk", "Zghurskyi"), ("Юлия", "ru", "Yulia"), ("Ann", "ru", "Ann")],
)
def test_romanise(text: str, lang: str, latin: str) -> None:
    assert romanise(text, lang) == latin


def test_cyrillise_gives_cyrillic_letters() -> None:
    assert cyrillise("Barnaby", "ru").isalpha()
    assert romanise(cyrillise("Barnaby", "uk"), "uk").isascii()


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Ludwig van Beethoven", ("Ludwig",), ("Beethoven",)),
        ("Іван Петрович Котляр", ("Іван",), ("Котляр",)),
        ("Котляр Іван Петрович", ("Іван",), ("Котляр",)),
        ("Madonna", ("Madonna",), ()),
    ],
)
def test_parts(name: str, given: tuple[str, ...], family: tuple[str, ...]) -> None:
    parts = split_name(name)
    assert (parts.given, parts.family) == (given, family)


def test_a_ukrainian_spelling_is_known_by_the_russian_one() -> None:
    assert table.known_as("Мірча", "uk") == "мирча"
    assert table.known_as("Мірча", "ru") is None


@pytest.mark.parametrize(
    ("family", "given", "spelling"),
    [
        ("Вашингтон", "Джордж", "Washington"),
        ("Свифт", "Джонатан", "Swift"),
        ("Щукин", "Игорь", None),
        ("Бххтр", "Джон", None),
    ],
)
def test_known_latin_spelling(family: str, given: str, spelling: str | None) -> None:
    assert known_spelling(family, given, "ru") == spelling
