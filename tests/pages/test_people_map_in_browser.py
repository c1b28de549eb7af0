"""The map of 200 people as a browser draws it, in the site's own face: no name covers another, at any width."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator.pages.charts.graph import network
from generator.pages.charts.people_network import Node, people_network

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ASSETS = Path(generator.__file__).parent / "theme" / "assets"
GIVEN = ("Anna", "Wilhelmina", "Владислав", "Щорс", "Jean-Luc", "Mohammed", "Юлия", "Ivo", "Élodie", "Максим")
FAMILY = ("Lindqvist", "Ющук", "Миклухо-Маклай", "van der Meer", "Wu", "Жданов", "Featherstonehaugh", "Гнатюк", "Ó Mórdha",
          "Shcherbakivska-Tremblay", "Li", "Громов", "Nakamura", "Etchegaray", "Мельниченко", "Berg", "Ма", "Сом", "Okafor", "Dupont")  # fmt: skip

COVERED = """() => {
  const boxes = [...document.querySelectorAll('.ch-map text')].map(e => [e.getBoundingClientRect(), e.textContent]);
  const field = document.querySelector('.ch-map').getBoundingClientRect();
  const found = boxes.filter(([b]) => b.left < field.left - 1 || b.right > field.right + 1).map(([, name]) => name);
  boxes.forEach(([a, one], n) => boxes.slice(n + 1).forEach(([b, other]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    // A line of text is some pixels higher than its letters.
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 3) found.push(`${one} / ${other}`);
  }));
  return found;
}"""


def page(tmp_path: Path) -> str:
    names = [f"{given} {family}" for given, family in product(GIVEN, FAMILY)]
    # Circles of ten who know each other, and a ring of their first members.
    ties = {
        (f"{n:03}", f"{other:03}"): 1 + (n + other) % 9
        for n in range(200)
        for other in range(n + 1, n - n % 10 + 10, 2)
    }
    ties |= {(f"{n:03}", f"{n + 10:03}"): 5 for n in range(0, 190, 10)}
    net = network(ties, {}, most=200, ties=320)
    nodes = [Node(names[int(n)], "#", 1 + (int(n) * 7) % 23, {}) for n in net.names]
    svg = people_network(net, nodes, name="m", title="T", description="D", mirrored=False)
    styles = "".join(
        f'<link rel="stylesheet" href="{(ASSETS / name).as_uri()}">'
        for name in ("fonts.css", "chrome.css", "digest.css", "charts.css")
    )
    file = tmp_path / "map.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>{styles}'
        f'<main class="chrome-page md-typeset"><div class="pd"><div class="ch-scroll">{svg}</div></div></main>',
        encoding="utf-8",
    )
    return file.as_uri()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_name_covers_another(browser_page: Page, tmp_path: Path, width: int) -> None:
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(page(tmp_path))
    browser_page.evaluate("document.fonts.ready.then(() => true)")
    assert browser_page.locator(".ch-map text").count() == 200
    assert browser_page.evaluate(COVERED) == []
