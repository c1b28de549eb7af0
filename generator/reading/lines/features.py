"""What can be seen of a line: its shape, its words, where it stands, what it shares with the rest.

Every feature is a name that is there or not; `model` knows the weight of each. A name begins with its class (``shape``,
``words``, ``place`` …), which is what an editor reads as the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from generator.reading.lines.lexicon import Words, words_of
from generator.reading.shape import (
    ending,
    is_quoted,
    is_sentence,
    starts_capital,
    word_count,
)
from generator.reading.words import phrase_set

_LENGTHS = (1, 2, 3, 4, 6, 8, 11, 16, 22, 30, 45, 70)
"""Words at which a line falls into the next class of length."""
_SHARES = (0.01, 0.15, 0.3, 0.5, 0.75)
MANY = 4
FEW = 3
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
_OF_DIGITS = frozenset({"percent", "degrees", "clock", "year", "date", "phone"})
_SYMBOL_OF_MONEY = re.compile("[$€£¥₽₴ł]")
_CODES = ("USD", "EUR", "GBP", "UAH", "RUB", "PLN", "CHF")
_RARELY: dict[str, Callable[[str], bool]] = {
    "comma row": lambda text: text.count(",") > FEW,
    "money": lambda text: bool(_SYMBOL_OF_MONEY.search(text)) or any(code in text for code in _CODES),
}
"""What is told sooner than that the sign's pattern does not match."""
_SENTENCES = re.compile(r"[.!?…][\"”»)]?\s+[\"“„«(—–-]*\s?[^\W\d_a-zа-яёіїєґ]")
_STAMP = 9
_CLOCK = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.%])")
_LETTERS = re.compile(r"[^\W\d_]+")


def step(value: float, bounds: Sequence[float]) -> int:
    """The number of the step that a value has reached; ``bounds`` are in rising order."""
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
    return "tiny" if count <= FEW else "short" if count <= 8 else "open"  # noqa: PLR2004


def _shape(text: str, kind: str, words: Words, count: int) -> Iterator[str]:
    size, end = size_of(text), ending(text)
    yield f"shape {size}"
    yield f"shape of {step(count, _LENGTHS)} length"
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
        yield f"shape digits {step(digits, (0.05, 0.15, 0.3))} {size}"
    if count <= _STAMP and _CLOCK.search(text) and not any(c in text for c in '«“„"'):
        yield f"sign stamp {'bare' if count <= FEW * 2 else 'with words'}"
    if _SENTENCES.search(text):
        yield f"shape sentences {size}"
    yield from _signs(text, chars, size, digits=digits > 0)


def _signs(text: str, chars: frozenset[str], size: str, *, digits: bool) -> Iterator[str]:
    for name, needs, pattern in _SIGNS:
        if (needs and chars.isdisjoint(needs)) or (name in _OF_DIGITS and not digits):
            continue
        if name in _RARELY and not _RARELY[name](text):
            continue
        if (pattern.search if name in _ANYWHERE else pattern.match)(text):
            yield f"sign {name}"
            yield f"sign {name} {size}"


def _sort_of(end: str) -> str:
    return "letter" if end.isalpha() else "digit" if end.isdigit() else "sign"


def _letters(text: str, words: Words, size: str) -> Iterator[str]:
    """How much of it is capitals, small words, letters at all."""
    letters = _LETTERS.findall(text)
    if len(letters) > FEW:
        capitals = sum(w[0].isupper() for w in letters[1:]) / (len(letters) - 1)
        yield f"shape capitals {step(capitals, _SHARES)} {'sentence' if 'sentence' in size else 'title'}"
        if sum(w.isupper() and len(w) > 1 for w in letters) * 2 > len(letters):
            yield "shape shouts"
        small = words.small / max(1, len(words.all))
        yield f"shape small words {step(small, _SHARES)} {'sentence' if 'sentence' in size else 'title'}"
    elif letters and all(w[0].isupper() for w in letters):
        yield f"shape names {len(letters)}"
    lettered = sum(map(len, letters)) / len(text)
    if lettered < 0.6:  # noqa: PLR2004
        yield f"shape letters {step(lettered, (0.01, 0.2, 0.4))}"
        yield f"shape letters {step(lettered, (0.01, 0.2, 0.4))} {size}"


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
        yield f"words classes {min(len(words.classes), MANY)} {size}"
        content = max(1, len(words.all) - words.small)
        yield f"words share {step(words.covered / content, (0.1, 0.2, 0.35, 0.55, 0.8))} {size}"
        if count <= 6:  # noqa: PLR2004
            yield f"words share {step(words.covered / content, (0.35, 0.55, 0.8))} within 6"
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
    if words.did:
        yield f"speaks of the past {size}"
        if not words.you:
            yield f"speaks of our past {'sentence' if 'sentence' in size else 'title'}"
    if words.asks:
        yield f"speaks asking {size}"
        if words.you or words.we:
            yield f"speaks asking you {size}"
