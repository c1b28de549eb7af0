"""Links of the built site: where each leads, and whether there is something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

ORIGIN = "https://site.invalid"
"""Stands for the site while links are resolved (RFC 6761 keeps .invalid from ever existing)."""

ATTRIBUTES = {
    "a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src",
    "audio": "src", "video": "src", "track": "src", "form": "action", "object": "data", "embed": "src",
}  # fmt: skip
"""Element to the attribute that makes a reader's browser go or load."""


JSON_LD = "application/ld+json"

NAMES = frozenset({"@id", "@context", "urlTemplate"})
"""Keys of JSON whose value looks like an address and is a name or a template."""

_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a page."""

    url: str
    """As it is written."""
    line: int | None
    """1-based line of the HTML."""
    element: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a built page links to and can be linked by."""

    path: str
    """Under site/."""
    links: tuple[Link, ...]
    anchors: frozenset[str]
    alternates: tuple[tuple[str, str, int | None], ...]
    """hreflang, absolute URL and line of each ``link rel=alternate``."""
    lang: str
    canonical: str | None
    broken: tuple[int | None, ...] = ()
    """Lines of structured data that is no JSON."""


def read(path: str, file: Path) -> Document:
    """Parse a built page."""
    from lxml import etree  # noqa: PLC0415 - slow to import

    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_comments=True)
    root = etree.parse(str(file), parser).getroot()
    links: list[Link] = []
    anchors: set[str] = set()
    alternates: list[tuple[str, str, int | None]] = []
    broken: list[int | None] = []
    canonical = None
    for element in root.iter() if root is not None else ():
        if not isinstance(element.tag, str):
            continue
        anchors.update(value for value in (element.get("id"), element.get("name")) if value)
        if element.tag == "script" and element.get("type") == JSON_LD:
            try:
                links += [Link(url, line_of(element), "script") for url in in_json(json.loads(element.text or ""))]
            except ValueError:
                broken.append(line_of(element))
        url = element.get(ATTRIBUTES.get(element.tag, ""), "").strip() if element.tag in ATTRIBUTES else ""
        relation = (element.get("rel") or "").split() if element.tag == "link" else []
        if "alternate" in relation and element.get("hreflang"):
            alternates.append((element.get("hreflang", ""), url, line_of(element)))
        elif "canonical" in relation:
            canonical = url
        elif url:
            links.append(Link(url, line_of(element), element.tag))
    lang = root.get("lang", "") if root is not None else ""
    return Document(path, tuple(links), frozenset(anchors), tuple(alternates), lang, canonical, tuple(broken))


def in_json(data: Any) -> list[str]:
    """The absolute web addresses among the values of JSON, each once; not those of keys that only name something."""
    found: dict[str, None] = {}
    todo = [data]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            todo.extend(each for key, each in reversed(value.items()) if key not in NAMES)
        elif isinstance(value, list):
            todo.extend(reversed(value))
        elif isinstance(value, str) and value.startswith(("http://", "https://")) and not _SPACE.search(value):
            found[value] = None
    return list(found)


def line_of(element: Any) -> int | None:
    """The 1-based line of an element, if lxml knows it."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def address(path: str) -> str:
    """A page's URL path under the site's root: ``fr/x/index.html`` → ``fr/x/``."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


class Resolver:
    """Finds the file of the site that a URL means."""

    def __init__(self, files: Mapping[str, object] | frozenset[str], site_url: str | None) -> None:
        self.files = files
        self.site_url = site_url
        self.base = urlsplit(site_url or "/").path

    def inside(self, page: str, url: str) -> tuple[str, str] | None:
        """The URL path under the site's root and the fragment; None if the URL leads to another site.

        A path that leaves the base path (``/`` before ``/repo/``) is inside, but names no file.
        """
        if self.site_url and url.startswith(self.site_url):
            url = self.base + url.removeprefix(self.site_url)
        parts = urlsplit(urljoin(f"{ORIGIN}{self.base}{address(page)}", url))
        if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
            return None
        path = unquote(parts.path)
        return (path.removeprefix(self.base) if path.startswith(self.base) else path), unquote(parts.fragment)

    def file(self, path: str) -> str | None:
        """The file a server would give for a path: itself, or the index of the folder."""
        if path.startswith("/"):
            return None
        candidates = (f"{path}index.html",) if path.endswith("/") or not path else (path, f"{path}/index.html")
        return next((name for name in candidates if name in self.files), None)


def outgoing(documents: Mapping[str, Document]) -> Iterator[tuple[Document, Link]]:
    """Every link of every page, in the order of the paths."""
    for path in sorted(documents):
        for link in documents[path].links:
            yield documents[path], link
