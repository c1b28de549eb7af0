"""A page a person: names, when and with whom they were in the news, and the articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from generator.catalogue import PersonRecord
from generator.pages.builders import spellings
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
from generator.pages.edition import Edition, PieceView
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages, by_age
from generator.pages.text import host, line, safe_url, unescaped


@dataclass(frozen=True, slots=True)
class OtherName:
    """The person's name in another language."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page about the person on another site."""

    url: str
    name: str


def build(edition: Edition, person: str) -> Iterator[Draft]:
    """The person's page and, with many articles, its further pages."""
    address = edition.address(edition.book.section_path("people", person))
    for pages, part in by_age(edition.catalogue.members["person"][person], address):
        make = partial(_front if pages.front else _older, edition, person, pages, part)
        yield draft(edition, pages, part, make)


def _front(edition: Edition, person: str, pages: Pages, part: Sequence[str]) -> Page:
    record, name = edition.catalogue.people[person], edition.person(person)
    lead = counted_articles(edition, len(record.pieces))
    others = list(dict.fromkeys(unescaped(s.text) for s in record.spellings))
    data = {"id": person, "name": name.text, "alternate_names": others, "wikidata": _wikidata(edition, person)}
    context = _context(edition, record, record.pieces) | {"lead": lead}
    return _page(edition, (pages, part), name.text, data, context)


def _older(edition: Edition, person: str, pages: Pages, part: Sequence[str]) -> Page:
    """What says something of all articles stands on the front page only: so an older page stays as it is."""
    name = edition.person(person)
    context = {
        "lead": span_of(edition, part), "aka": _other_names(edition, person), "elsewhere": _elsewhere(edition, person),
        "mentions": None, "span": None, "chart": None, "languages": (), "company": None, "topics": None,
        "spellings": None,
    }  # fmt: skip
    return _page(edition, (pages, part), titled(edition, name.text, pages, part),
                 {"id": person, "name": name.text}, context)  # fmt: skip


def _page(
    edition: Edition, listed: tuple[Pages, Sequence[str]], title: str, data: dict[str, Any], context: dict[str, Any]
) -> Page:
    name = edition.person(data["id"])
    pages, part = listed
    return edition.page(
        "person", path_of(edition, pages), title, f"{name.text}: {context['lead']}", "person.html.j2",
        data={"person": data, **pages.data()},
        context={**context, "name": name, "pages": pages, "years": _by_year(edition, part)},
    )  # fmt: skip


def _context(edition: Edition, record: PersonRecord, slugs: Sequence[str]) -> dict[str, Any]:
    catalogue, words = edition.catalogue, edition.words
    company = [(edition.person(p), n) for p, n in record.appears_with if p in catalogue.people][:MOST_NAMES]
    topics = [(edition.topic(t), n) for t, n in record.topics if t in catalogue.topics][:MOST_NAMES]
    pieces = [catalogue.pieces[slug] for slug in slugs]
    chart = articles_over_time(dated(pieces), edition.languages, words, title=words.gettext("In the news"))
    return {
        "aka": _other_names(edition, record.id), "elsewhere": _elsewhere(edition, record.id),
        "mentions": record.mentions, "span": span(edition, pieces),
        "chart": chart, "languages": [] if chart else languages(edition, pieces),
        "company": ranked(company), "topics": ranked(topics), "spellings": spellings.table(record.spellings, words),
    }  # fmt: skip


def _other_names(edition: Edition, person: str) -> list[OtherName]:
    """The person's name in the other languages of the registry, each once."""
    shown = edition.person(person)
    seen = {shown.text}
    names = []
    for lang, name in edition.catalogue.registry.entry(person).names.items():
        text = line(name)
        if text and text not in seen:
            seen.add(text)
            names.append(OtherName(text, lang))
    return names


def _wikidata(edition: Edition, person: str) -> str | None:
    """The person's Wikidata item if the registry has one that looks like one."""
    item = edition.catalogue.registry.entry(person).wikidata
    return item if item and item[:1] == "Q" and item[1:].isdecimal() and item.isascii() else None


def _elsewhere(edition: Edition, person: str) -> list[Elsewhere]:
    """Pages about the person that the registry knows."""
    item = _wikidata(edition, person)
    found = [Elsewhere(f"https://www.wikidata.org/wiki/{item}", "Wikidata")] if item else []
    for address in edition.catalogue.registry.entry(person).same_as:
        url = safe_url(address)
        if url and host(url) and all(url != other.url for other in found):
            found.append(Elsewhere(url, host(url)))
    return found


def _by_year(edition: Edition, slugs: Sequence[str]) -> list[tuple[int | None, tuple[PieceView, ...]]]:
    """The pieces by year, in the order given."""
    return [
        (year, tuple(group))
        for year, group in groupby(edition.pieces(slugs), key=lambda piece: piece.date.year if piece.date else None)
    ]
