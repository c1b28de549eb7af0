"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); archives are the pages that ``next_url`` leads to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.exports.entry import Entry
from generator.exports.feeds import Document
from generator.exports.moments import rfc3339
from generator.pages.edition import Edition
from generator.pages.text import line


class JsonFeedWriter:
    """JSON Feed documents of one locale."""

    def __init__(self, edition: Edition, site_url: str, ids: str) -> None:
        self.edition, self.site_url, self.ids = edition, site_url, ids
        self._made: dict[str, str] = {}

    def document(self, document: Document, entries: Iterable[tuple[str, Entry]]) -> str:
        """A document of a feed; ``entries`` are its articles with their slugs."""
        head = compact(self._head(document))
        items = ",\n".join(self._item(slug, entry) for slug, entry in entries)
        return f'{head[:-1]},"items":[\n{items}\n]}}\n'

    def _head(self, document: Document) -> dict[str, Any]:
        feed, site = document.feed, line(self.edition.catalogue.settings.site_name)
        head = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": self.site_url + feed.page,
            "feed_url": f"{self.site_url}{document.path}.json",
            "description": self.edition.tagline,
            "language": self.edition.locale.code,
            "authors": [{"name": site, "url": self.site_url}],
        }
        return head | ({"next_url": f"{self.site_url}{document.previous}.json"} if document.previous else {})

    def _item(self, slug: str, entry: Entry) -> str:
        if slug not in self._made:
            item = self._fields(entry)
            self._made[slug] = compact({key: value for key, value in item.items() if value})
        return self._made[slug]

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
            "tags": [name.text for name in (*entry.topics, *entry.people)],
            "language": entry.lang,
            "_polydigest": self._more(entry),
        }

    def _more(self, entry: Entry) -> dict[str, Any]:
        """An extension (its name begins with ``_``): ids, the other languages, the Markdown."""
        more: dict[str, Any] = {
            "markdown": self.site_url + entry.twin,
            "source": entry.source.name if entry.source else None,
            "topics": [name.id for name in entry.topics],
            "people": [name.id for name in entry.people],
            "versions": [{"language": v.lang, "url": self.site_url + v.address} for v in entry.others],
        }
        return {key: value for key, value in more.items() if value}


def compact(value: object) -> str:
    """JSON on one line, letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
