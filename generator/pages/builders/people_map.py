"""The map of people: who appears with whom, on one page a locale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.catalogue import Catalogue
from generator.pages.charts.graph import Network, network
from generator.pages.charts.people_network import Node, people_network
from generator.pages.edition import Edition, NameView
from generator.pages.page import Draft, Page
from generator.pages.urls import relative

PATH = "people/map/"
MOST_PEOPLE = 200
"""People on the map, the most connected ones."""
MOST_TIES = 320
"""Lines on the map, the strongest ones."""
COMPANIONS = 5
"""People named beside each in the table."""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One person in the table behind the map."""

    name: NameView
    count: int
    company: tuple[tuple[NameView, int], ...]
    """Those on the map who share most articles with the person."""


def exists(edition: Edition) -> bool:
    """Whether there is a map: two people at least who share an article."""
    return edition.catalogue.has_company


def build(edition: Edition) -> Iterator[Draft]:
    """The map, if anybody appears with anybody."""
    if exists(edition):
        yield Draft(edition.locale, PATH, partial(_page, edition))


def _page(edition: Edition) -> Page:
    words, net = edition.words, network_of(edition.catalogue)
    address = edition.address(PATH)
    title = words.gettext("Who appears with whom")
    lead = words.gettext("Names joined by a line stand in the same articles; the thicker the line, the more of them.")
    people = [edition.person(person) for person in net.names]
    counts = [len(edition.catalogue.members["person"][person]) for person in net.names]  # all are read with the network
    nodes = [
        Node(p.text, relative(address, p.address), count, edition.lang_attributes(p.lang))
        for p, count in zip(people, counts, strict=True)
    ]
    picture = people_network(
        net, nodes, name="ch-map", title=title, description=_description(edition, net),
        mirrored=words.direction() == "rtl",
    )  # fmt: skip
    return edition.page(
        "map", PATH, title, lead, "people_map.html.j2", items=people,
        context={"lead": lead, "picture": picture, "rows": _rows(net, people, counts),
                 "left_out": _left_out(edition, net)},
    )  # fmt: skip


def network_of(catalogue: Catalogue) -> Network:
    """Who shares an article with whom, within the limits of the map."""
    return catalogue.once("network", lambda: _network_of(catalogue))


def _network_of(catalogue: Catalogue) -> Network:
    importance = {person: len(slugs) for person, slugs in catalogue.members["person"].items()}
    return network(catalogue.company, importance, MOST_PEOPLE, MOST_TIES)


def _description(edition: Edition, net: Network) -> str:
    words = edition.words
    tie = net.ties[0]
    first, second = (edition.person(net.names[n]).text for n in (tie.a, tie.b))
    people = words.ngettext("{count} person", "{count} people", len(net.names)).format(
        count=words.number(len(net.names))
    )
    strongest = words.gettext("Most often together: {first} and {second} ({count}).").format(
        first=first, second=second, count=words.number(tie.weight)
    )
    return f"{people}. {strongest}"


def _rows(net: Network, people: list[NameView], counts: list[int]) -> list[MapRow]:
    company: list[list[tuple[NameView, int]]] = [[] for _ in people]
    for tie in net.ties:  # the strongest first
        company[tie.a].append((people[tie.b], tie.weight))
        company[tie.b].append((people[tie.a], tie.weight))
    return [
        MapRow(name, count, tuple(others[:COMPANIONS]))
        for name, count, others in zip(people, counts, company, strict=True)
    ]


def _left_out(edition: Edition, net: Network) -> str | None:
    """How many people share articles and are not on the map."""
    words = edition.words
    tied = {person for pair in edition.catalogue.company for person in pair}
    if len(tied) == len(net.names):
        return None
    return words.gettext("The map shows the {count} most connected people of {all}.").format(
        count=words.number(len(net.names)), all=words.number(len(tied))
    )
