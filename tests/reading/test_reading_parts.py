"""The single steps of reading: dates, names, cues, sources, sentences, languages, derived headlines."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.intake import parse_seed
from generator.reading import detect_language, read, split_sentences
from generator.reading.byline import bare_name, read_byline
from generator.reading.cues import find_cue
from generator.reading.dateline import dateline
from generator.reading.dates import find_dates
from generator.reading.names import is_name, unglued
from generator.reading.source import read_source
from generator.reading.stamp_glued import glued_prefix
from generator.reading.stamps import read_stamps
from generator.reading.titles import DERIVED, TOLERANCE, shortened


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("22 July 2025, 15:06", "en", "2025-07-22"),
        ("2025-07-22", "en", "2025-07-22"),
        ("March 5th, 2024", "en", "2024-03-05"),
        ("Tue, 05 Mar 2024 08:30:00 +0100", "en", "2024-03-05T08:30:00+01:00"),
        ("2024-03-05T08:30:00Z", "en", "2024-03-05T08:30:00+00:00"),
        ("5 March 2024 at 3:30 pm EST", "en", "2024-03-05T15:30:00-05:00"),
        ("12 марта 2024 г. в 14:05", "ru", "2024-03-12"),
        ("12 марта 2024 года, 14:05 (мск)", "ru", "2024-03-12T14:05:00+03:00"),
        ("5 травня 2024 року", "uk", "2024-05-05"),
        ("1er août 2023 à 10h30", "fr", "2023-08-01"),
        ("3 sept. 2024", "fr", "2024-09-03"),
        ("5. März 2024, 14:05 Uhr", "de", "2024-03-05"),
        ("5 de marzo de 2024", "es", "2024-03-05"),
        ("5 marca 2024", "pl", "2024-03-05"),
        ("5 maggio 2024", "it", "2024-05-05"),
        ("3/5/2024", "en", "2024-03-05"),
        ("3/5/2024", "en-GB", "2024-05-03"),
        ("3/5/2024", "fr", "2024-05-03"),
        ("03.05.2024", "en", "2024-05-03"),
        ("05.09.23", "ru", "2023-09-05"),
        ("12/31/2023", "fr", "2023-12-31"),
        ("30 February 2024", "en", None),
        ("October 2023", "en", None),
        ("5 March", "en", None),
        ("yesterday at 15:06", "en", None),
        ("31.02.2024", "ru", None),
        ("version 1.2.2024.5", "en", None),
        ("+44 20 1234 2024", "en", None),
    ],
)
def test_dates(text: str, lang: str, expected: str | None) -> None:
    found = find_dates(text, lang)
    assert (found[0].value.isoformat() if found else None) == expected


def test_a_time_without_zone_is_a_plain_date() -> None:
    assert type(find_dates("22 July 2025, 15:06", "en")[0].value) is dt.date


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Published: 5 March 2024", "published"), ("Опубликовано 5 марта 2024", "published"), ("Mis à jour le 5 mars 2024", "updated"),
        ("Berlin, 5. März 2024", ""), ("Jane Doe | 5 March 2024", ""), ("By Jane Doe, 5 March 2024", ""),
        ("Zuletzt aktualisiert: 05.03.2024", "updated"), ("Tuesday, 5 March 2024", ""),
    ],
)  # fmt: skip
def test_stamp_lines(text: str, label: str) -> None:
    assert [s.label for s in read_stamps(text, 1, "en")] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Horoscope for 5 March 2024",
        "Курс доллара на 12 марта 2024 года",
        "The law of 5 March 2024 is void.",
        "It opened on 5 March 2024",
    ],
)
def test_lines_with_a_date_that_are_no_stamps(text: str) -> None:
    assert read_stamps(text, 1, "en") == []


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("date 2025-01-31 The road was closed again after the storm carried stones over.", "date 2025-01-31 "),
        (
            "Опубликовано: 05.03.2024 14:20 В городе снова закрыли мост, который ремонтируют третий год.",
            "Опубликовано: 05.03.2024 14:20 ",
        ),
        ("5 March 2024 | The road was closed again after the storm carried stones over the wall.", "5 March 2024 | "),
        ("5 March 2024 was the day on which the river took the bridge, the mill and the road.", ""),
        ("12 марта 2024 года в городе открылся музей, который строили больше десяти лет подряд.", ""),
        ("2024-03-05 Harbour", ""),
    ],
)
def test_stamps_glued_to_a_paragraph(text: str, glued: str) -> None:
    assert text[: glued_prefix(text, "en")] == glued


@pytest.mark.parametrize(
    "text", ["Jane Doe", "J. R. Porter", "Олена Бондар", "Ursula von der Leyen", "Jean-Luc O’Neil", "DE LA CRUZ"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["World News", "Reuters Staff", "Редакция сайта", "the mayor", "News", "Jane", "Room 101", "Jane said no"]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_names_with_capitals_inside_stay_whole() -> None:
    assert unglued("Jane McDonald") is None
    assert unglued("Leonardo DiCaprio") is None
    assert unglued("Олена БондарКультура") == ("Олена Бондар", "Культура")


@pytest.mark.parametrize(
    ("text", "authors", "source"),
    [
        ("By Jane Doe and John Roe, Reuters", ("Jane Doe", "John Roe"), "Reuters"),
        ("Автор: Анна Ким", ("Анна Ким",), None),
        ("Par Claire Fontaine avec AFP", ("Claire Fontaine",), None),
        ("Von Jonas Weber", ("Jonas Weber",), None),
        ("By Reuters Staff", (), "Reuters Staff"),
        ("(Reporting by Jane Porter in Santiago; editing by Mark Field)", ("Jane Porter",), None),
    ],
)
def test_bylines(text: str, authors: tuple[str, ...], source: str | None) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert byline.authors == authors
    assert byline.source == source or source is None


@pytest.mark.parametrize(
    "text", ["By Friday night the road was open.", "By far the best", "Von Montag an gilt das Gesetz", "Di notte"]
)
def test_no_bylines(text: str) -> None:
    assert read_byline(text) is None


def test_a_bare_name_with_its_agency() -> None:
    byline = bare_name("Jane Doe, Reuters")
    assert byline is not None
    assert (byline.authors, byline.source) == (("Jane Doe",), "Reuters")


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("Source: Harbour Post", "Harbour Post", None),
        ("SOURCEHarbour Post", "Harbour Post", None),
        ("Источник: https://post.example/a", "post.example", "https://post.example/a"),
        ("Quelle: dpa", "dpa", None),
    ],
)
def test_sources(text: str, name: str, url: str | None) -> None:
    source = read_source(text)
    assert source is not None
    assert (source.name, source.url) == (name, url)


@pytest.mark.parametrize(
    "text", ["Source of pride for all", "Sources close to the club said no", "Via Appia is closed"]
)
def test_no_sources(text: str) -> None:
    assert read_source(text) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PARIS (AFP) — The talks went on through the night without a result.", "AFP"),
        ("КИЕВ, 5 мая — Интерфакс. Переговоры шли всю ночь и закончились ничем.", "Интерфакс"),
        ("(Reuters) - The talks went on through the night without a result.", "Reuters"),
    ],
)
def test_datelines(text: str, agency: str) -> None:
    found = dateline(text)
    assert found is not None
    assert found[1] == agency


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    assert dateline("The mayor (a doctor) - and her brother - were late for the meeting.") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SHARE THIS POST", "share"), ("Поширити", "share"), ("Facebook Twitter Telegram", "share"), ("Image", "image"),
        ("Home > News > Local", "navigation"), ("Время чтения: 3 мин.", "counters"), ("1,234 views", "counters"), ("***", "counters"),
        ("Signaler une erreur dans le texte", "errors"), ("Уникальность: 98%", "service"), ("#storm #sea", "tags"),
        ("Читайте также: Новая история", "related"), ("15 comments", "comments"), ("© 2024 Harbour Post", "copyright"),
        ("Get the latest stories in your inbox every morning.", "newsletter"), ("We use cookies", "consent"), ("Anzeige", "advertisement"),
        ("Photo: John Doe / Reuters", "credit"), ("https://post.example/a", "navigation"),
    ],
)  # fmt: skip
def test_cues(text: str, kind: str) -> None:
    cue = find_cue(text)
    assert cue is not None
    assert cue.kind == kind


@pytest.mark.parametrize(
    ("lang", "text", "sentences"),
    [
        ("en", "Mr. Smith met Dr. Jones in the U.S. on Monday. He paid $3.5 m. “It works.” Then he left.", 4),
        ("en", "J. K. Stone wrote it. J.R.R. Wood did not.", 2),
        ("en", "He wrote on X. Stone replied.", 2),
        ("ru", "М. Шевченко приехал в г. Киев. Он купил хлеб, молоко и т. д. Потом ушёл.", 3),
        ("ru", "Он написал об этом на платформе X. Шевченко ответил.", 2),
        ("ru", "«Зачем?» — спросил он. Это было в 2019 г. Компания выросла.", 3),
        ("uk", "У 2023 р. Україна отримала 5 млн грн. Це багато.", 2),
        ("fr", "M. Dupont a vu Mme Durand. Il est parti. Pourquoi ? Nul ne sait.", 4),
        ("de", "Das gilt z. B. für Berlin. Am 5. März kam Dr. Müller. Die Nr. 5 lebt.", 3),
        ("es", "La Sra. López llegó a EE. UU. El viaje duró tres horas. ¿Qué pasó?", 3),
        ("pl", "Prof. Nowak mieszka przy ul. Długiej. To m.in. lekarz.", 2),
        ("zh", "政府宣布了计划。工程明年开始！", 2),
    ],
)
def test_sentences(lang: str, text: str, sentences: int) -> None:
    assert len(split_sentences(text, lang)) == sentences


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Мешканці села за два роки відбудували дерев’яний млин, який згорів."),
        ("ru", "Жители села за два года отстроили деревянную мельницу, которая сгорела."),
        ("be", "Жыхары вёскі за два гады адбудавалі драўляны млын, які згарэў летась."),
        ("bg", "Жителите на селото възстановиха за две години дървената воденица, която изгоря."),
        ("sr", "Мештани села су за две године обновили дрвени млин, који је изгорео."),
        ("fr", "Les habitants du village ont reconstruit le moulin en deux ans."),
        ("es", "Los vecinos del pueblo reconstruyeron el molino en dos años."),
        ("it", "Gli abitanti del paese hanno ricostruito il mulino in due anni."),
        ("pl", "Mieszkańcy wsi odbudowali młyn w ciągu dwóch lat."),
        ("de", "Die Bewohner des Dorfes haben die Mühle in zwei Jahren aufgebaut."),
        ("en", "The villagers rebuilt the mill in two years."),
        ("und", "12345 …"),
    ],
)
def test_languages(lang: str, text: str) -> None:
    assert detect_language(text)[0] == lang


@pytest.mark.parametrize(
    ("lang", "sentence", "title"),
    [
        ("en", "The mill was rebuilt.", "The mill was rebuilt"),
        ("fr", "La crue a emporté dans la nuit le vieux pont de bois que les gens du hameau réparaient chaque année selon des témoins venus de l'autre rive.", "La crue a emporté dans la nuit le vieux pont de bois que les gens du hameau réparaient chaque année selon des témoins venus de l'autre rive"),
        ("fr", "La crue a emporté dans la nuit le vieux pont de bois que les gens du hameau réparaient selon des témoins arrivés de l'autre rive avec leurs bêtes et leurs enfants.", "La crue a emporté dans la nuit le vieux pont de bois que les gens du hameau réparaient"),
        ("en", "The villagers rebuilt the old wooden mill in only two years, which nobody in the district had believed to be possible before the last and wettest winter.", "The villagers rebuilt the old wooden mill in only two years"),
        ("en", "Villagers from the three hamlets along the upper river spent two years and most of their savings rebuilding the old wooden mill of the whole long and windy valley and its seven stone bridges over the cold green water", "Villagers from the three hamlets along the upper river spent two years and most of their savings rebuilding the old…"),
    ],
)  # fmt: skip
def test_headlines_made_of_a_sentence(lang: str, sentence: str, title: str) -> None:
    assert shortened(sentence, lang) == title
    assert len(title) <= DERIVED + TOLERANCE


def test_a_page_is_read_by_its_head() -> None:
    html = """<html lang="de"><head><meta charset="utf-8"><title>Neue Halle eröffnet - Kreisblatt</title>
    <meta property="og:site_name" content="Kreisblatt"><script type="application/ld+json">{"@type": "NewsArticle",
    "headline": "Neue Halle eröffnet", "datePublished": "2024-11-02T09:00:00+01:00", "author": {"name": "Karin Vogt"}}</script>
    </head><body><article><h1>Neue Halle eröffnet</h1>
    <p>Nach vier Jahren Bauzeit hat am Samstag die neue Halle eröffnet, und mehr als tausend Menschen kamen zum Anbaden.</p>
    <p>Der Bau begann am 3. Mai 2020 und kostete 23 Millionen Euro, fast doppelt so viel wie geplant.</p></article></body></html>"""
    reading = read(parse_seed(html.encode(), "a.html"))
    assert (reading.title, reading.headline_derived, reading.lang) == ("Neue Halle eröffnet", False, "de")
    assert reading.date == dt.datetime(2024, 11, 2, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert reading.authors == ("Karin Vogt",)
    assert reading.source.name == "Kreisblatt"
    assert [b.reason for b in reading.blocks if b.kept] == ["headline", "body", "body"]
