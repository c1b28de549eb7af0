"""Lines of credits: who signs, in which role, for whom; and lines that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.author_notes import presented
from generator.reading.byline import in_stamp, placed_name, read_byline
from generator.reading.credits import read_credit
from generator.reading.loose import loose_names, signs_openly

SIGNED = {
    # English
    "By Jane Doe": ["Jane Doe"],
    "BY JANE DOE": ["Jane Doe"],
    "by Jane Doe": ["Jane Doe"],
    "By Jane Doe and John Roe": ["Jane Doe", "John Roe"],
    "By Jane Doe, John Roe & Ann Poe": ["Jane Doe", "John Roe", "Ann Poe"],
    "By Jane Doe, Science Editor": ["Jane Doe"],
    "By Jane Doe, science editor, and John Roe in Oslo": ["Jane Doe", "John Roe"],
    "By Jane Doe | 5 min read": ["Jane Doe"],
    "By Jane Doe for the Harbour Gazette": ["Jane Doe"],
    "By Jane Doe, The Harbour Gazette": ["Jane Doe"],
    "By Jane Doe (Reuters)": ["Jane Doe"],
    "By Jane Doe jane.doe@harbour.example": ["Jane Doe"],
    "By Jane Doejane.doe@harbour.example": ["Jane Doe"],
    "By Jane Doe @janedoe": ["Jane Doe"],
    "By J. R. Doe": ["J. R. Doe"],
    "By Jane O’Hara-Quill": ["Jane O’Hara-Quill"],
    "By Ludo van der Berg": ["Ludo van der Berg"],
    "Words by Jane Doe": ["Jane Doe"],
    "Words: Jane Doe. Pictures: John Roe": ["Jane Doe"],
    "Story and photos by Jane Doe": ["Jane Doe"],
    "Text and photos: Jane Doe": ["Jane Doe"],
    "Opinion by Jane Doe": ["Jane Doe"],
    "A guest post by Jane Doe": ["Jane Doe"],
    "Written by: Jane Doe": ["Jane Doe"],
    "Author: Jane Doe": ["Jane Doe"],
    "Posted by Jane Doe": ["Jane Doe"],
    "Our correspondent Jane Doe": ["Jane Doe"],
    "By Jane Doe, published 5 March 2024": ["Jane Doe"],
    "(Reporting by Jane Doe in Oslo and John Roe; Editing by Ann Poe)": ["Jane Doe", "John Roe"],
    "(Reporting by Jane Doe; additional reporting by John Roe; editing by Ann Poe)": ["Jane Doe"],
    # French
    "Par Luc Morel": ["Luc Morel"],
    "Par Luc Morel et Anne Petit": ["Luc Morel", "Anne Petit"],
    "Par Luc Morel (à Lyon) et Anne Petit": ["Luc Morel", "Anne Petit"],
    "Par Luc Morel avec AFP": ["Luc Morel"],
    "Par Luc Morel, envoyé spécial à Brest": ["Luc Morel"],
    "De notre correspondante à Rome, Anne Petit": ["Anne Petit"],
    "Propos recueillis par Luc Morel": ["Luc Morel"],
    "Propos recueillis par Luc Morel, traduits de l’anglais par A. P.": ["Luc Morel"],
    "Texte : Luc Morel / Photos : Anne Petit": ["Luc Morel"],
    "Article rédigé par Luc Morel": ["Luc Morel"],
    "Une enquête de Luc Morel": ["Luc Morel"],
    # Russian and Ukrainian
    "Автор: Анна Ким": ["Анна Ким"],
    "Авторы: Анна Ким и Иван Петров": ["Анна Ким", "Иван Петров"],
    "Автор — Анна Ким": ["Анна Ким"],
    "Текст: Анна Ким. Фото: Иван Петров": ["Анна Ким"],
    "Анна КИМ, корреспондент": None,
    "Подготовила Анна Ким": ["Анна Ким"],
    "Беседовала Анна Ким": ["Анна Ким"],
    "С Иваном Петровым беседовала Анна Ким": ["Анна Ким"],
    "Автор: Анна Ким, специально для «Вестника»": ["Анна Ким"],
    "Авторка: Олена Коваль, оглядачка ринків": ["Олена Коваль"],
    "Розмовляла Олена Коваль": ["Олена Коваль"],
    "Репортують Олена Коваль (зала) та Іван Гай (вулиця)": None,
    # German
    "Von Max Muster": ["Max Muster"],
    "Von Max Muster und Eva Klein, Berlin": ["Max Muster", "Eva Klein"],
    "Von Max Muster und dpa": ["Max Muster"],
    "Von unserem Korrespondenten Max Muster": ["Max Muster"],
    "Ein Kommentar von Max Muster": ["Max Muster"],
    "Text und Fotos: Max Muster": ["Max Muster"],
    "Von Max Muster (Text) und Eva Klein (Fotos)": ["Max Muster"],
    "Das Gespräch führte Eva Klein.": ["Eva Klein"],
    "Aufgezeichnet von Eva Klein": ["Eva Klein"],
    # Spanish, Italian, Portuguese, Polish, Dutch, Czech
    "Por Ana Ruiz / Madrid": ["Ana Ruiz"],
    "Texto: Ana Ruiz": ["Ana Ruiz"],
    "Una entrevista de Ana Ruiz": ["Ana Ruiz"],
    "di Carlo Verdi": ["Carlo Verdi"],
    "di Carlo Verdi e Anna Neri": ["Carlo Verdi", "Anna Neri"],
    "dal nostro inviato Carlo Verdi": ["Carlo Verdi"],
    "a cura di Carlo Verdi": ["Carlo Verdi"],
    "Por Rui Matos e Inês Pinho": ["Rui Matos", "Inês Pinho"],
    "Reportagem de Inês Pinho": ["Inês Pinho"],
    "Autor: Jan Kowal": ["Jan Kowal"],
    "Oprac. Jan Kowal": ["Jan Kowal"],
    "Rozmawiała Anna Nowak": ["Anna Nowak"],
    "Z Janem Kowalem rozmawia Anna Nowak": ["Anna Nowak"],
    "Door Piet de Vries": ["Piet de Vries"],
    "Van onze correspondent Piet de Vries": ["Piet de Vries"],
    "Autor: Jana Malá": ["Jana Malá"],
    "Napsala Jana Malá": ["Jana Malá"],
}


@pytest.mark.parametrize("text", [t for t, names in SIGNED.items() if names])
def test_labelled_bylines(text: str) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert list(byline.authors) == SIGNED[text]


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Jane Doe, science editor", ["Jane Doe"]),
        ("Jane Doe Political editor", ["Jane Doe"]),
        ("Political Editor Jane Doe", ["Jane Doe"]),
        ("Jane Doe in Oslo", ["Jane Doe"]),
        ("Jane Doe, Oslo", ["Jane Doe"]),
        ("JANE DOE | Oslo", ["Jane Doe"]),
        ("Jane Doe @janedoe", ["Jane Doe"]),
        ("Jane Doe · 4 min read", ["Jane Doe"]),
        ("Jane Doe, The Harbour Gazette", ["Jane Doe"]),
        ("Jane Doe, AP", ["Jane Doe"]),
        ("Jane Doe / John Roe. Leeds", ["Jane Doe", "John Roe"]),
        ("Анна КИМ, корреспондент", ["Анна Ким"]),
        ("Jan Kowal, PAP", ["Jan Kowal"]),
        ("Ana Ruiz | Madrid", ["Ana Ruiz"]),
    ],
)
def test_names_with_something_beside(text: str, authors: list[str]) -> None:
    byline = placed_name(text)
    assert byline is not None
    assert list(byline.authors) == authors


@pytest.mark.parametrize(
    "text",
    [
        "Edited by Jane Doe",
        "Editing by Jane Doe",
        "Redakcja: Jan Kowal",
        "Redaktion: Eva Klein",
        "Редактор: Анна Ким",
        "Перевод: Анна Ким",
        "Traduction : Luc Morel",
        "Překlad: Jana Malá",
        "Translated by Jane Doe",
    ],
)
def test_editors_and_translators_are_no_authors(text: str) -> None:
    assert not read_credit(text).authors
    byline = read_byline(text)
    assert byline is None or not byline.authors


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday, the council had voted on the pool.",
        "By John Smith’s reckoning the bridge is older than the town.",
        "Par temps de pluie, le marché se tient sous la halle.",
        "Von Montag an fahren die Züge wieder.",
        "The council voted on Tuesday to close the pool",
        "Jane Doe wins the race",
        "Author reads from her new book",
        "Why the Harbour Gazette is wrong about fish",
        "Автор книги приехал в город",
        "Текст договора опубликован",
        "Di notte la piazza è vuota",
        "Por la mañana llegaron los bomberos",
    ],
)
def test_sentences_and_titles_are_no_bylines(text: str) -> None:
    assert read_byline(text) is None
    assert placed_name(text) is None


@pytest.mark.parametrize(
    "text",
    ["Harbour Gazette", "The Daily Star", "Le Courrier des Rives", "ADD TO MY ALERTS", "Sainte Agathe", "Réunion"],
)
def test_what_is_nobody(text: str) -> None:
    assert not read_credit(text).authors


def test_names_in_date_lines() -> None:
    assert in_stamp("By Jane Doe | Harbour Gazette") == ("Jane Doe",)
    assert in_stamp("Jane Doe | 5 min read") == ("Jane Doe",)
    assert in_stamp("Music NewsJane Doe") == ("Jane Doe",)
    assert in_stamp("Sport | Leeds") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe is a reporter covering ports and fish.", "Jane Doe"),
        ("Jane Doe writes about ports.", "Jane Doe"),
        ("About the author: Jane Doe has spent ten years at sea.", "Jane Doe"),
        ("Luc Morel est journaliste à la rédaction de Brest.", "Luc Morel"),
        ("Eva Klein ist Redakteurin im Ressort Wissen.", "Eva Klein"),
        ("Анна Ким — обозреватель отдела науки.", "Анна Ким"),
        ("Про автора: Олена Коваль народилася в Сумах.", "Олена Коваль"),
        ("Jan Kowal jest dziennikarzem działu gospodarczego.", "Jan Kowal"),
    ],
)
def test_notes_on_authors(text: str, name: str) -> None:
    assert presented(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe is the mayor of Leeds.",
        "Jane Doe was born in 1950.",
        "The reporter is ill.",
        "Marie Curie est une rue.",
    ],
)
def test_notes_on_others(text: str) -> None:
    assert presented(text) is None


def test_names_among_words_nobody_listed() -> None:
    assert loose_names("Gathered for you by Jane Doe") == ("Jane Doe",)
    assert loose_names("Репортують Олена Коваль (зала) та Іван Гай") == ("Олена Коваль", "Іван Гай")
    assert signs_openly("Rolling coverage: Jane Doe in Oslo, with John Roe on the early shift")
    assert not signs_openly("Election: Labour wins in Oslo and Bergen")
    assert not signs_openly("White smoke over the square: John Roe of Chicago is King Leo")


@settings(deadline=None)  # the first example compiles the word lists
@given(st.text(max_size=120))
def test_any_line_is_read(text: str) -> None:
    credit = read_credit(text)
    assert all(name.strip() == name and len(name.split()) <= 5 for name in credit.authors)
    read_byline(text)
    placed_name(text)
