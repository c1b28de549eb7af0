"""The built site as a reader sees it, under a base path, as on GitHub Pages."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from mini_digest import MiniDigest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        del format, args


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A mini digest, built and served; its address."""
    tmp_path = tmp_path_factory.mktemp("browser")
    mini = MiniDigest(tmp_path / "digest")
    mini.root.mkdir()
    mini.fill()
    mini.page(
        "en", "articles/mast/", title="The mast", kind="article", langs=("en",), names=["Илья Морской", "Ilya Morskoy"],
        search={"date": "2023-02-01"}, body="# The mast\n\nA mast fell on the quay &lt;img onerror=alert(1)&gt;.",
    )  # fmt: skip
    mini.publish()
    www = tmp_path / "www"
    www.mkdir()
    (www / "repo").symlink_to(mini.root / "site")
    handler = functools.partial(_Quiet, directory=str(www))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_search_finds_an_article_and_leads_to_it(site: str, browser_page: Page) -> None:
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    browser_page.goto(site)
    browser_page.keyboard.press("/")
    browser_page.keyboard.type("harbour")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/repo/search/?q=harbour")
    result = browser_page.locator("[data-search-results] > li > a")
    result.wait_for()
    assert result.all_inner_texts() == ["Ferry strike ends on Tuesday"]
    assert "May 14, 2024" in browser_page.locator(".search-facts").inner_text()
    assert browser_page.locator("[data-search-results] mark").first.inner_text().lower() == "harbour"
    result.click()
    browser_page.wait_for_url("**/repo/articles/ferry-strike/")
    assert browser_page.locator("h1").inner_text() == "Ferry strike ends on Tuesday"
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


def test_search_goes_to_other_languages_when_its_own_has_nothing(site: str, browser_page: Page) -> None:
    browser_page.goto(f"{site}fr/search/?q=лоцманы")
    result = browser_page.locator("[data-search-results] > li > a")
    result.first.wait_for()
    assert "Забастовка паромщиков завершится во вторник" in result.all_inner_texts()
    assert "Russe" in browser_page.locator(".search-facts").first.inner_text()


def test_search_in_all_languages_starts_with_its_own(site: str, browser_page: Page) -> None:
    browser_page.goto(f"{site}uk/search/?q=лоцманами")
    result = browser_page.locator("[data-search-results] > li > a")
    result.first.wait_for()
    assert result.first.inner_text() == "Страйк поромників завершиться у вівторок"


def test_a_name_is_found_in_another_script(site: str, browser_page: Page) -> None:
    browser_page.goto(f"{site}search/?q=Морской")
    result = browser_page.locator("[data-search-results] > li > a")
    result.first.wait_for()
    assert result.all_inner_texts() == ["The mast"]


def test_mark_up_in_an_excerpt_stays_text(site: str, browser_page: Page) -> None:
    browser_page.goto(f"{site}search/?q=quay")
    browser_page.locator("[data-search-results] a").wait_for()
    assert "<img onerror" in browser_page.locator(".search-excerpt").inner_text()
    assert browser_page.locator("[data-search-results] img").count() == 0


def test_nothing_found_is_said(site: str, browser_page: Page) -> None:
    browser_page.goto(f"{site}search/?q=xyzzyqq")
    browser_page.get_by_text("Nothing found").wait_for()
    assert browser_page.locator("[data-search-more]").is_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_language_switcher(site: str, browser_page: Page, scripts: bool) -> None:  # noqa: FBT001
    browser = browser_page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}articles/ferry-strike/")
    page.locator(".chrome-languages summary").click()
    page.locator(".chrome-languages").get_by_role("link", name="Русский").click()
    page.wait_for_url("**/repo/ru/articles/ferry-strike/")
    assert page.locator("html").get_attribute("lang") == "ru"
    assert page.locator(".chrome-languages [aria-current]").get_attribute("hreflang") == "ru"
    context.close()


def test_pages_run_without_an_error(site: str, browser_page: Page) -> None:
    errors: list[str] = []
    browser_page.on("pageerror", lambda error: errors.append(str(error)))
    browser_page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    browser_page.on("response", lambda r: errors.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    for path in ("", "fr/", "articles/ferry-strike/", "search/?q=harbour"):
        browser_page.goto(site + path)
        browser_page.wait_for_load_state("networkidle")
    assert errors == []


def test_nothing_is_wider_than_a_phone(site: str, browser_page: Page) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 640})
    for path in ("", "ru/articles/ferry-strike/", "uk/search/?q=лоцмани"):
        browser_page.goto(site + path)
        browser_page.wait_for_load_state("networkidle")
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320, path
