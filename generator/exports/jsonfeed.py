"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the current document; archives are Atom's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.exports.entry import Entry
from generator.exports.feeds import Document
from generator.exports.moments import rfc3339
from generator.pages.edition import Edition
from generator.pages.text import line
from generator.trace import Kept


class JsonFeedWriter:
    """JSON Feed documents of one locale."""

    def __init__(self, edition: Edition, site_url: str, ids: str) -> None:
        self.edition, self.site_url, self.ids = edition, site_url, ids
        self._made: Kept[tuple[str, bool], str] = Kept()

    def document(self, document: Document, entries: Iterable[tuple[str, Entry]]) -> str:
        """A document of a feed; ``entries`` are its articles with their slugs."""
        head = compact(self._head(document))
        items = ",\n".join(self._item(slug, entry, whole=document.feed.whole) for slug, entry in entries)
        return f'{head[:-1]},"items":[\n{items}\n]}}\n'

    def _head(self, document: Document) -> dict[str, Any]:
        feed, site = document.feed, line(self.edition.catalogue.settings.site_name)
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": self.site_url + feed.page,
            "feed_url": f"{self.site_url}{document.path}.json",
            "description": self.edition.tagline,
            "language": self.edition.locale.code,
            "authors": [{"name": site, "url": self.site_url}],
        }

    def _item(self, slug: str, entry: Entry, *, whole: bool) -> str:
        return self._made.of((slug, whole), lambda: self._text(entry, whole=whole))

    def _text(self, entry: Entry, *, whole: bool) -> str:
        item = self._fields(entry) | (self._more(entry) if whole else {})
        return compact({key: value for key, value in item.items() if value})

    def _fields(self, entry: Entry) -> dict[str, Any]:
        source = entry.source
        return {
            "id": self.ids + entry.id,
            "url": self.site_url + entry.address,
            "external_url": source.url if source else None,
            "title": entry.title,
            "content_text": entry.summary or entry.title,  # an item must have a content
            "date_published": rfc3339(entry.when) if entry.when else None,
            "authors": [{"name": name} for name in entry.credited],
            "language": entry.lang,
        }

    def _more(self, entry: Entry) -> dict[str, Any]:
        """What only the site's feed says: topics and people; as an extension (``_``) ids, versions, the Markdown."""
        more: dict[str, Any] = {
            "markdown": self.site_url + entry.twin,
            "source": entry.source.name if entry.source else None,
            "topics": [name.id for name in entry.topics],
            "people": [name.id for name in entry.people],
            "versions": [{"language": v.lang, "url": self.site_url + v.address} for v in entry.others],
        }
        tags = [name.text for name in (*entry.topics, *entry.people)]
        return {"tags": tags, "_polydigest": {key: value for key, value in more.items() if value}}


def compact(value: object) -> str:
    """JSON on one line, letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
