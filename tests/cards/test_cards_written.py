"""Cards on disk: drawn when their words change, gone when they are not wanted, nobody else's file touched."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "pages"))

from small_digest import catalogue

from generator import cards
from generator.cards import Card
from generator.catalogue import Catalogue
from generator.pages import write_pages
from generator.pages.write import build_cards, build_pages
from generator.settings import Settings
from generator.trace import Facts
from generator.yamlio import load_mapping

CARD = Card(site="Coast", kicker="", title="A ferry ran aground", facts="", language="English")


@pytest.fixture
def digest(tmp_path: Path) -> Settings:
    return catalogue(tmp_path).settings


def test_only_what_changed_is_drawn(digest: Settings) -> None:
    wanted = {"en/cards/a.png": CARD, "en/cards/b.png": replace(CARD, title="A bridge opened")}
    assert cards.update(digest, wanted).drawn == ("en/cards/a.png", "en/cards/b.png")
    before = (digest.pages / "en/cards/b.png").stat().st_mtime_ns
    wanted["en/cards/a.png"] = replace(CARD, title="A ferry came free")
    assert cards.update(digest, wanted).drawn == ("en/cards/a.png",)
    assert (digest.pages / "en/cards/b.png").stat().st_mtime_ns == before
    assert cards.update(digest, wanted).drawn == ()


def test_nothing_is_drawn_again_for_the_same_words(digest: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    cards.update(digest, {"en/cards/a.png": CARD})
    monkeypatch.setattr("generator.cards.write.draw", lambda _: pytest.fail("drawn again"))
    assert cards.update(digest, {"en/cards/a.png": replace(CARD)}).drawn == ()


def test_a_card_that_is_lost_or_cut_is_drawn_again(digest: Settings) -> None:
    cards.update(digest, {"en/cards/a.png": CARD})
    file = digest.pages / "en/cards/a.png"
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    assert cards.known(digest) == {}
    cards.update(digest, {"en/cards/a.png": CARD})
    assert file.read_bytes() == whole


def test_a_card_that_is_no_more_wanted_goes_and_other_files_stay(digest: Settings) -> None:
    cards.update(digest, {"en/cards/a.png": CARD})
    other = digest.pages / "en" / "cards" / "mine.png"
    other.write_bytes(b"an editor's")
    assert cards.update(digest, {}).removed == ("en/cards/a.png",)
    assert other.read_bytes() == b"an editor's"


@pytest.mark.parametrize("text", ["[]", "{", '{"en/a.png": 1}', '{"../../../x.png": ["", "", 0]}', "null"])
def test_a_memory_that_cannot_be_believed_is_none(digest: Settings, text: str) -> None:
    digest.state.mkdir(parents=True, exist_ok=True)
    (digest.state / "cards.json").write_text(text, encoding="utf-8")
    assert cards.known(digest) == {}
    assert cards.update(digest, {"en/cards/a.png": CARD}).drawn == ("en/cards/a.png",)


def with_url(tmp_path: Path, options: dict[str, Any] | None = None) -> Catalogue:
    small = catalogue(tmp_path)
    return replace(small, settings=replace(small.settings, site_url="https://site.example/", options=options or {}))


def test_every_page_names_a_card_that_there_is(tmp_path: Path) -> None:
    small = with_url(tmp_path)
    made = {path.removeprefix("en/") for path in build_cards(small)}
    assert len(made) == len(build_cards(small))
    for path, text in build_pages(small).items():
        card = load_mapping(text.split("---\n")[1])["digest"]["card"]
        assert card["path"] in made, path
        assert (card["width"], card["height"]) == (1200, 630)
        assert card["alt"]


def test_an_article_has_a_card_a_version_and_a_story_that_of_its_lead(tmp_path: Path) -> None:
    pages = build_pages(with_url(tmp_path))

    def card(page: str) -> str:
        return str(load_mapping(pages[page].split("---\n")[1])["digest"]["card"]["path"])

    assert card("fr/articles/herring-fishery-closed.md") == "fr/cards/articles/herring-fishery-closed.png"
    assert card("fr/stories/herring.md") == "fr/cards/articles/herring-fishery-closed.png"
    assert card("ru/people.md" if "ru/people.md" in pages else "ru/people/index.md") == "ru/cards/digest.png"


def test_a_headline_in_letters_the_fonts_lack_has_the_digests_card(tmp_path: Path) -> None:
    small = catalogue(tmp_path)
    slug, piece = next(iter(small.pieces.items()))
    original = replace(piece.versions[0], article=replace(piece.original, title="漁港は閉鎖"))
    pieces = {**small.pieces, slug: replace(piece, versions=(original, *piece.versions[1:]))}
    changed = replace(
        small, settings=replace(small.settings, site_url="https://site.example/"),
        pieces=Facts("piece", pieces, pieces.__getitem__),
    )  # fmt: skip
    texts = [t for t in build_pages(changed).values() if "漁港は閉鎖" in t.split("---\n")[1].split("digest:")[0]]
    assert texts
    assert all("cards/digest.png" in text for text in texts)


def test_without_an_address_or_when_told_so_there_are_no_cards(tmp_path: Path) -> None:
    assert (
        build_cards(replace(catalogue(tmp_path), settings=replace(catalogue(tmp_path).settings, site_url=None))) == {}
    )
    assert build_cards(with_url(tmp_path, options={"cards": False})) == {}


def test_a_second_run_draws_nothing(tmp_path: Path) -> None:
    small = with_url(tmp_path)
    assert write_pages(small).cards > 0
    memory = json.loads((tmp_path / ".digest" / "cards.json").read_text(encoding="utf-8"))
    assert all((tmp_path / "content" / "pages" / path).stat().st_size == size for path, (_, _, size) in memory.items())
    assert write_pages(small).cards == 0
