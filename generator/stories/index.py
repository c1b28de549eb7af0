"""An index of reports in which those of one event are found without comparing everything with everything."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from heapq import heapify, heappop
from itertools import islice

from generator.stories.duplicates import NEAR_DUPLICATE, near_duplicate
from generator.stories.features import Features, features
from generator.stories.model import Match, Report
from generator.stories.score import Evidence, Weighed, common_people, compare, weigh
from generator.topics import embedding

WINDOW = dt.timedelta(days=10)
"""Dated reports further apart are not of the same event: a follow-up a month later is a story of its own."""

LONG_WINDOW = dt.timedelta(days=365)
"""… unless they have the whole cast in common: a trial has its first day, and months later its verdict."""
SAME_CAST = 4
"""People that such reports share, at the least …"""
CAST_PART = 0.5
"""… and the part that they are of the people of the report with fewer."""

CANDIDATES = 20
"""Reports with the most in common that are compared in full."""
_COMMON = 150
"""A feature of more reports than these finds no candidates (it still counts in the comparison)."""


_NAMING, _NAMED = 25, 100
"""A feature of more reports than the first names no further candidates once there are as many as the second."""


class StoryIndex:
    """Reports by what they mention.

    The answer of `find` depends on which reports were added, not on their order.
    """

    def __init__(self, *, models: bool | None = None) -> None:
        self._models = embedding.wanted(models)
        self._by_key: dict[str, dict[str, None]] = {}
        """The reports that have a key; a dictionary for its order, and because taking one out is cheap."""
        self._features: dict[str, Features] = {}
        self._rarity: dict[int, float] = {}
        """By how many reports have a key; holds for the number of reports there is now."""
        self._weighed: dict[str, Weighed] = {}
        """By slug; holds as long."""

    def __len__(self) -> int:
        return len(self._features)

    def add(self, report: Report) -> None:
        """Take in a report; one of the same slug before is replaced."""
        self.remove(report.slug)
        found = features(report)
        self._features[report.slug] = found
        self._forget()
        for key in _keys(found):
            self._by_key.setdefault(key, {})[report.slug] = None

    def remove(self, slug: str) -> None:
        """Forget a report, if it is there."""
        old = self._features.pop(slug, None)
        self._forget()
        for key in _keys(old) if old else ():
            del self._by_key[key][slug]

    def _forget(self) -> None:
        self._rarity.clear()
        self._weighed.clear()

    def find(self, new: Report) -> Match | None:
        """The best other report of the same event; None if there is none."""
        found = features(new)
        self._weighed.pop(new.slug, None)  # it may be told otherwise than the one of its slug that is in the index
        best: tuple[float, str, Evidence] | None = None
        for slug in self._candidates(found):
            evidence = self._compare(found, self._features[slug])
            if evidence.same and (best is None or (-evidence.score, slug) < (-best[0], best[1])):
                best = (evidence.score, slug, evidence)
        return None if best is None else Match(best[1], round(best[0], 3), best[2].why)

    def rarity(self, key: str) -> float:
        """How telling a key is: from 0 (in every report) up; never trusting a small collection too far."""
        having = len(self._by_key.get(key, ()))
        known = self._rarity.get(having)
        if known is None:
            known = math.log((len(self._features) + 30) / (having + 1)) / math.log(30)
            self._rarity[having] = known
        return known

    def _compare(self, a: Features, b: Features) -> Evidence:
        copied = near_duplicate(a.report.text, b.report.text) if a.report.lang == b.report.lang else 0.0
        if copied >= NEAR_DUPLICATE:
            return Evidence(score=copied, same=True, why="the same text")
        return compare(a, b, self.rarity, self._weigh, models=self._models)

    def _weigh(self, found: Features) -> Weighed:
        known = self._weighed.get(found.report.slug)
        if known is None:
            known = self._weighed[found.report.slug] = weigh(found, self.rarity)
        return known

    def _candidates(self, new: Features) -> list[str]:
        """The reports with the most in common. Keys of few reports name them; those of many weigh what is named."""
        weight: dict[str, float] = {}
        having = [(len(slugs), key, slugs) for key in _keys(new) if (slugs := self._by_key.get(key))]
        for count, key, slugs in sorted(having, key=lambda h: h[:2]):
            if count > _COMMON:
                break
            rarity = self.rarity(key)
            enough = count > _NAMING and len(weight) >= _NAMED
            for slug in weight.keys() & slugs.keys() if enough else slugs:
                weight[slug] = weight.get(slug, 0.0) + rarity
        weight.pop(new.report.slug, None)
        near = (s for s in _best_first(weight) if _near(new.report, self._features[s].report))
        return list(islice(near, CANDIDATES))


def _best_first(weight: Mapping[str, float]) -> Iterator[str]:
    """Without sorting what is never asked for."""
    heap = [(-w, slug) for slug, w in weight.items()]
    heapify(heap)
    while heap:
        yield heappop(heap)[1]


def _keys(found: Features) -> Iterator[str]:
    seen = dict.fromkeys(key for _, (_, keys) in found.marks.items() for key in sorted(keys))
    yield from seen
    yield from (f"{found.report.lang} {stem}" for stem in found.stems)


def _near(a: Report, b: Report) -> bool:
    if a.date is None or b.date is None:
        return True
    apart = abs(_day(a.date) - _day(b.date))
    return apart <= WINDOW or (apart <= LONG_WINDOW and _same_cast(a, b))


def _same_cast(a: Report, b: Report) -> bool:
    common = len(common_people(a, b))
    return common >= SAME_CAST and common >= CAST_PART * min(len(a.people), len(b.people))


def _day(date: dt.date) -> dt.date:
    return date.date() if isinstance(date, dt.datetime) else date
