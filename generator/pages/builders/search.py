"""The search page: a place for the script that `publish` adds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.edition import Edition
from generator.pages.page import Page


def build(edition: Edition) -> Iterator[Page]:
    """The search page of a locale."""
    words = edition.words
    lead = words.gettext("Words, names and topics, in every language of the digest.")
    yield edition.page("search", "search/", words.gettext("Search"), lead, "search.html.j2", context={"lead": lead})
