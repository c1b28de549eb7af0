"""Finding known people in a Markdown text, to link their mentions.

Looked for are each person's names in every case form of the text's language, and the family name alone where one person
among those looked for has it. The longest match wins; a match never starts or ends within a word, and code, link
targets, link texts, autolinks and HTML are left alone. A family name alone that is also an ordinary word (Will, Мир) is
only found with a capital, and not where it is part of a longer name of somebody else (``Musk`` in ``Kimbal Musk``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.people.names import table
from generator.people.names.inflect import INFLECTED, forms
from generator.people.names.parts import split_name
from generator.people.names.translit import is_cyrillic


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """One mention of a known person in a text."""

    start: int
    """Offset of the first code point in the Markdown text."""
    end: int
    """Offset after the last."""
    text: str
    """The words there, without possessive ending or elided article."""
    person: str
    """The person's id."""


_WORD = r"[^\W\d_]"
_SKIP = re.compile(
    r"""
    (?P<fence>^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\2[`~]*[ \t]*$|\Z))
    | (?P<code>(?<!`)(`+)(?!`).+?(?<!`)\4(?!`))
    | (?P<html><!--.*?-->|<(script|style|a|code|pre)\b[^>]*>.*?</\6\s*>|</?[A-Za-z][^<>]*>|<[A-Za-z][\w+.-]*:[^<>\s]*>)
    | (?P<link>!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\)|\[[^\]]*\]))
    | (?P<def>^[ ]{0,3}\[[^\]]+\]:[^\n]*$)
    | (?P<url>\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.[\w.]+)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def spot(text: str, lang: str, people: Sequence[tuple[str, Sequence[str]]]) -> tuple[Spot, ...]:
    """Find the mentions of people in a Markdown text.

    Args:
        text: Markdown.
        lang: BCP 47 language of the text; its case forms are looked for.
        people: for each person the id and all known names, of this language and others.

    Returns:
        The mentions in text order; they do not overlap.
    """
    wanted = _wanted(tuple((id_, tuple(names)) for id_, names in people), lang.split("-", maxsplit=1)[0])
    if not wanted:
        return ()
    pattern = _pattern(tuple(wanted))
    masked = _SKIP.sub(lambda m: "\0" * len(m[0]), text)
    found = []
    for match in pattern.finditer(masked):
        person = wanted[_fold(match[0])]
        if person and not _in_longer_name(masked, match, single=" " not in _fold(match[0])):
            found.append(Spot(match.start(), match.end(), text[match.start() : match.end()], person))
    return tuple(found)


@lru_cache(maxsize=2_000)
def _wanted(people: tuple[tuple[str, tuple[str, ...]], ...], lang: str) -> dict[str, str | None]:
    """Form looked for → person; None where it could be two people: found, but not linked."""
    wanted: dict[str, str | None] = {}
    alone: dict[str, str | None] = {}
    for id_, names in people:
        full, short = _forms_of(names, lang)
        for target, keys in ((wanted, full), (alone, short)):
            for form in keys:
                target[form] = id_ if target.get(form, id_) == id_ else None
    return {**alone, **wanted}


def _forms_of(names: tuple[str, ...], lang: str) -> tuple[list[str], list[str]]:
    """The forms of the full names, and those of the family names alone."""
    full: dict[str, None] = {}
    short: dict[str, None] = {}
    for name in names:
        parts = split_name(name, lang)
        full.update(dict.fromkeys(sorted(_fold(f) for f in forms(name, _lang_for(name, lang)))))
        if parts.patronymic:
            plain = " ".join((*parts.given, *parts.family))
            full.update(dict.fromkeys(sorted(_fold(f) for f in forms(plain, _lang_for(name, lang)))))
        if parts.given and parts.family:
            for family in _alone(parts.particles, parts.family):
                short.update(dict.fromkeys(sorted(_family_forms(family, parts.given[0], name, lang))))
    return list(full), list(short)


def _alone(particles: tuple[str, ...], family: tuple[str, ...]) -> list[str]:
    bare = " ".join(family)
    return [bare, " ".join((*particles, bare))] if particles else [bare]


def _family_forms(family: str, given: str, name: str, lang: str) -> set[str]:
    """Forms of the family name as the given name's sex has them: those of the full name, less the given name's words."""
    base = _lang_for(name, lang)
    if base not in INFLECTED:
        return {_fold(f) for f in forms(family, base)}
    size = len(family.split())
    return {_fold(" ".join(f.split()[-size:])) for f in forms(f"{given} {family}", base)}


def _lang_for(name: str, lang: str) -> str:
    """Russian and Ukrainian decline what is in Cyrillic letters; elsewhere nothing is declined."""
    return lang if (lang in INFLECTED) == is_cyrillic(name) else "und"


def _fold(form: str) -> str:
    return " ".join(form.replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("Ё", "Е").split()).casefold()


@lru_cache(maxsize=2_000)
def _pattern(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """All forms, longest first, between word boundaries; a space is any white space within a paragraph."""
    bodies = "|".join(_body(form) for form in sorted(wanted, key=lambda f: (-len(f), f)))
    return re.compile(rf"(?<![\w\0])(?<!{_WORD}-)(?:{bodies})(?![\w\0])(?!-{_WORD})", re.IGNORECASE)


def _body(form: str) -> str:
    escaped = re.escape(form).replace("е", "[её]").replace("'", "['’ʼ]")
    return escaped.replace(r"\ ", r"(?:[ \t\u00a0\u202f]+|[ \t]*\n[ \t]*(?!\n))")


_BEFORE = re.compile(rf"({_WORD}+\.?)[ \u00a0]$")


def _in_longer_name(text: str, match: re.Match[str], *, single: bool) -> bool:
    """Whether a family name alone is lower-case, or follows a given name that is somebody else's."""
    if not single:
        return False
    if not match[0][:1].isupper():
        return True
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    return bool(before) and before[1][:1].isupper() and any(table.is_given(w) for w in _nominatives(before[1]))  # type: ignore[index]


def _nominatives(word: str) -> Iterator[str]:
    yield word
    if is_cyrillic(word) and len(word) > 3:  # noqa: PLR2004
        yield from (word[:-1], word[:-2], word[:-1] + "а", word[:-1] + "я", word[:-1] + "ь", word[:-1] + "й")
