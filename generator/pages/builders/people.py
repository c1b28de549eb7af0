"""The index of people by the locale's alphabet, and a page a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.catalogue import PersonRecord
from generator.pages.builders.common import MOST_NAMES, counted_articles, titled
from generator.pages.collation import OTHER, initial, sort_key
from generator.pages.edition import Edition, NameView, PieceView
from generator.pages.page import Page
from generator.pages.paging import paginate
from generator.pages.text import line, unescaped
from generator.pages.urls import numbered


@dataclass(frozen=True, slots=True)
class Group:
    """The people under one letter."""

    letter: str
    anchor: str
    people: tuple[tuple[NameView, int], ...]


def build(edition: Edition) -> Iterator[Page]:
    """The index of people and every person's page."""
    yield from _index(edition)
    for record in edition.catalogue.people.values():
        yield from _person(edition, record)


def _index(edition: Edition) -> Iterator[Page]:
    words, locale = edition.words, edition.locale.code
    registry = edition.catalogue.registry
    keys = {person: line(registry.sort_name(person, locale)) for person in edition.catalogue.people}
    people = sorted(keys, key=lambda person: (sort_key(keys[person], locale), person))
    lead = words.gettext("Everybody the articles name, each under one name however many ways it is written.")
    for pages, part in paginate(people, edition.address("people/")):
        groups = _groups(edition, part, keys)
        yield edition.page(
            "people", numbered("people/", pages.number), titled(edition, words.gettext("People"), pages), lead,
            "people.html.j2", data=pages.data(),
            context={"lead": lead, "groups": groups, "pages": pages,
                     "romanised": any(name.romanised for group in groups for name, _ in group.people)},
        )  # fmt: skip


def _groups(edition: Edition, people: Sequence[str], keys: dict[str, str]) -> list[Group]:
    def letter(person: str) -> str:
        return initial(keys[person], edition.locale.code)

    def counted(person: str) -> tuple[NameView, int]:
        return edition.person(person), len(edition.catalogue.people[person].pieces)

    # The key's order may come back to a letter (accents); one group a letter all the same.
    members: dict[str, list[str]] = {}
    for found, group in groupby(people, key=letter):
        members.setdefault(found, []).extend(group)
    return [
        Group(found, "other" if found == OTHER else "l-" + "-".join(f"{ord(c):x}" for c in found),
              tuple(counted(person) for person in group))
        for found, group in members.items()
    ]  # fmt: skip


def _person(edition: Edition, record: PersonRecord) -> Iterator[Page]:
    catalogue = edition.catalogue
    path, name = edition.book.section_path("people", record.id), edition.person(record.id)
    slugs = [slug for slug in record.pieces if slug in catalogue.pieces]
    lead = counted_articles(edition, len(slugs))
    wikidata = _wikidata(edition, record.id)
    context = {
        "name": name, "lead": lead, "wikidata": wikidata,
        "company": [(edition.person(p), n) for p, n in record.appears_with if p in catalogue.people][:MOST_NAMES],
        "topics": [(edition.topic(t), n) for t, n in record.topics if t in catalogue.topics][:MOST_NAMES],
        "spellings": [replace(s, text=unescaped(s.text)) for s in record.spellings],
    }  # fmt: skip
    spellings = list(dict.fromkeys(unescaped(s.text) for s in record.spellings))
    data = {"person": {"id": record.id, "name": name.text, "alternate_names": spellings, "wikidata": wikidata}}
    for pages, part in paginate(slugs, edition.address(path)):
        yield edition.page(
            "person", numbered(path, pages.number), titled(edition, name.text, pages), f"{name.text}: {lead}",
            "person.html.j2", data={**data, **pages.data()},
            context={**context, "pages": pages, "years": _by_year(edition, part)},
        )  # fmt: skip


def _wikidata(edition: Edition, person: str) -> str | None:
    """The person's Wikidata item if the registry has one that looks like one."""
    item = getattr(edition.catalogue.registry.entry(person), "wikidata", None)
    return item if isinstance(item, str) and item[:1] == "Q" and item[1:].isdecimal() and item.isascii() else None


def _by_year(edition: Edition, slugs: Sequence[str]) -> list[tuple[int | None, tuple[PieceView, ...]]]:
    """The pieces by year, in the order given."""
    return [
        (year, tuple(group))
        for year, group in groupby(edition.pieces(slugs), key=lambda piece: piece.date.year if piece.date else None)
    ]
