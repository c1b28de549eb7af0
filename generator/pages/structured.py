"""What a page tells programs about itself: schema.org as JSON-LD, Open Graph's locales, feeds, the Markdown twin.

Added to every page after its builder made it, from the catalogue and from what the page shows (its title, its entries),
so that the two cannot disagree. Vocabulary: https://schema.org, https://ogp.me; people and topics have one ``@id`` in
every locale (that of their page in the default one), a version of an article has its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from generator.article import Article
from generator.catalogue import Piece
from generator.pages.edition import Edition
from generator.pages.machine import feed_of, feed_title, twin_of
from generator.pages.page import Page
from generator.pages.text import line, safe_url, unescaped
from generator.pages.urls import PER_PAGE, ancestors, base_language, relative

SECTIONS = {
    "articles": "Articles", "topics": "Topics", "people": "People", "stories": "Stories", "timeline": "Timeline",
    "sources": "Sources", "about": "About", "search": "Search", "data": "Data",
}  # fmt: skip
"""First part of an address to the section's name, in English."""

TYPES = {"about": "AboutPage", "search": "WebPage", "data": "WebPage"}
"""Kind of page to its schema.org type where that is not CollectionPage."""

IPTC = "http://cv.iptc.org/newscodes/mediatopic/"
"""Namespace of IPTC's Media Topics (an identifier, hence http)."""

WIKIDATA = "https://www.wikidata.org/wiki/"

_UNSAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""Within JSON these characters stand in strings only, where their escapes mean the same: nothing closes the element."""

Node = dict[str, Any]


def completed(edition: Edition, page: Page) -> Page:
    """The page with what programs read of it in its front matter: ``feeds``, ``twin``, ``og``, ``jsonld``."""
    return replace(page, data={**page.data, **_links(edition, page), "og": _og(page), "jsonld": jsonld(edition, page)})


def jsonld(edition: Edition, page: Page) -> str:
    """The page's structured data as text that may stand in a script element as it is."""
    graph = _Graph(edition, page)
    data = {"@context": "https://schema.org", "@graph": list(graph.nodes())}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _UNSAFE.items():  # `str.translate` looks every character up: thirty times slower
        text = text.replace(character, escape)
    return text


def iptc_uri(code: str | None) -> str | None:
    """The address that stands for a Media Topic: ``medtop:04000000`` → ``http://cv.iptc.org/…/04000000``."""
    return IPTC + code.removeprefix("medtop:") if code else None


def same_as(edition: Edition, person: str) -> list[str]:
    """Pages elsewhere about a person of the catalogue: Wikidata's first, then those the registry names."""
    entry = edition.catalogue.registry.entry(person)
    item = entry.wikidata or ""
    found = [WIKIDATA + item] if item[:1] == "Q" and item[1:].isdecimal() and item.isascii() else []
    return list(dict.fromkeys((*found, *(url for url in map(safe_url, entry.same_as) if url))))


def spellings(edition: Edition, person: str) -> list[str]:
    """Every way the articles or the registry write a person's name, the most frequent first."""
    met = [unescaped(s.text) for s in edition.catalogue.people[person].spellings]
    known = map(line, edition.catalogue.registry.entry(person).spellings)
    return list(dict.fromkeys((*met, *known)))


@cache
def territory(tag: str) -> str:
    """A language as Open Graph writes it, with its likeliest country (CLDR): ``fr`` → ``fr_FR``, ``uk`` → ``uk_UA``."""
    from babel.core import get_global  # noqa: PLC0415 - slow to import

    parts = tag.split("-")
    if len(parts[-1]) in (2, 3) and len(parts) > 1:
        return f"{parts[0]}_{parts[-1]}"
    likely = get_global("likely_subtags").get("_".join(parts)) or get_global("likely_subtags").get(parts[0])
    return f"{parts[0]}_{likely.split('_')[-1]}" if likely else parts[0]


def _links(edition: Edition, page: Page) -> Node:
    """The site's feed on every page, the page's own before it; the twin of an article."""
    found: Node = {}
    followed = [name for name in (edition.followed(page.address), edition.followed(edition.address(""))) if name]
    if followed:
        unique = {name.address: name for name in followed}.values()
        found["feeds"] = [{"title": feed_title(edition, n.text), "path": feed_of(n.address)} for n in unique]
    if page.kind == "article":
        found["twin"] = twin_of(page.address)
    return found


def _og(page: Page) -> Node:
    own = page.content_lang or page.locale.code
    others = dict.fromkeys(territory(a.lang) for a in page.alternates if a.lang != own)
    return {"locale": territory(own), "alternates": [tag for tag in others if tag != territory(own)]}


class _Graph:
    """The nodes of one page."""

    def __init__(self, edition: Edition, page: Page) -> None:
        self.edition, self.page = edition, page
        self.site_url = edition.catalogue.settings.site_url

    def nodes(self) -> Iterator[Node]:
        """The page's own node first."""
        page, data = self.page, self.page.data
        if page.kind == "article":
            yield self._article(self.edition.catalogue.pieces[data["article"]["slug"]], data["article"]["lang"])
        else:
            yield self._collection()
        if page.kind == "home":
            yield self._site()
        if crumbs := self._breadcrumbs():
            yield crumbs

    # Addresses

    def url(self, path: str) -> str:
        """Absolute if the site knows where it stands, else relative to the page."""
        return self.site_url + path if self.site_url is not None else relative(self.page.address, path)

    def _id(self, section: str, name: str) -> str:
        """One for all locales."""
        anchor = "person" if section == "people" else "topic"
        return f"{self.url(self.edition.book.section_path(section, name))}#{anchor}"

    # Nodes

    def _site(self) -> Node:
        return {
            **self._site_reference(), "description": self.edition.tagline, "inLanguage": self.edition.locale.code,
            "publisher": self._publisher(), "potentialAction": self._search(),
        }  # fmt: skip

    def _search(self) -> Node:
        template = self.url(self.edition.address("search/")) + "?q={search_term_string}"
        return {
            "@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        }  # fmt: skip

    def _site_reference(self) -> Node:
        home = self.url(self.edition.address(""))
        return {"@type": "WebSite", "@id": f"{home}#site", "name": self._site_name, "url": home}

    @property
    def _site_name(self) -> str:
        return line(self.edition.catalogue.settings.site_name)

    def _publisher(self) -> Node:
        """The digest, which publishes this page; who published the article first is its source."""
        home = self.url("")
        return {"@type": "Organization", "@id": f"{home}#publisher", "name": self._site_name, "url": home}

    def _collection(self) -> Node:
        page, url = self.page, self.url(self.page.address)
        node: Node = {
            "@type": TYPES.get(page.kind, "CollectionPage"), "@id": url, "url": url,
            "name": page.title, "description": page.description, "inLanguage": page.locale.code,
            "isPartOf": self._site_reference(),
        }  # fmt: skip
        if about := self._about():
            node["about"] = about
        if page.items:
            node["mainEntity"] = self._list()
        return node

    def _list(self) -> Node:
        first = 1 + (self.page.data.get("pages", {}).get("number", 1) - 1) * PER_PAGE
        items = [
            {"@type": "ListItem", "position": number, "url": self.url(item.path), "name": item.name}
            for number, item in enumerate(self.page.items, first)
        ]
        return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}

    def _about(self) -> Node | None:
        data = self.page.data
        if self.page.kind == "person":
            known = "alternate_names" in data["person"]  # the front page has them, older ones have the name
            return self._person(data["person"]["id"]) if known else self._name("people", data["person"]["id"])
        return self._topic(data["topic"]["id"]) if self.page.kind == "topic" else None

    def _person(self, person: str) -> Node:
        node = self._name("people", person)
        others = [s for s in spellings(self.edition, person) if s != node["name"]]
        elsewhere = same_as(self.edition, person)
        return {**node, **_given("alternateName", others), **_given("sameAs", elsewhere)}

    def _topic(self, topic: str) -> Node:
        entry = self.edition.catalogue.taxonomy.topics.get(topic)
        uri = iptc_uri(entry.iptc if entry else None)
        return {**self._name("topics", topic), **({"sameAs": uri} if uri else {})}

    def _name(self, section: str, name: str) -> Node:
        view = self.edition.person(name) if section == "people" else self.edition.topic(name)
        kind = "Person" if section == "people" else "Thing"
        return {"@type": kind, "@id": self._id(section, name), "name": view.text, "url": self.url(view.address)}

    def _article(self, piece: Piece, lang: str) -> Node:
        version = piece.version(lang)
        article = version.article if version else piece.original
        page, url = self.page, self.url(self.page.address)
        topics = self.edition.topics_of(article)
        node: Node = {
            "@type": "NewsArticle", "@id": f"{url}#article", "url": url, "mainEntityOfPage": url,
            "headline": page.title, "description": page.description, "inLanguage": article.lang,
            "datePublished": article.date.isoformat() if article.date else None,
            "author": self._authors(article), "publisher": self._publisher(),
            **self._source(article), **self._versions(piece, article),
            "image": self._image(),
            "articleSection": topics[0].text if topics else None,
            "about": [self._topic(topic.id) for topic in topics],
            "mentions": [self._name("people", person.id) for person in self.edition.people_of(article)],
            "isPartOf": self._site_reference(),
        }  # fmt: skip
        return {key: value for key, value in node.items() if value}

    def _authors(self, article: Article) -> list[Node]:
        """As the byline says; a byline that only repeats the source's name is the source."""
        source = self.edition.source(article)
        own = source.name.casefold() if source else None
        names = [line(author) for author in article.authors]
        return [{"@type": "Organization" if n.casefold() == own else "Person", "name": n} for n in names if n]

    def _source(self, article: Article) -> Node:
        source = self.edition.source(article)
        if source is None:
            return {}
        publisher = {"@type": "Organization", "name": source.name}
        if source.url is None or not source.url.lower().startswith("http"):
            return {"sourceOrganization": publisher}
        based = {"@type": "NewsArticle", "url": source.url, "publisher": publisher}
        return {"sourceOrganization": publisher, "isBasedOn": based}

    def _versions(self, piece: Piece, article: Article) -> Node:
        def reference(other: Article) -> Node:
            url = self.url(self.edition.book.place(piece.slug, other.lang).address)
            return {
                "@type": "NewsArticle", "@id": f"{url}#article", "url": url, "headline": line(other.title),
                "inLanguage": other.lang,
            }  # fmt: skip

        others = [version.article for version in piece.versions if version.article.lang != article.lang]
        if article.translated_from is not None:
            original = next((o for o in others if o.lang == article.translated_from), None)
            return {"translationOfWork": reference(original)} if original else {}
        made = [reference(o) for o in others if base_language(o.translated_from or "") == base_language(article.lang)]
        return {"workTranslation": made} if made else {}

    def _image(self) -> str | None:
        card = self.page.data.get("card")
        path = card.get("path") if isinstance(card, dict) else card
        return self.url(path) if isinstance(path, str) and self.site_url is not None else None

    def _breadcrumbs(self) -> Node | None:
        crumbs = [*self._above(), (self.page.title, self.page.address)]
        if self.page.kind == "home" or len(crumbs) == 1:
            return None
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": self.url(address)}
            for number, (name, address) in enumerate(crumbs, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _above(self) -> Iterator[tuple[str, str]]:
        """Name and address of the pages above this one: home, section, wider topics."""
        edition, page = self.edition, self.page
        section, _, rest = page.path.partition("/")
        yield edition.words.gettext("Home"), edition.address("")
        if page.kind == "data":  # the page about the digest leads to it
            section, rest = "about", section
        if rest and section in SECTIONS:
            yield edition.words.gettext(SECTIONS[section]), edition.address(f"{section}/")
        if page.kind == "topic":
            for topic in reversed(ancestors(edition.catalogue, page.data["topic"]["id"])):
                view = edition.topic(topic)
                yield view.text, view.address


def _given(key: str, values: list[str]) -> Node:
    return {key: values} if values else {}
