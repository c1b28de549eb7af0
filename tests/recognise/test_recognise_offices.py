"""Who is meant where an office, a place, a relative or another language's particle stands beside a name."""

from __future__ import annotations

import pytest

from generator.people.names.match import MERGE, PROPOSE, similarity
from generator.people.recognise import recognise


def _names(text: str, lang: str) -> list[str]:
    return sorted(p.name for p in recognise(text, lang, models=False))


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Прокурорка Парижа Клер Матьє назвала суму.", "Клер Матьє"),
        ("ru", "Губернатор Алтая Виктор Лосев заявил об этом.", "Виктор Лосев"),
        ("uk", "Директор ліцею імені Івана Франка Степан Юрійович Бойко мовчить.", "Степан Юрійович Бойко"),
        ("uk", "Тоді кардинал Домінік Саберті не вийшов на балкон.", "Домінік Саберті"),
        ("en", "Clémence des Rues, who runs the museum, will answer questions.", "Clémence des Rues"),
    ],
)
def test_a_name_is_cut_from_what_stands_before_it(lang: str, text: str, name: str) -> None:
    assert _names(text, lang) == [name]


def test_a_bare_family_name_is_not_that_of_the_wife_beside_him() -> None:
    text = (
        "Jean Dorval, a clerk, is charged. His wife, Anne Dorval, signed the receipts. Dorval telephoned on birthdays."
    )
    found = {p.name: [m.text for m in p.mentions] for p in recognise(text, "en", models=False)}
    assert found == {"Jean Dorval": ["Jean Dorval", "Dorval"], "Anne Dorval": ["Anne Dorval"]}


def test_a_firm_of_two_names_is_nobody() -> None:
    assert _names("Johnson & Johnson said so. Johnson & Johnson makes soap.", "en") == []


def test_a_bare_pope_is_left_to_the_company() -> None:
    assert PROPOSE <= similarity("Francis", "en", "Франциск", "ru") < MERGE
    assert similarity("Leo XIV", "en", "Лев XIV", "uk") >= MERGE
