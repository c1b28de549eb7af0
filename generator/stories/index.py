"""An index of reports in which those of one event are found without comparing everything with everything."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from itertools import islice

from generator.stories.duplicates import NEAR_DUPLICATE, near_duplicate
from generator.stories.features import Features, features
from generator.stories.model import Match, Report
from generator.stories.score import Evidence, common_people, compare
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


class StoryIndex:
    """Reports by what they mention.

    The answer of `find` depends on which reports were added, not on their order.
    """

    def __init__(self, *, models: bool | None = None) -> None:
        self._models = embedding.wanted(models)
        self._by_key: dict[str, list[str]] = {}
        self._features: dict[str, Features] = {}
        self._rarity: dict[int, float] = {}
        """By how many reports have a key; holds for the number of reports there is now."""

    def __len__(self) -> int:
        return len(self._features)

    def add(self, report: Report) -> None:
        """Take in a report; one of the same slug before is replaced."""
        self.remove(report.slug)
        found = features(report)
        self._features[report.slug] = found
        self._rarity.clear()
        for key in _keys(found):
            self._by_key.setdefault(key, []).append(report.slug)

    def remove(self, slug: str) -> None:
        """Forget a report, if it is there."""
        old = self._features.pop(slug, None)
        self._rarity.clear()
        for key in _keys(old) if old else ():
            self._by_key[key].remove(slug)

    def find(self, new: Report) -> Match | None:
        """The best other report of the same event; None if there is none."""
        found = features(new)
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
        return compare(a, b, self.rarity, models=self._models)

    def _candidates(self, new: Features) -> list[str]:
        weight: dict[str, float] = {}
        for key in _keys(new):
            slugs = self._by_key.get(key, ())
            if len(slugs) <= _COMMON:
                rarity = self.rarity(key)
                for slug in slugs:
                    weight[slug] = weight.get(slug, 0.0) + rarity
        weight.pop(new.report.slug, None)
        ranked = sorted(weight, key=lambda s: (-weight[s], s))
        near = (s for s in ranked if _near(new.report, self._features[s].report))
        return list(islice(near, CANDIDATES))


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
