"""A page a person: names, when and with whom they were in the news, and the articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.catalogue import PersonRecord
from generator.pages.builders import spellings
from generator.pages.builders.common import MOST_NAMES, counted_articles, dated, languages, span, titled
from generator.pages.charts import articles_over_time
from generator.pages.charts.ranked import ranked
from generator.pages.edition import Edition, PieceView
from generator.pages.page import Page
from generator.pages.paging import paginate
from generator.pages.text import host, line, safe_url, unescaped
from generator.pages.urls import numbered


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


def build(edition: Edition, record: PersonRecord) -> Iterator[Page]:
    """The person's page and, with many articles, its further pages."""
    catalogue = edition.catalogue
    path, name = edition.book.section_path("people", record.id), edition.person(record.id)
    slugs = [slug for slug in record.pieces if slug in catalogue.pieces]
    lead = counted_articles(edition, len(slugs))
    context = _context(edition, record, slugs) | {"name": name, "lead": lead}
    others = list(dict.fromkeys(unescaped(s.text) for s in record.spellings))
    data = {
        "person": {
            "id": record.id,
            "name": name.text,
            "alternate_names": others,
            "wikidata": _wikidata(edition, record.id),
        }
    }
    for pages, part in paginate(slugs, edition.address(path)):
        yield edition.page(
            "person", numbered(path, pages.number), titled(edition, name.text, pages), f"{name.text}: {lead}",
            "person.html.j2", data={**data, **pages.data()},
            context={**context, "pages": pages, "years": _by_year(edition, part)},
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
