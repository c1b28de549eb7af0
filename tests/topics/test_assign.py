from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.topics import Taxonomy, assign
from generator.topics.assign import MAX_TOPICS
from generator.topics.signals import signals

DATA = Path(__file__).parent / "data" / "ambiguous.yml"
GENERAL = Taxonomy.load(None)


def ids(title: str, text: str, lang: str) -> list[str]:
    return [t.id for t in assign(title, text, lang, GENERAL, models=False)]


@pytest.mark.parametrize(
    "case", yaml.load(DATA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), ids=lambda c: str(c["title"])
)
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


def test_finer_topic_brings_its_parent() -> None:
    got = ids(
        "Striker scores",
        "The football striker scored two goals in the Champions League match. The coach praised his team.",
        "en",
    )
    assert set(got) == {"football", "sport"}


def test_at_most_three() -> None:
    data = yaml.load(DATA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    everything = " ".join(c["text"] for c in data)
    assert len(ids("All of it", everything, "en")) <= MAX_TOPICS


@settings(deadline=None)  # the first text of a language has its cues read
@given(st.text(max_size=200), st.text(max_size=400), st.sampled_from(["en", "fr", "ru", "uk", "xx", "pt-BR"]))
def test_any_text_gets_an_answer(title: str, text: str, lang: str) -> None:
    scores = assign(title, text, lang, GENERAL, models=False)
    assert [s.score for s in scores] == sorted((s.score for s in scores), reverse=True)
    assert scores == assign(title, text, lang, GENERAL, models=False)


def test_one_stem_is_one_cue() -> None:
    """Words of one family, whatever cues they match, are one word repeated."""
    one = signals("", "Le braconnage recule, dit un braconnier.", "fr", GENERAL)
    two = signals("", "Le braconnage menace la biodiversité.", "fr", GENERAL)
    assert one["environment"].distinct < two["environment"].distinct


def test_headline_and_lead_weigh_more() -> None:
    far = "Nothing to see here. " * 30
    title = signals("Earthquake", far, "en", GENERAL)["disasters"].points
    lead = signals("", f"Earthquake. {far}", "en", GENERAL)["disasters"].points
    late = signals("", f"{far} Earthquake.", "en", GENERAL)["disasters"].points
    assert title > lead > late


def test_an_editors_own_topic_is_judged_like_the_others(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_text(
        "extends: general\ntopics:\n  chess:\n    parent: sport\n    labels: {en: Chess}\n"
        "    cues: {en: [chess^2, grandmaster*^2, checkmate^2, bishop*]}\n",
        encoding="utf-8",
    )
    text = "The grandmaster won the chess match by checkmate after sacrificing a bishop."
    for models in (False, None):
        got = assign("Chess title decided", text, "en", Taxonomy.load(path), models=models)
        assert {t.id for t in got[:2]} == {"chess", "sport"}
        assert all(t.score > 0.9 and t.evidence for t in got[:2])


def test_a_taxonomy_of_ones_own_alone(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_text("topics:\n  chess:\n    labels: {en: Chess}\n    cues: {en: [chess^2, rook*]}\n", encoding="utf-8")
    taxonomy = Taxonomy.load(path)
    assert [t.id for t in assign("Chess", "A chess match with a lost rook.", "en", taxonomy)] == ["chess"]
    assert assign("Rain", "It rained all day in the valley.", "en", taxonomy) == ()
