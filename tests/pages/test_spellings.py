"""The table of spellings: by script, each full name followed by its parts, the long tail folded away."""

from __future__ import annotations

import datetime as dt

from generator.catalogue import Spelling
from generator.pages.builders.spellings import MOST_SPELLINGS, table
from generator.pages.i18n import translator
from generator.pages.scripts import script_name, script_of


def met(text: str, lang: str, count: int, first: str | None = None) -> Spelling:
    return Spelling(text=text, lang=lang, count=count, first=dt.date.fromisoformat(first) if first else None)


def test_a_surname_follows_its_full_name() -> None:
    made = table(
        [met("Линдквист", "ru", 9), met("Marta Lindqvist", "en", 2), met("Марта Линдквист", "ru", 1), met("Lindqvist", "en", 1),
         met("Ліндквіст", "uk", 1)],
        translator("ru"),
    )  # fmt: skip
    shown = [(g.name, [(r.text, r.lang, r.part) for r in g.rows]) for g in made.top]
    assert shown == [
        ("Кириллица", [("Марта Линдквист", "ru", False), ("Линдквист", "ru", True), ("Ліндквіст", "uk", False)]),
        ("Латиница", [("Marta Lindqvist", "en", False), ("Lindqvist", "en", True)]),
    ]


def test_surnames_of_several_words_are_parts_too() -> None:
    made = table(
        [met("van der Meer", "en", 3), met("Ursula van der Meer", "en", 1), met("Ursula", "en", 1)], translator("en")
    )
    assert [(r.text, r.part) for r in made.top[0].rows] == [
        ("Ursula van der Meer", False),
        ("van der Meer", True),
        ("Ursula", True),
    ]


def test_every_spelling_is_there_the_tail_folded() -> None:
    many = [met(f"Name Surname{n}", "en", 40 - n) for n in range(MOST_SPELLINGS + 5)]
    made = table(many, translator("en"))
    rows = [r.text for g in (*made.top, *made.rest) for r in g.rows]
    assert rows == [s.text for s in many]
    assert sum(len(g.rows) for g in made.top) == MOST_SPELLINGS
    assert made.folded == 5
    assert table(many[: MOST_SPELLINGS + 1], translator("en")).folded == 0


def test_first_dates_are_short_and_the_locales() -> None:
    made = table([met("Marta Lindqvist", "en", 1, "2024-11-04"), met("Lindqvist", "en", 1)], translator("uk"))
    assert [r.when for r in made.top[0].rows] == ["4 лист. 2024\u202fр.", None]


def test_escapes_of_markdown_are_no_spelling() -> None:
    assert table([met("Jean\\-Luc Ray", "fr", 1)], translator("fr")).top[0].rows[0].text == "Jean-Luc Ray"


def test_scripts() -> None:
    assert [script_of(t) for t in ("Élodie", "Ілон", "Γιώργος", "محمد", "習近平", "김", "42", "ბიძინა")] == [
        "Latn", "Cyrl", "Grek", "Arab", "Hani", "Kore", None, "Geor",
    ]  # fmt: skip
    assert script_name("Cyrl", translator("uk")) == "Кирилиця"
    assert script_name("Hani", translator("fr")) is not None
    assert script_name(None, translator("en")) is None
    assert script_name("Zzzz", translator("qq")) is None or isinstance(script_name("Zzzz", translator("qq")), str)


def test_the_script_of_the_reader_comes_first() -> None:
    met_here = [met("Марта Линдквист", "ru", 9), met("Marta Lindqvist", "en", 2)]
    assert [g.name for g in table(met_here, translator("en")).top] == ["Latin", "Cyrillic"]
    assert [g.name for g in table(met_here, translator("uk")).top] == ["Кирилиця", "Латиниця"]
