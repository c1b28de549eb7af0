"""axe-core finds nothing, in Chromium, on every kind of page, in every locale, both schemes, from phone to desk."""

from __future__ import annotations

from collections.abc import Sequence
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

RUN = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\\n')[1].trim()}`));
}"""

VIEWS = [(1440, "light"), (320, "dark"), (1440, "dark"), (320, "light")]
"""Width in CSS pixels and scheme."""

EVERY_WIDTH = (320, 480, 768, 1024, 1440)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_to_say(reader: Page, sample: SampleSite, sample_url: str, kind: str, locale: str) -> None:
    """All rules on every kind of page in every locale, each in another view; every kind is seen in all of them.

    The templates of the locales are the same, the words are not; `make soak` takes every locale in every view.
    """
    turn = KINDS.index(kind) + list(LOCALES).index(locale)
    views = VIEWS if kind == "not-found" else [VIEWS[turn % len(VIEWS)]]
    assert _faults(reader, sample, sample_url, (kind, locale), views) == []


@pytest.mark.soak
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_nothing_to_say_in_any_view(
    reader: Page, sample: SampleSite, sample_url: str, kind: str, locale: str
) -> None:
    views = [(width, scheme) for width in EVERY_WIDTH for scheme in ("light", "dark")]
    assert _faults(reader, sample, sample_url, (kind, locale), views) == []


def _faults(
    page: Page,
    sample: SampleSite,
    url: str,
    what: tuple[str, str],
    views: Sequence[tuple[int, str]],
) -> list[str]:
    """What axe says of a kind of page in a locale, in each view."""
    kind, locale = what
    if kind == "not-found" and locale != "en":
        return []  # one page speaks every language
    address = "404.html" if kind == "not-found" else sample.kinds[kind][locale]
    _look(page, views[0])
    page.goto(url + address + ("?q=Musk" if kind == "search" else ""))
    if kind == "search":
        page.locator("[data-search-results] > li").first.wait_for()
    page.evaluate(gates.module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    faults: list[str] = []
    for view in views:
        _look(page, view)
        faults += [f"{view}: {fault}" for fault in _axe(page)]
    return faults


def _look(page: Page, view: tuple[int, str]) -> None:
    width, scheme = view
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")


def _axe(page: Page) -> list[Any]:
    found = page.evaluate(RUN)
    assert isinstance(found, list)
    return found


def test_axe_would_say_something(reader: Page, sample_url: str) -> None:
    reader.goto(sample_url)
    reader.evaluate(gates.module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    reader.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=\"pale\">pale</p><a href=\"x\"></a>')"
    )
    reader.evaluate("document.getElementById('pale').style.color = '#bbb'")  # the policy refuses style attributes
    assert {fault.split(":")[0] for fault in _axe(reader)} >= {"color-contrast", "link-name"}
