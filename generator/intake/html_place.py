"""Where a block of a page stands by its mark-up alone: elements, roles, and what classes and ids are named."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlio

_ELEMENTS = {
    "nav": "navigation", "header": "page header", "footer": "page footer", "aside": "aside", "form": "form",
    "button": "form", "figcaption": "caption", "dialog": "dialog", "menu": "navigation", "fieldset": "form",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "page footer", "complementary": "aside",
    "search": "form", "dialog": "dialog", "alertdialog": "dialog", "form": "form", "menu": "navigation",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LAYOUT = frozenset({"html", "body", "main", "article", "h1"})
"""Elements whose class says nothing about what they hold: ``<body class="has-sidebar">``."""
_WRAPPER = 0.3
"""Share of the page's paragraphs that an element around the article has, whatever its class."""
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_MOST_PARTS = 40


class Places:
    """Why elements of one page are outside its main text, each looked at once."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._known: dict[Any, str | None] = {}
        self._named: dict[Any, str | None] = {}
        self._paragraphs = -1

    def outside(self, element: Any) -> str | None:
        """Why the content of an element is outside the main text by its tag, role or state; None if it is not."""
        if element not in self._known:
            self._known[element] = _marked(element)
        return self._known[element]

    def named(self, element: Any) -> str | None:
        """The same by the words of its class and id, unless it is around a good part of the page's paragraphs."""
        if element not in self._named:
            reason = _by_name(element) or _controls(element)
            linked = reason != "related articles" or element.tag == "a" or element.find(".//a") is not None
            self._named[element] = reason if reason and linked and not self._is_wrapper(element) else None
        return self._named[element]

    def _is_wrapper(self, element: Any) -> bool:
        if self._paragraphs < 0:
            self._paragraphs = _length(self._tree)
        return element.find(".//h1") is not None or _length(element) > _WRAPPER * self._paragraphs


def _length(element: Any) -> int:
    return sum(len("".join(p.itertext())) for p in element.iter("p"))


def _marked(element: Any) -> str | None:
    if reason := _ELEMENTS.get(str(element.tag)):
        return reason
    attributes = element.attrib
    if reason := _ROLES.get(attributes.get("role", "")):
        return reason
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN.search(attributes.get("style", "")):
        return "hidden"
    return None


def _controls(element: Any) -> str | None:
    """A box around fields and buttons with a few words of its own is a form, though it does not say so."""
    if str(element.tag) in _LAYOUT | {"p"} or next(element.iter(*_FIELDS), None) is None:
        return None
    return "form" if len("".join(element.itertext())) < _BOX else None


_FIELDS = ("input", "textarea", "button", "select")
_BOX = 300
"""Characters of the longest text of such a box."""


def _by_name(element: Any) -> str | None:
    """What the class and id of an element call it; the last word tells more than the first: ``post-share``."""
    if str(element.tag) in _LAYOUT:
        return None
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not said.strip():
        return None
    words, pairs = _names()
    for name in said.split():
        parts = [p.lower() for p in _PART.findall(name)[:_MOST_PARTS]]
        if parts[:1] in (["has"], ["is"], ["no"], ["with"]):
            continue  # a state of what it holds: ``has-comments``
        for i, part in enumerate(parts):
            if (
                reason := pairs.get(" ".join(parts[i : i + 2]))
                or pairs.get(" ".join(parts[i : i + 3]))
                or words.get(part)
            ):
                return reason
    return None


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Single words, and words that follow each other, with their reasons."""
    path = Path(__file__).with_name("places.yml")
    data: dict[str, list[str]] = yamlio.load_beside(path)
    entries = [(entry, reason) for reason, some in data.items() for entry in some]
    return ({e: r for e, r in entries if " " not in e}, {e: r for e, r in entries if " " in e})
