"""Who signs: what the rules found, weighed together with what learned weights say of every name about the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from generator.reading.author_clues import clues, score
from generator.reading.author_names import spread
from generator.reading.author_notes import presented
from generator.reading.author_places import Candidate, Signs, candidates
from generator.reading.author_words import words_besides
from generator.reading.draft import Draft
from generator.reading.shape import is_sentence, key, word_count

_RULED, _OTHERS_RULED = 2.0, -1.0
"""What it counts, in logarithms of odds, that the rules found a name, or others instead."""
_ENOUGH = -0.5
"""Score from which the best name signs."""
_TOO = 1.5
"""The same of a further name elsewhere on the page: photographers and commentators stand there."""
_JOINED = -1.0
"""The same of one that stands with the best in one list."""
_SURE = 4.0
"""Score of a name beside which the rules are not asked for names that are none by their form."""
_OUT = 1.0
"""Score of a name whose line signs and nothing else."""
_NOT_WRITING = frozenset({
    "behind picture", "label picture", "label editing", "label editing apart", "label picture apart",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """Who signs, and where."""

    authors: tuple[str, ...]
    """In the order in which they first stand on the page."""
    lines: tuple[Draft, ...] = ()
    """Lines that only say who signs."""
    notes: tuple[Draft, ...] = ()
    """Lines that present who signs."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A name with what speaks for it: by itself, or weighed with what the rules say."""

    one: Candidate
    score: float
    writes: bool
    """Nothing in the line says that the name is a photographer's or an editor's."""

    @property
    def name(self) -> str:
        """As the page writes it."""
        return self.one.name

    @property
    def place(self) -> tuple[int, int]:
        """Its line, and where in it the name begins."""
        return self.one.place.at, self.one.spot.start


def score_all(page: Signs) -> list[Scored]:
    """Every name about an article."""
    found = ((one, clues(one, page)) for one in candidates(page))
    return [Scored(one, score(features), _NOT_WRITING.isdisjoint(features)) for one, features in found]


def surely_signing(scored: Sequence[Scored]) -> tuple[str, ...]:
    """Names that sign whatever else the page says: no publication's."""
    return tuple(dict.fromkeys(s.one.name for s in scored if s.writes and s.score > _SURE))


def choose_authors(ruled: Sequence[str], page: Signs, scored: Sequence[Scored], publication: str = "") -> Choice:
    """Those who sign.

    Args:
        ruled: whom the rules found.
        page: the lines about the article.
        scored: the names in them, as `score_all` finds them.
        publication: its name, where it is known: it signs nothing.
    """
    own = key(publication)
    ruled = [name for name in ruled if key(name) != own]
    everywhere = [_weigh(s, ruled) for s in scored if key(s.one.name) != own]
    best = max(everywhere, key=lambda w: (w.score, [-n for n in w.place]), default=None)
    odd = [name for name in ruled if _is_odd(name) and not any(_alike(name, w.name) for w in everywhere)]
    if best is None or best.score < _ENOUGH:
        return Choice(tuple(odd)) if odd else _initials(page)
    chosen = {key(w.name) for w in everywhere if w is best or (w.score > _bar(w, best) and not _within(w, best))}
    found = [_spelled(w.name, ruled) for w in sorted(everywhere, key=lambda w: w.place) if key(w.name) in chosen]
    signing = [w for w in everywhere if key(w.name) in chosen and w.score > _OUT and w.one.place.draft.kept]
    return Choice(
        tuple(dict.fromkeys([*found, *(odd if best.score < _SURE else ())])),
        tuple(w.one.place.draft for w in signing if _only_signs(w.one)),
        tuple(w.one.place.draft for w in signing if _presents(w.one, page)),
    )


def _initials(page: Signs) -> Choice:
    """Somebody of the house, who signs with initials alone between title and text."""
    lines = [p.draft for p in page.places if p.zone == "below" and _INITIALS.fullmatch(p.draft.text.strip("() "))]
    return Choice((lines[0].text.strip("() "),), tuple(lines)) if len(lines) == 1 else Choice(())


_INITIALS = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][a-zß-ÿа-яёіїєґ]?\.(?:[\s-]?[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][a-zß-ÿа-яёіїєґ]?\.){1,2}")


def _is_odd(name: str) -> bool:
    """Whether the rules alone can tell that it is somebody's: one word behind a label, a name with initials only."""
    return " " not in name or "." in name


def _bar(w: Scored, best: Scored) -> float:
    """Score from which a name signs beside the best."""
    if not w.writes:
        return inf
    return _JOINED if w.one.order > 0 and w.place[0] == best.place[0] else _TOO


def _within(w: Scored, best: Scored) -> bool:
    """Whether a name is a part of the best, or the other way round."""
    return key(w.name) != key(best.name) and _alike(w.name, best.name)


def _weigh(scored: Scored, ruled: Sequence[str]) -> Scored:
    told = _RULED if any(_alike(name, scored.one.name) for name in ruled) else _OTHERS_RULED if ruled else 0.0
    return replace(scored, score=scored.score + told)


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, be it that something was left on one of them: ``Jane Doe``, ``Jane Doe Record``."""
    a, b = key(one), key(other)
    return a == b or (min(len(a), len(b)) >= _WHOLE and (a in b or b in a))


_WHOLE = 6
"""Letters of a name that another may contain."""


def _spelled(name: str, ruled: Sequence[str]) -> str:
    """A name as the rules wrote it, if they did, be it with a title: ``Fr Dominic Hale``."""
    return next((r for r in ruled if key(r) == key(name) or _is_titled(r, name)), name)


def _is_titled(long: str, name: str) -> bool:
    return long.endswith(f" {name}") and len(long) - len(name) <= _TITLE


_TITLE = 4
"""Letters of a short title and its blank."""


def _only_signs(one: Candidate) -> bool:
    """Whether a line says little besides the names: it is no paragraph, whatever its full stop."""
    text = one.place.draft.text
    little = words_besides(spread(text)) in {"none", "1", "2-3"}
    return little and (not is_sentence(text) or word_count(text) <= _NAMES)


_NAMES = 5
"""Words of a line with a full stop that may be names alone."""


def _presents(one: Candidate, page: Signs) -> bool:
    """Whether a line under the text tells of somebody whom the article never names that they write."""
    text, surname = one.place.draft.text, one.name.split()[-1]
    last = one.place.zone in {"end", "under"} and presented(text) == one.name
    return last and page.told.count(surname) == text.count(surname)
