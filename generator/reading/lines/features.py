"""What can be seen of a line: its shape, its words, where it stands, what it shares with the rest.

Every feature is a name that is there or not; `model` knows the weight of each. A name begins with its class (``shape``,
``words``, ``place`` …), which is what an editor reads as the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.reading.lines.lexicon import Words, words_of
from generator.reading.shape import (
    ending,
    is_quoted,
    is_sentence,
    is_terminated,
    key,
    starts_capital,
    stems,
    word_count,
)
from generator.reading.words import fold, phrase_set

PARAGRAPH = 60
"""Characters of a sentence that may be a paragraph of the article."""

_LENGTHS = (1, 2, 3, 4, 6, 8, 11, 16, 22, 30, 45, 70)
"""Words at which a line falls into the next class of length."""
_SHARES = (0.01, 0.15, 0.3, 0.5, 0.75)
_MANY = 4
_FEW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be judged."""

    text: str
    kind: str = "paragraph"
    foreign: bool = False
    out: bool = False
    """Already left out: it only tells about its neighbours."""


_SIGNS = (
    ("bar", "|•·⋅", re.compile(r"\s[|•·⋅]\s")),
    ("slash", "/>»›→", re.compile(r"\s[/>»›→]\s")),
    ("comma row", ",", re.compile(r"(?:[^,.!?]{2,25},\s){4,}")),
    ("url", ".:", re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|example|info|ua|ru|fr|de|pl|it|es|uk|eu)\b")),
    ("mail", "@", re.compile(r"\S@\S|(?<!\w)@\w")),
    ("hashtag", "#", re.compile(r"(?<!\w)#\w")),
    ("copyright", "©®(", re.compile(r"[©®]|\(c\)", re.IGNORECASE)),
    ("money", "", re.compile(r"[$€£¥₽₴]|\bzł\b|\b(?:USD|EUR|GBP|UAH|RUB|PLN|CHF)\b")),
    ("percent", "%", re.compile(r"\d\s?%")),
    ("degrees", "°", re.compile(r"\d\s?°|[+−–-]\d+°")),
    ("signed", "+−▲▼", re.compile(r"(?<![\w])[+−▲▼]\s?\d")),
    ("clock", ":.", re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")),
    ("year", "", re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")),
    ("date", "./-", re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}(?!\d)")),
    ("phone", "", re.compile(r"(?<!\w)\+?\d[\d\s()-]{7,}\d")),
    ("label", ":", re.compile(r"[^\W\d_][^.!?:]{1,28}:\s+\S")),
    ("shouted label", ":—–|-", re.compile(r"\W*(?:[^\W\d_a-zà-öø-ÿа-яёіїєґ]{2,}\s?){1,4}(?::|\s[—–|-])\s")),
    ("shouted opening", "", re.compile(r"\W*(?:[^\W\d_a-zà-öø-ÿа-яёіїєґ]{2,}\s){2,}[A-ZА-ЯІЇЄ]?[a-zà-öø-ÿа-яёіїєґ]")),
    ("credit", ".", re.compile(r".*[.»”!?]\s+[^\W\d_][^.!?]{1,22}[:\s](?:[A-ZА-ЯІЇЄ]\.\s?){1,3}$")),
    ("whole bracket", "[(", re.compile(r"[\[(].*[\])]\.?$")),
    ("last bracket", "[(", re.compile(r".*\S\s[\[(][^\[\]()]{2,60}[\])]\.?$")),
    ("bullet", "", re.compile(r"[•●▪◦‣∙·►▶✓✔➤→»›*]\s*\w")),
    ("dash", "", re.compile(r"[-–—]\s+\w")),
    ("number", "", re.compile(r"\(?\d{1,2}[.)]\s+\w")),
    ("symbol", "", re.compile(r"[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")),
    ("camel", "", re.compile(r"[a-zà-öø-ÿа-яёіїєґ]{2}[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][a-zà-öø-ÿа-яёіїєґ]")),
    ("ellipsis", ".…", re.compile(r"(?:\.\.\.|…)[\]\"”»]?$")),
    ("question", "?", re.compile(r".*\?\s")),
    ("imprint", "/(", re.compile(r".*[/(]\s?[A-ZА-ЯЁІЇЄҐ][\w .&-]{1,30}\)?$")),
    ("role", ",", re.compile(r".*,\s[^\W\d_A-ZА-ЯЁІЇЄҐ]\w+(?:\s\w+){0,4}$")),
)
"""Signs that a line has or not: the characters of which it needs one (which is quickly told), and the pattern, looked
for from its start unless the sign stands anywhere."""
_ANYWHERE = frozenset({
    "bar", "slash", "url", "mail", "hashtag", "copyright", "money", "percent", "degrees", "signed", "clock", "year",
    "date", "phone", "symbol", "camel", "ellipsis", "comma row",
})  # fmt: skip
_SENTENCES = re.compile(r"[.!?…][\"”»)]?\s+[\"“„«(—–-]*\s?[^\W\d_a-zа-яёіїєґ]")
_STAMP = 9
_CLOCK = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.%])")
_LETTERS = re.compile(r"[^\W\d_]+")


def _class(value: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, value)


@lru_cache(maxsize=8192)
def own_features(text: str, kind: str, lang: str) -> tuple[str, ...]:
    """What a line shows by itself."""
    words = words_of(text, lang)
    count = word_count(text)
    return (*_shape(text, kind, words, count), *_vocabulary(text, words, count))


@lru_cache(maxsize=8192)
def size_of(text: str) -> str:
    """``tiny``, ``short``, ``open`` or ``sentence``: the classes of line that signs mean different things in."""
    count = word_count(text)
    if is_sentence(text) or (count > 22 and _SENTENCES.search(text)):  # noqa: PLR2004 - a paragraph that lost its full stop
        return "long sentence" if count > 14 else "sentence"  # noqa: PLR2004
    return "tiny" if count <= _FEW else "short" if count <= 8 else "open"  # noqa: PLR2004


def _shape(text: str, kind: str, words: Words, count: int) -> Iterator[str]:
    size, end = size_of(text), ending(text)
    yield f"shape {size}"
    yield f"shape of {_class(count, _LENGTHS)} length"
    yield f"shape ends {end if end in '.!?…:;,' else _sort_of(end)}"
    yield f"shape kind {kind}"
    if not starts_capital(text):
        yield f"shape small start {size}"
    if is_quoted(text):
        yield f"shape quoted {size}"
    if any(c in text[1:-1] for c in '«“„"”»'):
        yield f"shape has quotation {size}"
    yield from _letters(text, words, size)
    chars = frozenset(text)
    digits = sum(map(str.isdigit, text)) / len(text) if any(map(str.isdigit, chars)) else 0
    if digits:
        yield f"shape digits {_class(digits, (0.05, 0.15, 0.3))} {size}"
    if count <= _STAMP and _CLOCK.search(text) and not any(c in text for c in '«“„"'):
        yield f"sign stamp {'bare' if count <= _FEW * 2 else 'with words'}"
    if _SENTENCES.search(text):
        yield f"shape sentences {size}"
    for name, needs, pattern in _SIGNS:
        if needs and chars.isdisjoint(needs):
            continue
        if (pattern.search if name in _ANYWHERE else pattern.match)(text):
            yield f"sign {name}"
            yield f"sign {name} {size}"


def _sort_of(end: str) -> str:
    return "letter" if end.isalpha() else "digit" if end.isdigit() else "sign"


def _letters(text: str, words: Words, size: str) -> Iterator[str]:
    """How much of it is capitals, small words, letters at all."""
    letters = _LETTERS.findall(text)
    if len(letters) > _FEW:
        capitals = sum(w[0].isupper() for w in letters[1:]) / (len(letters) - 1)
        yield f"shape capitals {_class(capitals, _SHARES)} {'sentence' if 'sentence' in size else 'title'}"
        if sum(w.isupper() and len(w) > 1 for w in letters) * 2 > len(letters):
            yield "shape shouts"
        small = words.small / max(1, len(words.all))
        yield f"shape small words {_class(small, _SHARES)} {'sentence' if 'sentence' in size else 'title'}"
    elif letters and all(w[0].isupper() for w in letters):
        yield f"shape names {len(letters)}"
    lettered = sum(map(len, letters)) / len(text)
    if lettered < 0.6:  # noqa: PLR2004
        yield f"shape letters {_class(lettered, (0.01, 0.2, 0.4))}"
        yield f"shape letters {_class(lettered, (0.01, 0.2, 0.4))} {size}"


def _vocabulary(text: str, words: Words, count: int) -> Iterator[str]:
    size = size_of(text)
    for name in words.classes:
        if "sentence" not in size:
            yield f"words {name}"
        if size != "long sentence":  # what articles are about; a long appeal speaks to somebody
            yield f"words {name} {size}"
        if words.you or words.we or words.asks:
            yield f"words {name} addressed"
    for name in words.opening:
        yield f"opens {name} {'sentence' if 'sentence' in size else 'title'}"
    for name in words.closing:
        yield f"closes {name} {'sentence' if 'sentence' in size else 'title'}"
    if words.classes:
        yield f"words classes {min(len(words.classes), _MANY)} {size}"
        content = max(1, len(words.all) - words.small)
        yield f"words share {_class(words.covered / content, (0.1, 0.2, 0.35, 0.55, 0.8))} {size}"
        if count <= 6:  # noqa: PLR2004
            yield f"words share {_class(words.covered / content, (0.35, 0.55, 0.8))} within 6"
    yield from _speaks(words, size)
    if any(w in phrase_set("speech") for w in words.all):
        yield f"shape speech {size}"


def _speaks(words: Words, size: str) -> Iterator[str]:
    """Whom it speaks to, and of whom."""
    if words.you:
        yield f"speaks to you {size}"
        if words.we:
            yield f"speaks of us to you {size}"
    if words.we:
        yield f"speaks of us {size}"
    if words.asks:
        yield f"speaks asking {size}"
        if words.you or words.we:
            yield f"speaks asking you {size}"


def looks_like_body(line: Line, lang: str) -> bool:
    """Whether a line reads like a paragraph of an article by itself."""
    if line.foreign or line.out or len(line.text) < PARAGRAPH or "sentence" not in size_of(line.text):
        return False
    words = words_of(line.text, lang)
    content = max(1, len(words.all) - words.small)
    return words.covered / content < (0.45 if len(line.text) > 2 * PARAGRAPH else 0.25) and not (words.you and words.we)


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
            *_place(page, i, zone, first, last), *_shared(page, i, zone, counts), *_again(page, i, zone, seen),
        )  # fmt: skip


def _place(page: Page, i: int, zone: str, first: int, last: int) -> Iterator[str]:
    line = page.lines[i]
    size = size_of(line.text)
    yield f"place {zone} {size}"
    if zone == "tail":
        live = sum(not line.out for line in page.lines[last + 1 : i + 1])
        yield f"place tail +{min(live, _MANY)}"
        yield f"place tail +{min(live, 2)} {size}"
    elif zone == "top":
        live = sum(not line.out for line in page.lines[i:first])
        yield f"place top -{min(live, _MANY)} {size}"
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
        yield f"topic of the next {_class(near, (0.01, 0.4))} {zone}"
    if len(own) < 2:  # noqa: PLR2004
        if own and counts[next(iter(own))] > page.body[i]:
            yield f"topic word {zone}"
        return
    shared = sum([counts.get(s, 0) > page.body[i] for s in own]) / len(own)
    size = "sentence" if is_sentence(line.text) else "title"
    if len(page.body) > _FEW and sum(page.body) > 1:
        yield f"topic {_class(shared, (0.01, 0.15, 0.3, 0.5, 0.7))} {zone} {size}"


def _again(page: Page, i: int, zone: str, seen: dict[str, int]) -> Iterator[str]:
    """Whether it says again what stood above."""
    text = page.lines[i].text
    own = _key(text)
    if own in seen and len(own) > 12:  # noqa: PLR2004
        yield f"again {zone}"
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
    yield f"first sight {_class(scores[i], (-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6))}"


def _score(value: float) -> int:
    return _class(value, (-4, -2, -0.7, 0.7, 2, 4))


__all__ = ["Line", "Page", "fold", "is_terminated", "neighbour_features", "own_features", "placed_features"]
