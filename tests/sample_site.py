"""The sample digest, built once a run and served under /repo/ as on GitHub Pages, for tests that look at it as readers do."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
BASE = "/repo/"
ENVIRONMENT = {"SITE_URL": f"https://example.org{BASE}"}
"""What the command is run in, besides the environment at hand."""
LOCALES = {"en": "", "fr": "fr/", "ru": "ru/", "uk": "uk/"}
KIND = re.compile(r'<body[^>]*\sdata-kind="([a-z-]+)"')


@dataclass(frozen=True)
class SampleSite:
    """The built site."""

    folder: Path

    @property
    def digest(self) -> Path:
        """The folder of the digest, for tests that look and change nothing."""
        return self.folder.parent

    @property
    def said(self) -> str:
        """What the build said."""
        return (self.digest / "said").read_text(encoding="utf-8")

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The address of every page, relative to the site's root."""
        found = (p.relative_to(self.folder).as_posix() for p in self.folder.rglob("index.html"))
        return tuple(sorted(address.removesuffix("index.html") for address in found))

    @cached_property
    def kinds(self) -> dict[str, dict[str, str]]:
        """Kind of page to locale to the address of one such page, the same in each locale: the first that all of them have."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        for address in self.pages:
            locale = next((code for code, prefix in LOCALES.items() if prefix and address.startswith(prefix)), "en")
            rest = address.removeprefix(LOCALES[locale])
            found.setdefault(self.kind(address), {}).setdefault(rest, {})[locale] = address
        return {
            kind: next((place for _, place in sorted(places.items()) if len(place) == len(LOCALES)), {})
            for kind, places in sorted(found.items())
        }

    def kind(self, address: str) -> str:
        found = KIND.search(self.html(address))
        assert found, f"no kind: {address}"
        return found[1]

    def html(self, address: str) -> str:
        return (self.folder / address / "index.html").read_text(encoding="utf-8")

    def person(self, locale: str = "en") -> str:
        return f"{LOCALES[locale]}people/igor-babuschkin/"

    def article(self, locale: str = "en") -> str:
        return self.kinds["article"][locale]


def built(shared: Path) -> SampleSite:
    """The sample as a reader with a light install builds it.

    Args:
        shared: a folder of this test run that all its workers share; the first to come builds, the others wait.
    """
    import fcntl  # noqa: PLC0415 - not on Windows, where the other tests run all the same

    home = shared / "sample-site"
    with (shared / "sample-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").is_file():
            shutil.rmtree(home, ignore_errors=True)
            _build(home)
            (home / "done").touch()
    return SampleSite(home / "site")


def _build(home: Path) -> None:
    shutil.copytree(ROOT / "content", home / "content", ignore=shutil.ignore_patterns("pages"))
    shutil.copy(ROOT / "mkdocs.yml", home)
    command = [sys.executable, "-m", "generator.cli", "-C", str(home), "build", "--no-models", "--strict"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **ENVIRONMENT},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (home / "said").write_text(done.stdout, encoding="utf-8")


def until(page: Page, expression: str, seconds: float = 15) -> None:
    """Wait until a JavaScript expression is true on a page.

    Playwright's own ``wait_for_function`` evaluates a string on the page, which the site's policy refuses.
    """
    end = time.monotonic() + seconds
    while not _true(page, expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)


def _true(page: Page, expression: str) -> bool:
    from playwright.sync_api import Error  # noqa: PLC0415 - not in the light install

    try:
        return bool(page.evaluate(f"Boolean({expression})"))
    except Error as e:
        if "context was destroyed" in str(e):  # the page is on its way to another
            return False
        raise


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files under the base path, compressed as a host compresses them; nothing outside of it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(BASE):
            return self._answer(404, b"", "text/plain")
        file = Path(self.directory) / path.removeprefix(BASE)
        if file.is_dir():
            if not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                return self.end_headers()
            file /= "index.html"
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else Path(self.directory) / "404.html"
        return self._answer(status, *content(file, zipped="gzip" in self.headers.get("Accept-Encoding", "")))

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if body[:2] == b"\x1f\x8b":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        del format, args


@cache
def content(file: Path, *, zipped: bool) -> tuple[bytes, str]:
    """A file as it goes over the wire, and its type."""
    kind = {".js": "text/javascript", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}.get(
        file.suffix
    )
    kind = kind or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
    data = file.read_bytes()
    return (gzip.compress(data, 6, mtime=0) if text and zipped else data), f"{kind}; charset=utf-8" if text else kind


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""
        del request, client_address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a site on a free port of this machine; its address, base path and all."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
