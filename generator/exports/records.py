"""The digest as plain records: articles, people, topics, stories. docs/data.md says what every field means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.article import Article, Date
from generator.catalogue import Catalogue, Piece, StoryRecord, day
from generator.pages.edition import Edition
from generator.pages.machine import twin_of
from generator.pages.structured import same_as
from generator.pages.text import line, unescaped
from generator.pages.urls import ancestors

Record = dict[str, Any]


class Records:
    """The records of a digest."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.editions = editions
        self.main = editions[0]
        self.catalogue: Catalogue = editions[0].catalogue
        self.site_url = self.catalogue.settings.site_url or ""

    def article(self, piece: Piece, article: Article) -> Record:
        """One version of a piece: ``id`` is ``<slug>.<language>``."""
        edition, source = self.main, self.main.source(article)
        address = edition.book.place(piece.slug, article.lang).address
        return {
            "id": f"{piece.slug}.{article.lang}",
            "slug": piece.slug,
            "lang": article.lang,
            "title": line(article.title),
            "headline_derived": article.headline_derived,
            "date": _iso(article.date),
            "authors": [name for name in map(line, article.authors) if name],
            "source": {"name": source.name, "url": source.url} if source else None,
            "summary": [line(point) for point in article.summary],
            "topics": [topic.id for topic in edition.topics_of(article)],
            "people": [person.id for person in edition.people_of(article)],
            "story": article.story if article.story in self.catalogue.stories else None,
            "translated_from": article.translated_from,
            "translated_by": line(article.translated_by) if article.translated_by else None,
            "url": self.site_url + address,
            "markdown": self.site_url + twin_of(address),
        }

    def person(self, person: str) -> Record:
        """A person whom an article names."""
        record, entry = self.catalogue.people[person], self.catalogue.registry.entry(person)
        return {
            "id": person,
            "names": {edition.locale.code: edition.person(person).text for edition in self.editions},
            "romanised": [e.locale.code for e in self.editions if e.person(person).romanised],
            "spellings": [
                {"text": unescaped(s.text), "lang": s.lang, "count": s.count, "first": _iso(s.first)}
                for s in record.spellings
            ],
            "wikidata": entry.wikidata,
            "same_as": same_as(self.main, person),
            "mentions": record.mentions,
            **self._span(record.pieces),
            "topics": _counted("topic", [t for t in record.topics if t[0] in self.catalogue.topics]),
            "appears_with": _counted("person", [p for p in record.appears_with if p[0] in self.catalogue.people]),
            "articles": sorted(record.pieces),
            "urls": self._urls("people", person),
        }

    def topic(self, topic: str) -> Record:
        """A topic with articles, about itself or about a topic below it."""
        entry, slugs = self.catalogue.taxonomy.topics.get(topic), self.main.book.topic_pieces[topic]
        above = ancestors(self.catalogue, topic)
        own = self.catalogue.topics.get(topic)
        return {
            "id": topic,
            "labels": {edition.locale.code: edition.topic(topic).text for edition in self.editions},
            "parent": above[0] if above else None,
            "iptc": entry.iptc if entry else None,
            **self._span(slugs),
            "people": _counted("person", own.people if own else ()),
            "articles": sorted(slugs),
            "urls": self._urls("topics", topic),
        }

    def story(self, id_: str) -> Record:
        """A story."""
        story = self.catalogue.stories[id_]
        pieces = [self.catalogue.pieces[slug] for slug in story.pieces]
        originals = [piece.original for piece in pieces]
        people = dict.fromkeys(p.id for a in originals for p in self.main.people_of(a))
        topics = dict.fromkeys(t.id for a in originals for t in self.main.topics_of(a))
        return {
            "id": story.id,
            "title": line(originals[0].title),
            "lang": originals[0].lang,
            "languages": sorted({version.article.lang for piece in pieces for version in piece.versions}),
            "sources": list(dict.fromkeys(s.name for a in originals if (s := self.main.source(a)))),
            **self._span(story.pieces),
            "topics": list(topics),
            "people": list(people),
            "articles": list(story.pieces),
            "urls": self._story_urls(story),
        }

    def _span(self, slugs: Sequence[str]) -> Record:
        days = [day(date) for slug in slugs if (date := self.catalogue.pieces[slug].original.date)]
        return {
            "first": min(days).isoformat() if days else None, "last": max(days).isoformat() if days else None,
            "count": len(slugs),
        }  # fmt: skip

    def _story_urls(self, story: StoryRecord) -> dict[str, str]:
        """Of the story's page, or of the one article that tells it."""
        path = self.main.book.story_path(story.id)
        if path is None:
            return {e.locale.code: self.site_url + e.piece(story.pieces[0]).address for e in self.editions}
        return {edition.locale.code: self.site_url + edition.address(path) for edition in self.editions}

    def _urls(self, section: str, name: str) -> dict[str, str]:
        path = self.main.book.section_path(section, name)
        return {edition.locale.code: self.site_url + edition.address(path) for edition in self.editions}


def _counted(key: str, ranked: Sequence[tuple[str, int]]) -> list[Record]:
    return [{key: name, "count": count} for name, count in ranked]


def _iso(date: Date | None) -> str | None:
    return date.isoformat() if date else None
