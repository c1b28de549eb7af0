"""The frozen table of month and weekday names against Babel, its source."""

from __future__ import annotations

import pytest
from babel import Locale

from generator.reading.dates import find_dates
from generator.reading.months import LANGUAGES, _frozen_names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_has_every_month_and_weekday_in_full(lang: str) -> None:
    locale, frozen = Locale.parse(lang), _frozen_names()
    assert {*locale.months["format"]["wide"].items()} <= {*frozen["m", lang]}
    assert {*locale.days["stand-alone"]["wide"].items()} <= {*frozen["d", lang]}


def test_a_language_without_a_line_in_the_table_is_asked_of_babel() -> None:
    assert "sw" not in LANGUAGES
    found = find_dates("5 Machi 2024", "sw")
    assert [date.value.isoformat() for date in found] == ["2024-03-05"]
