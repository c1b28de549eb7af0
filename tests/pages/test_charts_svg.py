"""The parts of charts: elements, numbers, textures, round axes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import generator
from generator.pages.charts.model import SLOTS
from generator.pages.charts.scale import ticks
from generator.pages.charts.svg import element, fixed, picture
from generator.pages.charts.texture import fill, swatch, textures

ASSETS = Path(generator.__file__).parent / "theme" / "assets"


def test_elements_escape_what_they_are_given() -> None:
    made = element("text", {"x": 1.25, "class": '"><script>', "y": None}, "<b>&")
    assert str(made) == '<text x="1.2" class="&#34;&gt;&lt;script&gt;">&lt;b&gt;&amp;</text>'


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.integers(0, 3))
def test_numbers_are_short_and_close(value: float, digits: int) -> None:
    text = fixed(value, digits)
    assert abs(float(text) - value) <= 0.5 * 10**-digits + 1e-9
    assert not re.search(r"e|\.\d*0$|\.$|^-0$", text)


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_axes_are_round_and_hold_everything(highest: int) -> None:
    made = ticks(highest)
    assert len(made) <= 3
    assert made[-1] >= highest
    assert made == tuple(made[0] * n for n in range(1, len(made) + 1))
    assert re.fullmatch(r"[1245]0*", str(made[0]))
    assert highest < 3 or made[-1] <= 2.5 * highest


def test_a_picture_says_what_it_is() -> None:
    svg = etree.fromstring(str(picture("ch-x", "A <title>", "What & how", 80, [element("rect", {})])))
    assert svg.get("role") == "img"
    named = [svg.xpath(f"string(//*[@id='{name}'])") for name in str(svg.get("aria-labelledby")).split()]
    assert named == ["A <title>", "What & how"]


def test_slots_differ_in_texture_not_only_in_colour() -> None:
    patterns = [str(textures("c", [slot])) for slot in range(2, SLOTS + 1)]
    lines = [re.findall(r' d="([^"]+)"', pattern) for pattern in patterns]
    assert all(len(line) == 1 for line in lines)
    assert len({line[0] for line in lines}) == SLOTS - 1
    assert textures("c", [1]) == ""
    assert fill("c", 3) == {"fill": "url(#c-3)"}
    assert 'aria-hidden="true"' in swatch("c", 3)


def colour(name: str, scheme: int) -> str:
    """The light one, the one of readers who chose the dark scheme, the one of those whose system is dark."""
    css = (ASSETS / "charts.css").read_text(encoding="utf-8")
    found = re.findall(rf"--ch-{name}: (#[0-9a-f]{{6}});", css)
    assert len(found) == 3, name
    assert found[1] == found[2]
    return str(found[scheme])


def paper(scheme: int) -> str:
    css = (ASSETS / "digest.css").read_text(encoding="utf-8")
    return str(re.findall(r"--pd-paper: (#[0-9a-f]{6})", css)[scheme])


def luminance(code: str) -> float:
    parts = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*map(str, range(1, SLOTS + 1)), "tie"])
def test_colours_stand_out_from_the_paper(name: str, scheme: int) -> None:
    high, low = sorted((luminance(colour(name, scheme)), luminance(paper(scheme))), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 3


def test_every_class_of_the_style_is_made_somewhere() -> None:
    home = Path(generator.__file__).parent
    made = "".join(
        p.read_text(encoding="utf-8")
        for folder, ends in (("pages", "*.j2"), ("pages", "*.py"), ("theme/assets", "people.js"))
        for p in sorted((home / folder).rglob(ends))
    )
    made += " ".join(f"ch-{n} ch-w{n} ch-n{n} ch-day--{n}" for n in range(1, SLOTS + 1))
    css = (ASSETS / "charts.css").read_text(encoding="utf-8")
    assert not [c for c in sorted(set(re.findall(r"\.(ch-[\w-]*\w)", css))) if not re.search(rf"{c}(?![\w-])", made)]
