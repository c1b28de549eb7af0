"""Rows of names: line-ups, scorers, those who signed. Who stands among known names is one, even unknown by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.context_lists import is_brand
from generator.people.recognise.forms import given_bases, is_family
from generator.people.recognise.lexicon import eponyms
from generator.people.recognise.runs import Document
from generator.people.recognise.shapes import family_shape, is_common
from generator.people.recognise.tokens import BLANKS

_AND = "|".join(grammar.words("and"))
_NAME = r"(?:[^\W\d_a-zа-яёіїєґ]\.[ \u00a0]?)?[^\W\d_a-zа-яёіїєґ][^\W\d_]+(?:[-’'][^\W\d_]+)*"
_WHOLE = rf"{_NAME}(?:[ \u00a0]{_NAME})?"
_TOLD = r"(?:[ \u00a0]?\([^()\n]{1,24}\))?(?:,?[ \u00a0]\d{1,3}(?:[’'′]|\+\d)*)?"
"""What a line-up adds to a name: « (wk) », « (55 sp) », « 12' »."""
_JOINT = rf"(?:,?[ \u00a0](?:{_AND})[ \u00a0]|[ \u00a0]?[,;][ \u00a0]|[ \u00a0]?[–—-][ \u00a0])"
ROW = re.compile(rf"(?<![\w.’'-]){_WHOLE}{_TOLD}(?:{_JOINT}{_WHOLE}{_TOLD}){{1,40}}")
"""Names with commas or a conjunction between them."""
_FIRMS_QUOTED = languages_with("cyrillic")
_LONG = 3
"""Names from which half of them may be unknown."""
_HALF, _NEVER = 0.5, -100.0


def row_starts(document: Document) -> frozenset[int]:
    """Offsets of the single words that stand in a row of people's names.

    At least half of a row must be known by themselves (family names of the table, or whole names that begin with a
    known given name); of a row of two both. Rows of places, firms and everyday words have too few of these.
    """
    return frozenset(start for row in ROW.finditer(document.text) for start in _people(document, row))


def _people(document: Document, row: re.Match[str]) -> Iterator[int]:
    before = re.search(r"([^\W\d_]+)[ \u00a0]$", document.text[max(0, row.start() - 30) : row.start()])
    if before and before[1].lower() in document.lexicon.before and before[1].lower() not in document.lexicon.speech:
        return  # « комета Чурюмова — Герасименко »
    if _in_quotes(document.text, row):
        return  # «Пётр и Мария»
    found = list(members(row))
    worth = [_worth(document, words) for _, words in found]
    if min(worth) <= _NEVER:
        return
    whole = any(len(words) > 1 and value > 0 for (_, words), value in zip(found, worth, strict=True))
    if not (whole or _told(document, row.start()) or any(_introduced(document, words) for _, words in found)):
        return
    if _is_line_up(document.text, row, len(found)):
        yield from (start for start, words in found if len(words) == 1 and sum(worth) > len(found) * _KNOWN)
        return
    enough = _HALF if len(found) > _LONG or (len(found) == _LONG and whole) else 1.0
    if sum(worth) / len(found) >= enough:
        yield from (start for start, words in found if len(words) == 1)


def _in_quotes(text: str, row: re.Match[str]) -> bool:
    """Whether a row is all of a quotation: a title."""
    before, after = text[max(0, row.start() - 1) : row.start()], text[row.end() : row.end() + 1]
    return bool(before) and bool(after) and before in '«„“"‘' and after in '»“”"’'


_ELEVEN = 7
"""Names from which a row can be a team's."""
_KNOWN = 0.25
"""Share of a team that must be known by itself."""
_SUBSTITUTE = re.compile(r"\([^\W\d_]+,? \d{1,3}\b")


def _is_line_up(text: str, row: re.Match[str], members: int) -> bool:
    """« Rivel : Pym ; Hale, Lacey (Birch 40), Ngata ; … »: behind a colon, in lines or with substitutes."""
    led = text[max(0, row.start() - 2) : row.start()].rstrip().endswith(":")
    return members >= _ELEVEN and led and (";" in row[0] or bool(_SUBSTITUTE.search(row[0])))


def _introduced(document: Document, words: list[str]) -> bool:
    """Whether the text has the word elsewhere as the family name behind a known given name."""
    return len(words) == 1 and words[0].lower() in document.kept(_families)


def members(row: re.Match[str]) -> Iterator[tuple[int, list[str]]]:
    """Where each name of a row begins, and its words."""
    at = row.start()
    for part in re.split(f"({_JOINT})", row[0]):
        if not re.fullmatch(_JOINT, part):
            name = re.match(_WHOLE, part)
            if name:
                yield at, name[0].replace("\u00a0", " ").split(" ")
        at += len(part)


def _worth(document: Document, words: list[str]) -> float:
    """How surely one member of a row is a person: 1 or 0, less for an everyday word, `_NEVER` for a place or a firm."""
    lang, last = document.lang, words[-1].lower()
    if len(words) == 1 and _introduced(document, words):
        return 1.0
    if len(words) == 1 and _is_other(document, last):
        return _NEVER if document.lexicon.is_place(last) or document.lexicon.is_calendar(last) else -_HALF
    if " ".join(words).lower() in eponyms() or is_brand(last) or (len(words) > 1 and last in document.lexicon.after):
        return _NEVER
    if len(words) > 1:
        return float(bool(given_bases(words[0], lang)) or len(words[0].rstrip(".")) == 1)
    return float(is_family(words[0], lang) or family_shape(last))


def _is_other(document: Document, word: str) -> bool:
    lexicon = document.lexicon
    listed = word in lexicon.before or word in lexicon.after or word in lexicon.stop or word in lexicon.demonyms
    known = is_family(word, document.lang)
    return (
        lexicon.is_place(word)
        or lexicon.is_calendar(word)
        or (not known and (listed or is_common(word, document.lang)))
    )


def _families(document: Document) -> frozenset[str]:
    """Words that stand behind a known given name somewhere in the text, lower-cased."""
    return frozenset(
        b.lower
        for a, b in pairwise(document.tokens)
        if a.cap and b.cap and b.before in BLANKS and given_bases(a.text, document.lang)
    )


def _told(document: Document, start: int) -> bool:
    """« У гостей отличились », "said": a verb or a noun of what people do right before the row.

    Where firms stand in quotation marks and cities are in CLDR, two family names need no such word.
    """
    if document.lang in _FIRMS_QUOTED or document.text[max(0, start - 2) : start].startswith(":"):
        return True
    before = re.findall(r"[^\W\d_]+", document.text[max(0, start - 40) : start])[-2:]
    lexicon = document.lexicon
    return any(w.lower() in lexicon.speech or w.lower() in lexicon.roles for w in before)
