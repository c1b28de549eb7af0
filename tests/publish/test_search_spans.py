"""Which articles share an index: every article once, few in the latest span, and an article added there changes no other."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import spans as module
from generator.publish.spans import LIMIT, RECENT, UNDATED, spans

START = dt.date(2011, 5, 1)


def dates(count: int, a_day: int = 2) -> list[str]:
    return [(START + dt.timedelta(days=number // a_day)).isoformat() for number in range(count)]


def counts(found: list[str]) -> Counter[str]:
    names = spans(found)
    return Counter(names[date] for date in found)


def test_a_small_digest_has_one_index() -> None:
    assert set(counts([*dates(RECENT - 2), "", "soon"])) == {"all"}


def test_a_large_one_is_divided_by_the_calendar() -> None:
    found = counts([*dates(4500), ""])
    assert found[UNDATED] == 1
    assert found[max(name for name in found if name != UNDATED)] <= RECENT
    assert max(found.values()) <= LIMIT
    assert len(found) <= 12
    assert "2012-01_2012-12" in found


def test_what_is_added_at_the_end_changes_the_latest_span_only() -> None:
    found = dates(4000)
    changed = 0
    for more in range(4000, 4100):
        old, found = counts(found), dates(more + 1)
        new = counts(found)
        same = {name for name, count in new.items() if old.get(name) == count}
        changed += len(new) - len(same) > 1
    assert changed <= 3, "spans fall together at the end of a month, quarter or year only"


@given(st.lists(st.dates(dt.date(1890, 1, 1), dt.date(2031, 12, 31)).map(str) | st.just(""), max_size=60))
def test_every_date_has_a_span_that_holds_it(found: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "RECENT", 3)
        patch.setattr(module, "LIMIT", 7)
        names = spans(found)
    assert set(names) == set(found)
    for date, name in names.items():
        if name not in {"all", UNDATED}:
            first, _, last = name.partition("_")
            assert first <= date[:7] <= (last or first)
    assert all(name in {"all", UNDATED} for date, name in names.items() if not date)
