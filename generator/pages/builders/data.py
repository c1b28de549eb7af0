"""The page about what there is for programs: feeds, tables, texts. `generator.exports` writes the files it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.edition import Edition
from generator.pages.machine import DATA, feed_of
from generator.pages.page import Draft, Page


@dataclass(frozen=True, slots=True)
class Table:
    """One of the exported tables."""

    label: str
    name: str
    """Of its files, without ``.json``, ``.csv`` or ``.schema.json``."""


def build(edition: Edition) -> Iterator[Draft]:
    """The page about the data."""
    yield Draft(edition.locale, "data/", lambda: _page(edition))


def _page(edition: Edition) -> Page:
    words = edition.words
    lead = words.gettext("The whole digest for programs: feeds, tables, texts.")
    tables = [
        Table(words.gettext("Articles"), "articles"), Table(words.gettext("People"), "people"),
        Table(words.gettext("Topics"), "topics"), Table(words.gettext("Stories"), "stories"),
    ]  # fmt: skip
    followed = edition.followed(edition.address(""))
    return edition.page(
        "data", "data/", words.gettext("Data"), lead, "data.html.j2",
        context={"lead": lead, "tables": tables, "folder": DATA, "home": edition.address(""),
                 "feed": feed_of(followed.address) if followed else None},
    )  # fmt: skip
