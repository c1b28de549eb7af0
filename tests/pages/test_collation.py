from __future__ import annotations

import pytest

from generator.pages.collation import initial, sort_key


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        (
            "uk",
            [
                "Гай",
                "Ґава",
                "Дуб",
                "Езоп",
                "Єва",
                "Жук",
                "Зима",
                "Иванів",
                "Іваненко",
                "Їжак",
                "Йосип",
                "Лис",
                "Abel",
                "42",
            ],
        ),
        ("ru", ["Ежов", "Ёлкин", "Ермаков", "Жуков", "Яров", "Dubois", "7"]),
        ("fr", ["Eco", "Éluard", "Elvin", "Œdipe", "Offen", "Zola", "Жуков"]),
        ("sv", ["Zorn", "Åberg", "Ärlig", "Öberg"]),
        ("en", ["de Gaulle", "O'Brien", "Obst", "Zola", "Ющенко"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(locale: str, names: list[str]) -> None:
    shuffled = [*names[1::2], *names[::2]]
    assert sorted(shuffled, key=lambda name: sort_key(name, locale)) == names


def test_the_letter_of_a_name() -> None:
    assert [initial(name, "uk") for name in ("Ґава", "їжак", "Abel", "42", "«»")] == ["Ґ", "Ї", "A", "#", "#"]
    assert [initial(name, "fr") for name in ("Éluard", "Œdipe", "'t Hooft")] == ["E", "O", "T"]
    assert initial("Åberg", "sv") == "Å"
    assert initial("Ёлкин", "ru") == "Е"
