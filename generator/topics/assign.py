"""What an article is about: what its words say for every topic, weighed and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.topics import embedding, lexicon, semantic
from generator.topics.judge import model, with_lifts
from generator.topics.model import TopicScore
from generator.topics.signals import NOTHING, Signal, features, signals_of
from generator.topics.taxonomy import Taxonomy
from generator.topics.words import words

MAX_TOPICS = 3
"""At most so many topics an article."""
LEAST = 0.12
"""Probability with which the best topic is assigned where none reaches the cut of the judge."""
CLEAR = 1.5
"""Different words (a weak one counts half) without which cues alone make no topic unless one of them is strong."""
HINTED = 0.5
"""The same for the best topic of a text where none is clear: one word is better than nothing."""
ENOUGH = 1.2
"""Points of words without cues from which they may make a topic: about three telling words."""
PASSING = 0.3
"""Share of the points of the strongest topic up to which a narrower one may be words in passing."""
STRONG, STRONG_IN_TITLE = 1.8, 1.5
"""Weight of a cue that may decide alone, anywhere and in the headline."""


def assign(
    title: str, text: str, lang: str, taxonomy: Taxonomy, *, models: bool | None = None
) -> tuple[TopicScore, ...]:
    """The topics an article is about, best first; none when nothing is clear.

    Args:
        title: its headline; counts more than the text.
        text: its text, title not included (if it is, nothing breaks: those words count twice).
        lang: BCP 47 language of the text; for one without cues, those of its nearest relatives serve.
        taxonomy: the topics to choose from.
        models: whether the sentence encoder of the extra ``models`` has a say; None: if it is installed.
    """
    head, body = words(title), words(text)
    silent: set[tuple[str, str]] = set()
    found = signals_of(head, body, lang, taxonomy, silent=silent)
    said = lexicon.reach(head, body, lang, taxonomy, silent)
    lifts = semantic.lifts(title, text, taxonomy) if embedding.wanted(models) and (title or text).strip() else {}
    sure = _probabilities(features(found, text, taxonomy), said, lifts, taxonomy)
    clear = {
        id_ for id_ in sure if id_ in lifts or said.points.get(id_, 0.0) >= ENOUGH or _is_clear(id_, found, taxonomy)
    }
    clear = {id_ for id_ in clear if not _in_passing(id_, found, taxonomy)}
    chosen = _choose({id_: both for id_, both in sure.items() if id_ in clear}, taxonomy) or _hinted(sure, found)
    return tuple(TopicScore(id_, round(p, 3), _evidence(id_, found, said)) for id_, p in chosen)


def _evidence(id_: str, found: Mapping[str, Signal], said: lexicon.Reach) -> tuple[str, ...]:
    return found.get(id_, NOTHING).evidence or said.evidence(id_)


def _probabilities(
    rows: Mapping[str, Sequence[float]], said: lexicon.Reach, lifts: Mapping[str, float], taxonomy: Taxonomy
) -> dict[str, tuple[float, float]]:
    """By topic that may be assigned: its probability and the cut for it."""
    by_words = with_words(rows, said, taxonomy)
    told = with_lifts(by_words, lifts, taxonomy) if lifts else {}
    sure = {}
    for id_ in rows:
        name, numbers = next(
            (name, table[id_])
            for name, table in (("models", told), ("light", by_words), ("cues", rows))
            if id_ in table
        )
        judge = model(name)
        sure[id_] = (judge.probability(id_, numbers), judge.cut)
    return sure


def with_words(
    rows: Mapping[str, Sequence[float]], said: lexicon.Reach, taxonomy: Taxonomy
) -> dict[str, tuple[float, ...]]:
    """The numbers of the topics that the table of words knows, with what it says."""
    lifted = with_lifts(rows, said.lifts, taxonomy)
    return {id_: (*row, said.points[id_]) for id_, row in lifted.items()}


def _is_clear(id_: str, found: Mapping[str, Signal], taxonomy: Taxonomy) -> bool:
    return _clear(found.get(id_, NOTHING)) or _implied(id_, found, taxonomy)


def _hinted(sure: Mapping[str, tuple[float, float]], found: Mapping[str, Signal]) -> list[tuple[str, float]]:
    """The best topic of a text whose words say little, if some word speaks for it."""
    told = [id_ for id_ in sure if found.get(id_, NOTHING).distinct >= HINTED]
    best = max(told, key=lambda id_: round(sure[id_][0], 3), default=None)
    return [(best, sure[best][0])] if best is not None and sure[best][0] >= LEAST else []


def _clear(signal: Signal) -> bool:
    return signal.distinct >= CLEAR or signal.best >= STRONG or signal.title >= STRONG_IN_TITLE


def _in_passing(id_: str, found: Mapping[str, Signal], taxonomy: Taxonomy) -> bool:
    """A narrower topic that only some words speak for, none of them in the headline, and nothing for the wider one.

    A conclave has ballots, electors and an election, but neither parties nor a government.
    """
    parent, own = taxonomy.topics[id_].parent, found.get(id_, NOTHING)
    most = max((signal.points for signal in found.values()), default=0.0)
    alone = parent is not None and found.get(parent, NOTHING).distinct < 1
    return alone and own.title == 0 and own.points < PASSING * most


def _implied(id_: str, found: Mapping[str, Signal], taxonomy: Taxonomy) -> bool:
    """Whether a topic below this one is clear: an article on football is one on sport."""
    return any(t.parent == id_ and _clear(found.get(t.id, NOTHING)) for t in taxonomy.topics.values())


def _choose(sure: Mapping[str, tuple[float, float]], taxonomy: Taxonomy) -> list[tuple[str, float]]:
    order = {id_: number for number, id_ in enumerate(taxonomy.topics)}
    ranked = sorted(sure, key=lambda id_: (-round(sure[id_][0], 3), order[id_]))
    chosen = [id_ for id_ in ranked if sure[id_][0] >= sure[id_][1]] or [
        id_ for id_ in ranked[:1] if sure[id_][0] >= LEAST
    ]
    return [(id_, sure[id_][0]) for id_ in chosen[:MAX_TOPICS]]
