from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.topics.cues import CueFinder, parse_cue
from generator.topics.words import words


def found(text: str, *cues: str) -> list[str]:
    cut = words(text)
    return [cut.span(h.first, h.last) for h in CueFinder([("t", parse_cue(c)) for c in cues]).find(cut) if h.cue.weight]


@pytest.mark.parametrize(
    ("cue", "text", "hits"),
    [
        ("goal", "A goal, two goals: GOAL!", ["goal", "GOAL"]),
        ("elect*", "An election; re-elected. The select few.", ["election", "elected"]),
        ("*wahl", "Die Stichwahl und die Wahl, keine Wahlen.", ["Stichwahl", "Wahl"]),
        ("central bank*", "Two central banks. Central; bank.", ["central banks"]),
        ("coup d'état", "Un coup d’État manqué, un coup d'état", ["coup d'État", "coup d'état"]),
        ("чат-бот*", "Новый чат-ботом стал Чат-бот", ["чат-ботом", "Чат-бот"]),
        ("здоров'я", "Здоров’я і здоровʼя, здоров я", ["Здоров'я", "здоров'я"]),
        ("l'élection", "L’élection", ["L'élection"]),
        ("елка", "Ёлка, ёлка", ["Ёлка", "ёлка"]),
        ("marché", "Le marché; il marche. MARCHE", ["marché", "MARCHE"]),
        ("élection*", "ELECTIONS, ÉLECTIONS, Elections", ["ELECTIONS", "ÉLECTIONS"]),
        ("война", "Во́йна", ["Война"]),
        ("storm", "The e-storm", ["storm"]),
        ("artificial intelligence", "artificial\nintelligence, artificial intel­ligence", ["artificial intelligence"]),
    ],
)
def test_what_a_cue_finds(cue: str, text: str, hits: list[str]) -> None:
    assert found(text, cue) == hits


def test_the_longer_cue_silences_the_shorter() -> None:
    assert found("a storm of criticism after the storm", "storm*", "storm of^0") == ["storm"]
    assert found("neural networks", "network*", "neural network*", "neural") == ["neural networks"]


def test_two_owners_share_a_word() -> None:
    finder = CueFinder(
        [("law", parse_cue("court")), ("tennis", parse_cue("tennis court")), ("law", parse_cue("tennis court^0"))]
    )
    hits = finder.find(words("on the tennis court"))
    assert [(h.owner, h.cue.weight) for h in hits] == [("law", 0.0), ("tennis", 1.0)]


@pytest.mark.parametrize("cue", ["", "*", "a*", "foo *", "fo*o", "word^", "word^x", "word^9", "word^-1", "!!"])
def test_bad_cues(cue: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_cue(cue)


@given(st.text())
def test_words_never_fail_and_spans_are_of_the_text(text: str) -> None:
    cut = words(text)
    for number, surface in enumerate(cut.surfaces):
        if surface:
            assert cut.span(number, number) == surface


@given(st.text(alphabet=st.characters(categories=["Ll", "Lu"]), min_size=2, max_size=12))
def test_a_word_finds_itself(word: str) -> None:
    if any(words(word).surfaces):
        assert found(f"x {word} y", word)
