"""What each kind of page says, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from small_digest import articles, catalogue

from generator import yamlio
from generator.catalogue import Catalogue, Spelling
from generator.pages import build_pages
from generator.people.registry import Registry
from generator.people.registry_model import DisplayName
from generator.trace import Facts


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build_pages(catalogue(tmp_path_factory.mktemp("digest")))


def words(text: str) -> str:
    """The text of a page without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", text.split("---\n", 2)[2]).split())


def front(text: str) -> dict[str, object]:
    digest = yamlio.load_mapping(text.split("---\n", 2)[1])["digest"]
    assert isinstance(digest, dict)
    return digest


def test_home_leads_with_the_newest_story_in_the_readers_language(pages: dict[str, str]) -> None:
    for locale, title in (("en", "Sandvik closes its herring fishery"), ("fr", "Sandvik ferme la pêche au hareng"),
                          ("ru", "Лодки остались в гавани"), ("uk", "Сандвік закриває лов оселедця")):  # fmt: skip
        first = re.search(r'pd-story__title"><a[^>]*>([^<]+)<', pages[f"{locale}/index.md"])
        assert first
        assert first[1] == title


def test_home_of_an_empty_digest_says_so(tmp_path: Path) -> None:
    text = build_pages(catalogue(tmp_path, []))["fr/index.md"]
    assert "pas encore d’articles" in text
    assert "<section" not in text


def test_an_article_in_french(pages: dict[str, str]) -> None:
    text = words(pages["fr/articles/herring-fishery-closed.md"])
    for said in ("Par Ida Berg et Tom Reyes", "4 novembre 2024", "1 minute de lecture", "Langue d’origine : anglais. Traduction humaine.",
                 "Autres langues English Українська", "En bref Le port arrête la pêche pour un an.", "Le même événement"):  # fmt: skip
        assert said in text.replace("\u00a0", " "), said


def test_a_machine_translation_names_the_machine(pages: dict[str, str]) -> None:
    assert "Переклад: Argos 1.9." in words(pages["uk/articles/herring-fishery-closed.md"])


def test_an_undated_article_and_a_derived_headline_say_so(pages: dict[str, str]) -> None:
    text = words(pages["ru/articles/lodki-v-gavani.md"])
    assert "Дата неизвестна" in text
    assert "В источнике нет заголовка" in text
    assert "Дата неизвестна" not in words(pages["en/articles/herring-fishery-closed.md"])


def test_an_original_says_nothing_of_translation(pages: dict[str, str]) -> None:
    assert "Original language" not in pages["en/articles/herring-fishery-closed.md"]


def test_the_first_mention_links_to_the_person_in_this_locale(pages: dict[str, str]) -> None:
    text = pages["uk/articles/herring-fishery-closed.md"]
    assert '<a class="pd-name" href="../../people/marta-lindqvist/">Марта Ліндквіст</a>.' in text
    assert pages["en/articles/herring-fishery-closed.md"].count('class="pd-name"') == 2


def test_a_language_without_locale(pages: dict[str, str]) -> None:
    own = front(pages["en/articles/heringsfang-de.md"])
    assert own["content_lang"] == "de"
    assert own["alternates"] == [{"lang": "de", "path": "articles/heringsfang-de/"}]
    assert '<header class="pd pd-head pd-article__head" lang="en" dir="ltr">' in pages["en/articles/heringsfang-de.md"]
    assert '<h1 lang="de">' in pages["en/articles/heringsfang-de.md"]
    assert "fr/articles/heringsfang-de.md" not in pages


def test_the_switch_leads_to_the_counterpart_or_the_story(pages: dict[str, str]) -> None:
    own = front(pages["en/articles/herring-fishery-closed.md"])
    assert [(s["lang"], s["path"], s["exact"]) for s in own["switch"]] == [  # type: ignore[attr-defined]
        ("en", "articles/herring-fishery-closed/", True), ("fr", "fr/articles/herring-fishery-closed/", True),
        ("ru", "ru/stories/herring/", False), ("uk", "uk/articles/herring-fishery-closed/", True),
    ]  # fmt: skip


def test_what_search_and_machines_read(pages: dict[str, str]) -> None:
    own = front(pages["fr/articles/herring-fishery-closed.md"])
    search = own["search"]
    assert isinstance(search, dict)
    assert search["date"] == "2024-11-04"
    assert search["source"] == "North Coast Post"
    assert search["person"] == ["marta-lindqvist", "oleh-hrynko"]
    assert search["topics"][0] == "Pêche"
    assert len(search["topic"]) == len(search["topics"]), "the topics above it too"
    assert "Марта Линдквист" in own["names"]  # type: ignore[operator]
    assert own["article"]["source"] == {"name": "North Coast Post", "url": "https://coast.example/herring"}  # type: ignore[index]


def test_titles_in_front_matter_are_plain_text(tmp_path: Path) -> None:
    made = [replace(articles()[0], title="Fish & <b>chips</b>: 50% 'off'")]
    text = build_pages(catalogue(tmp_path, made))["en/articles/herring-fishery-closed.md"]
    assert yamlio.load_mapping(text.split("---\n", 2)[1])["title"] == "Fish & <b>chips</b>: 50% 'off'"
    assert "<h1>Fish &amp; &lt;b&gt;chips&lt;/b&gt;: 50% &#39;off&#39;</h1>" in text


def test_a_person(pages: dict[str, str]) -> None:
    text = words(pages["ru/people/marta-lindqvist.md"])
    assert text.startswith("Люди Марта Линдквист Marta Lindqvist · Марта Ліндквіст 3 статьи 4 упоминания")
    assert "2024 Kein Hering aus Sandvik" in text
    assert "Упоминаются вместе Олег Гринько 1" in text
    assert "Марта Ліндквіст Украинский 1" in text
    assert 'href="https://www.wikidata.org/wiki/Q42"' in pages["ru/people/marta-lindqvist.md"]


def test_a_name_by_rule_is_marked(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Registry, "display", lambda *_: DisplayName("Marta Lindkvist", romanised=True, lang="en"))
    pages = build_pages(small)
    assert "Transcribed by rule" in pages["en/people/marta-lindqvist.md"]
    assert '<abbr class="pd-mark"' in pages["fr/people/index.md"]


def test_people_stand_under_the_letters_of_the_locale(pages: dict[str, str]) -> None:
    letters = {
        code: re.findall(r'<h2 id="l-[^"]*">(.)</h2>', pages[f"{code}/people/index.md"]) for code in ("en", "uk")
    }
    assert letters == {"en": ["E", "H", "L"], "uk": ["Г", "Е", "Л"]}


def test_a_topic_lists_what_is_below_it(pages: dict[str, str]) -> None:
    text = pages["fr/topics/economy.md"]
    assert words(text).startswith("Thèmes Économie 3 articles")
    assert "Sous-thèmes" in text
    assert "medtop:04000000" in text
    assert "IPTC" not in pages["fr/topics/fishing.md"]
    assert '<a href="../economy/">Économie</a>' in pages["fr/topics/fishing.md"]


def test_a_story_runs_in_time(pages: dict[str, str]) -> None:
    titles = re.findall(r'ch-told__title"><a[^>]*>([^<]+)<', pages["en/stories/herring.md"])
    assert titles == ["Sandvik closes its herring fishery", "Kein Hering aus Sandvik", "Лодки остались в гавани"]
    assert "3 reports; languages: English, German, and Russian" in pages["en/stories/herring.md"]


def test_the_timeline(pages: dict[str, str]) -> None:
    assert "Листопад 2024" in pages["uk/timeline/index.md"]
    assert '<a href="undated/">1 стаття</a>' in pages["uk/timeline/index.md"]
    days = re.findall(r'<h2><time datetime="([^"]+)"', pages["en/timeline/2024-11.md"])
    assert days == ["2024-11-05", "2024-11-04"]


def test_sources_by_name_the_unknown_last(pages: dict[str, str]) -> None:
    names = [re.sub(r"<[^>]+>", "", n) for n in re.findall(r"<h2>(.+)</h2>", pages["en/sources/index.md"])]
    assert names == ["Küstenblatt", "North Coast Post", "pays-basque.example", "Source unknown"]
    assert 'href="https://coast.example/"' in pages["en/sources/index.md"]


def test_about_counts(pages: dict[str, str]) -> None:
    text = words(pages["ru/about/index.md"])
    for said in ("Статьи 4", "Переводы 2", "Сюжеты 2", "Люди 3", "Источники 3", "Немецкий 1"):
        assert said in text, said


def test_search_has_filters_and_a_word_without_script(pages: dict[str, str]) -> None:
    page = pages["uk/search/index.md"]
    assert re.search(
        r'<form class="search"[^>]* hidden data-search data-root="../../" data-people="../people/" data-locale="uk"',
        page,
    )
    for name in ("lang", "topic", "person", "source", "year", "order"):
        assert f'<select id="search-{name}" name="{name}"><option value="">' in page
    assert '<option value="North Coast Post">' in page
    languages = page[page.index('name="lang"') :]
    assert languages.index('value="uk"') < languages.index('value="en"'), "the locale's own language first"
    without = page[page.index("<noscript>") :]
    assert all(f'href="../{section}/"' in without for section in ("people", "topics", "stories"))


def test_a_list_does_not_say_the_headline_twice(tmp_path: Path) -> None:
    made = [
        replace(
            articles()[0],
            title="The port stops the catch",
            summary=("The port stops the catch for a year.", "Owners ask for help."),
        )
    ]
    text = build_pages(catalogue(tmp_path, made))["en/articles/index.md"]
    assert '<p class="pd-entry__summary">Owners ask for help.</p>' in text


def test_spellings_are_shown_without_the_escapes_of_markdown(tmp_path: Path) -> None:
    people = "jean-luc-ray:\n  names: {en: Jean-Luc Ray}\n"
    made = [replace(articles()[0], body="Jean\\-Luc Ray spoke.\n", people=("jean-luc-ray",))]
    made_catalogue = catalogue(tmp_path, made, people=people)
    record = made_catalogue.people["jean-luc-ray"]
    spelling = Spelling(text="Jean\\-Luc Ray", lang="en", count=1, first=None)
    people_now = Facts("person", ["jean-luc-ray"], lambda _: replace(record, spellings=(spelling,)))
    text = build_pages(replace(made_catalogue, people=people_now))["en/people/jean-luc-ray.md"]
    assert '<th scope="row">Jean-Luc Ray</th>' in text
