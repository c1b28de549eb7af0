from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st
from small_digest import LOCALES, articles, catalogue

from generator.article import SLUG
from generator.pages.urls import AddressBook, file_of, numbered, relative, segment
from generator.settings import Locale

ADDRESS = st.lists(st.from_regex(r"[a-z0-9]{1,3}", fullmatch=True), max_size=4).map(
    lambda p: "".join(f"{x}/" for x in p)
)


@given(ADDRESS, ADDRESS)
def test_relative_leads_there(here: str, there: str) -> None:
    assert urljoin(f"https://x.example/base/{here}", relative(here, there)) == f"https://x.example/base/{there}"


@given(st.text(min_size=1))
def test_any_id_becomes_one_part_of_an_address(name: str) -> None:
    assert SLUG.fullmatch(segment(name)) or segment(name).startswith("x")
    assert "/" not in segment(name)
    assert segment(name) not in {"index", "page", ""}


def test_files_of_sections_are_indexes() -> None:
    fr = Locale("fr", "Français")
    assert file_of(fr, "") == "fr/index.md"
    assert file_of(fr, "people/") == "fr/people/index.md"
    assert file_of(fr, "people/ann/") == "fr/people/ann.md"
    assert file_of(fr, numbered("people/", 2)) == "fr/people/page/2.md"


def test_an_article_lives_in_the_locale_of_its_language(tmp_path: Path) -> None:
    book = AddressBook(catalogue(tmp_path))
    assert book.place("herring-fishery-closed", "en").address == "articles/herring-fishery-closed/"
    assert book.place("herring-fishery-closed", "fr").address == "fr/articles/herring-fishery-closed/"


def test_a_language_without_locale_lives_in_the_default_one(tmp_path: Path) -> None:
    place = AddressBook(catalogue(tmp_path)).place("heringsfang", "de")
    assert place.address == "articles/heringsfang-de/"
    assert place.locale.code == "en"


def test_a_regional_language_lives_in_its_language(tmp_path: Path) -> None:
    made = [replace(articles()[0], lang="en-GB"), replace(articles()[0], lang="en-US", translated_from="en-GB")]
    book = AddressBook(catalogue(tmp_path, made))
    assert book.place("herring-fishery-closed", "en-GB").address == "articles/herring-fishery-closed/"
    assert book.place("herring-fishery-closed", "en-US").address == "articles/herring-fishery-closed-en-us/"


def test_awkward_slugs_get_an_address_of_their_own(tmp_path: Path) -> None:
    first = articles()[0]
    made = [replace(first, slug=s) for s in ("index", "page", "index-0", "x-de", "2")] + [
        replace(first, slug="x", lang="de")
    ]
    book = AddressBook(catalogue(tmp_path, made))
    found = [book.place(a.slug, a.lang).address for a in made]
    assert len(set(found)) == len(found)
    assert not {"articles/", "articles/index/", "articles/page/"} & set(found)


def test_the_default_locale_may_be_any(tmp_path: Path) -> None:
    locales = (replace(LOCALES[2], default=True), replace(LOCALES[0], default=False))
    book = AddressBook(catalogue(tmp_path, locales=locales))
    assert book.place("lodki-v-gavani", "ru").address == "articles/lodki-v-gavani/"
    assert book.place("herring-fishery-closed", "en").address == "en/articles/herring-fishery-closed/"
    assert book.place("pont-de-bayonne", "fr").address == "articles/pont-de-bayonne-fr/"
