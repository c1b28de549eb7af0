"""What a text only mentions in passing is no topic of it."""

from __future__ import annotations

import pytest

from generator.topics import assign
from generator.topics.taxonomy import general

CONCLAVE = (
    "The cardinals settled on the bishop of a small diocese on the fourth ballot of the conclave. White smoke rose over the "
    "Vatican, and the new pope prayed with pilgrims in St Peter's Square. The electors, the dean of the cardinals said, had "
    "hardly slept. Catholics everywhere rang the bells; a monk called the election a miracle. The pope will say mass on Sunday."
)


@pytest.mark.parametrize("models", [False, pytest.param(True, marks=pytest.mark.models)])
def test_a_conclave_is_no_election(*, models: bool) -> None:
    found = [t.id for t in assign("White smoke over Rome", CONCLAVE, "en", general(), models=models)]
    assert "religion" in found
    assert "elections" not in found


def test_who_tamed_numbers_was_a_scientist() -> None:
    text = "The mathematician proved a conjecture in number theory, won the Abel Prize and taught theorems for forty years."
    assert "science" in [t.id for t in assign("She tamed numbers", text, "en", general(), models=False)]
