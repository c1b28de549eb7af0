"""The catalogues are complete, and dates, numbers, languages and lists are the locale's."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from messages import extracted

from generator.pages.i18n import LOCALES, THEME_MESSAGES, own_name, reading_minutes, translator

LANGUAGES = ("en", "fr", "ru", "uk")


def catalogue(lang: str) -> Catalog:
    with (LOCALES / lang / "LC_MESSAGES" / "digest.po").open("rb") as file:
        return read_po(file)


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(lang: str) -> None:
    made = {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalogue(lang) if m.id}
    assert made.keys() == extracted().keys()
    assert not [key for key, m in made.items() if m.fuzzy]
    for message, plural in extracted().items():
        forms = made[message].string
        assert isinstance(forms, str) == (plural is None), message
        assert all(forms if isinstance(forms, tuple) else (forms,)), message


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_those_of_the_message(lang: str) -> None:
    for message in catalogue(lang):
        if message.id:
            source = message.id if isinstance(message.id, str) else message.id[0]
            for form in message.string if isinstance(message.string, tuple) else (message.string,):
                assert fields(str(form)) == fields(source), source


@pytest.mark.parametrize(("lang", "forms"), [("en", 2), ("fr", 2), ("ru", 3), ("uk", 3)])
def test_plural_forms(lang: str, forms: int) -> None:
    assert catalogue(lang).num_plurals == forms
    for message in catalogue(lang):
        if isinstance(message.id, tuple):
            assert len(message.string or ()) == forms


def articles_in(lang: str, count: int) -> str:
    return translator(lang).ngettext("{count} article", "{count} articles", count).format(count=count)


def test_plurals_in_words() -> None:
    assert [articles_in("ru", n) for n in (1, 2, 5, 11, 21, 22, 111)] == [
        "1 статья", "2 статьи", "5 статей", "11 статей", "21 статья", "22 статьи", "111 статей",
    ]  # fmt: skip
    assert [articles_in("uk", n) for n in (1, 3, 12, 101)] == ["1 стаття", "3 статті", "12 статей", "101 стаття"]
    assert [articles_in("fr", n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [articles_in("en", n) for n in (0, 1)] == ["0 articles", "1 article"]


def test_a_locale_without_catalogue_speaks_english() -> None:
    assert translator("de").gettext("Stories") == "Stories"
    assert translator("de").date(dt.date(2025, 3, 1)) == "1. März 2025"


def test_a_region_speaks_its_language() -> None:
    assert translator("fr-CA").gettext("Stories") == translator("fr").gettext("Stories")


def test_an_unknown_locale_does_not_fail() -> None:
    words = translator("qq")
    assert words.gettext("Stories") == "Stories"
    assert words.date(dt.date(2025, 3, 1))
    assert words.language("qq") == "qq"


def test_what_the_theme_says_is_translated() -> None:
    for lang in ("fr", "ru", "uk"):
        for message in THEME_MESSAGES:
            assert translator(lang).gettext(message)
        assert translator(lang).gettext("Search") != "Search"


def test_dates_are_the_days_of_their_own_zone() -> None:
    late = dt.datetime(2025, 7, 22, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert translator("ru").date(late).startswith("22 июля 2025")


def test_names_of_languages() -> None:
    assert [translator(lang).language("de") for lang in LANGUAGES] == ["German", "allemand", "немецкий", "німецька"]
    assert [own_name(lang) for lang in ("fr", "uk", "de", "zz")] == ["Français", "Українська", "Deutsch", "Zz"]


def test_reading_takes_at_least_a_minute() -> None:
    assert reading_minutes("word", "en") == 1
    assert reading_minutes("word " * 1140, "en") == 5
    assert reading_minutes("字" * 2550, "zh") == 10
