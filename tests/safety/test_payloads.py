"""Nothing in a seed, a front matter, people.yml or topics.yml runs in a reader's browser or makes a request.

Every payload of the catalogue stands in every field (hostile.py); the digests are built by the real command and looked at
in a real browser: every page as it is parsed, and each payload in each field on a page that is loaded, scripts and all,
with the site's own policy switched off, so that it is the escaping that is tested.
"""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hostile
import markdown
import pytest
from hostile import FIELDS, payloads
from lxml import etree
from markdown_it import MarkdownIt
from sample_site import served

from generator import article, yamlio
from generator.errors import DigestError
from generator.exports.tables import FORMULA
from generator.pages.urls import segment
from generator.people.registry import Registry
from generator.publish import csp
from generator.publish.plugin import THEME
from generator.topics.taxonomy import Taxonomy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

AUDIT = Path(__file__).with_name("audit.js")
NUMBER = re.compile(r"(?<!\d)1\d{6}(?!\d)")
SITE = "https://example.org/repo/"
FRAMES = 6
DIGESTS = ("articles", "seeds")


@dataclass
class Hostile:
    """A built digest full of payloads."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def pages(self) -> list[str]:
        """The address of every page, relative to the site's root."""
        found = (path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))
        return sorted(address.removesuffix("index.html") for address in found)

    def text(self, address: str) -> str:
        path = self.site / address
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.site.rglob(pattern))

    def numbers(self, address: str) -> set[int]:
        """The pairs of payload and field that a page shows."""
        return {int(found) for found in NUMBER.findall(html.unescape(self.text(address)))}

    def covering(self) -> list[str]:
        """Few pages that together show every pair that any page shows, and every kind of page in every language."""
        shown = {address: self.numbers(address) for address in self.pages()}
        missing: set[int] = set().union(*shown.values())
        kinds: set[str] = set()
        chosen: list[str] = []
        for address in sorted(shown, key=lambda address: (-len(shown[address]), address)):
            text = self.text(address)[:6000]
            kind = " ".join(re.findall(r'<html lang="[\w-]+"|data-kind="[\w-]+"', text))
            if kind not in kinds or shown[address] & missing:
                missing -= shown[address]
                kinds.add(kind)
                chosen.append(address)
        return chosen


def _built(shared: Path, name: str) -> Hostile:
    """A digest, built once for all workers of the run."""
    import fcntl  # noqa: PLC0415 - not on Windows

    home = shared / f"hostile-{name}"
    with (shared / f"hostile-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").is_file():
            shutil.rmtree(home, ignore_errors=True)
            getattr(hostile, name)(home)
            hostile.build(home)
            (home / "done").touch()
    return Hostile(home)


@pytest.fixture(scope="session", params=DIGESTS)
def digest(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Hostile:
    own = tmp_path_factory.getbasetemp()
    return _built(own if worker_id == "master" else own.parent, request.param)


@dataclass
class Watch:
    """A browser that notes whatever a payload would do."""

    context: BrowserContext
    base: str
    done: list[str] = field(default_factory=list)

    def page(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(120_000)
        page.on("dialog", self._dialog)
        return page

    def _dialog(self, dialog: Dialog) -> None:
        self.done.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def auditor(self) -> Page:
        """A page of the site that holds nothing, with the audit loaded."""
        page = self.page()
        page.goto(f"{self.base}robots.txt")
        page.evaluate(AUDIT.read_text(encoding="utf-8"))
        return page


@pytest.fixture
def watch(_browser: Browser, digest: Hostile) -> Iterator[Watch]:
    with served(digest.site) as base:
        context = _browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
        watch = Watch(context, base)
        context.expose_binding("pwned", lambda _, number=None: watch.done.append(f"ran {number}"))
        context.on("request", lambda r: None if r.url.startswith((base, "blob:" + base)) else watch.done.append(r.url))
        context.on("page", lambda page: watch.done.append("window") if page.url not in ("about:blank", "") else None)
        yield watch
        context.close()


def scripts() -> list[str]:
    return csp.inline_scripts([str(THEME)])


# The catalogue


def test_the_catalogue_is_whole() -> None:
    assert len(payloads()) >= 500
    assert len({payload.text for payload in payloads()}) == len(payloads())
    assert all("NNN" in payload.text for payload in payloads())
    kinds = Counter(payload.kind for payload in payloads())
    assert len(kinds) >= 15
    assert min(kinds.values()) >= 10


def test_a_number_tells_payload_and_field() -> None:
    for name in FIELDS:
        payload = payloads()[17]
        assert hostile.pair(payload.at(name)) == (payload, name)


NAIVE = {
    "as text": "<p>{}</p>", "in an attribute": '<p title="{}">x</p>', "in single quotes": "<p title='{}'>x</p>",
    "as an address": '<a href="{}">x</a>', "in a script": '<script type="application/ld+json">{{"a":"{}"}}</script>',
    "in a style": "<style>p{{color:{}}}</style>",
}  # fmt: skip
"""What a naive program makes of a text."""
OTHERWISE = {"templates", "front-matter", "file-names", "spreadsheets", "feeds", "unicode"}
"""Classes of which some payloads work in other programs than a browser: template engines, shells, spreadsheets."""


@pytest.mark.browser
def test_the_audit_finds_what_a_naive_program_lets_through(browser_page: Page) -> None:
    browser_page.evaluate(AUDIT.read_text(encoding="utf-8"))
    renderer = markdown.Markdown(extensions=["attr_list", "md_in_html"])
    made = [
        [*(naive.format(payload.in_("body")) for naive in NAIVE.values()), renderer.reset().convert(payload.in_("body")),
         f"<p>{html.unescape(payload.in_('body'))}</p>", f'<a href="{html.unescape(payload.in_("body"))}">x</a>']
        for payload in payloads()
    ]  # fmt: skip
    call = "(made) => made.map((each) => each.some((html) => audit.fragment(html, 'https://site.example/').length))"
    found = browser_page.evaluate(call, made)
    unseen = [p for p, seen in zip(payloads(), found, strict=True) if not seen and p.kind not in OTHERWISE]
    assert len(unseen) < 90, [(payload.kind, payload.text) for payload in unseen]


# The pages


@pytest.mark.browser
def test_no_page_holds_what_it_must_not(watch: Watch, digest: Hostile) -> None:
    addresses = [watch.base + address for address in digest.pages()]
    found = watch.auditor().evaluate("([a, s, b]) => audit.still(a, s, b)", [addresses, scripts(), watch.base])
    assert found == {}
    assert watch.done == []


@pytest.mark.browser
def test_nothing_runs_and_nothing_is_asked_of_another_site(watch: Watch, digest: Hostile) -> None:
    addresses = [watch.base + address for address in digest.covering()]
    call = "([a, s, b, n]) => audit.live(a, s, b, n)"
    found = watch.auditor().evaluate(call, [addresses, scripts(), watch.base, FRAMES])
    assert watch.done == []
    assert found == {}


@pytest.mark.browser
def test_results_of_the_search_and_of_the_filter_of_people(watch: Watch) -> None:
    page = watch.page()
    page.goto(f"{watch.base}search/?year=2025")
    page.evaluate(AUDIT.read_text(encoding="utf-8"))
    button = page.locator("[data-search-more]")
    results = page.locator("[data-search-results] > li")
    results.first.wait_for()
    for _ in range(100):
        if not button.is_visible():
            break
        before = results.count()
        button.click()
        results.nth(before).wait_for()
    assert results.count() > 50
    assert page.evaluate("([s, b]) => audit.page(s, b)", [scripts(), watch.base]) == []
    shown = set(NUMBER.findall(" ".join(results.all_inner_texts())))
    assert len(shown) > 50
    page.locator("[data-search] input[type=search]").fill("<script>pwned(1)</script> harbour")
    page.wait_for_timeout(500)
    page.goto(f"{watch.base}people/")
    page.evaluate(AUDIT.read_text(encoding="utf-8"))
    if page.locator(".ch-filter input").is_visible():
        for typed in ("script", "pwned", "evil", "onclick"):
            page.locator(".ch-filter input").fill(typed)
            page.locator(".ch-results li").first.wait_for()
            assert page.evaluate("([s, b]) => audit.page(s, b)", [scripts(), watch.base]) == []
    assert watch.done == []


# What programs read

ATOM = "{http://www.w3.org/2005/Atom}"


def test_feeds_hold_text_only(digest: Hostile) -> None:
    feeds = digest.files("*feed*.xml") + digest.files("feed/*.xml")
    assert feeds
    for path in feeds:
        tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
        assert not tree.docinfo.internalDTD, path
        for element in tree.iter():
            assert isinstance(element.tag, str), f"{path}: a comment or an instruction"
            assert element.tag.startswith((ATOM, "{http://purl.org/syndication/history/1.0}")), (path, element.tag)
            assert element.tag != f"{ATOM}content", "what a reader would take for a page"
            if element.tag not in {f"{ATOM}link", f"{ATOM}category"}:
                assert element.get("type") in (None, "text"), (path, element.tag, element.get("type"))
            for address in (element.get("href"), element.text if element.tag == f"{ATOM}uri" else None):
                assert address is None or address.startswith(("http://", "https://", "mailto:")), (path, address)


def test_json_feeds_and_tables_hold_text_and_web_addresses(digest: Hostile) -> None:
    for path in digest.files("feed.json"):
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            assert "content_html" not in item
    for path in digest.files("*.json"):
        if path.name.endswith(".schema.json"):
            continue
        assert not list(wrong(json.loads(path.read_text(encoding="utf-8")), "")), path


ADDRESSES = {
    "url",
    "urls",
    "same_as",
    "home_page_url",
    "feed_url",
    "external_url",
    "markdown",
    "start_url",
    "src",
    "href",
}


def wrong(value: Any, key: str) -> Iterator[str]:
    """Addresses that are none of the web."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from wrong(each, key if key == "urls" else name)
    elif isinstance(value, list):
        for each in value:
            yield from wrong(each, key)
    elif (
        isinstance(value, str) and key in ADDRESSES and not re.fullmatch(r"(?:https?://|(?!.*:))\S+|mailto:\S+", value)
    ):
        yield f"{key}: {value}"


def test_no_cell_of_a_table_is_a_formula(digest: Hostile) -> None:
    """Neither where the list separator is a comma, nor where it is a semicolon or a tab, as a spreadsheet's language has it."""
    for path in digest.files("*.csv"):
        text = path.read_bytes().decode("utf-8")
        for separator in ",;\t":
            for row in csv.reader(text.splitlines(keepends=True), delimiter=separator):
                for cell in row:
                    assert not cell.lstrip(' "').startswith(FORMULA), (path.name, separator, cell[:80])


@pytest.mark.browser
def test_markdown_twins_run_nothing_in_a_renderer_that_lets_html_through(watch: Watch, digest: Hostile) -> None:
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")
    files = [*digest.files("*.html.md"), *digest.files("llms.txt")]
    assert files
    made = {str(path): renderer.render(path.read_text(encoding="utf-8")) for path in files}
    call = (
        "([made, base]) => Object.entries(made).flatMap(([n, h]) => audit.fragment(h, base).map((f) => `${n}: ${f}`))"
    )
    assert watch.auditor().evaluate(call, [made, SITE]) == []


def test_the_sitemap_lists_pages_of_the_site_only(digest: Hostile) -> None:
    for path in digest.files("sitemap*.xml"):
        for element in etree.parse(str(path)).iter():
            if str(element.tag).endswith("}loc"):
                assert re.fullmatch(re.escape(SITE) + r"[\w./-]*", str(element.text)), element.text


# What was tried


LEAST = {
    "title": 568, "byline": 568, "source name": 568, "summary": 568, "body": 568, "translator": 568, "seed path": 568,
    "person name": 568, "person spelling": 560, "topic label": 568, "seed text": 500, "seed HTML": 250,
    "seed HTML as text": 440, "seed head": 60, "seed name": 60,
    # Of these only what is an address of the web is shown.
    "source address": 3, "person address": 10,
}  # fmt: skip
"""Payloads of each field that reach the site at least; the rest was taken for no part of the article, or refused."""
NEVER = {"other key", "ledger", "caption"}
"""Fields of which nothing reaches the site: it has no place for them, or shows what they mean and not what they say."""


def test_the_payloads_reach_the_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """No field has lost its payloads on the way, else the tests above would say nothing of it."""
    own = tmp_path_factory.getbasetemp()
    numbers: set[int] = set()
    for name in DIGESTS:
        built = _built(own if worker_id == "master" else own.parent, name)
        numbers = numbers.union(*(built.numbers(address) for address in built.pages()))
        for path in built.files("*.csv"):
            numbers |= {int(found) for found in NUMBER.findall(path.read_text(encoding="utf-8"))}
    shown = Counter(hostile.pair(number)[1] for number in numbers if hostile.known(number))
    assert {name: shown[name] for name in LEAST if shown[name] < LEAST[name]} == {}
    assert LEAST.keys() | NEVER == set(FIELDS)
    assert not NEVER & shown.keys()


# What is no id


def test_an_id_is_letters_digits_and_hyphens_or_an_error_of_one_line(tmp_path: Path) -> None:
    for payload in payloads():
        text = payload.in_("title")
        (tmp_path / "people.yml").write_text(yamlio.dump({text: {"names": {"en": "Ada Stone"}}}), encoding="utf-8")
        with pytest.raises(DigestError) as error:
            Registry.load(tmp_path / "people.yml")
        assert "\n" not in str(error.value)
        (tmp_path / "topics.yml").write_text(yamlio.dump({"topics": {text: {"labels": {"en": "x"}}}}), encoding="utf-8")
        with pytest.raises(DigestError):
            Taxonomy.load(tmp_path / "topics.yml")
        with pytest.raises(DigestError):
            article.parse("---\ntitle: x\n---\n", f"2025/{text.replace('/', '_')}.en.md")
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", segment(text)), text
