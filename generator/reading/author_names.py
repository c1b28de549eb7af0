"""Every name in a line that could be an author's, wherever in it the name stands.

Names are runs of words with a capital, with the small words that names have. What only stands before or behind one
with a capital of its own (a role, a verb, a label, a section) is told from it by the lists of names and of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.name_lists import is_family, is_given
from generator.reading.credit_noise import is_noise
from generator.reading.glue import unglued_line
from generator.reading.months import weekday_names
from generator.reading.names import apart, is_agency, is_name, is_section, lowered
from generator.reading.outlets import built_like_outlet
from generator.reading.signer import did, is_role, role_pattern
from generator.reading.stamps import without_dates
from generator.reading.words import fold, phrase_set

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻĽŃŇŌŐŘŚŠŞȘŤȚŪŮŰŲŹŻŽА-ЯЁІЇЄҐЎ"
_ELIDED = rf"[dlo]['’ʼ][{_CAPITAL}][^\W\d_]+"
_WORD = rf"[{_CAPITAL}][^\W\d_]*(?:['’ʼ‘-][^\W\d_]+)*\.?|{_ELIDED}"
_TOKENS = re.compile(rf"(?:[{_CAPITAL}][^\W\d_]?\.[\s-]?){{1,3}}(?=[{_CAPITAL}])|{_WORD}|[^\W_]+(?:['’ʼ-][^\W_]+)*|\S")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?)+")
_MOST = 6
"""Words of the longest run that may be names; longer ones are titles in capitals."""
_Run = list[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a line."""

    name: str
    """As names are written: not in capitals."""
    start: int
    """Where it begins in the line as `spread` writes it."""
    end: int


@lru_cache(maxsize=4096)
def spread(text: str) -> str:
    """A line without dates, counters and reading times, and with blanks where the layout glued words to each other."""
    parts = [p for p in _BARS.split(unglued_line(without_dates(text))) if p.strip() and not is_noise(p.strip())]
    return " ".join(_parted(word) for word in " | ".join(parts).split())


_BARS = re.compile(r"\s*[|•·‧]\s*")


def _parted(word: str) -> str:
    """A name's last word and the role, weekday or capital that was glued to it."""
    if match := _GLUED_CAPITAL.search(word):
        return f"{word[: match.start()]} | {word[match.start() :]}"
    if (match := _CAMEL.search(word)) and (is_section(rest := word[match.start() :].rstrip(".,;:")) or is_role(rest)):
        return f"{word[: match.start()]} | {rest}"
    bare = word.rstrip(".,;:")
    if not word[:1].isupper() or is_work(fold(word)):
        return word
    for at in range(_SHORTEST, len(bare) - _SHORTEST_ROLE + 1):
        rest = bare[at:]
        if rest.islower() and (is_work(fold(rest)) or fold(rest) in weekday_names()):
            return f"{word[:at]} {word[at:]}"
    return word


def is_work(word: str) -> bool:
    """Whether a folded word is a role, or begins as words about pictures do: ``фотокорреспондент``."""
    return bool(role_pattern().match(word) or _PICTURES.match(word))


def is_about_pictures(words: list[str]) -> bool:
    """Whether one of several folded words is about pictures or sound."""
    return any(w in phrase_set("picture_words") or _PICTURES.match(w) for w in words)


_PICTURES = re.compile(
    r"(?:photo|foto|фото|illustr|ilustr|иллюстр|ілюстр|video|vidéo|відео|видео|zdjęci|fotk|grafi|графи|инфогр|світлин"
    r"|снимк|снимо|знім|camera|kamera|камер)"
)
_GLUED_CAPITAL = re.compile(
    rf"(?:(?<=[{_CAPITAL}][^\W\d_]{{3}})(?<=[^\W\d_{_CAPITAL}]{{3}})|(?<=[^\W\d_{_CAPITAL}]{{4}}))"
    rf"(?=[{_CAPITAL}][^\W\d_{_CAPITAL}]{{2}})"
)
"""Four letters at least before it: ``MacLeod``, ``DeVries`` are one word."""
_CAMEL = re.compile(rf"(?<=[^\W\d_{_CAPITAL}]{{2}})(?=[{_CAPITAL}][^\W\d_{_CAPITAL}]{{3}})")
_SHORTEST, _SHORTEST_ROLE = 3, 6
"""Letters of the shortest family name to which a role was glued, and of the shortest such role."""


@lru_cache(maxsize=4096)
def spots(text: str) -> tuple[Spot, ...]:
    """The names in a line as `spread` writes it."""
    return tuple(spot for run in _runs(text) for spot in _named(run, text))


def _runs(text: str) -> Iterator[_Run]:
    """Words with a capital one after another, with the small words of names between them."""
    run: _Run = []
    small: _Run = []
    for match in _TOKENS.finditer(text):
        word = match[0]
        if run and word.islower() and fold(word) in phrase_set("particles"):
            small.append(match)
            continue
        if not _may_be_named(word):
            if run:
                yield run[:-1] if word in {":", "："} and len(run) > 2 else run  # noqa: PLR2004 - "Jane Doe Views: 311"
            run, small = [], []
            continue
        if len(run) > 1 and _SHOUTED.fullmatch(run[-1][0]) and _TITLED.fullmatch(word):
            yield run  # "By JANE DOE Harbour Wire"
            run, small = [], []
        run, small = [*run, *small, match], []
        if len(word.rstrip(".")) > 1 and word.endswith(".") and not _INITIAL.fullmatch(word):
            yield run  # a full stop behind a word ends a name
            run = []
    if run:
        yield run


def _may_be_named(word: str) -> bool:
    """Whether a word has a name's capital and is no "and" in a line of capitals."""
    if word.isupper() and len(word) > 1 and fold(word) in phrase_set("and"):
        return False
    return word[0].isupper() or re.fullmatch(_ELIDED, word) is not None


_SHOUTED = re.compile(rf"[{_CAPITAL}]{{3,}}(?:['’ʼ-][{_CAPITAL}]+)*")
_TITLED = re.compile(rf"[{_CAPITAL}][^\W\d_{_CAPITAL}]+")


def _named(run: _Run, text: str) -> Iterator[Spot]:
    """The names in a run: without what stands before and behind them, two side by side apart."""
    given = any(is_given(m[0]) for m in run)
    article = len(run) > 1 and fold(run[0][0]) in phrase_set("articles") and not is_given(run[1][0])
    if article or (not given and built_like_outlet(text[run[0].start() : run[-1].end()])):
        return  # "The Slow Gazette", "Harbour News"
    run = _trimmed(run)
    if len(run) == 2 and is_agency(run[1][0]):  # noqa: PLR2004
        return  # "Follow Reuters"
    if len(run) > _MOST:
        return
    run = run[_begins(run) :]
    initial = _INITIAL.fullmatch(run[-1][0]) is not None
    whole = text[run[0].start() : run[-1].end()].rstrip(" " if initial else " .")
    at = run[0].start()
    for part in apart(whole):
        start = text.index(part, at)
        at = start + len(part)
        if is_name(part) and not is_role(part) and not built_like_outlet(part) and not is_agency(part):
            yield Spot(lowered(" ".join(part.split())), start, at)


def _trimmed(run: _Run) -> _Run:
    """A run without the words that only stand behind or before a name."""
    cut = False
    while len(run) > 2 and (_closes(run[-1][0]) or (cut and fold(run[-1][0]) in phrase_set("publisher_words"))):  # noqa: PLR2004 - a name is left
        run, cut = run[:-1], True
    while len(run) > 1 and (_opens(run[0][0]) or _is_verb(run)):
        run = run[1:]
    return run


def _is_verb(run: _Run) -> bool:
    """Whether the first of several words says what its subject, the name behind it, did."""
    word, following = run[0][0], run[1][0]
    if is_given(word) or not (is_given(following) or _INITIAL.fullmatch(following)):
        return False
    return did(fold(word), fold(following))


def _begins(run: _Run) -> int:
    """Where the name begins: at a given name that a word stands before which is none and no family name."""
    words = [m[0] for m in run]
    for i in range(1, len(words) - 1):
        before = [w for w in words[:i] if fold(w) not in phrase_set("particles")]
        if is_given(words[i]) and not any(is_given(w) or is_family(w) or _INITIAL.fullmatch(w) for w in before):
            return i
    return 0


_BEFORE = (
    "author", "by", "function_words", "genres", "picture_words", "beats", "published", "credit_noise", "editing",
    "reporting", "writing", "articles",
)  # fmt: skip


@lru_cache(maxsize=4096)
def _opens(word: str) -> bool:
    """Whether a word with a capital only stands before a name: a label, a role, a preposition, a section."""
    bare = fold(word).rstrip(".:")
    if is_given(bare) and bare not in phrase_set("by"):
        return False
    return any(bare in phrase_set(name) for name in _BEFORE) or is_role(word) or is_section(word)


@lru_cache(maxsize=4096)
def _closes(word: str) -> bool:
    """Whether a word with a capital only stands behind a name: a role, a section, a beat, an outlet's word."""
    bare = fold(word).rstrip(".:")
    if is_given(bare):
        return False
    listed = bare in phrase_set("beats") or bare in phrase_set("outlet_words")
    return listed or is_role(word) or is_section(word) or is_agency(word)
