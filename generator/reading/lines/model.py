"""The weighing: how much all that is seen of a line speaks for its being the page's own, and which sign most of all.

Two looks: the first at each line by itself and in its place; the second also at what its neighbours were taken for, and
with the paragraphs of the first look as the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.reading.lines.features import own_features
from generator.reading.lines.places import Line, Page, neighbour_features, placed_features

_KNOWN = 6.0
"""Score of a line that is already known to be the page's own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the features of each look."""

    first: dict[str, float]
    second: dict[str, float]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What came of weighing a line."""

    score: float
    """Over 0: more likely the page's than the article's; a logarithm of odds."""
    features: tuple[str, ...]
    weights: dict[str, float]

    @property
    def signs(self) -> tuple[str, ...]:
        """The features that speak for its being the page's own, the strongest first."""
        some = [f for f in self.features if self.weights.get(f, 0.0) > 0]
        return tuple(sorted(some, key=lambda f: (-self.weights[f], f)))


@cache
def learned() -> Weights:
    """The weights of line_model.yml."""
    path = Path(__file__).with_name("line_model.yml")
    data = yamlio.load_beside(path)
    return Weights({k: float(v) for k, v in data["first"].items()}, {k: float(v) for k, v in data["second"].items()})


def first_look(lines: Sequence[Line], lang: str) -> list[tuple[str, ...]]:
    """The features of the first look, of each line; none of lines that are out."""
    return _first(Page.of(lines, lang))[0]


def _first(page: Page) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The features of the first look, and those of them that the places give."""
    places = list(placed_features(page))
    features = [
        () if line.out else (*own_features(line.text, line.kind, page.lang), *placed)
        for line, placed in zip(page.lines, places, strict=True)
    ]
    return features, places


def second_look(lines: Sequence[Line], lang: str, scores: Sequence[float]) -> list[tuple[str, ...]]:
    """The features of the second look, of each line."""
    return _second(Page.of(lines, lang), scores, None)


def _second(page: Page, scores: Sequence[float], places: Sequence[tuple[str, ...]] | None) -> list[tuple[str, ...]]:
    """The same of a page; what the first look saw of the places holds where the paragraphs are the same."""
    body = tuple([b and s < 0 for b, s in zip(page.body, scores, strict=True)])
    if body != page.body or places is None:
        page = Page.of(page.lines, page.lang, body)
        places = list(placed_features(page))
    return [
        ()
        if line.out
        else (*own_features(line.text, line.kind, page.lang), *placed, *neighbour_features(page, scores, i))
        for i, (line, placed) in enumerate(zip(page.lines, places, strict=True))
    ]


def weigh(lines: Sequence[Line], lang: str, weights: Weights | None = None) -> list[Opinion]:
    """An opinion on every line.

    Args:
        lines: of the page in order, with those already left out.
        lang: of the article.
        weights: other weights than the learned ones, while learning.
    """
    if weights is None:
        return list(_remembered(tuple(lines), lang))
    return _weighed(lines, lang, weights)


@lru_cache(maxsize=16)
def _remembered(lines: tuple[Line, ...], lang: str) -> tuple[Opinion, ...]:
    """Rounds of reading ask again about what did not change."""
    return tuple(_weighed(lines, lang, learned()))


def _weighed(lines: Sequence[Line], lang: str, weights: Weights) -> list[Opinion]:
    page = Page.of(lines, lang)
    first, places = _first(page)
    scores = [
        _KNOWN if line.out else _sum(features, weights.first) for line, features in zip(lines, first, strict=True)
    ]
    return [
        Opinion(_KNOWN if line.out else _sum(features, weights.second), features, weights.second)
        for line, features in zip(lines, _second(page, scores, places), strict=True)
    ]


def _sum(features: Iterable[str], weights: dict[str, float]) -> float:
    return round(weights.get("any line", 0.0) + sum([weights.get(f, 0.0) for f in features]), 4)
