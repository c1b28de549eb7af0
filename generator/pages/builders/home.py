"""The front page: the latest stories, then people and topics of note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.pages.builders.common import story_view
from generator.pages.builders.topics import pieces_of
from generator.pages.edition import Edition
from generator.pages.page import Page

STORIES = 12
"""Stories on the front page."""
NAMES = 24
"""People, and topics, of note."""


def build(edition: Edition) -> Iterator[Page]:
    """The home page of a locale."""
    catalogue = edition.catalogue
    stories = [story_view(edition, story) for story in islice(catalogue.stories.values(), STORIES)]
    people = [(edition.person(p.id), len(p.pieces)) for p in islice(catalogue.people.values(), NAMES)]
    topics = [(edition.topic(topic), len(pieces_of(edition, topic))) for topic in catalogue.topics]
    topics.sort(key=lambda pair: -pair[1])
    settings = catalogue.settings
    yield edition.page(
        "home", "", settings.site_name, edition.tagline, "home.html.j2",
        context={"stories": stories, "people": people, "topics": topics[:NAMES]},
        items=[story.lead for story in stories],
    )  # fmt: skip
