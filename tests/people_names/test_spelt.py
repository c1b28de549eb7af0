"""Family names whose Latin spelling no rule brings back from Cyrillic letters."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator import yamlio
from generator.people import names
from generator.people.names.match import MERGE, similarity
from generator.people.names.translit import is_cyrillic
from generator.people.shown import latin_name

TABLE = yamlio.load_beside(Path(names.__file__).with_name("data") / "spelt.yml")


@pytest.mark.parametrize(
    ("name", "lang", "latin"),
    [
        ("Дональд Трамп", "ru", "Donald Trump"),
        ("Борис Джонсон", "ru", "Boris Johnson"),
        ("Борис Джонсон", "uk", "Boris Johnson"),
        ("Билл Гейтс", "ru", "Bill Gates"),
        ("Реджеп Тайип Эрдоган", "ru", "Recep Tayip Erdogan"),
        ("Урсула фон дер Ляйен", "ru", "Ursula von der Leyen"),
        ("Камала Гарріс", "uk", "Kamala Harris"),
        ("Тим Кук", "ru", "Tim Cook"),
        ("Владимир Кук", "ru", "Vladimir Kuk"),
        ("Александр Грин", "ru", "Alexander Grin"),
        ("Кинг", "ru", "King"),
    ],
)
def test_names_are_spelt_as_at_home(name: str, lang: str, latin: str) -> None:
    assert latin_name(name, lang, "en") == (latin, True)


def test_two_cyrillic_spellings_of_one_name_are_one() -> None:
    assert similarity("Антониу Гутерриш", "ru", "Антониу Гутерреш", "ru") >= MERGE
    assert similarity("Дональд Трамп", "uk", "Donald Trump", "en") >= MERGE
    assert similarity("Джордж Буш", "ru", "George Brown", "en") < MERGE


def test_no_cyrillic_spelling_stands_for_two_names() -> None:
    spellings = Counter(word for latin, listed in TABLE.items() if latin != "_home" for word in listed.split())
    assert [word for word, count in spellings.items() if count > 1] == []
    assert [word for word in spellings if not is_cyrillic(word)] == []
    assert set(TABLE["_home"].split()) <= set(spellings)
