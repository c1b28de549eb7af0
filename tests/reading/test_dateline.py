"""Datelines of agencies, and what only looks like one."""

from __future__ import annotations

import pytest

from generator.reading.dateline import dateline

REST = "Die Brücke über den Fluss bleibt bis zum Herbst gesperrt."


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("ТВЕРЬ, 14 марта. /Корр. «Волжские вести»/. ", "Волжские вести"),
        ("МИНСК, 5 мая. /ТАСС/. ", "ТАСС"),
        ("ЛУЦЬК. 5 травня. УНН. ", "УНН"),
        ("КАЗАНЬ, 5 мая — РИА Новости. ", "РИА Новости"),
        ("Kiel (dpa) ", "dpa"),
        ("Kiel/Lübeck (dpa/lno) - ", "dpa/lno"),
        ("VIGO (EFE).- ", "EFE"),
        ("BODØ, Norway — ", None),
        ("ŁÓDŹ, 5 maja (PAP) – ", "PAP"),
        ("Bari, 5 mag. (Adnkronos) - ", "Adnkronos"),
        ("(ANSA) - BARI, 05 MAG - ", "ANSA"),
        ("NANTES, 5 mars 2024 (AFP) — ", "AFP"),
    ],
)
def test_dateline(opening: str, agency: str | None) -> None:
    assert dateline(opening + REST) == (opening, agency)


@pytest.mark.parametrize(
    "text",
    [
        "ESA — the agency that steers the probe — lost its signal on Monday.",
        "UEFA (the federation) said on Monday that it would answer later.",
        "Le maire (PS) Luc Perrin a annoncé lundi sa démission au conseil.",
        "Monday, 5 May was the coldest day that anybody could remember.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None
