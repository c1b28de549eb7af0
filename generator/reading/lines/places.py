"""Where a line stands among the paragraphs of a page, what it shares with them, and its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.reading.lines.features import FEW, MANY, size_of, step
from generator.reading.lines.lexicon import words_of
from generator.reading.shape import (
    ending,
    is_sentence,
    key,
    stems,
    word_count,
)

PARAGRAPH = 60
"""Characters of a sentence that may be a paragraph of the article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be judged."""

    text: str
    kind: str = "paragraph"
    foreign: bool = False
    out: bool = False
    """Already left out: it only tells about its neighbours."""


def looks_like_body(line: Line, lang: str) -> bool:
    """Whether a line reads like a paragraph of an article by itself."""
    return not (line.foreign or line.out or len(line.text) < PARAGRAPH) and _reads_like_body(line.text, lang)


@lru_cache(maxsize=4096)
def _reads_like_body(text: str, lang: str) -> bool:
    if "sentence" not in size_of(text):
        return False
    words = words_of(text, lang)
    content = max(1, len(words.all) - words.small)
    return words.covered / content < (0.45 if len(text) > 2 * PARAGRAPH else 0.25) and not (words.you and words.we)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, with what the place of each depends on."""

    lines: tuple[Line, ...]
    lang: str
    body: tuple[bool, ...]
    """Which lines are taken for paragraphs."""

    @classmethod
    def of(cls, lines: Sequence[Line], lang: str, body: Sequence[bool] | None = None) -> Page:
        """Look at the lines of a page; paragraphs are told by their looks unless it is said which they are."""
        return cls(tuple(lines), lang, tuple(body or (looks_like_body(line, lang) for line in lines)))


def placed_features(page: Page) -> Iterator[tuple[str, ...]]:
    """Of each line: where it stands among the paragraphs, and what it shares with them."""
    counts: Counter[str] = Counter()
    for line, body in zip(page.lines, page.body, strict=True):
        if body:
            counts.update(stems(line.text))
    at = [i for i, body in enumerate(page.body) if body]
    first, last = (at[0], at[-1]) if at else (len(page.lines), -1)
    seen: dict[str, int] = {}
    for i, line in enumerate(page.lines):
        if line.out:
            yield ()
            continue
        zone = "none" if not at else "top" if i < first else "tail" if i > last else "core"
        yield (
            *_place(page, i, zone, first, last), *_island(page, i, first), *_shared(page, i, zone, counts),
            *_again(page, i, zone, seen),
        )  # fmt: skip


def _live(page: Page, start: int, end: int) -> int:
    """How many lines of a part are not out, up to `MANY`: asked for each line, a whole count would take the square."""
    return sum(1 for _ in islice((i for i in range(start, end) if not page.lines[i].out), MANY))


def _place(page: Page, i: int, zone: str, first: int, last: int) -> Iterator[str]:
    line = page.lines[i]
    size = size_of(line.text)
    yield f"place {zone} {size}"
    if zone == "tail":
        live = _live(page, last + 1, i + 1)
        yield f"place tail +{min(live, MANY)}"
        yield f"place tail +{min(live, 2)} {size}"
    elif zone == "top":
        live = _live(page, i, first)
        yield f"place top -{min(live, MANY)} {size}"
    elif zone == "core":
        before, after = page.body[i - 1] if i else False, page.body[i + 1] if i + 1 < len(page.body) else False
        yield f"place between {'paragraphs' if before and after else 'lines'} {size}"
        if after:
            yield f"place above a paragraph {size}"
    if ending(line.text) == "?" and _asks(page, i) and sum(_asks(page, n) for n in range(len(page.lines))) > 2:  # noqa: PLR2004
        yield INTERVIEW
    if line.foreign:
        yield "foreign"
        yield f"foreign {zone}"
    if line.kind != "paragraph":
        yield f"place {zone} {line.kind}"


def _island(page: Page, i: int, first: int) -> Iterator[str]:
    """How far a sentence stands from the paragraphs: a notice among the page's own lines may read like one itself."""
    size = size_of(page.lines[i].text)
    if "sentence" not in size or i <= first:
        return  # above the text stand standfirsts
    above = next((n for n in range(min(i, MANY)) if page.body[i - 1 - n]), min(i, MANY))
    below = next((n for n in range(MANY) if i + 1 + n < len(page.body) and page.body[i + 1 + n]), MANY)
    yield f"island {step(above, (1, 2, 4))} {'end' if below == MANY else step(below, (1, 2))} {size}"
    if above and below:
        yield from (f"island {name}" for name in words_of(page.lines[i].text, page.lang).classes)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return key(text)


INTERVIEW = "place question of an interview"


def _asks(page: Page, i: int) -> bool:
    """Whether a line is a question right above a paragraph."""
    return (
        i + 1 < len(page.lines) and page.body[i + 1] and not page.body[i] and not page.lines[i].out
        and ending(page.lines[i].text) == "?" and word_count(page.lines[i].text) > 1
    )  # fmt: skip


def _shared(page: Page, i: int, zone: str, counts: Counter[str]) -> Iterator[str]:
    """How many of its words the paragraphs have too."""
    line = page.lines[i]
    own = stems(line.text)
    following = next((n for n in range(i + 1, len(page.lines)) if not page.lines[n].out), i)
    if own and not page.body[i] and following != i and page.body[following]:
        near = len(own & stems(page.lines[following].text)) / len(own)
        yield f"topic of the next {step(near, (0.01, 0.4))} {zone}"
    if len(own) < 2:  # noqa: PLR2004
        if own and counts[next(iter(own))] > page.body[i]:
            yield f"topic word {zone}"
        return
    shared = sum([counts.get(s, 0) > page.body[i] for s in own]) / len(own)
    size = "sentence" if is_sentence(line.text) else "title"
    if len(page.body) > FEW and sum(page.body) > 1:
        yield f"topic {step(shared, (0.01, 0.15, 0.3, 0.5, 0.7))} {zone} {size}"


def _again(page: Page, i: int, zone: str, seen: dict[str, int]) -> Iterator[str]:
    """Whether it says again what stood above."""
    text = page.lines[i].text
    own = _key(text)
    if own in seen and len(own) > 12:  # noqa: PLR2004
        yield f"again {zone}"
    elif own in seen and word_count(text) > 1:
        yield f"again short {zone}"
    elif len(own) > 25 and any(own in k or (len(k) > 25 and k in own) for k in seen if k != own):  # noqa: PLR2004
        yield f"again in part {zone} {size_of(text)}"
    seen.setdefault(own, i)


def neighbour_features(page: Page, scores: Sequence[float], i: int) -> Iterator[str]:
    """What the lines around it were taken for at first sight (scores: over 0 for the page's own)."""
    line = page.lines[i]
    size = size_of(line.text)
    before = [scores[n] for n in range(i - 1, max(-1, i - 4), -1)]
    after = [scores[n] for n in range(i + 1, min(len(scores), i + 4))]
    for side, some in (("above", before), ("below", after)):
        yield f"neighbour {side} {_score(some[0]) if some else 'none'} {'sentence' if 'sentence' in size else 'title'}"
        yield f"neighbours {side} {_score(sum(some) / len(some)) if some else 'none'}"
    around = [*before[:2], *after[:2]]
    if around:
        yield f"neighbours around {sum(s > 0 for s in around)} of {len(around)} {size}"
    yield f"first sight {step(scores[i], (-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6))}"


def _score(value: float) -> int:
    return step(value, (-4, -2, -0.7, 0.7, 2, 4))
