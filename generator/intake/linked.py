"""JSON-LD of a page: the one node that describes its article, with the people and publishers it points to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.intake.text import clean

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Reportage|LiveBlogPosting|Report|Review|NewsItem|CreativeWork)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|CollectionPage)$")
_SITE = re.compile(r"WebSite$")
_ORGANISATION = re.compile(r"Organi[sz]ation|Corporation|NewsAgency|Brand|WebSite")
_WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_DEEP = 5
"""List, @graph, mainEntity: articles do not lie deeper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What JSON-LD says about the article of its page; None and empty where it says nothing."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    """Of the article; else an organisation that signs as its author; else the page's site."""
    language: str | None = None
    url: str | None = None
    description: str | None = None


def linked(tree: Any, titles: list[str]) -> Linked:
    """The article that the page's JSON-LD describes.

    Of several nodes (pages describe teasers too) the one whose headline the page shows, else the fullest.

    Args:
        tree: the page.
        titles: its titles and headings, to recognise the article's own node.
    """
    nodes = list(_all_nodes(tree))
    known = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    articles = [n for n in nodes if _is(n, _ARTICLE)]
    page = next((n for n in nodes if _is(n, _PAGE)), {})
    keys = {_key(t) for t in titles}
    node = max(articles, key=lambda n: _fullness(n, keys), default={})
    people, offices = _authors(node, known)
    site_name = next((text_of(n.get("name")) for n in nodes if _is(n, _SITE)), None)
    publisher = _name(node.get("publisher"), known) or _name(node.get("sourceOrganization"), known)
    return Linked(
        headline=text_of(node.get("headline")) or text_of(node.get("name")),
        published=next((d for n in (node, page) for k in _DATES if (d := text_of(n.get(k)))), None),
        authors=people,
        publisher=publisher or next(iter(offices), None) or _name(page.get("publisher"), known) or site_name,
        language=text_of(node.get("inLanguage")) or text_of(page.get("inLanguage")),
        url=_address(node),
        description=text_of(node.get("description")),
    )  # fmt: skip


_DATES = ("datePublished", "dateCreated", "uploadDate")


def _all_nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every node of every script; broken scripts are passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        text = _WRAPPED.sub("", script.text or "").strip()
        for candidate in (text, _TRAILING.sub("", text)):
            try:
                data = json.loads(candidate, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _nodes(data)
            break


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "isPartOf"):
            yield from _nodes(data.get(key), depth + 1)


def _is(node: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(pattern.search(str(t)) for t in (types if isinstance(types, list) else [types]))


def _fullness(node: dict[str, Any], titles: set[str]) -> tuple[bool, int]:
    headline = _key(text_of(node.get("headline")) or text_of(node.get("name")) or "")
    told = sum(k in node for k in ("headline", "datePublished", "author", "publisher", "articleBody", "description"))
    return bool(headline) and any(headline in t or t in headline for t in titles if t), told


def _authors(node: dict[str, Any], known: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """People who sign, and organisations that do."""
    value = node.get("author") or node.get("creator") or ()
    people: list[str] = []
    offices: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        whole = _resolved(entry, known)
        found = whole.get("name") if isinstance(whole, dict) else whole
        organisation = isinstance(whole, dict) and _is(whole, _ORGANISATION)
        for name in found if isinstance(found, list) else [found]:
            if name := text_of(name):
                (offices if organisation else people).append(name)
    return tuple(people), tuple(offices)


def _resolved(value: Any, known: dict[str, Any]) -> Any:
    """A reference by ``@id`` followed to its node."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _name(value: Any, known: dict[str, Any]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    value = _resolved(value, known)
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def _address(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    return text_of(node.get("url")) or text_of(page.get("@id") if isinstance(page, dict) else page)


def text_of(value: Any) -> str | None:
    """A value that is a text with something in it."""
    return clean(value) or None if isinstance(value, str) else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
