"""The rules of declension.yml, as `inflect` asks them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import yamlio
from generator.people.names import inflect

RULES = yamlio.load_beside(Path(inflect.__file__).with_name("data") / "declension.yml")
AFTER = sorted({str(rule["after"]) for rules in RULES.values() for rule in rules if rule.get("after", "^") != "^"})


@pytest.mark.parametrize("after", AFTER)
def test_a_rule_demands_something_of_the_last_letters_only(after: str) -> None:
    letters = [re.sub(r"\[[^]]*\]", "x", one) for one in after.replace("(", "").replace(")", "").split("|")]
    assert max(map(len, letters)) <= inflect.AFTER


def test_the_longest_ending_bounds_where_a_word_is_cut() -> None:
    word = "Александровскому".lower()
    assert "александровский" in {r.nominative for r in inflect.readings(word, "ru", "family")}
