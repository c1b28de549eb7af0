"""The index of people by the locale's alphabet, and what its filter searches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.pages.asset import Asset
from generator.pages.builders import people_map, person
from generator.pages.builders.common import path_of, titled
from generator.pages.collation import OTHER, initial, sort_key
from generator.pages.edition import Edition, NameView
from generator.pages.found_by import more_spellings
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages, paginate
from generator.pages.text import line, unescaped
from generator.pages.urls import PER_PAGE, numbered, relative

NAMES = "people/names.json"
"""What the filter of the index searches: everybody under every name, whichever page of the index they are on."""


@dataclass(frozen=True, slots=True)
class Group:
    """The people under one letter, or those of them who are on this page."""

    letter: str
    anchor: str
    people: tuple[tuple[NameView, int], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index and where its people begin."""

    letter: str
    page: str
    """Address of the page of the index."""
    anchor: str


def build(edition: Edition) -> Iterator[Draft]:
    """The index of people, the map of who appears with whom, and every person's page."""
    keys = sort_names(edition)
    letters = _letters(edition, keys)
    for pages, part in paginate(list(keys), edition.address("people/")):
        listed = [(who, keys[who]) for who in part]
        make = partial(_index, edition, pages, listed, letters)
        yield Draft(edition.locale, path_of(edition, pages), make, (pages, listed, letters))
    yield from people_map.build(edition)
    for each in edition.catalogue.people:
        yield from person.build(edition, each)


def sort_names(edition: Edition) -> dict[str, str]:
    """Everybody's name as it is sorted, family name first, in the order of the locale's alphabet."""
    return edition.once("sort_names", lambda: _sort_names(edition))


def _sort_names(edition: Edition) -> dict[str, str]:
    locale, registry = edition.locale.code, edition.catalogue.registry
    keys = {person: line(registry.sort_name(person, locale)) for person in edition.catalogue.people}
    return {person: keys[person] for person in sorted(keys, key=lambda p: (sort_key(keys[p], locale), p))}


def _index(edition: Edition, pages: Pages, listed: Sequence[tuple[str, str]], letters: Sequence[Letter]) -> Page:
    words = edition.words
    lead = words.gettext("Everybody the articles name, each under one name however many ways it is written.")
    groups = _groups(edition, [who for who, _ in listed], dict(listed))
    return edition.page(
        "people", path_of(edition, pages), titled(edition, words.gettext("People"), pages), lead,
        "people.html.j2", data=pages.data(),
        context={"lead": lead, "groups": groups, "pages": pages, "letters": letters,
                 "names": _names_url(edition, pages.number), "here": pages.address,
                 "map": edition.address(people_map.PATH) if people_map.exists(edition) else None,
                 "romanised": any(name.romanised for group in groups for name, _ in group.people)},
        items=[name for group in groups for name, _ in group.people],
    )  # fmt: skip


def _names_url(edition: Edition, number: int) -> str:
    folder, _, file = NAMES.rpartition("/")
    return relative(edition.address(numbered("people/", number)), edition.address(f"{folder}/")) + file


def _letter(edition: Edition, name: str) -> tuple[str, str]:
    """The letter of a name and its anchor."""
    found = initial(name, edition.locale.code)
    return found, "other" if found == OTHER else "l-" + "-".join(f"{ord(c):x}" for c in found)


def _letters(edition: Edition, keys: Mapping[str, str]) -> list[Letter]:
    """Every letter of the index with the page on which it begins."""
    found: dict[str, Letter] = {}
    for number, name in enumerate(keys.values()):
        letter, anchor = _letter(edition, name)
        page = edition.address(numbered("people/", number // PER_PAGE + 1))
        found.setdefault(letter, Letter(letter, page, anchor))
    return list(found.values())


def _groups(edition: Edition, people: Sequence[str], keys: Mapping[str, str]) -> list[Group]:
    def counted(person: str) -> tuple[NameView, int]:
        return edition.person(person), len(edition.catalogue.people[person].pieces)

    # The key's order may come back to a letter (accents); one group a letter all the same.
    members: dict[tuple[str, str], list[str]] = {}
    for found, group in groupby(people, key=lambda person: _letter(edition, keys[person])):
        members.setdefault(found, []).extend(group)
    return [Group(*found, tuple(counted(person) for person in group)) for found, group in members.items()]


def assets(edition: Edition, row_of: Callable[[str], str]) -> Iterator[Asset]:
    """The names that the filter searches; ``row_of`` gives the `row` of a person."""
    if edition.catalogue.members["person"]:
        rows = ",\n".join(map(row_of, sort_names(edition)))
        yield Asset(edition.locale, NAMES, f"[\n{rows}\n]\n")


def row(edition: Edition, person: str) -> str:
    """What the filter knows of a person, as JSON."""
    return json.dumps(_row(edition, person), ensure_ascii=False, separators=(",", ":"))


def _row(edition: Edition, person: str) -> list[object]:
    """Address below people/, name, articles, the name's language if foreign, its other spellings, and possible ones."""
    shown, catalogue = edition.person(person), edition.catalogue
    entry, record = catalogue.registry.entry(person), catalogue.people[person]
    met = (unescaped(spelling.text) for spelling in record.spellings)
    names = dict.fromkeys(line(text) for text in (shown.text, *entry.spellings, *met))
    # What is a part of another name is found by that one.
    whole = [text for text in names if text and not any(text in other for other in names if other != text)]
    folder = relative(edition.address("people/"), shown.address)
    others = [text for text in whole if text != shown.text]
    return [folder, shown.text, len(record.pieces), shown.lang or "", others, " ".join(more_spellings(names))]
