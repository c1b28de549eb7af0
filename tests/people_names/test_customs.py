"""Names as the press of another language writes them, where only one spelling is known: see customs.yml."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from generator.people.names.customs import in_cyrillic, origin
from generator.people.registry_model import Entry
from generator.people.shown import display, respell

TABLE = yaml.load((Path(__file__).parent / "customs.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
RIGHT = {"blind": 0.93, "second": 0.73}
"""Share of the names shown as the press writes them, a name or two below what was measured."""


def _plain(name: str) -> str:
    """Without accents, which the English press often leaves out."""
    letters = unicodedata.normalize("NFD", name.replace("ł", "l").replace("đ", "d").replace("ı", "i"))
    return "".join(c for c in letters if not unicodedata.combining(c) or c in "\u0306\u0308")


def _cases(table: str) -> list[tuple[str, str, str, str]]:
    rows = [[part.strip() for part in line.split("|")] for line in TABLE[table]]
    found = []
    for name, lang, *all_ in rows:
        for wanted in all_:
            locale, _, text = wanted.partition(" ")
            found.append((name, lang, locale, text))
    return found


@pytest.mark.parametrize("table", sorted(RIGHT))
def test_names_are_written_as_the_press_writes_them(table: str) -> None:
    cases = _cases(table)
    wrong = []
    for name, lang, locale, wanted in cases:
        shown = display(Entry(names={lang: name}), "x", locale).text
        if shown != wanted and not (locale == "en" and _plain(shown) == _plain(wanted)):
            wrong.append(f"{name}: {shown}, not {wanted}")
    assert len(wrong) <= (1 - RIGHT[table]) * len(cases), wrong


@pytest.mark.parametrize("name", ["John Smith", "Rose Field", "Taylor Swift", "Madonna", "Tim Cook", "Grace Whitlock"])
def test_english_names_do_not_tell_how_they_are_spoken(name: str) -> None:
    assert origin(name) is None
    assert in_cyrillic(name, "ru") is None


@pytest.mark.parametrize("name", ["Марк Захаров", "Ян Рокотов", "Роман Абрамович", "Карина Соколова", "Виктор Белов"])
def test_russian_names_are_romanised_and_not_made_foreign(name: str) -> None:
    shown = display(Entry(names={"ru": name}), "x", "en").text
    assert shown.isascii()
    assert "w" not in shown


@pytest.mark.parametrize(
    ("name", "to", "wanted"),
    [
        ("Григорий Явлинский", "uk", "Григорій Явлінський"),
        ("Аркадий Дворкович", "uk", "Аркадій Дворкович"),
        ("Владимир Путин", "uk", "Володимир Путін"),
        ("Игорь Новиков", "uk", "Ігор Новиков"),
        ("Максим Горький", "uk", "Максим Горький"),
        ("Алексей Рыков", "uk", "Олексій Риков"),
        ("Лев Лещенко", "uk", "Лев Лещенко"),
        ("Левко Лук'яненко", "ru", "Левко Лукьяненко"),
        ("Валерій Залужний", "ru", "Валерий Залужный"),
        ("Соломія Крушельницька", "ru", "Соломия Крушельницкая"),
    ],
)
def test_russian_and_ukrainian_names_are_respelt(name: str, to: str, wanted: str) -> None:
    assert respell(name, to) == wanted
