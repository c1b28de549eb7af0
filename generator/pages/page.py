"""A page of the site, and the file it is written to: front matter and complete Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator import pagehead
from generator.pages.urls import file_of
from generator.settings import Locale

Kind: TypeAlias = Literal[
    "home", "article", "articles", "topics", "topic", "people", "person", "map", "stories", "story", "timeline",
    "month", "sources", "about", "data", "search",
]  # fmt: skip
"""What a page is; the theme may tell pages apart by it."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page's counterpart in a language (hreflang)."""

    lang: str
    path: str
    """Address from the site's root."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Where the language switcher leads for one locale."""

    lang: str
    name: str
    """The locale's own name for itself."""
    path: str
    """Address from the site's root."""
    exact: bool
    """Whether that is this page's counterpart, and not only the nearest page there is."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the list that a page shows: an article, a person, a topic."""

    name: str
    """Plain text, as the page shows it."""
    path: str
    """Address from the site's root."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that can be made: its place is known, what stands on it is found out when it is made."""

    locale: Locale
    path: str
    """Address within the locale."""
    make: Callable[[], Page]
    arguments: object = ""
    """What it is made from beside the facts it reads (`generator.trace`): plain values."""

    @property
    def file(self) -> str:
        """Path under content/pages."""
        return file_of(self.locale, self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one locale, ready to write."""

    kind: Kind
    locale: Locale
    path: str
    """Address within the locale; ``""`` is the home page."""
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    body: str
    alternates: tuple[Alternate, ...]
    switch: tuple[Switch, ...]
    content_lang: str | None = None
    """BCP 47 tag of the main text if it is not the locale's."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """More keys under ``digest``."""
    items: tuple[Item, ...] = ()
    """What the page lists, in its order, for structured data; not written as such."""

    @property
    def address(self) -> str:
        """Address from the site's root."""
        return self.locale.prefix + self.path

    @property
    def file(self) -> str:
        """Path under content/pages."""
        return file_of(self.locale, self.path)

    def render(self) -> str:
        """The file's text. Title and description are plain text: a theme has to escape them."""
        digest: dict[str, Any] = {
            "kind": self.kind,
            "locale": self.locale.code,
            "path": self.address,
            "alternates": [{"lang": a.lang, "path": a.path} for a in self.alternates],
            "switch": [{"lang": s.lang, "name": s.name, "path": s.path, "exact": s.exact} for s in self.switch],
        }
        if self.content_lang is not None:
            digest["content_lang"] = self.content_lang
        meta = {"title": self.title, "description": self.description, "digest": {**digest, **self.data}}
        return f"{pagehead.dump(meta)}\n{self.body.rstrip()}\n"
