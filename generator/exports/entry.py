"""What a feed says of an article, for both formats.

The summary, not the whole text: the words belong to their source, and ten thousand articles in five feeds each and four
locales would be gigabytes. The text is one link away, as a page and as Markdown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.exports.moments import moment
from generator.pages.edition import Edition, NameView, SourceView, VersionView
from generator.pages.machine import twin_of
from generator.pages.text import line


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as a locale's feeds show it: the version in its language, else the original."""

    id: str
    """After the prefix that all ids of the digest share."""
    title: str
    address: str
    """Of its page, from the site's root."""
    twin: str
    """Of its Markdown twin."""
    lang: str
    summary: str
    """May be empty."""
    when: dt.datetime | None
    authors: tuple[str, ...]
    source: SourceView | None
    topics: tuple[NameView, ...]
    people: tuple[NameView, ...]
    others: tuple[VersionView, ...]
    """The other versions."""

    @property
    def credited(self) -> tuple[str, ...]:
        """Who is to be named as author: the byline, else the source; empty if neither is known."""
        return self.authors or ((self.source.name,) if self.source else ())


def entry_of(edition: Edition, slug: str) -> Entry:
    """An article of the catalogue."""
    piece = edition.catalogue.pieces[slug]
    article, view = edition.shown(piece), edition.piece(slug)
    authors = [name for name in map(line, article.authors) if name]
    return Entry(
        id=f"articles/{slug}.{article.lang}", title=view.title, address=view.address, twin=twin_of(view.address),
        lang=article.lang, summary=" ".join(line(point) for point in article.summary),
        when=moment(article.date) if article.date else None, authors=tuple(dict.fromkeys(authors)), source=view.source,
        topics=view.topics, people=view.people, others=tuple(v for v in view.versions if v.address != view.address),
    )  # fmt: skip
