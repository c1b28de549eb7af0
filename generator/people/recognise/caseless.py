"""People in a script without capitals (Arabic): known given names, and the words behind them that can be names.

No model and no grammar: a name is taken only where a known given name begins it, and it ends before the first word that
is known to be none. Whoever is named in full is found again by the family name alone, behind a prefixed particle, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from generator import yamlio
from generator.people.model import Mention, Person

Span: TypeAlias = tuple[int, int]
Lists: TypeAlias = dict[str, frozenset[str]]
LANGUAGES = frozenset({"ar"})
_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3]+")
_PREFIXES = ("و", "ف", "ل", "ب", "ك")
"""Conjunctions and prepositions of one letter, written in one with the word behind them."""
_FUTURE_OR_PRESENT = ("ي", "سي", "ست")
"""What a verb of the third person begins with; given names that do are listed."""
_ARTICLE = "ال"
_SHORT, _MOST = 3, 5
"""Fewest letters of a family name that may stand alone; most words of a name."""


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    beside: bool
    """Only a blank stands between it and the word before it."""


@cache
def _lists(lang: str) -> Lists:
    data = yamlio.load_beside(Path(__file__).with_name("data") / f"{lang}.yml")
    return {kind: frozenset(str(words).split()) for kind, words in data.items()}


def people(text: str, lang: str) -> tuple[Person, ...]:
    """The people named in full in a text, with every mention, the most often named first.

    Args:
        text: the kept blocks of an article.
        lang: a language of `LANGUAGES`.
    """
    words = _words(text)
    spans: dict[str, list[Span]] = {}
    index = 0
    while index < len(words):
        last, skipped = _name_at(words, index, _lists(lang))
        if last:
            start, end = words[index].start + skipped, words[last].start + len(words[last].text)
            spans.setdefault(re.sub(r"\s+", " ", text[start:end]), []).append((start, end))
        index = last + 1 if last else index + 1
    found = [_person(text, name, places, spans, _lists(lang)) for name, places in spans.items()]
    return tuple(sorted(found, key=lambda p: (-len(p.mentions), p.mentions[0].start)))


def _words(text: str) -> list[_Word]:
    found, end = list[_Word](), -1
    for match in _WORD.finditer(text):
        found.append(_Word(match[0], match.start(), text[end : match.start()] in {" ", "\u00a0"} and end >= 0))
        end = match.end()
    return found


def _name_at(words: list[_Word], index: int, lists: Lists) -> tuple[int, int]:
    """Number of the last word of the name that begins at a word, and letters of a prefix to skip; (0, 0): none."""
    skipped = _prefix(words[index].text, lists)
    if skipped is None or (index and words[index].beside and words[index - 1].text in lists["things"]):
        return 0, 0
    last = index + 1 if words[index].text[skipped:] in lists["slaves"] else index
    known = True
    while last + 1 < len(words) and last + 1 - index < _MOST and words[last + 1].beside and known:
        following = words[last + 1].text
        if following in lists["stop"]:
            break
        known = following in lists["given"] or following in lists["links"] or following in lists["slaves"]
        if not known and following.startswith(_FUTURE_OR_PRESENT):  # « عبد العاطي يبحث »
            break
        # « محمد صلاح سجل »: behind two known names an unknown word without an article is a verb as likely as a name.
        if not known and last > index + 1 and not following.startswith(_ARTICLE) and not _linked(words, last, lists):
            break
        last += 1
        if following in lists["slaves"] and last + 1 < len(words):
            last += 1
            known = False
    while last > index and words[last].text in lists["links"]:
        last -= 1
    whole = last > index + (words[index].text[skipped:] in lists["slaves"])
    return (last, skipped) if whole else (0, 0)


def _linked(words: list[_Word], last: int, lists: Lists) -> bool:
    return words[last].text in lists["links"]


def _prefix(word: str, lists: Lists) -> int | None:
    """Letters of the prefix before a known given name: 0 or 1; None where there is no such name."""
    begins = lists["given"] | lists["slaves"]
    if word in begins:
        return 0
    return 1 if word[:1] in _PREFIXES and word[1:] in begins else None


def _person(
    text: str,
    name: str,
    places: list[Span],
    others: dict[str, list[Span]],
    lists: Lists,
) -> Person:
    """A person with the mentions in full and, where nobody else bears it, those by the family name."""
    family = _family(name, lists)
    found = list(places)
    alone = bool(family) and sum(_family(other, lists) == family for other in others) == 1
    taken = [span for spans in others.values() for span in spans]
    whole_word = rf"(?<![\u0620-\u06d3])[{''.join(_PREFIXES)}]?({re.escape(family)})(?![\u0620-\u06d3])"
    spans = [m.span(1) for m in re.finditer(whole_word, text)] if alone else []
    found += [(s, e) for s, e in spans if not any(start < e and s < end for start, end in taken)]
    return Person(name, tuple(Mention(start, end, text[start:end]) for start, end in sorted(found)))


def _family(name: str, lists: Lists) -> str:
    """The last word of a name, with ``عبد`` before it; empty where it is a given name as well, or too short."""
    words = name.split(" ")
    if words[-2] in lists["slaves"]:
        return " ".join(words[-2:])
    known = words[-1] in lists["given"] or len(words[-1]) < _SHORT
    return "" if known else words[-1]
