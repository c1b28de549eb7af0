"""The front page: the latest stories, then the people and topics of the digest's latest week."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from generator.catalogue import Piece, day
from generator.pages.builders.common import story_view
from generator.pages.builders.topics import pieces_of
from generator.pages.edition import Edition, NameView
from generator.pages.page import Draft, Page

STORIES = 12
"""Stories on the front page."""
NAMES = 12
"""People, and topics, of note."""
WEEK = dt.timedelta(days=6)
"""From the first to the last day of the week that ends with the newest dated report: no clock is asked."""


def build(edition: Edition) -> Iterator[Draft]:
    """The home page of a locale."""
    yield Draft(edition.locale, "", lambda: _page(edition))


def _page(edition: Edition) -> Page:
    catalogue, words = edition.catalogue, edition.words
    stories = [story_view(edition, catalogue.stories[story]) for story in islice(catalogue.stories, STORIES)]
    newest = max((day(p.original.date) for p in catalogue.pieces.values() if p.original.date), default=None)
    latest = _of_week(catalogue.pieces, newest) if newest else []
    people = _ranked(edition.person, (p.original.people for p in latest), catalogue.people)
    topics = _ranked(edition.topic, (p.original.topics for p in latest), catalogue.topics)
    return edition.page(
        "home", "", catalogue.settings.site_name, edition.tagline, "home.html.j2",
        context={
            "stories": stories, "more": len(catalogue.stories) > STORIES, "newest": newest, "lead": edition.tagline,
            "languages": _languages(edition),
            "week": words.interval(newest - WEEK, newest) if newest else None,
            "people": people or _all_people(edition), "people_of_week": bool(people),
            "topics": topics or _all_topics(edition), "topics_of_week": bool(topics),
        },
        items=[story.lead for story in stories],
    )  # fmt: skip


def _of_week(pieces: Mapping[str, Piece], newest: dt.date) -> list[Piece]:
    """The reports of the seven days that end with the newest."""
    return [p for p in pieces.values() if p.original.date and newest - WEEK <= day(p.original.date)]


def _ranked(
    view: Callable[[str], NameView], groups: Iterable[tuple[str, ...]], known: Mapping[str, object]
) -> list[tuple[NameView, int]]:
    """The ids in most groups, most first, then in the order in which they come."""
    counts = Counter(name for group in groups for name in dict.fromkeys(group) if name in known)
    return [(view(name), count) for name, count in counts.most_common(NAMES)]


def _all_people(edition: Edition) -> list[tuple[NameView, int]]:
    people = islice(edition.catalogue.people.values(), NAMES)
    return [(edition.person(person.id), len(person.pieces)) for person in people]


def _all_topics(edition: Edition) -> list[tuple[NameView, int]]:
    topics = [(edition.topic(topic), len(pieces_of(edition, topic))) for topic in edition.catalogue.topics]
    return sorted(topics, key=lambda pair: -pair[1])[:NAMES]


def _languages(edition: Edition) -> str:
    """The languages of the originals, the most frequent first."""
    counts = Counter(piece.original.lang for piece in edition.catalogue.pieces.values())
    ranked = sorted(counts, key=lambda tag: (-counts[tag], tag))
    return edition.words.listing(edition.words.language(tag) for tag in ranked)
