"""axe-core finds nothing, in Chromium, on every kind of page, in every locale, both schemes, from phone to desk."""

from __future__ import annotations

from collections.abc import Mapping
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

VIEWS = [(1440, "light"), (1440, "dark"), (320, "dark"), (320, "light")]
"""Width in CSS pixels and scheme; all rules at every other one, in between those that a scheme can break."""

EVERY_WIDTH = (320, 480, 768, 1024, 1440)

COLOURS = ["color-contrast", "link-in-text-block"]
"""What another colour scheme can change."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_to_say(reader: Page, sample: SampleSite, sample_url: str, kind: str, locale: str) -> None:
    views = VIEWS if locale == "en" else _two_views(kind, locale)
    rules = [None if number % 2 == 0 else COLOURS for number in range(len(views))]
    assert _faults(reader, sample, sample_url, (kind, locale), dict(zip(views, rules, strict=True))) == []


@pytest.mark.soak
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_to_say_in_any_view(
    reader: Page, sample: SampleSite, sample_url: str, kind: str, locale: str
) -> None:
    views = {(width, scheme): None for width in EVERY_WIDTH for scheme in ("light", "dark")}
    assert _faults(reader, sample, sample_url, (kind, locale), views) == []


def _faults(
    page: Page,
    sample: SampleSite,
    url: str,
    what: tuple[str, str],
    views: Mapping[tuple[int, str], list[str] | None],
) -> list[str]:
    """What axe says of a kind of page in a locale, in each view by the rules named, or by all."""
    kind, locale = what
    if kind == "not-found" and locale != "en":
        return []  # one page speaks every language
    address = "404.html" if kind == "not-found" else sample.kinds[kind][locale]
    _look(page, next(iter(views)))
    page.goto(url + address + ("?q=Musk" if kind == "search" else ""))
    if kind == "search":
        page.locator("[data-search-results] > li").first.wait_for()
    page.evaluate(gates.module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    faults: list[str] = []
    for view, rules in views.items():
        _look(page, view)
        faults += [f"{view}: {fault}" for fault in _axe(page, rules)]
    return faults


def _two_views(kind: str, locale: str) -> list[tuple[int, str]]:
    """Two opposite views, other ones for the next kind and locale: the templates are the same, the words are not."""
    turn = (KINDS.index(kind) + list(LOCALES).index(locale)) % len(VIEWS)
    width, scheme = VIEWS[turn]
    other = next(view for view in VIEWS if view[0] != width and view[1] != scheme)
    return [VIEWS[turn], other]


def _look(page: Page, view: tuple[int, str]) -> None:
    width, scheme = view
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")


def _axe(page: Page, only: list[str] | None) -> list[Any]:
    found = page.evaluate(RUN, only)
    assert isinstance(found, list)
    return found


def test_axe_would_say_something(reader: Page, sample_url: str) -> None:
    reader.goto(sample_url)
    reader.evaluate(gates.module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    reader.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=\"pale\">pale</p><a href=\"x\"></a>')"
    )
    reader.evaluate("document.getElementById('pale').style.color = '#bbb'")  # the policy refuses style attributes
    assert {fault.split(":")[0] for fault in _axe(reader, None)} >= {"color-contrast", "link-name"}
