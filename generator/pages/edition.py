"""The digest as one locale shows it: names, labels and links, looked up once and used on many pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from markupsafe import Markup

from generator.article import Article, Date, Source
from generator.catalogue import Catalogue, Piece
from generator.pages import i18n, render
from generator.pages.page import Alternate, Item, Kind, Page, Switch
from generator.pages.text import host, line, safe_url, shortened
from generator.pages.urls import AddressBook, base_language, relative
from generator.settings import Locale
from generator.trace import Kept

T = TypeVar("T")

_HREF = "\ue000"
"""Stands for an address in a kept piece of HTML; a private-use character, which no text of an article has any more."""

DESCRIPTION_LENGTH = 200
"""Characters of a page's description; search engines cut at about 160, feeds and cards later."""


TEASER_LENGTH = 280
"""Characters of the summary in a list: some more than the two or three lines that the style shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A word of the digest (a person's name, a topic's label) as a link."""

    id: str
    address: str
    text: str
    lang: str | None = None
    """BCP 47 tag of the text if it is not in the locale's language."""
    romanised: bool = False
    """The name was written in the locale's script by rule; nobody has confirmed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A piece in one language, as a link."""

    address: str
    lang: str
    title: str
    language: str
    """The language's name in itself."""
    original: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Who published a piece first."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """A piece as it stands in a list of the locale."""

    slug: str
    address: str
    """Of the version in this locale's language if there is one, else of the original."""
    lang: str
    foreign: bool
    """The version is not in the locale's language."""
    language: str
    """The version's language, named in the locale's."""
    title: str
    summary: str
    date: Date | None
    source: SourceView | None
    original_lang: str
    story: str | None
    people: tuple[NameView, ...]
    topics: tuple[NameView, ...]
    versions: tuple[VersionView, ...]


class Edition:
    """One locale of a digest."""

    def __init__(self, catalogue: Catalogue, book: AddressBook, locale: Locale) -> None:
        self.catalogue = catalogue
        self.book = book
        self.locale = locale
        self.words = i18n.translator(locale.code)
        self._entries: Kept[tuple[str, str], str] = Kept()
        self._pieces: Kept[str, PieceView] = Kept()
        self._people: Kept[str, NameView] = Kept()
        self._topics: Kept[str, NameView] = Kept()

        self._once: Kept[str, Any] = Kept()

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Something that several pages want and that is made once."""
        found: T = self._once.of(name, make)
        return found

    def is_foreign(self, lang: str) -> bool:
        """Whether a language is not the locale's."""
        return base_language(lang) != base_language(self.locale.code)

    def address(self, path: str) -> str:
        """Address from the site's root of a path within this locale."""
        return self.locale.prefix + path

    def person(self, person: str) -> NameView:
        """A person of the catalogue."""
        return self._people.of(person, lambda: self._person(person))

    def _person(self, person: str) -> NameView:
        shown = self.catalogue.registry.display(person, self.locale.code)
        return NameView(
            id=person, address=self.address(self.book.section_path("people", person)), text=line(shown.text),
            lang=shown.lang if shown.lang and self.is_foreign(shown.lang) else None, romanised=shown.romanised,
        )  # fmt: skip

    def topic(self, topic: str) -> NameView:
        """A topic with a page."""
        return self._topics.of(topic, lambda: self._topic(topic))

    def _topic(self, topic: str) -> NameView:
        known = topic in self.catalogue.taxonomy.topics
        label = self.catalogue.taxonomy.label(topic, self.locale.code) if known else topic
        return NameView(id=topic, address=self.address(self.book.section_path("topics", topic)), text=line(label))

    def piece(self, slug: str) -> PieceView:
        """A piece of the catalogue."""
        return self._pieces.of(slug, lambda: self._view(self.catalogue.pieces[slug]))

    def pieces(self, slugs: Iterable[str]) -> tuple[PieceView, ...]:
        """Several pieces, in the order given."""
        return tuple(self.piece(slug) for slug in slugs)

    def shown(self, piece: Piece) -> Article:
        """The version that readers of this locale get."""
        tag = self.book.tag_in(piece.slug, self.locale)
        version = piece.version(tag) if tag else None
        return version.article if version else piece.original

    def _view(self, piece: Piece) -> PieceView:
        article = self.shown(piece)
        return PieceView(
            slug=piece.slug, address=self.book.place(piece.slug, article.lang).address, lang=article.lang,
            foreign=self.is_foreign(article.lang), language=self.words.language(article.lang),
            title=line(article.title), summary=_teaser(article),
            date=piece.original.date, source=self.source(piece.original), original_lang=piece.original.lang,
            story=piece.original.story if piece.original.story in self.catalogue.stories else None,
            people=self.people_of(piece.original), topics=self.topics_of(piece.original), versions=self.versions(piece),
        )  # fmt: skip

    def people_of(self, article: Article) -> tuple[NameView, ...]:
        """The people of an article who have a page."""
        return tuple(self.person(p) for p in dict.fromkeys(article.people) if p in self.catalogue.people)

    def topics_of(self, article: Article) -> tuple[NameView, ...]:
        """The topics of an article that have a page."""
        return tuple(self.topic(t) for t in dict.fromkeys(article.topics) if t in self.catalogue.topics)

    def versions(self, piece: Piece) -> tuple[VersionView, ...]:
        """Every version of a piece, the original first."""
        return tuple(
            VersionView(
                address=self.book.place(piece.slug, v.article.lang).address, lang=v.article.lang,
                title=line(v.article.title), language=i18n.own_name(v.article.lang), original=number == 0,
            )
            for number, v in enumerate(piece.versions)
        )  # fmt: skip

    def source(self, article: Article) -> SourceView | None:
        """The source of an article, if it names one."""
        return _source(article.source)

    @property
    def tagline(self) -> str:
        """The digest in one sentence: mkdocs.yml's, which is in the default locale's language; elsewhere our own."""
        own = line(self.catalogue.settings.site_description) if self.locale.default else ""
        return own or self.words.gettext("The news of several languages in one place: stories, people, topics.")

    @cached_property
    def everywhere(self) -> tuple[Locale, ...]:
        """All locales, the default first."""
        return self.catalogue.settings.locales

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language of the articles: those of the locales first, in their order. The same for each locale."""
        return tuple(dict.fromkeys((*(locale.code for locale in self.everywhere), *self.catalogue.languages)))

    def counterparts(self, path: str) -> tuple[Alternate, ...]:
        """The same page in every locale."""
        return tuple(Alternate(locale.code, locale.prefix + path) for locale in self.everywhere)

    def followed(self, address: str) -> NameView | None:
        """What the feed of a page follows, with the address of the page's front: a person, a topic, the whole digest.

        None if the page has no feed of its own: only these three have one, and only a site with an article and a known
        address has any.
        """
        if not self.catalogue.has_pieces or self.catalogue.settings.site_url is None:
            return None
        front = re.sub(r"(?:^|(?<=/))page/\d+/$", "", address)
        section, _, rest = front.removeprefix(self.locale.prefix).partition("/")
        if not front.removeprefix(self.locale.prefix):
            return NameView(id="", address=front, text="")
        name = self.book.named(section, rest.removesuffix("/")) if section in {"people", "topics"} else None
        return None if name is None else self.person(name) if section == "people" else self.topic(name)

    def page(
        self,
        kind: Kind,
        path: str,
        title: str,
        description: str,
        template: str,
        *,
        context: Mapping[str, Any],
        data: Mapping[str, Any] | None = None,
        items: Iterable[PieceView | NameView] | None = None,
    ) -> Page:
        """A page that exists in every locale, its body one template.

        ``items`` is what the page lists, for structured data; by default the articles its template gives to ``entry``.
        """
        address = self.address(path)
        listed: list[PieceView | NameView] = []
        body = self.html(template, address, {"title": title, **context}, listed)
        same = self.counterparts(path)
        switch = tuple(Switch(x.code, x.name, a.path, exact=True) for x, a in zip(self.everywhere, same, strict=True))
        return Page(
            kind=kind, locale=self.locale, path=path, title=line(title),
            description=shortened(line(description), DESCRIPTION_LENGTH), body=body, alternates=same, switch=switch,
            data=data or {}, items=tuple(map(_item, dict.fromkeys(listed if items is None else items))),
        )  # fmt: skip

    def html(
        self, template: str, address: str, context: Mapping[str, Any], listed: list[PieceView | NameView] | None = None
    ) -> str:
        """A template filled in for the page at an address; the pieces it lists are added to ``listed``."""

        def to(there: str) -> str:
            return relative(address, there)

        def entry(piece: PieceView, level: str) -> Markup:
            if listed is not None:
                listed.append(piece)
            return Markup(self._entry(piece, level).replace(_HREF, to(piece.address)))  # noqa: S704 - a template's

        tools = {**self._tools(to), "entry": entry, "followed": self.followed(address)}
        return render.html(self.locale.code, template, {**tools, **context})

    def _tools(self, to: Callable[[str], str]) -> dict[str, Any]:
        return {
            "to": to,
            "section": lambda name: to(self.address(name)),
            "locale": self.locale.code,
            "direction": self.words.direction(),
            "lang_attributes": self.lang_attributes,
        }

    def _entry(self, piece: PieceView, level: str) -> str:
        """A piece as an entry of a list, with a mark where its address belongs: the same on every page but for that."""
        context = {**self._tools(lambda _: _HREF), "entry": None, "followed": None, "piece": piece, "level": level}
        return self._entries.of((piece.slug, level), lambda: render.html(self.locale.code, "entry.html.j2", context))

    def lang_attributes(self, lang: str | None) -> dict[str, str]:
        """``lang`` (and ``dir`` where the direction differs) of a text in another language than the page's."""
        if lang is None or lang == self.locale.code:
            return {}
        way = i18n.direction(lang)
        return {"lang": lang} if way == self.words.direction() else {"lang": lang, "dir": way}


@lru_cache(maxsize=10_000)
def _source(source: Source) -> SourceView | None:
    url = safe_url(source.url)
    name = line(source.name or "") or (host(url) if url else "")
    return SourceView(name=name, url=url) if name else None


def _item(listed: PieceView | NameView) -> Item:
    return Item(listed.title if isinstance(listed, PieceView) else listed.text, listed.address)


def _teaser(article: Article) -> str:
    """The summary for under a headline: without the sentence the headline was made from, if another is left."""
    points = [line(point) for point in article.summary]
    headline = line(article.title).rstrip(".…").casefold()
    fresh = [point for point in points if not point.casefold().startswith(headline)]
    return shortened(" ".join(fresh or points), TEASER_LENGTH)
