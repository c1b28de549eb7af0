"""Spellings under which a person may be looked for."""

from __future__ import annotations

import pytest

from generator.pages.found_by import more_spellings


@pytest.mark.parametrize(
    ("met", "wanted"),
    [
        (["Игорь Бабушкин"], {"Babushkin", "Babouchkine", "Babuschkin", "Бабушкін", "Ігор"}),
        (["Igor Babuschkin"], {"Бабушкин", "Babushkin", "Babouchkine"}),
        (["Олена Ковальчук"], {"Kovalchuk", "Kovaltchouk", "Kowaltschuk", "Olena"}),
        (["Хрущёв"], {"Khrushchev", "Khrouchtchiov", "Chruschtschow"}),
        (["Anna Keller"], {"Анна", "Келлер"}),
    ],
)
def test_names_are_guessed_in_the_other_script_and_by_each_press(met: list[str], wanted: set[str]) -> None:
    assert wanted <= set(more_spellings(met))


def test_a_name_known_in_both_scripts_needs_no_false_friends() -> None:
    assert more_spellings(["Elon Musk", "Илон Маск", "Ілон Маск"]) == []


def test_no_word_twice_and_none_in_two_scripts() -> None:
    more = more_spellings(["Юрий Щербаков-Жуков", "Yuri", "Жан-П'єр"])
    assert len(more) == len(set(more))
    assert not [word for word in more if any("a" <= c <= "z" for c in word) and any("а" <= c <= "я" for c in word)]


def test_nothing_known_nothing_guessed() -> None:
    assert more_spellings([]) == []
