"""Words with their offsets, cut so that a name is whole words and nothing but the name.

An English possessive (``Musk's``) and a Romance elision (``d'Emmanuel``) are cut off; a hyphen or an apostrophe inside
a name (``Saint-Exupéry``, ``O'Brien``, ``Мар'яна``) is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.people.names.traits import languages_with

Script = Literal["latin", "cyrillic", "other"]

BLANKS = frozenset({" ", "\u00a0"})
"""What stands between two words of a name."""
APOSTROPHES = "'’ʼ‘`´"
_WORD = re.compile(rf"[^\W_]+(?:[-‐‑{APOSTROPHES}][^\W_]+)*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_SUFFIXED = re.compile(rf"(?<=\w)[{APOSTROPHES}][a-zçğıöşüəñý]+$")
"""``Erdoğan'ın``: behind the apostrophe stands a case ending, or more than one."""
_ELISION = re.compile(
    rf"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|all|dall|sull|un|quell|coll|quest)[{APOSTROPHES}](?=\w)",
    re.IGNORECASE,
)
_NASAL = re.compile(rf"[NM][{APOSTROPHES}][^\W\d_a-z]")
"""``N'Golo``, ``M'Baye``: names of West Africa; nobody writes « N'Emmanuel »."""
_GENERATION = re.compile(r"(?<=\w)[-‐‑](?:старш|младш|молодш)(?:ий|ая|а|его|ого|ему|ому|им|ем|ей|ої|ій|ою|ую|у)$")
"""Сабуров-старший: the father is named by the family name, what is behind it is none."""
_ELIDING = languages_with("elision")
_SUFFIXING = languages_with("suffixes_behind_apostrophe")
# A capital inside a word that a name may have: McDonald, DeSantis, DiCaprio, LeBron, FitzGerald, MacArthur.
_NAME_CAMEL = re.compile(r"(?:Mc|Mac|De|Di|Du|Da|La|Le|Lo|Van|Von|Fitz|Mac|Del|Ter|Ten|Ó|Ni|Mb)[^\W\d_a-z][^\W\d_A-Z]+")
# Arabic and Hebrew prefixes in lower case that belong to the word: al-Assad, аль-Асад, ben-Gvir.
_PREFIXED = re.compile(
    r"(?:al|el|as|ash|an|ar|at|ad|az|ben|ibn|bin|ould|abu|аль|ас|аш|ан|ар|эль|ель|бен|бин|абу)[-‐‑][^\W\d_a-zа-яёіїєґ]"
)
_FOREIGN_ELISION = re.compile(rf"[dд][{APOSTROPHES}][^\W\d_a-zа-яёіїєґ]")
"""``Gabriele d'Annunzio`` in a language that elides nothing."""
_INITIAL = re.compile(r"[^\W\d_a-zа-яёіїєґ]|Дж|Дз|Ch|Th|Zh|Sh|Yu|Ya")
_JOINTS = re.compile(rf"[-‐‑{APOSTROPHES}]")
_BREAK = re.compile(rf"[.!?…]+[)\]\"»”“{APOSTROPHES}]*\s|\n|[.!?…]+\s*[—–-]\s|[•●▪*]\s|[:]\s*[«„“\"]")


class Token(NamedTuple):
    """A word where it stands."""

    text: str
    lower: str
    start: int
    end: int
    before: str
    """What stands between the previous word and this one."""
    line: int
    """Number of the line, from 0."""
    opens: bool
    """A sentence, a line or a quotation starts with it: its capital says nothing."""
    cap: bool
    """Written like a name: a capital, then lower case."""
    caps: bool
    """All capitals, two or more."""
    initial: bool
    """One capital letter followed by a full stop."""
    script: Script
    possessive: bool = False


@lru_cache(maxsize=65536)
def script_of(word: str) -> Script:
    """The script of a word's first letter."""
    name = unicodedata.name(next((c for c in word if c.isalpha()), " "), "")
    if name.startswith("LATIN"):
        return "latin"
    return "cyrillic" if name.startswith("CYRILLIC") else "other"


@lru_cache(maxsize=65536)
def written_like_name(word: str) -> bool:
    """True for ``Musk``, ``McDonald``, ``Saint-Exupéry``, ``O'Brien``, ``al-Assad``; not ``OpenAI``, ``Grok3``."""
    if _PREFIXED.match(word):
        return written_like_name(re.split(r"[-‐‑]", word, maxsplit=1)[1])
    if _FOREIGN_ELISION.match(word):
        return written_like_name(word[2:])
    if not word[:1].isupper() or any(c.isdigit() for c in word):
        return False
    parts = _JOINTS.split(word)
    return all(_part_ok(part) for part in parts) and any(len(p) > 1 for p in parts)


def _part_ok(part: str) -> bool:
    return part.islower() or len(part) == 1 or part[1:].islower() or bool(_NAME_CAMEL.fullmatch(part))


def tokenise(text: str, lang: str, is_abbreviation: Callable[[str], bool]) -> list[Token]:
    """Cut a text into words.

    Args:
        text: the article.
        lang: primary language subtag.
        is_abbreviation: whether a lower-case word is one that a full stop follows without ending the sentence
            (``sen``, ``ул``).
    """
    tokens: list[Token] = []
    previous_end, line = 0, 0
    for start, end, possessive in _spans(text, lang):
        gap = text[previous_end:start]
        if gap != " ":
            line += gap.count("\n")
        word = text[start:end]
        opens = not tokens or (gap != " " and _opens(gap, tokens[-1], is_abbreviation))
        lower, cap, caps, letter, script = _form(word)
        initial = letter and text[end : end + 1] == "."
        tokens.append(Token(word, lower, start, end, gap, line, opens, cap, caps, initial, script, possessive))
        previous_end = end
    return tokens


@lru_cache(maxsize=65536)
def _form(word: str) -> tuple[str, bool, bool, bool, Script]:
    """What a word is wherever it stands: lower-cased, like a name, all capitals, an initial's letter, its script."""
    caps = len(word) > 1 and word.isupper()
    return word.lower(), written_like_name(word), caps, bool(_INITIAL.fullmatch(word)), script_of(word)


def _elides(text: str, start: int) -> bool:
    """Whether a word's elided beginning is cut off: in small letters, or where a sentence starts."""
    return text[start].islower() or not text[:start].rstrip(' «“"')[-1:].isalnum()


def _spans(text: str, lang: str) -> list[tuple[int, int, bool]]:
    spans: list[tuple[int, int, bool]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if lang in _ELIDING and not match[0].isalnum():
            elision = _ELISION.match(text, start, end)
            # D'Alema is a name, « D'après » is two words: a capital elision is one only where a sentence starts.
            if elision and not _NASAL.match(text, start) and _elides(text, start):
                spans.append((start, elision.end() - 1, False))
                start = elision.end()
        if text[start:end].isalnum():  # neither hyphen nor apostrophe
            spans.append((start, end, False))
            continue
        elder = _GENERATION.search(text, start, end)
        end = elder.start() if elder else end
        suffix = _SUFFIXED.search(text, start, end) if lang in _SUFFIXING and text[start].isupper() else None
        end = suffix.start() if suffix else end
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive and possessive.start() > start:
            spans.append((start, possessive.start(), True))
        elif end > start:
            spans.append((start, end, False))
    return spans


def _opens(gap: str, previous: Token, is_abbreviation: Callable[[str], bool]) -> bool:
    if "\n" in gap:
        return True
    if gap.startswith(".") and (previous.initial or is_abbreviation(previous.lower)):
        return bool(re.search(r"[«„“\"]", gap))
    return bool(_BREAK.search(gap)) or gap.strip() in {"«", "„", "“", '"', "- «"}
