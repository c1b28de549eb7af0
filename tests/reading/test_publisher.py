"""Whose page it is: the publication's name among the page's own lines."""

from __future__ import annotations

import pytest

from generator.intake.seed import parse_seed
from generator.reading import Reading, read
from generator.reading.outlets import built_like_outlet, is_domain

TITLE = "Council closes the old swimming pool after sixty years"
BODY = (
    "The council of Eastmere voted on Tuesday to close the swimming pool in Mill Lane, which opened sixty years ago.\n"
    "Repairs to the roof of the pool would have cost four million pounds, the council said in a statement on its site.\n"
    "Swimmers gathered outside the town hall with towels and whistles, and some of them stayed until the evening.\n"
    "The pool will close at the end of September, and the land in Mill Lane will be sold for housing."
)


def page(*above: str, under: tuple[str, ...] = (), title: str = TITLE) -> Reading:
    text = "\n".join([*above, title, BODY, *under])
    return read(parse_seed(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("above", "under", "name"),
    [
        (("The Eastmere Gazette", "Home | News | Sport"), (), "The Eastmere Gazette"),
        (("Eastmere Matters", "Home | News | Sport"), ("© 2024 Eastmere Matters",), "Eastmere Matters"),
        (("EASTMERE MATTERS",), ("© 2024 Eastmere Matters. All rights reserved.",), "Eastmere Matters"),
        ((), ("© 2021–2024 Eastmere Matters Ltd",), "Eastmere Matters"),
        (("Eastmere Matters", "News"), ("Contact: desk@eastmerematters.example",), "Eastmere Matters"),
        (("Eastmere.news", "Log in"), (), "Eastmere.news"),
        (("The Eastmere Gazette | Tuesday 5 March 2024",), (), "The Eastmere Gazette"),
        ((), ("Source: The Eastmere Gazette",), "The Eastmere Gazette"),
        (("By Jane Doe, The Eastmere Gazette",), (), "The Eastmere Gazette"),
    ],
)
def test_publication(above: tuple[str, ...], under: tuple[str, ...], name: str) -> None:
    assert page(*above, under=under).source.name == name


@pytest.mark.parametrize(
    "above",
    [
        ("Skip to content", "Home"),
        ("Menu Search Log in",),
        ("Breaking news", "5 March 2024"),
        ("Home › News › Eastmere",),
        ("By Jane Doe",),
        ("Sport",),
        ("14° Sunny", "EUR 1.08"),
    ],
)
def test_no_publication(above: tuple[str, ...]) -> None:
    assert page(*above).source.name is None


def test_agency_where_nobody_else_publishes() -> None:
    wire = f"{TITLE}\nEASTMERE, 5 March (Reuters) - {BODY}"
    assert read(parse_seed(wire.encode(), "a.txt")).source.name == "Reuters"


def test_publication_before_agency() -> None:
    paper = f"The Eastmere Gazette\nHome | News\n{TITLE}\nEASTMERE, 5 March (Reuters) - {BODY}\n© The Eastmere Gazette"
    assert read(parse_seed(paper.encode(), "a.txt")).source.name == "The Eastmere Gazette"


def test_agency_nobody_listed() -> None:
    wire = f"{TITLE}\nEASTMERE, 5 March (Lakewire) - {BODY}"
    assert read(parse_seed(wire.encode(), "a.txt")).source.name == "Lakewire"


@pytest.mark.parametrize(
    "name", ["Harbour Gazette", "Le Courrier des Rives", "Северный вестник", "Tageblatt Küste", "harbour.news"]
)
def test_built_like_a_publication(name: str) -> None:
    assert built_like_outlet(name)


@pytest.mark.parametrize("name", ["Jane Doe", "Press", "News", "Leeds United", "Latest news", "Reuters"])
def test_not_built_like_one(name: str) -> None:
    assert not built_like_outlet(name)


def test_domains() -> None:
    assert is_domain("Beacon.media")
    assert is_domain("lakeside.co.uk")
    assert not is_domain("ended.The")
