"""The tree of topics, and a page a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.pages.builders.common import (
    MOST_NAMES,
    counted_articles,
    dated,
    draft,
    languages,
    path_of,
    span,
    span_of,
    titled,
)
from generator.pages.charts import articles_over_time
from generator.pages.charts.ranked import ranked
from generator.pages.charts.svg import percent
from generator.pages.edition import Edition, NameView
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages, by_age
from generator.pages.urls import ancestors


@dataclass(frozen=True, slots=True)
class Node:
    """A topic in the tree, with the topics below it."""

    name: NameView
    count: int
    length: str
    """Of the topic's bar, in percent of the longest."""
    children: tuple[Node, ...]


def build(edition: Edition) -> Iterator[Draft]:
    """The index of topics and every topic's page."""
    yield Draft(edition.locale, "topics/", partial(_index, edition))
    for topic in edition.book.topics:
        address = edition.address(edition.book.section_path("topics", topic))
        for pages, part in by_age(pieces_of(edition, topic), address):
            make = partial(_front if pages.front else _older, edition, topic, pages, part)
            yield draft(edition, pages, part, make)


def _index(edition: Edition) -> Page:
    words = edition.words
    lead = words.gettext(
        "What the articles are about, from the general to the particular. A topic counts those below it."
    )
    return edition.page(
        "topics", "topics/", words.gettext("Topics"), lead, "topics.html.j2",
        context={"lead": lead, "roots": _nodes(edition, None)}, items=map(edition.topic, edition.book.topics),
    )  # fmt: skip


def parent_of(edition: Edition, topic: str) -> str | None:
    """The topic right above, if there is one."""
    return next(iter(ancestors(edition.catalogue, topic)), None)


def pieces_of(edition: Edition, topic: str) -> tuple[str, ...]:
    """Slugs of the pieces about a topic or one below it, in the order of the catalogue."""
    return edition.book.topic_pieces[topic]


def _nodes(edition: Edition, parent: str | None) -> tuple[Node, ...]:
    below = [topic for topic in edition.book.topics if parent_of(edition, topic) == parent]
    most = max((len(pieces_of(edition, topic)) for topic in edition.book.topics), default=1)
    counts = {topic: len(pieces_of(edition, topic)) for topic in below}
    # The order of the taxonomy is that of its file; a reader looks for what is written about most.
    below.sort(key=lambda topic: -counts[topic])
    return tuple(
        Node(edition.topic(t), counts[t], percent(100 * counts[t] / max(1, most)), _nodes(edition, t)) for t in below
    )


def _front(edition: Edition, topic: str, pages: Pages, part: Sequence[str]) -> Page:
    catalogue, name = edition.catalogue, edition.topic(topic)
    slugs = pieces_of(edition, topic)
    pieces = [catalogue.pieces[slug] for slug in slugs]
    title = edition.words.gettext("In the news")
    chart = articles_over_time(dated(pieces), edition.languages, edition.words, title=title)
    return _page(edition, topic, (pages, part), name.text, {
        "span": span(edition, pieces), "chart": chart, "languages": [] if chart else languages(edition, pieces),
        "lead": counted_articles(edition, len(slugs)),
        "children": ranked(_children(edition, topic)), "people": ranked(_people(edition, topic)),
    })  # fmt: skip


def _older(edition: Edition, topic: str, pages: Pages, part: Sequence[str]) -> Page:
    """What says something of all articles stands on the front page only: so an older page stays as it is."""
    title = titled(edition, edition.topic(topic).text, pages, part)
    return _page(edition, topic, (pages, part), title, {
        "span": None, "chart": None, "languages": (), "lead": span_of(edition, part), "children": None, "people": None,
    })  # fmt: skip


def _page(
    edition: Edition, topic: str, listed: tuple[Pages, Sequence[str]], title: str, context: dict[str, Any]
) -> Page:
    pages, part = listed
    catalogue, name = edition.catalogue, edition.topic(topic)
    entry = catalogue.taxonomy.topics.get(topic)
    iptc = entry.iptc if entry else None
    parents = [edition.topic(above) for above in reversed(ancestors(catalogue, topic))]
    return edition.page(
        "topic", path_of(edition, pages), title, f"{name.text}: {context['lead']}", "topic.html.j2",
        context={**context, "iptc": iptc, "parents": parents, "pages": pages, "pieces": edition.pieces(part)},
        data={"topic": {"id": topic, "iptc": iptc}, **pages.data()},
    )  # fmt: skip


def _children(edition: Edition, topic: str) -> list[tuple[NameView, int]]:
    """The topics right below, by number of pieces."""
    below = [t for t in edition.book.topics if parent_of(edition, t) == topic]
    return sorted(((edition.topic(t), len(pieces_of(edition, t))) for t in below), key=lambda pair: -pair[1])


def _people(edition: Edition, topic: str) -> list[tuple[NameView, int]]:
    """Everybody named in the pieces, by number of pieces."""
    record = edition.catalogue.topics.get(topic)
    return [(edition.person(person), count) for person, count in (record.people[:MOST_NAMES] if record else ())]
