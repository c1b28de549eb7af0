"""Cards: the right size, few bytes, the same bytes; headlines set well; nothing in letters that the fonts lack."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.cards import HEIGHT, WIDTH, Card, drawable
from generator.cards.draw import draw
from generator.cards.setting import SIZES, broken, headline, shortened
from generator.cards.typeface import SANS, SERIF, Typeface, prepared

CARD = Card(
    site="Coast & Country", kicker="Fishing", title="Sandvik closes its herring fishery for a year",
    facts="North Coast Post · 4 November 2024", language="English",
)  # fmt: skip
TITLES = (
    "Sandvik closes its herring fishery for a year",
    "Pêche au hareng : « une année de repos », dit la capitainerie de Sandvik",
    "Лодки остались в гавани: порт обещает рыбакам помощь до весны",
    "Порт Сандвіка закрито для оселедця: їхні ґрати, її ґанок і щоденник",
    "Gęś, łódź i żółć: złów śledzia w Świnoujściu",
    "A",
    "Very long " * 30,
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_card_is_a_small_picture_of_the_size_that_networks_ask_for(title: str) -> None:
    data = draw(replace(CARD, title=title.strip()))
    picture = Image.open(BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(data) < 40_000


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw(CARD) == draw(replace(CARD))
    assert draw(CARD) != draw(replace(CARD, title="Sandvik opens its herring fishery"))


def test_every_word_leaves_ink_and_none_leaves_the_margins() -> None:
    picture = Image.open(BytesIO(draw(replace(CARD, title=TITLES[2])))).convert("L")
    for x in (0, WIDTH - 70):  # the bar on top runs over the margins, words do not
        assert not any(picture.crop((x, 20, x + 70, HEIGHT)).histogram()[:240])
    without = draw(replace(CARD, kicker="", facts="", language=""))
    assert draw(CARD) != without


@pytest.mark.parametrize("title", [t for t in TITLES if len(t) < 200])
def test_a_headline_fits_its_column_and_loses_no_word(title: str) -> None:
    face, lines = headline(title, WIDTH - 160)
    assert all(face.width(line) <= WIDTH - 160 for line in lines)
    assert len(lines) <= dict(SIZES)[face.size]
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")


def test_short_headlines_are_large_and_endless_ones_end_in_an_ellipsis() -> None:
    assert headline("A", 1000)[0].size == SIZES[0][0]
    face, lines = headline("word " * 200, 1000)
    assert (face.size, len(lines)) == SIZES[-1]
    assert lines[-1].endswith("word…")


def test_lines_are_balanced() -> None:
    face, lines = headline("The quay of the old town was dry by noon on the second day", 1040)
    widths = [face.width(line) for line in lines]
    assert len(lines) > 1
    assert min(widths) > 0.7 * max(widths)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("Žluťoučký kůň", True), ("Їжак", True), ("“Quoted” – 50 %", True), ("漁港は閉鎖", False), ("ميناء", False), ("", True)],
)  # fmt: skip
def test_what_the_fonts_can_write(text: str, *, whole: bool) -> None:
    assert drawable(text) is whole


def test_signs_that_no_font_has_are_left_out_and_accents_composed() -> None:
    assert drawable("Storm 🌊 over the bay")
    assert Typeface(SANS, 28).width("Storm🌊") == Typeface(SANS, 28).width("Storm")
    assert prepared("e\u0301te\u0301 \u202f!") == "été \u00a0!"


def test_pairs_are_kerned() -> None:
    face = Typeface(SERIF, 88)
    assert face.width("To") < face.width("T") + face.width("o")
    assert face.width("Га") < face.width("Г") + face.width("а")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("абвgdе ї-«ж»WiЩl. "), max_size=120), st.integers(120, 1000))
def test_breaking_keeps_every_character_but_blanks(text: str, width: int) -> None:
    face = Typeface(SERIF, 52)
    words = " ".join(text.split())
    lines = broken(words, width, face)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(face.width(line) <= width for line in lines)
    assert face.width(shortened(words, width, face)) <= max(width, face.width("…"))
