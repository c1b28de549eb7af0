"""The search page: its form, with what can be asked for; the theme's script (search.js) does the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.collation import sort_key
from generator.pages.edition import Edition
from generator.pages.page import Draft, Page
from generator.pages.text import line


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    text: str
    lang: str | None = None
    """BCP 47 tag of the text if it is not in the locale's language."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A list to choose one value from."""

    name: str
    """As the search bundle names it (`publish.search`)."""
    label: str
    any: str
    """What is said where nothing is chosen."""
    choices: tuple[Choice, ...]


def build(edition: Edition) -> Iterator[Draft]:
    """The search page of a locale."""
    yield Draft(edition.locale, "search/", lambda: _page(edition))


def _page(edition: Edition) -> Page:
    words = edition.words
    lead = words.gettext("Words, names and topics, in every language of the digest.")
    filters = [each for each in _filters(edition) if each.choices]
    return edition.page(
        "search", "search/", words.gettext("Search"), lead, "search.html.j2", context={"lead": lead, "filters": filters}
    )


def _filters(edition: Edition) -> Iterator[Filter]:
    _ = edition.words.gettext
    yield Filter("lang", _("Language"), _("All languages"), _languages(edition))
    yield Filter("topic", _("Topic"), _("Every topic"), _topics(edition))
    yield Filter("person", _("Person"), _("Everybody"), _people(edition))
    yield Filter("source", _("Source"), _("Every source"), _sources(edition))
    yield Filter("year", _("Year"), _("Every year"), _years(edition))


def _languages(edition: Edition) -> tuple[Choice, ...]:
    """Those of the articles, the locale's own first."""
    tags = {version.article.lang for piece in edition.catalogue.pieces.values() for version in piece.versions}
    choices = [Choice(tag, edition.words.language(tag)) for tag in tags]
    return tuple(sorted(choices, key=lambda c: (edition.is_foreign(c.value), *_order(edition, c))))


def _topics(edition: Edition) -> tuple[Choice, ...]:
    choices = [Choice(topic, edition.topic(topic).text) for topic in edition.book.topics]
    return tuple(sorted(choices, key=lambda c: _order(edition, c)))


def _people(edition: Edition) -> tuple[Choice, ...]:
    """By family name, as in the index of people."""
    registry, locale = edition.catalogue.registry, edition.locale.code
    names = {person: line(registry.sort_name(person, locale)) for person in edition.catalogue.people}
    ordered = sorted(names, key=lambda person: (sort_key(names[person], locale), person))
    return tuple(Choice(person, names[person], edition.person(person).lang) for person in ordered)


def _sources(edition: Edition) -> tuple[Choice, ...]:
    found = {
        source.name for piece in edition.catalogue.pieces.values()
        for version in piece.versions if (source := edition.source(version.article)) is not None
    }  # fmt: skip
    return tuple(sorted((Choice(name, name) for name in found), key=lambda c: _order(edition, c)))


def _years(edition: Edition) -> tuple[Choice, ...]:
    dates = (version.article.date for piece in edition.catalogue.pieces.values() for version in piece.versions)
    years = sorted({date.year for date in dates if date is not None}, reverse=True)
    return tuple(Choice(str(year), str(year)) for year in years)


def _order(edition: Edition, choice: Choice) -> tuple[object, str]:
    return sort_key(choice.text, edition.locale.code), choice.value
