"""The search index in several bundles: what changes is made again, the rest stands, and a reader notices nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from mini_digest import MiniDigest
from sample_site import served

from generator.publish import spans

if TYPE_CHECKING:
    from playwright.sync_api import Page

DAYS = ("2019-03-02", "2019-08-09", "2021-01-15", "2022-06-30", "2022-07-01", "2023-11-20", "2024-05-14", "")
TEXTS = {
    "en": "The lighthouse keeper counted ships on day {}.",
    "fr": "Le gardien du phare a compté les navires le jour {}.",
    "uk": "Доглядач маяка рахував кораблі в день {}.",
}


def write(digest: MiniDigest, locale: str, number: int, day: str, more: str = "") -> Path:
    facts = {"date": day, "source": f"Source {number % 2}", "person": ["ilya-morskoy"]}
    return digest.page(
        locale, f"articles/keeper-{number}/", title=f"Keeper {number}", kind="article",
        search={key: value for key, value in facts.items() if value}, names=["Илья Морской", "Ilya Morskoy"],
        body=f"<h1>Keeper {number}</h1>\n\n{TEXTS[locale].format(number)} {more}\n",
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _short_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "RECENT", 2)
    monkeypatch.setattr(spans, "LIMIT", 3)


@pytest.fixture
def several(tmp_path: Path) -> MiniDigest:
    digest = MiniDigest(tmp_path, tuple(TEXTS))
    digest.fill()
    for locale in TEXTS:
        for number, day in enumerate(DAYS):
            write(digest, locale, number, day)
    digest.publish()
    return digest


def bundles(digest: MiniDigest) -> dict[str, set[str]]:
    return {
        lang: set(names)
        for lang, names in json.loads((digest.site / "pagefind/bundles.json").read_text("utf-8"))["languages"].items()
    }


def folders(digest: MiniDigest) -> dict[str, set[str]]:
    home = digest.site / "pagefind"
    return {lang.name: {path.name for path in lang.iterdir()} for lang in home.iterdir() if lang.is_dir()}


def test_an_added_article_changes_the_latest_bundle_of_its_language_only(several: MiniDigest) -> None:
    before = bundles(several)
    assert {len(names) for names in before.values()} == {6}
    write(several, "fr", 50, "2024-05-20")
    several.publish()
    after = bundles(several)
    assert after["en"] == before["en"]
    assert after["uk"] == before["uk"]
    (old,), (new,) = before["fr"] - after["fr"], after["fr"] - before["fr"]
    assert old.startswith("2024-05-")
    assert new.startswith("2024-05-")
    assert folders(several) == after, "nothing stale is left"


def test_a_deleted_article_goes_with_its_bundle(several: MiniDigest) -> None:
    before = bundles(several)
    several.file("fr", f"articles/keeper-{len(DAYS) - 1}/").unlink()
    several.publish()
    after = bundles(several)
    assert {name.partition("-")[0] for name in before["fr"] - after["fr"]} == {"undated"}
    assert after["fr"] < before["fr"]
    assert folders(several) == after


def test_what_is_not_searched_changes_no_bundle(several: MiniDigest) -> None:
    before = bundles(several)
    page = several.file("en", "articles/keeper-3/")
    page.write_text(page.read_text("utf-8") + '\n<nav><a href="../keeper-1/">More</a></nav>\n', encoding="utf-8")
    assert several.publish().rendered == ("articles/keeper-3/index.html",)
    assert bundles(several) == before


def test_a_lost_file_comes_back_with_its_bundle_and_a_full_build_makes_the_same(
    several: MiniDigest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def contents(digest: MiniDigest) -> dict[str, bytes]:
        home = digest.site / "pagefind"
        return {str(p.relative_to(home)): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}

    whole = contents(several)
    next((several.site / "pagefind/uk").rglob("*.pf_index")).unlink()
    (several.site / "pagefind/pagefind.js").unlink()
    several.publish()
    assert contents(several) == whole
    write(several, "en", 60, "2021-02-02")
    several.publish()
    afresh = MiniDigest(tmp_path_factory.mktemp("afresh"), several.locales)
    afresh.configure()
    (several.root / "content").rename(afresh.root / "content")
    afresh.publish()
    assert contents(afresh) == contents(several)


@pytest.fixture
def address(several: MiniDigest) -> Iterator[str]:
    with served(several.site) as url:
        yield url


@pytest.mark.browser
def test_all_bundles_are_searched_as_one(address: str, browser_page: Page) -> None:
    faults: list[str] = []
    browser_page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    browser_page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    queries = {
        "keeper": len(DAYS), "ships": len(DAYS), "navire": len(DAYS), "корабель": len(DAYS), "Морской": len(DAYS),
        '"on day 3"': 1, "Lowestoft": 1, "xyzzy": 0,
    }  # fmt: skip
    for query, count in queries.items():
        browser_page.goto(f"{address}search/?q={quote(query)}")
        browser_page.locator("[data-search-status]").filter(has_text=re.compile("[^…]$")).wait_for()
        links = browser_page.locator("[data-search-results] > li > a").all()
        addresses = {str(link.get_attribute("href")) for link in links}
        assert len(addresses) == len(links) == count, query
        assert all(found.startswith(address) for found in addresses)
    assert faults == []
