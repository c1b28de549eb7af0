"""Pictures of the built sample site for the README and for looking at: each page kind, locale, scheme and width.

Run after `make site`:  .venv/bin/python scripts/screenshots.py [--out DIR] [--site DIR] [--all]

Without --all only the pictures the documentation shows are made (docs/screenshots). Needs the system's Chromium and the
extra `dev` (Playwright drives it; no browser is downloaded).
"""

from __future__ import annotations

import argparse
import functools
import http.server
import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
LOCALES = {"en": "", "fr": "fr/", "ru": "ru/", "uk": "uk/"}
DOCUMENTED = [
    ("home", "", "light", "desktop"),
    ("home-uk-phone", "uk/", "light", "phone"),
    ("article-fr-dark", "fr/articles/{article}/", "dark", "desktop"),
    ("articles", "articles/", "light", "desktop"),
    ("people-uk", "uk/people/", "light", "desktop"),
    ("person-ru", "ru/people/igor-babuschkin/", "light", "desktop"),
    ("map-ru-dark", "ru/people/map/", "dark", "desktop"),
    ("topics", "topics/", "light", "desktop"),
    ("topic-fr", "fr/topics/{topic}/", "light", "desktop"),
    ("stories-uk-phone", "uk/stories/", "dark", "phone"),
    ("story-ru", "ru/stories/{story}/", "light", "desktop"),
    ("timeline-fr", "fr/timeline/", "light", "desktop"),
    ("month-uk", "uk/timeline/{month}/", "light", "desktop"),
    ("sources", "sources/", "light", "desktop"),
    ("search-uk", "uk/search/?q=Babuschkin", "light", "desktop"),
    ("data", "data/", "light", "desktop"),
    ("about-ru", "ru/about/", "light", "desktop"),
]
"""One picture a page kind, in one locale and scheme or another: name, address, scheme, width."""
COLOURS = 96
"""Colours of a picture: pages have few, and a repository keeps every version of a picture."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        del format, args


def serve(site: Path) -> http.server.ThreadingHTTPServer:
    """Serve a built site on a free port of this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def article(site: Path) -> str:
    """The address of the first article, the same in each locale."""
    return next(p.parent for p in sorted((site / "articles").glob("*/index.html")) if not p.parent.name.isdigit()).name


def most_told(site: Path) -> str:
    """The story whose page has the most reports on it, the first of them by address."""
    pages = sorted((site / "stories").glob("*/index.html"))
    return max(pages, key=lambda page: page.read_text(encoding="utf-8").count('class="ch-told__title"')).parent.name


def last_month(site: Path) -> str:
    """The latest month that has a page."""
    return max(p.parent.name for p in (site / "timeline").glob("2*/index.html"))


def first_of(folder: Path) -> str:
    """The first page under a section."""
    return min(p.parent.name for p in folder.glob("*/index.html"))


def every_picture(first: str) -> Iterator[tuple[str, str, str, str]]:
    """Each page kind in each locale, scheme and width."""
    kinds = {
        "home": "", "article": f"articles/{first}/", "articles": "articles/", "people": "people/",
        "person": "people/elon-musk/", "topics": "topics/", "stories": "stories/", "story": f"stories/{first}/",
        "timeline": "timeline/", "sources": "sources/", "about": "about/", "search": "search/",
    }  # fmt: skip
    for kind, address in kinds.items():
        for locale, prefix in LOCALES.items():
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    yield f"{kind}-{locale}-{scheme}-{width}", prefix + address, scheme, width


def take(browser: Browser, base: str, out: Path, wanted: tuple[str, str, str, str]) -> None:
    """Write one picture."""
    name, address, scheme, width = wanted
    w, h = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": w, "height": h},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(base + address, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(COLOURS).save(out / f"{name}.png", optimize=True)
    context.close()


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    first = article(arguments.site)
    places = {
        "article": first,
        "story": most_told(arguments.site),
        "topic": first_of(arguments.site / "topics"),
        "month": last_month(arguments.site),
    }
    documented = [(name, address.format(**places), scheme, width) for name, address, scheme, width in DOCUMENTED]
    server = serve(arguments.site)
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in every_picture(first) if arguments.all else documented:
            take(browser, base, arguments.out, picture)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
