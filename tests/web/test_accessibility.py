"""axe-core finds nothing, in Chromium, on every kind of page, in every locale, both schemes, from phone to desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gates
import pytest
from sample_site import LOCALES, SampleSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KINDS = (
    "home", "article", "articles", "topics", "topic", "people", "person", "map", "stories", "story", "timeline", "month",
    "sources", "about", "data", "search", "not-found",
)  # fmt: skip

RUN = """async (only) => {
  const options = {resultTypes: ['violations'], ...(only ? {runOnly: {type: 'rule', values: only}} : {})};
  const {violations} = await axe.run(document, options);
  return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\\n')[1].trim()}`));
}"""

COLOURS = ["color-contrast", "link-in-text-block"]
"""What another colour scheme can change."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_to_say(reader: Page, sample: SampleSite, sample_url: str, kind: str, locale: str) -> None:
    if kind == "not-found":
        if locale != "en":
            return  # one page speaks every language
        address = "404.html"
    else:
        address = sample.kinds[kind][locale]
    if kind == "search":
        address += "?q=Musk"
    reader.emulate_media(color_scheme="light", reduced_motion="reduce")
    reader.set_viewport_size({"width": 1440, "height": 900})
    reader.goto(sample_url + address)
    if kind == "search":
        reader.locator("[data-search-results] > li").first.wait_for()
    reader.evaluate(gates.module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    faults = [f"1440 light: {fault}" for fault in _axe(reader, None)]
    reader.emulate_media(color_scheme="dark")
    faults += [f"1440 dark: {fault}" for fault in _axe(reader, COLOURS)]
    reader.set_viewport_size({"width": 320, "height": 800})
    faults += [f"320 dark: {fault}" for fault in _axe(reader, None)]
    reader.emulate_media(color_scheme="light")
    faults += [f"320 light: {fault}" for fault in _axe(reader, COLOURS)]
    assert faults == []


def _axe(page: Page, only: list[str] | None) -> list[Any]:
    found = page.evaluate(RUN, only)
    assert isinstance(found, list)
    return found


def test_axe_would_say_something(reader: Page, sample_url: str) -> None:
    reader.goto(sample_url)
    reader.evaluate(gates.module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    reader.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=\"color:#bbb\">pale</p><a href=\"x\"></a>')"
    )
    assert {fault.split(":")[0] for fault in _axe(reader, None)} >= {"color-contrast", "link-name"}
