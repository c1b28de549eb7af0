"""A browser for the tests that look at the site as a reader does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sample_site
from fault_lab import Lab
from hypothesis import HealthCheck, settings
from soak_record import SoakRecord

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-default-browser-check",
)  # fmt: skip
DESK: dict[str, Any] = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}}


# The commands that tests run keep their bytecode, as they do at a user's: a third of a short command is spent on making it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests that take minutes."""
    config.addinivalue_line("markers", "soak: takes minutes; run by `make soak` only (-m soak)")
    if str(config.getoption("markexpr")) == "soak":
        config.pluginmanager.register(SoakRecord(), "soak-record")


# A machine that is busy is no fault of the text under test; and the gate tries the same examples each time.
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("steady")

LONG_FILES = (
    "quality/test_gate", "safety/test_payloads", "web/test_accessibility", "browser/test_reading", "faults/test_broken_files",
    "safety/test_policy_in_browser", "faults/test_disk", "browser/test_search", "web/test_lighthouse", "web/test_valid_html",
    "integration/test_incremental_site", "faults/test_killed", "fresh/test_fresh", "integration/test_build",
    "importing/test_import_killed", "faults/test_together", "integration/test_incremental_pages", "pages/test_whole_site",
    "publish/test_site_in_browser", "exports/test_machine_site", "publish/test_search_bundles", "importing/test_import_workers",
    "pages/test_structured", "faults/test_bounds", "exports/test_structured_by_extruct", "traps/test_traps_in_a_digest",
)  # fmt: skip
"""The files that take ten seconds or more. They come first: where whole files are spread over the cores, one that is begun last
would be waited for."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the long files first, and leave the long tests out unless they are asked for by name of their marker."""
    rank = {f"tests/{name}.py": number for number, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(rank)))
    if "soak" in str(config.getoption("markexpr")):
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("soak")]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the tables that the gate of tests/quality measured, on whichever worker it ran."""
    reports = [report for status in ("passed", "failed") for report in terminalreporter.stats.get(status, [])]
    for report in sorted(reports, key=lambda report: str(report.nodeid)):
        for name, value in getattr(report, "user_properties", ()):
            if name == "scores" and report.when == "call":
                terminalreporter.section("how well it understands")
                terminalreporter.write_line(str(value))


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


@dataclass
class Tab:
    """One tab for test after test, each time as if it were new: a new one costs more than most tests do in it."""

    context: BrowserContext
    been: set[str] = field(default_factory=set)
    """The origins it was at."""
    keeps_files: bool = False
    """Whether the browser may keep files: where all tests look at one site, they are the same."""

    def enter(self) -> Page:
        """The tab as it was at first."""
        page = self._page()
        page.set_default_timeout(15_000)
        page.set_viewport_size(DESK["viewport"])
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        page.mouse.move(0, 0)
        return page

    def leave(self) -> None:
        """Close what a test opened, and forget what it left behind: cookies, storage, files."""
        for other in self.context.pages[1:]:
            other.close()
        page = self._page()
        page.goto("about:blank")
        protocol = self.context.new_cdp_session(page)
        for origin in sorted(origin for origin in self.been if origin.startswith("http")):
            protocol.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        if not self.keeps_files:
            protocol.send("Network.clearBrowserCache")
        protocol.detach()
        self.been.clear()
        self.context.clear_cookies()

    def _page(self) -> Page:
        if self.context.pages:
            return self.context.pages[0]
        page = self.context.new_page()
        page.on("framenavigated", lambda frame: self.been.add("/".join(frame.url.split("/")[:3])))
        return page


@pytest.fixture(scope="session")
def _tab(_browser: Browser) -> Iterator[Tab]:
    context = _browser.new_context(**DESK)
    yield Tab(context)
    context.close()


@pytest.fixture
def browser_page(_tab: Tab) -> Iterator[Page]:
    """A browser tab with nothing remembered; mark the test with ``browser``.

    It is one tab for all tests: take ``lone_page`` where its scripts or routes are changed.
    """
    yield _tab.enter()
    _tab.leave()


@pytest.fixture
def lone_page(_browser: Browser) -> Iterator[Page]:
    """A tab of a browser of its own."""
    context = _browser.new_context(**DESK)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One warm interpreter a worker, in whose forks commands run: they need not load what every command loads."""
    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> sample_site.SampleSite:
    """The sample digest, built once for all workers of the run."""
    own = tmp_path_factory.getbasetemp()
    return sample_site.built(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def sample_url(sample: sample_site.SampleSite) -> Iterator[str]:
    """The address at which the sample is served, with its base path."""
    with sample_site.served(sample.folder) as url:
        yield url


@dataclass
class Desk(Tab):
    """A tab in which the sample is read, and what was wrong with what was done there."""

    faults: list[str] = field(default_factory=list)

    def watch(self, own: str) -> None:
        """Note what is asked of another site, what fails and what is missing."""
        faults, fine = self.faults, (own, "data:", "blob:")
        self.context.on("request", lambda r: None if r.url.startswith(fine) else faults.append(r.url))
        self.context.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        self.context.on("weberror", lambda e: faults.append(str(e.error)))
        self.context.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)


@pytest.fixture(scope="session")
def _desk(_browser: Browser, sample_url: str) -> Iterator[Desk]:
    desk = Desk(_browser.new_context(**DESK), keeps_files=True)
    desk.watch(sample_url)
    yield desk
    desk.context.close()


@pytest.fixture
def reader(_desk: Desk) -> Iterator[Page]:
    """A tab at a desk; at the end of the test nothing was asked of another site, nothing failed, nothing was missing.

    It is one tab for all tests: take ``lone_reader`` where its scripts or listeners are changed.
    """
    _desk.faults.clear()
    yield _desk.enter()
    _desk.leave()
    assert _desk.faults == []


@pytest.fixture
def lone_reader(_browser: Browser, sample_url: str) -> Iterator[Page]:
    """The same in a browser of its own, to which nothing was said or served before."""
    desk = Desk(_browser.new_context(**DESK))
    desk.watch(sample_url)
    yield desk.enter()
    desk.context.close()
    assert desk.faults == []
