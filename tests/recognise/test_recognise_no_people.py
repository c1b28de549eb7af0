"""Names that are a person's in form only, and the part of a name that stands alone."""

from __future__ import annotations

import pytest

from generator.people.recognise import recognise

CASES = [
    ("en", "Two tugs, among them the Jean Marchand, held the ship all night.", []),
    ("en", "The novel was found by Judith Lyle of Hargreaves & Lyle.", [("Judith Lyle", 1)]),
    ("en", "In a film about the sea, Tom Reed plays Captain Elias Horn.", [("Tom Reed", 1)]),
    ("en", "Igor Petrov wrote on X. Petrov was calm.", [("Igor Petrov", 2)]),
    ("en", "Anna Berg, the digital avatar, sang first.", []),
    ("fr", "La foule a remonté le boulevard du Roi Albert II.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_who_is_named_and_how_often(lang: str, text: str, expected: list[tuple[str, int]]) -> None:
    found = [(p.name, len(p.mentions)) for p in recognise(text, lang, models=False)]
    assert found == expected
