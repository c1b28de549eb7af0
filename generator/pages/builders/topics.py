"""The tree of topics, and a page a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.builders.common import MOST_NAMES, counted_articles, dated, languages, span, titled
from generator.pages.charts import articles_over_time
from generator.pages.charts.ranked import ranked
from generator.pages.charts.svg import percent
from generator.pages.edition import Edition, NameView
from generator.pages.page import Page
from generator.pages.paging import paginate
from generator.pages.urls import ancestors, numbered


@dataclass(frozen=True, slots=True)
class Node:
    """A topic in the tree, with the topics below it."""

    name: NameView
    count: int
    length: str
    """Of the topic's bar, in percent of the longest."""
    children: tuple[Node, ...]


def build(edition: Edition) -> Iterator[Page]:
    """The index of topics and every topic's page."""
    words = edition.words
    lead = words.gettext(
        "What the articles are about, from the general to the particular. A topic counts those below it."
    )
    yield edition.page(
        "topics", "topics/", words.gettext("Topics"), lead, "topics.html.j2",
        context={"lead": lead, "roots": _nodes(edition, None)}, items=map(edition.topic, edition.book.topics),
    )  # fmt: skip
    for topic in edition.book.topics:
        yield from _topic(edition, topic)


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


def _topic(edition: Edition, topic: str) -> Iterator[Page]:
    catalogue = edition.catalogue
    path, name = edition.book.section_path("topics", topic), edition.topic(topic)
    slugs = pieces_of(edition, topic)
    entry = catalogue.taxonomy.topics.get(topic)
    lead = counted_articles(edition, len(slugs))
    pieces = [catalogue.pieces[slug] for slug in slugs]
    title = edition.words.gettext("In the news")
    chart = articles_over_time(dated(pieces), edition.languages, edition.words, title=title)
    context = {
        "span": span(edition, pieces), "chart": chart, "languages": [] if chart else languages(edition, pieces),
        "iptc": entry.iptc if entry else None, "lead": lead,
        "parents": [edition.topic(above) for above in reversed(ancestors(catalogue, topic))],
        "children": ranked(_children(edition, topic)), "people": ranked(_people(edition, slugs)),
    }  # fmt: skip
    for pages, part in paginate(slugs, edition.address(path)):
        yield edition.page(
            "topic", numbered(path, pages.number), titled(edition, name.text, pages), f"{name.text}: {lead}",
            "topic.html.j2", context={**context, "pages": pages, "pieces": edition.pieces(part)},
            data={"topic": {"id": topic, "iptc": context["iptc"]}, **pages.data()},
        )  # fmt: skip


def _children(edition: Edition, topic: str) -> list[tuple[NameView, int]]:
    """The topics right below, by number of pieces."""
    below = [t for t in edition.book.topics if parent_of(edition, t) == topic]
    return sorted(((edition.topic(t), len(pieces_of(edition, t))) for t in below), key=lambda pair: -pair[1])


def _people(edition: Edition, slugs: tuple[str, ...]) -> list[tuple[NameView, int]]:
    """Everybody named in the pieces, by number of pieces."""
    counts: dict[str, int] = {}
    names: dict[str, NameView] = {}
    for piece in edition.pieces(slugs):
        for person in piece.people:
            counts[person.id] = counts.get(person.id, 0) + 1
            names[person.id] = person
    ranked = sorted(counts, key=lambda person: (-counts[person], person))
    return [(names[person], counts[person]) for person in ranked[:MOST_NAMES]]
