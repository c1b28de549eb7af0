"""A browser for the tests that look at the site as a reader does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-default-browser-check",
)  # fmt: skip


def _chromium() -> Path | None:
    """The system's Chromium: $CHROMIUM, or the first of its usual names on the PATH."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((Path(found) for name in names if name and (found := shutil.which(name))), None)


def _unable(why: str) -> None:
    """Skip at a desk, fail where tests are what counts."""
    if os.environ.get("CI"):
        pytest.fail(f"browser tests cannot run: {why}")
    pytest.skip(f"browser tests cannot run: {why}")


@pytest.fixture(scope="session")
def _browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - not in the light install
    except ImportError:
        _unable("the package playwright is not installed (extra `dev`)")
        raise
    program = _chromium()
    if program is None:
        _unable("no Chromium on the PATH; install it or set CHROMIUM")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        except Error as e:
            _unable(f"{program} does not start: {str(e).splitlines()[0]}")
            raise
        yield browser
        browser.close()


@pytest.fixture
def browser_page(_browser: Browser) -> Iterator[Page]:
    """A fresh browser tab with nothing remembered; mark the test with ``browser``."""
    context = _browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
