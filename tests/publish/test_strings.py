from __future__ import annotations

import pytest

from generator.pages.i18n import translator
from generator.publish.strings import MENU, WORDS, all_strings


@pytest.mark.parametrize("locale", ["fr", "ru", "uk"])
def test_every_word_of_the_theme_is_translated(locale: str) -> None:
    messages = translator(locale).messages
    assert [word for word in (*WORDS.values(), *(label for label, _ in MENU)) if word not in messages] == []


@pytest.mark.parametrize(("key", "place"), [("made", "{program}")])
def test_places_for_values_survive_translation(key: str, place: str) -> None:
    assert all(place in words[key] for words in all_strings(["en", "fr", "ru", "uk"]).values())


def test_an_unknown_locale_speaks_english_and_an_arabic_one_is_written_from_the_right() -> None:
    words = all_strings(["tlh", "ar"])
    assert words["tlh"]["search"] == "Search"
    assert (words["tlh"]["direction"], words["ar"]["direction"]) == ("ltr", "rtl")
