"""The table of words: forms, compounds, relatives; languages that have no cues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.topics import assign, lexicon
from generator.topics.taxonomy import general
from generator.topics.words import fold, words


def best(word: str, lang: str) -> str:
    """The topic a word says most for."""
    said = lexicon.look_up(fold(word), lang)
    return lexicon.topics()[max(said, key=lambda pair: pair[1])[0]] if said else ""


@pytest.mark.parametrize(
    ("word", "lang", "topic"),
    [
        ("hospitals", "en", "health"),
        ("больницами", "ru", "health"),
        ("лікарні", "uk", "health"),
        ("Krankenhausbetten", "de", "health"),
        ("sindacati", "it", "labour"),
        ("mahkemesi", "tr", "law"),
        ("المستشفى", "ar", "health"),
        ("Gewerkschaften", "de", "labour"),
    ],
)
def test_a_form_says_what_its_word_says(word: str, lang: str, topic: str) -> None:
    assert best(word, lang) == topic


@pytest.mark.parametrize("word", ["Ж", "", "12", "標題", "zqxwv", "'", "ʼ"])
def test_what_no_table_has_says_nothing(word: str) -> None:
    title = words(word)
    assert lexicon.reach(title, title, "en", general()) == lexicon.NOWHERE


@pytest.mark.parametrize(
    ("lang", "title", "text", "topic"),
    [
        ("tr", "Öğretmen açığı büyüyor", ("Okullar açıldı ama binlerce öğrenci öğretmensiz. Eğitim bakanlığı atama "
         "bekleyen öğretmenlerin ders başı yapacağını, lise sınavlarının ertelenmeyeceğini bildirdi."), "education"),
        ("pt", "Bombeiros controlam o incêndio", ("As chamas destruíram casas na serra; os bombeiros resgataram "
         "moradores e uma vítima morreu. O fogo avançou durante a noite."), "disasters"),
        ("ar", "المنتخب يفوز بالبطولة", ("سجل اللاعب هدفين في المباراة النهائية وفاز الفريق بكأس البطولة أمام جماهير "
         "الملعب، وقال المدرب إن اللاعبين يستحقون الفوز."), "sport"),
        ("nl", "Rechter veroordeelt oplichter", ("De rechtbank legde de verdachte drie jaar gevangenisstraf op. De "
         "advocaat gaat in hoger beroep tegen het vonnis."), "law"),
    ],
)  # fmt: skip
def test_a_language_without_cues_has_topics(lang: str, title: str, text: str, topic: str) -> None:
    found = assign(title, text, lang, general(), models=False)
    assert topic in [t.id for t in found]
    assert all(t.evidence for t in found)


def test_words_alone_must_be_several() -> None:
    assert assign("", "Bom dia a todos, até amanhã.", "pt", general(), models=False) == ()


def test_topics_that_a_taxonomy_left_out_are_not_lifted() -> None:
    part = lexicon.reach(words("Hospital"), words("The hospital's doctors."), "en", general())
    assert set(part.lifts) == set(general().topics)


def test_a_word_that_means_something_else_is_silent() -> None:
    text = words("They won the Nobel.")
    loud = lexicon.reach(words(""), text, "en", general())
    still = lexicon.reach(words(""), text, "en", general(), {("nobel", "science")})
    assert still.lifts["science"] < loud.lifts["science"]


@given(
    st.lists(st.text("abcd", min_size=1, max_size=8), min_size=1, max_size=30), st.text("abcd", min_size=1, max_size=9)
)
def test_the_longest_beginning_is_found(some: list[str], word: str) -> None:
    known = sorted(set(some))
    table = lexicon.Table(known, known)
    lengths = range(len(word) - 1, lexicon.shortest_beginning(word) - 1, -1)
    assert table.beginning(word) == next((word[:n] for n in (len(word), *lengths) if word[:n] in known), "")
