"""The map of people: places are finite, in the field, apart and always the same; the strongest ties are on it."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from small_digest import articles, catalogue

from generator.catalogue import Catalogue
from generator.pages import build_pages
from generator.pages.builders import people_map
from generator.pages.charts.graph import Network, Tie, network, parts
from generator.pages.charts.layout import layout
from generator.pages.charts.people_network import Node, people_network
from generator.pages.charts.spacing import WIDTH, Box, spaced, text_width
from generator.pages.edition import Edition
from generator.pages.urls import AddressBook

NETWORKS = st.integers(2, 24).flatmap(
    lambda n: st.dictionaries(
        st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda pair: pair[0] < pair[1]),
        st.integers(1, 9), min_size=1, max_size=60,
    )
).map(lambda found: network({(f"p{a}", f"p{b}"): w for (a, b), w in found.items()}, {}, 200, 400))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(NETWORKS)
def test_places_are_finite_apart_and_the_same_again(net: Network) -> None:
    places = layout(net.neighbours())
    assert len(places) == len(net.names)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places)
    assert places == layout(net.neighbours())
    # One tie is about 1 long: nothing flies away, the tied are no strangers.
    assert all(math.dist(places[t.a], places[t.b]) < len(places) + 1 for t in net.ties)


POINT = st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
BOX = st.builds(Box, st.floats(1, 500), st.floats(8, 30))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(POINT, BOX), min_size=1, max_size=60))
def test_no_label_covers_another_or_leaves_the_field(given_: list[tuple[tuple[float, float], Box]]) -> None:
    points, boxes = [p for p, _ in given_], [b for _, b in given_]
    field = spaced(points, boxes)
    assert field == spaced(points, boxes)
    sizes = [Box(min(b.width, WIDTH - 8), b.height) for b in boxes]
    for n, ((x, y), size) in enumerate(zip(field.places, sizes, strict=True)):
        assert size.width / 2 - 0.1 <= x <= WIDTH - size.width / 2 + 0.1
        assert size.height / 2 <= y <= field.height - size.height / 2
        for (x2, y2), other in list(zip(field.places, sizes, strict=True))[:n]:
            aside = abs(x - x2) >= (size.width + other.width) / 2 - 0.2
            assert aside or abs(y - y2) >= (size.height + other.height) / 2


def test_points_in_one_place_are_no_trouble() -> None:
    field = spaced([(0.0, 0.0)] * 30, [Box(90, 14)] * 30)
    assert len(set(field.places)) == 30
    assert spaced([], []).places == ()


def test_near_in_the_network_is_near_on_the_map() -> None:
    chain = Network(tuple("abcdef"), tuple(Tie(n, n + 1, 1) for n in range(5)))
    places = layout(chain.neighbours())
    assert math.dist(places[0], places[1]) < math.dist(places[0], places[2]) < math.dist(places[0], places[5])


def test_parts_stand_apart() -> None:
    two = Network(tuple("abcdef"), (Tie(0, 1, 1), Tie(1, 2, 1), Tie(0, 2, 1), Tie(3, 4, 1), Tie(4, 5, 1), Tie(3, 5, 1)))
    assert parts(two.neighbours()) == [[0, 1, 2], [3, 4, 5]]
    places = layout(two.neighbours())
    assert max(y for _, y in places[:3]) < min(y for _, y in places[3:]) or max(x for x, _ in places[:3]) < min(
        x for x, _ in places[3:]
    )


def test_the_most_connected_and_their_strongest_ties() -> None:
    weights = {("a", "b"): 5, ("b", "c"): 4, ("c", "d"): 1, ("d", "e"): 1, ("a", "c"): 3}
    net = network(weights, {}, most=4, ties=2)
    # e is beyond the most connected; d keeps its strongest tie although two others are stronger.
    assert set(net.names) == {"a", "b", "c", "d"}
    ties = [(net.names[t.a], net.names[t.b], t.weight) for t in net.ties]
    assert [(set(t[:2]), t[2]) for t in ties] == [({"a", "b"}, 5), ({"b", "c"}, 4), ({"c", "d"}, 1)]


def test_nobody_stands_alone() -> None:
    net = network({("a", "b"): 3, ("c", "d"): 2, ("d", "e"): 1}, {}, most=3, ties=10)
    assert all(net.neighbours())


def test_the_layout_is_the_same_under_another_hash_seed() -> None:
    program = (
        "from generator.pages.charts.graph import network; from generator.pages.charts.layout import layout;"
        "w = {(f'p{a}', f'p{a * 7 % 31 + 31}'): a % 5 + 1 for a in range(31)};"
        "print(layout(network(w, {}, 200, 400).neighbours()))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "99")
    }
    assert len(outputs) == 1


def nodes(*names: str) -> list[Node]:
    return [Node(name, f"../{n}/", 3 - n, {}) for n, name in enumerate(names)]


def test_names_are_escaped_links_and_long_ones_short() -> None:
    net = Network(("a", "b"), (Tie(0, 1, 9),))
    svg = people_network(
        net, nodes("<b>Ann</b>", "Maximiliana Featherstonehaugh"), name="m", title="T", description="D", mirrored=False
    )
    assert "&lt;b&gt;Ann&lt;/b&gt;" in svg
    assert "<title>Maximiliana Featherstonehaugh</title>" in svg
    assert "M. Featherstonehaugh</text>" in svg
    assert 'role="group"' in svg
    assert 'class="ch-tie ch-w4"' in svg


def test_a_map_read_from_the_right_is_mirrored() -> None:
    net = Network(("a", "b", "c"), (Tie(0, 1, 1), Tie(1, 2, 1)))
    ways = [
        people_network(net, nodes("Ann", "Bob", "Cid"), name="m", title="T", description="D", mirrored=mirrored)
        for mirrored in (False, True)
    ]
    x = [[float(v) for v in re.findall(r'<text [^>]*x="([\d.]+)%"', way)] for way in ways]
    assert all(abs(a + b - 100) < 0.02 for a, b in zip(*x, strict=True))


def test_width_of_texts() -> None:
    assert text_width("Ill", 10) < text_width("Wow", 10) < text_width("Щщщ", 10) + 5
    assert text_width("習近平", 10) == 30
    assert text_width("e\u0301", 10) == text_width("e", 10)


def test_the_page_links_everybody_and_has_a_table(small: Catalogue) -> None:
    text = build_pages(small)["uk/people/map.md"]
    assert '<a href="../marta-lindqvist/"><text' in text
    assert "Марта Ліндквіст" in text
    assert "Олег Гринько" in text
    assert "Поль Ечегарай" not in text  # appears with nobody
    assert text.count('<th scope="row">') == 2
    assert "../people/map/" not in text
    assert 'href="map/"' in build_pages(small)["uk/people/index.md"]


def test_without_company_there_is_no_map(tmp_path: Path) -> None:
    alone = [replace(a, people=a.people[:1]) for a in articles()]
    pages = build_pages(catalogue(tmp_path, alone))
    assert "en/people/map.md" not in pages
    assert 'href="map/"' not in pages["en/people/index.md"]


def test_a_person_called_map_has_another_address(tmp_path: Path) -> None:
    people = "map:\n  names: {en: Marta Map}\noleh-hrynko:\n  names: {en: Oleh Hrynko}\n"
    made = [replace(articles()[0], people=("map", "oleh-hrynko"))]
    pages = build_pages(catalogue(tmp_path, made, people=people))
    assert "Who appears with whom" in pages["en/people/map.md"]
    assert "Marta Map" in pages["en/people/map-2.md"]


def test_beyond_the_limit_the_map_says_so(tmp_path: Path) -> None:
    count = people_map.MOST_PEOPLE + 10
    people = "".join(f"person-{n}:\n  names: {{en: Person Number{n}}}\n" for n in range(count))
    first = articles()[0]
    made = [
        replace(first, slug=f"a-{n}", story=f"s-{n}", people=(f"person-{n}", f"person-{n + 1}"))
        for n in range(0, count, 2)
    ]
    found = catalogue(tmp_path, made, people=people)
    (draft,) = people_map.build(Edition(found, AddressBook(found), found.settings.locales[0]))
    page = draft.make()
    assert f"The map shows the {people_map.MOST_PEOPLE} most connected people of {count}." in page.body
    assert page.body.count("<text ") == people_map.MOST_PEOPLE
    assert len(page.body) < 100_000
