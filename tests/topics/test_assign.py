from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.topics import Taxonomy, assign
from generator.topics.assign import MAX_TOPICS

DATA = Path(__file__).parent / "data" / "ambiguous.yml"
GENERAL = Taxonomy.load(None)


def ids(title: str, text: str, lang: str) -> list[str]:
    return [t.id for t in assign(title, text, lang, GENERAL, models=False)]


@pytest.mark.parametrize("case", yaml.safe_load(DATA.read_text(encoding="utf-8")), ids=lambda c: str(c["title"]))
def test_ambiguous_words(case: dict[str, object]) -> None:
    got = ids(str(case["title"]), str(case["text"]), str(case["lang"]))
    wanted, never = case.get("topics", []), case.get("never", [])
    assert isinstance(wanted, list)
    assert isinstance(never, list)
    assert set(wanted) <= set(got)
    assert not set(never) & set(got)


def test_nothing_clear_is_nothing() -> None:
    assert ids("Hello", "This is a text about nothing much at all.", "en") == []
    assert ids("", "", "en") == []
    assert ids("标题", "这是一篇关于足球的文章。", "zh") == []


def test_evidence_is_words_of_the_article() -> None:
    text = "Волонтери гасили пожежу; рятувальники евакуювали село, загинули двоє людей."
    (best, *_) = assign("Лісова пожежа", text, "uk", GENERAL, models=False)
    assert best.id == "disasters"
    assert 0 < best.score <= 1
    assert all(word.lower() in f"Лісова пожежа {text}".lower() for word in best.evidence)


def test_a_language_without_cues_borrows() -> None:
    text = "O clube venceu a partida de futebol; o goleiro defendeu um penalti e o árbitro mostrou tarjeta. O gol saiu no fim."
    assert "football" in ids("Futebol: vitória no derbi", text, "pt")


def test_finer_topic_displaces_its_parent() -> None:
    got = ids(
        "Striker scores",
        "The football striker scored two goals in the Champions League match. The coach praised his team.",
        "en",
    )
    assert got == ["football"]


def test_at_most_four() -> None:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    everything = " ".join(c["text"] for c in data)
    assert len(ids("All of it", everything, "en")) <= MAX_TOPICS


@given(st.text(max_size=200), st.text(max_size=400), st.sampled_from(["en", "fr", "ru", "uk", "xx", "pt-BR"]))
def test_any_text_gets_an_answer(title: str, text: str, lang: str) -> None:
    scores = assign(title, text, lang, GENERAL, models=False)
    assert [s.score for s in scores] == sorted((s.score for s in scores), reverse=True)
    assert scores == assign(title, text, lang, GENERAL, models=False)
