"""Which classes of a page's own vocabulary a line has (lexicon.yml), and its small words (grammar.yml)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.reading.words import fold

_WORD = re.compile(r"[^\W_]+")
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line, folded, and what is known of them."""

    all: tuple[str, ...]
    classes: tuple[str, ...]
    """Classes of the lexicon that occur, in the order of the file; each once."""
    covered: int
    """Words that are part of an entry."""
    opening: tuple[str, ...]
    """Classes of its first words, or of those before its colon."""
    closing: tuple[str, ...]
    """Classes of its last words."""
    you: int
    """Times the reader is addressed, outside quotations."""
    we: int
    did: bool
    """It tells what "we" did in the past."""
    asks: bool
    """The first word, or one that opens a sentence, asks the reader for something."""
    small: int


@dataclass(frozen=True, slots=True)
class _Entries:
    whole: dict[str, str]
    begun: dict[str, str]
    longest: int
    phrases: dict[str, tuple[tuple[tuple[str, ...], bool, str], ...]]
    """By first word: the words behind it, whether the last one is whole, the class."""
    order: dict[str, int]


def tokens(text: str) -> list[str]:
    """The words of a text, folded, cut at apostrophes and hyphens."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=4096)
def words_of(text: str, lang: str) -> Words:
    """The words of a line and their classes.

    Args:
        text: the line.
        lang: of the article; small words are looked up in it alone, the lexicon in all languages.
    """
    found = tokens(text)
    grammar = _grammar(lang)
    classes, covered = _classes(found, grammar["small"])
    bare = _QUOTED.sub(" ", text) if text[:1] not in "-–—" else ""
    said = tokens(bare)
    starts = [_first(part) for part in re.split(r"[.!?…:|•·–—]\s+", bare)[:4]]
    if len(found) <= _APPEAL:  # "If you want to help us, subscribe"
        starts += [_first(part) for part in re.split(r",\s|\s[—–]\s", bare)[1:]]
    label = _LABEL.match(text)
    return Words(
        all=tuple(found), classes=classes, covered=covered,
        opening=_classes(tokens(label[0]) if label else found[:_EDGE], grammar["small"])[0],
        closing=_classes(found[-_EDGE:], grammar["small"])[0],
        you=sum(w in grammar["you"] for w in said), we=sum(w in grammar["we"] for w in said),
        did=_tells(said, grammar["we"], _endings(lang, "did")) or any(map(_endings(lang, "told"), said)),
        asks=any(map(_endings(lang, "ask"), starts)), small=sum(w in grammar["small"] for w in found),
    )  # fmt: skip


def asks_reader(text: str) -> bool:
    """Whether a line opens with what pages ask of their readers, in any language."""
    first = _first(text)
    return any(first in words for words in _asking())


@cache
def _asking() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(fold(w) for w in words) for words in _grammars()["ask"].values())


@cache
def _grammars() -> dict[str, dict[str, list[str]]]:
    return yamlio.load_beside(_HERE / "grammar.yml")


def _tells(said: list[str], we: frozenset[str], did: Callable[[str], bool]) -> bool:
    """Whether one of the two words behind "we" is of the past."""
    return any(w in we and any(map(did, said[i + 1 : i + 1 + _BEHIND])) for i, w in enumerate(said))


_APPEAL = 20
"""Words of the longest line whose last clause may ask the reader for something."""
_BEHIND = 2
"""Words: ``we never sold``, ``мы так нашли``."""

_QUOTED = re.compile(r"«[^«»]*»?|“[^“”]*[”“]?|„[^„“”]*[“”]?|\"[^\"]*\"?|»[^«»]*«|‘[^‘’]{12,}’")
_LABEL = re.compile(r"[^.!?:]{2,30}:(?=\s)")
_EDGE = 3
"""Words at either end of a line that say most of what it is."""


def _first(text: str) -> str:
    match = _WORD.search(text)
    return fold(match[0]) if match else ""


def _classes(found: list[str], small: frozenset[str]) -> tuple[tuple[str, ...], int]:
    entries = _entries()
    seen: dict[str, None] = {}
    covered = 0
    for i, word in enumerate(found):
        if word in small:  # the French "comment" is no comment
            pass
        elif (here := entries.whole.get(word)) is not None:
            seen[here] = None
            covered += 1
        else:
            for size in range(min(len(word), entries.longest), 1, -1):
                if (here := entries.begun.get(word[:size])) is not None:
                    seen[here] = None
                    covered += 1
                    break
        for rest, whole, name in entries.phrases.get(word, ()):
            if _follow(found, i + 1, rest, whole=whole):
                seen[name] = None
                covered += 1 + len(rest)
    return tuple(sorted(seen, key=entries.order.__getitem__)), min(covered, len(found))


def _follow(found: list[str], at: int, rest: tuple[str, ...], *, whole: bool) -> bool:
    here = tuple(found[at : at + len(rest)])
    if len(here) < len(rest) or here[:-1] != rest[:-1]:
        return False
    return here[-1] == rest[-1] if whole else here[-1].startswith(rest[-1])


@cache
def _entries() -> _Entries:
    data = yamlio.load_beside(_HERE / "lexicon.yml")
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
    for name, languages in data.items():
        for entry in dict.fromkeys(e for entries in languages.values() for e in entries):
            words, ended = tokens(entry), entry.endswith("$")
            if len(words) > 1:
                phrases.setdefault(words[0], []).append((tuple(words[1:]), ended, name))
            elif words:
                (whole if ended else begun).setdefault(words[0], name)
    return _Entries(
        whole, begun, max(map(len, begun)), {k: tuple(v) for k, v in phrases.items()},
        {name: i for i, name in enumerate(data)},
    )  # fmt: skip


@cache
def _endings(lang: str, name: str) -> Callable[[str], bool]:
    """Tells the words of a list, and those that have one of its endings."""
    entries = _grammar(lang)[name]
    whole = frozenset(e for e in entries if not e.startswith("-"))
    ends = tuple(sorted(e[1:] for e in entries if e.startswith("-")))
    return lambda word: word in whole or (bool(ends) and len(word) > _LONGEST_ENDING and word.endswith(ends))


_LONGEST_ENDING = 4
"""A shorter word is one by itself: ``или``, ``red``."""


@cache
def _grammar(lang: str) -> dict[str, frozenset[str]]:
    data = _grammars()
    main = lang.split("-", maxsplit=1)[0]
    return {name: frozenset(fold(w) for w in languages.get(main, ())) for name, languages in data.items()}
