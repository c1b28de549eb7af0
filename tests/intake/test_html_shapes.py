"""The same article in pages of many shapes: every paragraph kept in order, the headline found, nothing else let in."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.intake import parse_seed
from generator.reading import Reading, read

HEADLINE = "Ferry fails in the strait, eighty wait for a tug"
PARAGRAPHS = [
    "The ferry between the two islands stopped running on Tuesday after its engine failed in the middle of the strait, and eighty passengers waited four hours for a tug.",
    "Nobody was hurt, the harbour office said, but the cars on deck had to be tied down with ropes borrowed from a fishing boat.",
    "“I saw the lights of my own house the whole time,” said Berta Holm, a nurse who had been on her way home.",
    "The company promised a replacement boat for the weekend, though it is smaller and takes no lorries at all.",
    "Shops on the smaller island have bread until Friday; the council has asked the air force for help with medicines.",
]
PAGES: dict[str, str] = yaml.load(
    Path(__file__).with_name("pages.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
SHOWN = {"paywall": [0, 1, 2], "short": [1], "hidden_rest": [0, 1]}
"""Pages that show some paragraphs only."""
NOISE = (
    "Home",
    "Share",
    "Related",
    "Leave a Reply",
    "I was on that boat",
    "powered",
    "Snow in May",
    "Advertisement",
    "Terms",
    "Privacy",
    "value your privacy",
    "cookies",
    "Accept",
    "newsletter",
    "inbox",
    "Already a",
    "Subscribe",
    "button",
    "Ploughs",
    "©",
    "Latest",
    "Photo:",
    "Tagged",
    "says:",
    "The strait at night",
)


def reading(name: str) -> Reading:
    html = PAGES[name].replace("@H", HEADLINE)
    for i, paragraph in enumerate(PARAGRAPHS):
        html = html.replace(f"@{i}", paragraph)
    return read(parse_seed(html.encode(), f"{name}.html"))


@pytest.mark.parametrize("name", PAGES)
def test_paragraphs(name: str) -> None:
    body = " ".join(block.text for block in reading(name).body)
    places = [body.find(PARAGRAPHS[i]) for i in SHOWN.get(name, range(5))]
    assert min(places) >= 0
    assert places == sorted(places)


@pytest.mark.parametrize("name", PAGES)
def test_headline(name: str) -> None:
    got = reading(name)
    assert (got.title, got.headline_derived) == (HEADLINE, False)


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"noarticle_footer"}))
def test_nothing_else(name: str) -> None:
    body = "\n".join(block.text for block in reading(name).body)
    assert [noise for noise in NOISE if noise in body] == []
