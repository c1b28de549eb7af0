"""Who signs by a verb, a note under the text, or beside an issue's number."""

from __future__ import annotations

import pytest

from generator.reading.author_notes import introduced
from generator.reading.forms import is_placeholder
from generator.reading.signer import person
from generator.reading.stamps import read_stamps


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Надіслав Петро Гук", "Петро Гук"),
        ("Собрала Анна Ким", "Анна Ким"),
        ("Ярослав Андрій Гук", "Ярослав Андрій Гук"),
        ("Михаил Иванович Ким", "Михаил Иванович Ким"),
    ],
)
def test_a_verb_in_the_past_is_no_given_name(line: str, name: str) -> None:
    found = person(line)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Harriet Moss covers harbours for the Gazette.", "Harriet Moss"),
        ("Harriet Moss, a historian, said that the harbour was older.", None),
        ("Harriet Moss is older than the harbour.", None),
    ],
)
def test_a_note_introduces_who_writes(line: str, name: str | None) -> None:
    assert introduced(line) == name


def test_an_issue_has_a_number_and_a_date() -> None:
    assert [s.day for s in read_stamps("Le Cahier du port — n° 41 du 3 mars 2025", 1, "fr")] == ["2025-03-03"]
    assert not read_stamps("Le navire n° 41 est parti du port de la ville neuve le 3 mars 2025 à l'aube.", 1, "fr")


def test_a_picture_file_is_no_text() -> None:
    assert is_placeholder("[quay-2.jpg — drawn by hand]")
    assert not is_placeholder("[quay — drawn by hand]")
