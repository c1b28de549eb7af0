"""The lines about an article in which authors are looked for, where each stands, and the names in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.reading.author_names import Spot, spots, spread
from generator.reading.byline import read_byline
from generator.reading.draft import Draft
from generator.reading.relative import relative_stamp
from generator.reading.shape import key, word_count
from generator.reading.stamps import read_stamps
from generator.reading.zones import Zones

FAR = 99
"""Lines to what is not there."""
_LONGEST = 60
"""Words of the longest line that may say who wrote the article."""
_LEADS = 2
"""Paragraphs between which a byline may stand."""
_TAIL = 25
"""Lines under the text that are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line about an article."""

    draft: Draft
    at: int
    """Where it stands among all lines."""
    zone: str
    """``above`` or ``below`` the title, behind a ``lead``, the text's ``end``, or ``under`` the text."""
    to_title: int
    to_date: int
    """Lines to the nearest date; `FAR` if there is none."""
    to_text: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name in a line."""

    name: str
    spot: Spot
    order: int
    """How many names stand before it in the line."""
    place: Place


@dataclass(frozen=True, slots=True)
class Signs:
    """An article's lines as authors are looked for in them."""

    drafts: Sequence[Draft]
    places: tuple[Place, ...]
    told: str
    """The article's text."""
    labelled: frozenset[int]
    """Which lines say that they are bylines."""
    own: tuple[str, ...]
    """Keys of the page's lines that are none of the article."""

    def count(self, name: str) -> int:
        """In how many of the page's own lines a name stands."""
        return sum(key(name) in line for line in self.own)


def signs_of(drafts: Sequence[Draft], zones: Zones) -> Signs:
    """The lines that may name authors, with where they stand."""
    body = {id(d) for d in zones.body}
    told = "\n".join(d.text for d in drafts if d.kept and id(d) in body)
    places = tuple(_places(drafts, zones))
    labelled = frozenset(p.at for p in places if signs(p.draft.text))
    own = tuple(key(d.text) for d in drafts if id(d) not in body and word_count(d.text) <= _LONGEST)
    return Signs(drafts, places, told, labelled, own)


def _places(drafts: Sequence[Draft], zones: Zones) -> list[Place]:
    index = {id(d): i for i, d in enumerate(drafts)}
    body = [index[id(d)] for d in zones.body]
    title = index.get(id(zones.title), -1) if zones.title is not None else -1
    first, last = (body[0], body[-1]) if body else (len(drafts), -1)
    lead = body[min(_LEADS, len(body) - 1)] if body else len(drafts)
    near = [i for i in range(len(drafts)) if (i < lead or last <= i <= last + _TAIL) and i != title]
    dated = [i for i in near if i not in body and is_dated(drafts[i].text)]
    found = []
    for at in (i for i in near if i == last or i not in body):
        if word_count(drafts[at].text) > _LONGEST:
            continue
        zone = _zone(at, title, first, last)
        to_date = min((abs(at - i) for i in dated if i != at), default=FAR)
        to_text = at - last if at >= last else abs(first - at)
        found.append(Place(drafts[at], at, zone, at - title if title >= 0 else FAR, to_date, to_text))
    return found


def _zone(at: int, title: int, first: int, last: int) -> str:
    if at >= last:
        return "end" if at == last else "under"
    return "above" if at < title else "below" if at < first else "lead"


def candidates(signs: Signs) -> list[Candidate]:
    """Every name in these lines."""
    return [
        Candidate(spot.name, spot, order, place)
        for place in signs.places
        for order, spot in enumerate(spots(spread(place.draft.text)))
    ]


@lru_cache(maxsize=4096)
def is_dated(text: str) -> bool:
    """Whether a line has the time of publication."""
    return bool(read_stamps(text, 0, "und")) or relative_stamp(text) is not None


@lru_cache(maxsize=4096)
def signs(text: str) -> bool:
    """Whether a line says that it is a byline, and names somebody."""
    byline = read_byline(text)
    return byline is not None and bool(byline.authors)
