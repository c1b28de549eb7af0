"""The policy in a browser: it stops what is not the theme's, and nothing that is."""

from __future__ import annotations

import re
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sample_site import LOCALES, SampleSite, until

from generator.publish.serve import serve
from generator.settings import load

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

KEPT = """
  top.refused ??= [];
  addEventListener("securitypolicyviolation", (e) => top.refused.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
"""A page's own list of what was refused on it."""

ATTACKS = {
    "an inline script": "<script>hit()</script>",
    "a handler": "<img src=x onerror=hit()>",
    "a script of another site": "<script src=https://evil.invalid/x.js></script>",
    "a script from a data address": "<script src=data:text/javascript,hit()></script>",
    "a link that runs": '<a id="run" href="javascript:hit()">x</a>',
    "a frame": "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "an embedded object": "<object data=data:text/html,x></object>",
    "a picture of another site": "<img src=https://evil.invalid/x.png>",
    "a style": "<style>body{background:url(https://evil.invalid/x)}</style>",
    "a style attribute": "<p style='background:url(https://evil.invalid/x)'>",
    "a style sheet of another site": "<link rel=stylesheet href=https://evil.invalid/x.css>",
}


def refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("refused")
    return found


def test_no_page_asks_for_what_the_policy_refuses(lone_reader: Page, sample: SampleSite, sample_url: str) -> None:
    """Every kind of page in two locales, other ones for the next kind: the policy and what asks are those of the theme.

    What the others show, by test_policy.py: each inline script of each page is one that its policy names.
    """
    lone_reader.add_init_script(KEPT)
    for turn, (kind, addresses) in enumerate(sample.kinds.items()):
        for step in (0, 2 if turn // 4 % 2 else 1):
            lone_reader.goto(sample_url + addresses[list(LOCALES)[(turn + step) % len(LOCALES)]])
            assert refused(lone_reader) == [], kind


def test_search_filters_and_switches_work_under_the_policy(
    lone_reader: Page, sample: SampleSite, sample_url: str
) -> None:
    lone_reader.add_init_script(KEPT)
    lone_reader.goto(f"{sample_url}search/?q=Musk")
    lone_reader.locator("[data-search-results] > li > a").first.wait_for()
    lone_reader.get_by_label("Year").select_option("2025")
    until(lone_reader, "document.querySelector('[data-search-status]').textContent.match(/[^…]$/)")
    assert refused(lone_reader) == []
    lone_reader.goto(f"{sample_url}ru/people/")
    lone_reader.locator("main input[type='search']").fill("Маск")
    lone_reader.locator("main .ch-results a:visible").first.wait_for()
    lone_reader.locator('[data-chrome="scheme"]').click()
    assert refused(lone_reader) == []
    lone_reader.goto(sample_url + sample.article("fr"))
    lone_reader.locator(".chrome-languages summary").click()
    lone_reader.locator('.chrome-languages a[hreflang="uk"]').click()
    lone_reader.wait_for_url("**/uk/articles/**")
    assert refused(lone_reader) == []


def leaves(route: Route, outside: list[str]) -> None:
    """Note a request that would leave; one that the policy has refused does not come this far."""
    outside.append(route.request.url)
    route.abort()


@pytest.mark.parametrize("kind", ["article", "search"])
def test_what_gets_into_a_page_is_stopped(lone_page: Page, sample: SampleSite, sample_url: str, kind: str) -> None:
    """As if the escaping had failed: each attack is put into a finished page by hand."""
    hits: list[str] = []
    outside: list[str] = []
    attack = ""
    lone_page.expose_function("hit", lambda: hits.append(attack))
    lone_page.add_init_script(KEPT)
    address = sample_url + sample.kinds[kind]["en"]

    def attacked(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main", f"{attack}<main", 1))

    lone_page.route(address, attacked)
    lone_page.route(re.compile(r"evil\.invalid"), lambda route: leaves(route, outside))
    for attack in ATTACKS.values():
        lone_page.goto(address, wait_until="domcontentloaded")
        if "id=" in attack:
            lone_page.locator("#run").click()
        until(lone_page, "refused.length")
    assert hits == []
    assert outside == []


def test_the_script_that_the_policy_names_runs(browser_page: Page, sample: SampleSite, sample_url: str) -> None:
    browser_page.goto(sample_url + sample.article("en"))
    assert browser_page.locator("html").get_attribute("data-scheme") == "auto"


def test_serve_reloads_a_page_under_its_policy(lone_page: Page, sample: SampleSite, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    page = sample.html(sample.article("en"))
    settings, said, stop = load(tmp_path), list[str](), threading.Event()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])

    def rebuild() -> None:
        text = page.replace("<title>", f"<title>{len(list(settings.articles.iterdir()))}: ", 1)
        (settings.site / "index.html").write_text(text, encoding="utf-8")

    options: dict[str, Any] = {"say": said.append, "stop": stop}
    thread = threading.Thread(target=serve, args=(settings, rebuild, "127.0.0.1", port), kwargs=options)
    thread.start()
    try:
        for _ in range(200):
            if not said:
                stop.wait(0.05)
        lone_page.add_init_script(KEPT)
        lone_page.goto(f"http://127.0.0.1:{port}/")
        assert lone_page.title().startswith("0: ")
        (settings.articles / "new.en.md").write_text("x", encoding="utf-8")
        until(lone_page, "document.title.startsWith('1: ')")
        assert refused(lone_page) == []
    finally:
        stop.set()
        thread.join(timeout=20)


MKDOCS = """\
site_name: x
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true, build: true}
"""
