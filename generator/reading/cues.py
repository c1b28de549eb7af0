"""Lines that web pages put around articles: share bars, teasers, notices … (the lists are in cues.yml)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator import yamlio
from generator.reading.forms import (
    crumbs,
    is_agency_caption,
    is_caption,
    is_conversion,
    is_placeholder,
    is_sign_off,
    is_slide,
    is_ticker,
    without_duration,
)
from generator.reading.openings import Openings
from generator.reading.shape import word_count
from generator.reading.words import alternatives, fold, phrases

_LETTERS = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_LEADING = re.compile(r"^[^\w(\[©\"«“„#@]+")
_SURELY = 8
"""Words up to which a line that starts like a cue is one."""
_LONGEST = 75
_NOTICE = re.compile(r"(?:©|\(c\)|copyright)\s*(?:19|20)\d\d")
_HOLDER = re.compile(r"©\s*[^\W\d_a-zа-яіїєґ]")
"""The sign before a name."""
_TIMED = 9
"""Words of the longest note of a reading time."""
_HASHTAGS = re.compile(r"(?:[#＃][\w-]+[\s,;]*){1,}")
_LONGEST_TRAIL = 16
_POINTING = re.compile(
    "[\U0001f447\U0001f449\u2b07\u27a1\U0001f448\u25b6\U0001f514\U0001f525\u2705\U0001f4a5\U0001f381]"
)
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w{3,}")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a line gave itself away as."""

    kind: str
    reason: str
    ends: bool
    """Whether nothing of the article usually follows."""


@dataclass(frozen=True, slots=True)
class _Kind:
    cue: Cue
    most: int
    whole: frozenset[str]
    start: Openings
    end: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    evidence: re.Pattern[str] | None

    def matches(self, text: str, folded: str, words: str, count: int) -> bool:
        """Whether a block is of this kind."""
        if count > self.most:
            return False
        if words in self.whole and (not text.endswith(".") or any(c.isdigit() for c in text)):
            return True
        if (self.anywhere and self.anywhere.search(folded)) or (self.end and self.end.search(folded)):
            return True
        start = self.start.end(folded)
        if not start or (count > _SURELY and text.endswith(".") and _spoken().search(folded)):
            return False  # no cue, or one that somebody in the article says
        if self.evidence is None or (count <= _SURELY and not _plain_sentence(text, count)):
            return True
        return bool(self.evidence.search(folded, start))


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('speech'))})(?!\w)")


def _plain_sentence(text: str, count: int) -> bool:
    return text.endswith(".") and count > 4  # noqa: PLR2004 - shorter ones are commands: "Subscribe now."


@lru_cache(maxsize=4096)
def find_cue(text: str) -> Cue | None:
    """What kind of page furniture a block is by its words alone; None if its words do not tell."""
    count = word_count(text)
    if count == 0:
        return Cue("counters", "no words", ends=False)
    if count > _LONGEST:
        return None
    folded = _LEADING.sub("", fold(text))
    words = key_words(_THOUSANDS.sub(" ", folded))
    if not words and _THOUSANDS.search(folded):
        return Cue("counters", "no words", ends=False)
    if (bare := without_duration(folded)) is not None and count <= _TIMED and _is_timed(bare):
        return Cue("counters", "reading or listening time", ends=False)
    for kind in _kinds():
        if kind.matches(text, folded, words, count):
            return kind.cue
    return _by_form(text, folded, words, count)


def _is_timed(rest: str) -> bool:
    """Whether what stands beside a number of minutes is nothing, or a word for reading, listening or watching."""
    words = key_words(rest)
    return not words or any(
        words in k.whole for k in _kinds() if k.cue.kind in {"counters", "navigation", "share", "image"}
    )


def is_promotion(text: str) -> bool:
    """Whether a block points and shouts: an emoji hand or arrow, a price with an exclamation."""
    return bool(_POINTING.search(text)) and word_count(text) < _LONGEST


def key_words(folded: str) -> str:
    """The words of a folded line without numbers, punctuation and emoji."""
    return " ".join(_LETTERS.findall(folded))


_LONGEST_LINK = 2000
"""Characters of a line that is a link, as browsers take them."""


def _is_link(folded: str) -> bool:
    return len(folded) <= _LONGEST_LINK and bool(_URL.search(folded)) and not _LETTERS.search(_URL.sub("", folded))


def _by_form(text: str, folded: str, words: str, count: int) -> Cue | None:
    """Furniture that shows in the form of a line."""
    if _HASHTAGS.fullmatch(text.strip()):
        return Cue("tags", "tags", ends=True)
    if cue := _share_row(folded, words, count):
        return cue
    signed = count <= _LONGEST_TRAIL and bool(_HOLDER.match(text))
    if signed or (count <= _LONGEST_TRAIL and _NOTICE.search(folded) and not text.endswith("?")):
        return Cue("copyright", "copyright notice", ends=True)
    if cue := next((cue for test, cue in _FORMS if test(text)), None):
        return cue
    if count <= 12 and _is_link(folded):  # noqa: PLR2004
        return Cue("navigation", "link", ends=False)
    return None


_LONGEST_ROW = 400
"""Characters of a row of reactions; to search a longer line for them, one endless word say, would take its square."""


def _share_row(folded: str, words: str, count: int) -> Cue | None:
    """Networks and commands side by side; reactions with their numbers."""
    networks = count <= 8 and bool(words) and all(w in _networks() for w in words.split())  # noqa: PLR2004 - as many a bar has
    row = count <= _LONGEST_TRAIL and _share_words().end(folded.strip())
    if networks or (row and _row_of_shares().fullmatch(folded.strip())):
        return Cue("share", "share bar", ends=True)
    if len(folded) > _LONGEST_ROW:
        return None
    if len(_NUMBERS.findall(folded)) < 3:  # noqa: PLR2004 - as a row has; quickly told
        return None
    pairs = _REACTIONS.findall(folded)
    if len(pairs) < 3 or _REACTIONS.sub("", folded).strip(" .,·|"):  # noqa: PLR2004 - a row
        return None
    known = next(k for k in _kinds() if k.cue.kind == "share").whole
    return Cue("share", "reactions", ends=False) if any(key_words(p) in known for p in pairs) else None


_REACTIONS = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?[:\s]\s?\d[\d\s.,]*")
_NUMBERS = re.compile(r"[:\s]\d")
_THOUSANDS = re.compile(r"(?<=\d)\s?(?:тыс|тис|tys|mil|k|к)\b\.?")


@cache
def _share_words() -> Openings:
    return Openings(next(k for k in _kinds() if k.cue.kind == "share").whole)


@cache
def _row_of_shares() -> re.Pattern[str]:
    """Matches networks and commands of a share bar side by side."""
    share = next(k for k in _kinds() if k.cue.kind == "share")
    whole = alternatives(sorted(share.whole, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?:(?:{whole})(?!\w)[\s·|,/+•]*){{2,}}")


def _is_trail(text: str) -> bool:
    """Whether signs between words are a trail of pages, not a division or a quotation."""
    pages = crumbs(text)
    if not pages or word_count(text) > _LONGEST_TRAIL:
        return False
    pointed = bool(re.search(r"\s[>›→]\s", text))
    return len(pages) >= 3 or pointed or _starts_at_home(pages[0])  # noqa: PLR2004


def _starts_at_home(first: str) -> bool:
    return key_words(fold(first)) in next(k.whole for k in _kinds() if k.cue.kind == "navigation")


_FORMS: tuple[tuple[Callable[[str], bool], Cue], ...] = (
    (_is_trail, Cue("navigation", "breadcrumbs", ends=False)),
    (is_caption, Cue("credit", "caption with a credit", ends=False)),
    (is_ticker, Cue("counters", "ticker", ends=False)),
    (is_agency_caption, Cue("credit", "caption with a credit", ends=False)),
    (is_slide, Cue("credit", "caption with a credit", ends=False)),
    (is_conversion, Cue("counters", "rate of exchange", ends=False)),
    (is_placeholder, Cue("image", "placeholder of a picture", ends=False)),
    (is_sign_off, Cue("agency", "agency's initials", ends=False)),
)


@cache
def _networks() -> frozenset[str]:
    """Words of which a share bar consists."""
    share = next(k for k in _kinds() if k.cue.kind == "share")
    return frozenset(w for w in share.whole if " " not in w)


@cache
def _kinds() -> tuple[_Kind, ...]:
    path = Path(__file__).with_name("cues.yml")
    data = yamlio.load_beside(path)
    return tuple(_kind(name, entry) for name, entry in data.items())


def _kind(name: str, entry: dict[str, Any]) -> _Kind:
    def all_of(mode: str) -> list[str]:
        found = {fold(p) for entries in entry.get(mode, {}).values() for p in entries}
        return sorted(found, key=lambda p: (-len(p), p))

    return _Kind(
        cue=Cue(name, entry["reason"], bool(entry.get("ends", False))),
        most=entry["most"],
        whole=frozenset(key_words(p) for p in all_of("whole")),
        start=_openings(all_of("start")),
        end=_compiled(all_of("end"), r"(?:{})\W*$"),
        anywhere=_compiled(all_of("anywhere"), r"(?<!\w)(?:{})"),
        evidence=_compiled([fold(e) for e in entry.get("evidence", ())], r"(?<!\w)(?:{})"),
    )


def _openings(items: list[str]) -> Openings:
    """What lines open with; a phrase that ends in a letter must end a word there."""
    return Openings((p for p in items if p[-1].isalnum()), (p for p in items if not p[-1].isalnum()))


def _compiled(items: list[str], frame: str) -> re.Pattern[str] | None:
    """One pattern for a list."""
    return re.compile(frame.format(alternatives(items))) if items else None
