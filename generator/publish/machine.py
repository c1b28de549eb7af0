"""Whether the files for programs lead to what there is: feeds, tables, llms.txt, Markdown, the sitemap."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.publish.links import Resolver, in_json, line_of

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"

_FEED = re.compile(r"(?:.*/)?feed(?:/[\w-]+)?\.(xml|json)")
_MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file of the site."""

    path: str
    line: int | None
    what: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Address:
    url: str
    line: int | None


def faults(names: frozenset[str], site: Path, resolver: Resolver) -> Iterator[Fault]:
    """Everything that is wrong with the files for programs.

    Args:
        names: every file of the site, as relative paths.
        site: the folder.
        resolver: knows which addresses are the site's own.
    """
    for path in sorted(names):
        reader = _reader(path)
        if reader is None:
            continue
        try:
            text = (site / path).read_bytes().decode("utf-8")
            addresses = list(reader(text))
        except (ValueError, SyntaxError, RecursionError) as e:  # no UTF-8, no JSON; no XML
            yield Fault(path, None, f"cannot be read: {str(e).splitlines()[0]}", "format")
            continue
        yield from _broken(path, addresses, resolver)
        if _FEED.fullmatch(path):
            yield from _feed(path, text, resolver)


def _reader(path: str) -> Callable[[str], Iterator[_Address]] | None:
    if _FEED.fullmatch(path) or re.fullmatch(r"sitemap(?:-\d+)?\.xml", path):
        return _xml if path.endswith(".xml") else _json
    if path.startswith("data/"):
        return {".json": _json, ".jsonl": _json_lines}.get(Path(path).suffix)
    return _markdown if path.endswith((".html.md", "llms.txt")) else None


def _xml(text: str) -> Iterator[_Address]:
    from lxml import etree  # noqa: PLC0415 - slow to import

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for element in etree.fromstring(text.encode(), parser).iter():
        if element.tag in (f"{ATOM}link", f"{XHTML}link"):
            yield _Address(element.get("href", ""), line_of(element))
        elif element.tag in (f"{SITEMAP}loc", f"{ATOM}uri"):
            yield _Address((element.text or "").strip(), line_of(element))


def _json(text: str) -> Iterator[_Address]:
    yield from (_Address(url, None) for url in in_json(json.loads(text)))


def _json_lines(text: str) -> Iterator[_Address]:
    """No addresses; but every line is JSON."""
    for line in filter(None, text.split("\n")):
        json.loads(line)
    yield from ()


def _markdown(text: str) -> Iterator[_Address]:
    for number, line in enumerate(text.split("\n"), 1):
        yield from (_Address(url, number) for url in _MARKDOWN_LINK.findall(line))


def _broken(path: str, addresses: list[_Address], resolver: Resolver) -> Iterator[Fault]:
    for address in dict.fromkeys(addresses):
        try:
            target = resolver.inside(path, address.url)
        except ValueError:
            yield Fault(path, address.line, f"{address.url!r} is no URL", "link")
            continue
        if target is not None and resolver.file(target[0]) is None:
            yield Fault(path, address.line, f"broken link: {address.url}", "link")


def _feed(path: str, text: str, resolver: Resolver) -> Iterator[Fault]:
    """A feed has entries, each once, and says where it stands."""
    ids, own = _atom_ids(text) if path.endswith(".xml") else _json_ids(text)
    if not ids:
        yield Fault(path, None, "a feed without entries", "feed")
    if len(set(ids)) != len(ids):
        yield Fault(path, None, "two entries have the same id", "feed")
    if own is None or resolver.inside(path, own) != (path, ""):
        yield Fault(path, None, f"the feed says it is at {own}", "feed")


def _atom_ids(text: str) -> tuple[list[str], str | None]:
    from lxml import etree  # noqa: PLC0415

    feed = etree.fromstring(text.encode())
    own = next((link.get("href") for link in feed.iterfind(f"{ATOM}link") if link.get("rel") == "self"), None)
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed.iterfind(f"{ATOM}entry")], own


def _json_ids(text: str) -> tuple[list[str], str | None]:
    data = json.loads(text)
    return [str(item.get("id")) for item in data.get("items", [])], data.get("feed_url")
