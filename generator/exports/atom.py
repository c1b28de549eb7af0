"""Feeds as Atom (RFC 4287), with archives (RFC 5005).

Written as text: an entry is made once a locale and stands in many feeds. All that is not ours is escaped, and holds no
character that XML forbids (`generator.pages.text.line`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import markupsafe

from generator.exports.entry import Entry
from generator.exports.feeds import Document
from generator.exports.moments import UNKNOWN, rfc3339
from generator.pages.edition import Edition
from generator.pages.structured import iptc_uri
from generator.pages.text import line
from generator.trace import Kept

HISTORY = "http://purl.org/syndication/history/1.0"


class AtomWriter:
    """Atom documents of one locale."""

    def __init__(self, edition: Edition, site_url: str, ids: str) -> None:
        self.edition, self.site_url, self.ids = edition, site_url, ids
        self._made: Kept[tuple[str, bool], str] = Kept()

    def document(self, document: Document, entries: Iterable[tuple[str, Entry]]) -> str:
        """A document of a feed; ``entries`` are its articles with their slugs."""
        listed = list(entries)
        return "\n".join((
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="{HISTORY}" xml:lang={_quoted(self._code)}>',
            *self._head(document, [entry for _, entry in listed]),
            *(self._entry(slug, entry, whole=document.feed.whole) for slug, entry in listed),
            "</feed>\n",
        ))  # fmt: skip

    @property
    def _code(self) -> str:
        return self.edition.locale.code

    def _url(self, path: str) -> str:
        return _quoted(self.site_url + path)

    def _head(self, document: Document, entries: list[Entry]) -> Iterator[str]:
        feed, site = document.feed, line(self.edition.catalogue.settings.site_name)
        updated = max((entry.when or UNKNOWN for entry in entries), default=UNKNOWN)
        yield f"<id>{escape(self.ids + feed.id)}</id>"
        yield f"<title>{escape(feed.title)}</title>"
        yield f"<subtitle>{escape(self.edition.tagline)}</subtitle>"
        yield f"<updated>{rfc3339(updated)}</updated>"
        yield f"<author><name>{escape(site)}</name><uri>{escape(self.site_url)}</uri></author>"
        yield '<generator uri="https://github.com/polydigest/polydigest">Polydigest</generator>'
        yield f'<link rel="self" type="application/atom+xml" href={self._url(f"{document.path}.xml")}/>'
        yield f'<link rel="alternate" type="text/html" hreflang={_quoted(self._code)} href={self._url(feed.page)}/>'
        yield from self._history(document)

    def _history(self, document: Document) -> Iterator[str]:
        if document.archive:
            yield "<fh:archive/>"
        current = document.feed.path if document.archive else None
        for relation, path in (
            ("current", current), ("prev-archive", document.previous), ("next-archive", document.next)
        ):  # fmt: skip
            if path is not None:
                yield f'<link rel="{relation}" type="application/atom+xml" href={self._url(f"{path}.xml")}/>'

    def _entry(self, slug: str, entry: Entry, *, whole: bool) -> str:
        return self._made.of((slug, whole), lambda: "\n".join(self._parts(entry, whole=whole)))

    def _parts(self, entry: Entry, *, whole: bool) -> Iterator[str]:
        foreign = entry.lang != self._code
        yield f"<entry xml:lang={_quoted(entry.lang)}>" if foreign else "<entry>"
        yield f"<id>{escape(self.ids + entry.id)}</id>"
        yield f"<title>{escape(entry.title)}</title>"
        yield f"<updated>{rfc3339(entry.when or UNKNOWN)}</updated>"
        if entry.when:
            yield f"<published>{rfc3339(entry.when)}</published>"
        for name in entry.credited:
            yield f"<author><name>{escape(name)}</name></author>"
        yield from self._links(entry)
        if whole:
            yield from self._categories(entry, f" xml:lang={_quoted(self._code)}" if foreign else "")
        if entry.summary:
            yield f"<summary>{escape(entry.summary)}</summary>"
        yield "</entry>"

    def _links(self, entry: Entry) -> Iterator[str]:
        """Each language once, as Atom asks of alternates of one type."""
        pages = {entry.lang: entry.address, **{v.lang: v.address for v in entry.others if v.lang != entry.lang}}
        for lang, address in pages.items():
            yield f'<link rel="alternate" type="text/html" hreflang={_quoted(lang)} href={self._url(address)}/>'
        markdown = f'type="text/markdown" hreflang={_quoted(entry.lang)} href={self._url(entry.twin)}'
        yield f'<link rel="alternate" {markdown}/>'
        if entry.source and entry.source.url:
            yield f'<link rel="via" title={_quoted(entry.source.name)} href={_quoted(entry.source.url)}/>'

    def _categories(self, entry: Entry, lang: str) -> Iterator[str]:
        taxonomy = self.edition.catalogue.taxonomy.topics
        for section, names in (("topics", entry.topics), ("people", entry.people)):
            scheme = self._url(f"{section}/")
            for name in names:
                own = f" xml:lang={_quoted(name.lang)}" if name.lang else lang
                yield f"<category term={_quoted(name.id)} scheme={scheme} label={_quoted(name.text)}{own}/>"
        for name in entry.topics:
            uri = iptc_uri(taxonomy[name.id].iptc) if name.id in taxonomy else None
            if uri:
                scheme, _, code = uri.rpartition("/")
                media_topic = f"term={_quoted(code)} scheme={_quoted(f'{scheme}/')}"
                yield f"<category {media_topic} label={_quoted(name.text)}{lang}/>"


def escape(text: str) -> str:
    """Text for between tags, or for an attribute in double quotes; markupsafe's is C."""
    return str(markupsafe.escape(text))


def _quoted(value: str) -> str:
    """An attribute's value in quotes."""
    return f'"{escape(value)}"'
