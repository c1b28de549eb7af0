"""Names whose case, kind or place in a conversation only their surroundings tell."""

from __future__ import annotations

import pytest

from generator.people import recognise


def names(text: str, lang: str) -> list[str]:
    return sorted(person.name for person in recognise(text, lang, models=False))


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Завод уволил завхоза Александра Зелёного.", "ru", ["Александр Зелёный"]),
        ("В пятницу наградили Ивана Белого.", "ru", ["Иван Белый"]),
        (
            "В зале сыграли рядом Дмитрия Шостаковича и Мирослава Скорика.",
            "ru",
            ["Дмитрий Шостакович", "Мирослав Скорик"],
        ),
        (
            "У залі зіграли поруч Мирослава Скорика та Бориса Лятошинського.",
            "uk",
            ["Борис Лятошинський", "Мирослав Скорик"],
        ),
    ],
)
def test_cases_that_a_neighbour_tells(text: str, lang: str, expected: list[str]) -> None:
    assert names(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Корону императрицы Евгении нашли во дворе.", "ru", ["Евгения"]),
        ("Корону імператриці Євгенії повернули.", "uk", ["Євгенія"]),
        ("Короля Карла ждут в июне.", "ru", ["Карл"]),
        ("The tiara of Empress Eugénie was dropped outside.", "en", ["Eugénie"]),
    ],
)
def test_rulers_in_any_case(text: str, lang: str, expected: list[str]) -> None:
    assert names(text, lang) == expected


def test_a_german_genitive_whose_bearer_the_text_names() -> None:
    text = "Im Keller lag ein Brief Konrad Wiesners. Wiesner bittet darin um Säcke voller Erde."
    assert names(text, "de") == ["Konrad Wiesner"]


def test_born_is_no_family_name() -> None:
    text = "Der Historiker Lajos Kovách, 1961 in der Nähe von Gyula zur Welt gekommen, hält das Blatt für echt."
    assert "Gyula zur Welt" not in names(text, "de")


def test_who_asks_is_nobody_of_the_story() -> None:
    text = "Nora Bligh: When did you last sleep at home?\n\nPeter Lindgren: In December.\n\nNora Bligh: And since then?"
    assert names(text, "en") == ["Peter Lindgren"]


def test_who_answers_is() -> None:
    text = (
        "Agata Wilczek: Kiedy pan ostatnio spał w domu?\n\nZbigniew Kruk: W grudniu. A pani?\n\nZbigniew Kruk: Ja nie."
    )
    assert names(text, "pl") == ["Zbigniew Kruk"]


def test_a_team_with_its_formation() -> None:
    text = "Harrow Vale (4-3-3): Stile; Adair, Kofi, Brandt."
    assert "Harrow Vale" not in names(text, "en")


def test_a_name_that_only_acts_may_be_a_firm() -> None:
    text = (
        "Voltiq a voulu débaucher une ingénieure de Brest. Voltiq cherche des talents, dit-on, et Voltiq paie bien.\n\n"
        "L'offre de Voltiq a été refusée par Anne Legoff."
    )
    assert names(text, "fr") == ["Anne Legoff"]
