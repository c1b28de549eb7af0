"""What speaks for a line above the text being the headline, weighed by weights that were learned.

The rules of `headline` know many kinds of pages, and err on others with confidence. Here no clue decides: how a line
is built, what it shares with the text, what stands right above and below it, how many others could be the title too.
`scripts/train_headline.py` learns how much each says; where the two disagree, the surer one is followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.name_lists import is_given
from generator.reading.author_names import spots, spread
from generator.reading.author_words import class_behind
from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.lines.lexicon import words_of
from generator.reading.names import is_name, is_section
from generator.reading.shape import ending, is_quoted, key, overlap, word_count

SIGNED = frozenset({"byline", "publication date", "time of publication"})
_FULL = 4
"""Words of a line that is no section or kicker."""
_SAYS = 12
"""Letters of a line whose repetition says something."""
_AGAIN = 0.2


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above a text."""

    lines: tuple[Draft, ...]
    """The lines that could be the headline, in order."""
    drafts: Sequence[Draft]
    """Every block."""
    text: int
    """Where the text begins among them."""
    body: frozenset[str]
    """Stems of the text's words."""
    listed: frozenset[int]
    """Which of the lines are rows of pages, by their place."""


def clues(head: Head, n: int) -> tuple[str, ...]:
    """What is seen of the n-th line."""
    line = head.lines[n]
    at = next(i for i, d in enumerate(head.drafts) if d is line)
    about = _about(overlap(line.text, head.body))
    return (
        *_form(line, about, listed=n in head.listed), *_among(head, n, about), *_around(head, line, at),
        *_again(head, line),
    )  # fmt: skip


def score(features: Sequence[str]) -> float:
    """How much speaks for a line, as a logarithm of odds."""
    weights = learned()
    return round(weights["any line"] + sum(weights.get(f, 0.0) for f in features), 4)


@cache
def learned() -> dict[str, float]:
    """The weights of headline_model.yml."""
    data = yamlio.load_beside(Path(__file__).with_name("headline_model.yml"))
    return {name: float(weight) for name, weight in data["weights"].items()}


def _about(share: float) -> str:
    return "nothing" if share == 0 else "little" if share < _AGAIN else "some" if share < 2 * _AGAIN else "much"


_LENGTHS = ((5, ""), (8, "to 8"), (14, "to 14"), (22, "to 22"))


def _form(line: Draft, about: str, *, listed: bool) -> Iterator[str]:
    """How a line is built, and what it is taken for so far."""
    text, count = line.text, word_count(line.text)
    yield "words " + next((name or str(count) for most, name in _LENGTHS if count <= most), "many")
    yield f"kind {line.kind}"
    end = ending(text)
    yield f"ends {end if end in '?!.:…' else 'open'}"
    yield "kept" if line.kept else "left out"
    if not line.kept:
        yield f"left out about {about}"
    for name, there in (
        ("section", is_section(text)), ("listed", listed), ("shouts", text.isupper()), ("quoted", is_quoted(text)),
        ("person", is_name(text)), ("digits", any(c.isdigit() for c in text)), ("address", "@" in text),
        ("small words", any(w.islower() and len(w) >= _FULL for w in text.split()[1:])),
    ):  # fmt: skip
        if there:
            yield name
    yield from _bearer(text)
    words = words_of(text, "und")
    if words.classes:
        yield f"page words {min(len(words.classes), 3)}"
    if words.covered * 2 >= len(words.all):
        yield "mostly page words"


def _bearer(text: str) -> Iterator[str]:
    """Whether a line opens with a person's name, and what follows it: ``Jane Doe, geographer``."""
    named = spread(text)
    first = next(iter(spots(named)), None)
    if first is None or first.start or not is_given(first.name.split(maxsplit=1)[0]):
        return
    yield "opens with a person"
    yield f"opens with a person {class_behind(named, first)}"


def _among(head: Head, n: int, about: str) -> Iterator[str]:
    """How a line stands among those that could be the title."""
    line = head.lines[n]
    own = overlap(line.text, head.body)
    best = max(overlap(d.text, head.body) for d in head.lines)
    yield f"about {about}"
    if own == best and own > 0:
        yield "most about the text"
    if own == 0 and best > _AGAIN:
        yield "others are about the text"
    full = [d for d in head.lines if word_count(d.text) >= _FULL]
    place = next((k for k, d in enumerate(full) if d is line), None)
    if place is None:
        yield f"short beside {min(len(full), 2)}"
        return
    yield from (f"place {min(place, 3)}", f"place from the text {min(len(full) - 1 - place, 3)}")
    yield f"place {min(place, 3)} of {min(len(full), 4)}"
    if place == 0 and len(full) > 1:
        yield f"first about {about}"
    if place + 1 < len(full):
        yield f"next {'longer' if len(full[place + 1].text) > len(line.text) else 'shorter'}"
    if place:
        yield f"former about {_about(overlap(full[place - 1].text, head.body))}"


def _around(head: Head, line: Draft, at: int) -> Iterator[str]:
    """What stands right above and below a line, and how far the line that signs is."""
    above, below, second = (_neighbour(head, line, i) for i in (at - 1, at + 1, at + 2))
    yield from (f"above {above}", f"below {below}", f"second below {second}")
    yield from (f"between {above} and {below}", f"over {below} and {second}")
    under = next((k for k, d in enumerate(head.drafts[at + 1 : head.text]) if d.reason in SIGNED), None)
    over = next((k for k, d in enumerate(reversed(head.drafts[:at])) if d.reason in SIGNED), None)
    yield f"signed below {'never' if under is None else min(under, 4)}"
    yield f"signed above {'never' if over is None else min(over, 3)}"
    yield f"signed {over is not None} {under is not None}"
    yield f"to the text {min(head.text - at - 1, 6)}"


def _neighbour(head: Head, line: Draft, i: int) -> str:
    """What the line at a place is, as seen from another."""
    if not 0 <= i < len(head.drafts):
        return "nothing"
    d = head.drafts[i]
    if i == head.text:
        return "text"
    if d.reason in SIGNED:
        return d.reason
    if word_count(d.text) < _FULL:
        return "short line"
    if any(d is x for x in head.lines):
        return "longer rival" if len(d.text) > len(line.text) else "shorter rival"
    return "furniture" if d.cue or find_cue(d.text) else "other line"


def _again(head: Head, line: Draft) -> Iterator[str]:
    """Whether the page says a line again."""
    own = key(line.text)
    if len(own) <= _SAYS:
        return
    others = [key(d.text) for d in head.drafts if d is not line and len(d.text) > _SAYS]
    if own in others:
        yield "again"
    elif any(o.startswith(own) for o in others):
        yield "begins another"
    elif any(own in o for o in others):
        yield "within another"
    if any(o in own and o != own for o in others):
        yield "has another"
