"""Finding known people in a Markdown text, to link their mentions.

Looked for are each person's names in every case form of the text's language, and the family name alone where one person
among those looked for has it. The longest match wins; a match never starts or ends within a word, and code, link
targets, link texts, autolinks and HTML are left alone.

A family name alone is found with a capital only, and not where it seems part of a longer name (``Kimbal Musk``, ``Musk
Foundation``): after a given name or an initial, or next to a capitalised word that is no title and begins no sentence.
German capitalises every noun, so there only given names and initials count. A person who is named by the family name of
two people looked for is left unlinked rather than linked wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.people.names import table
from generator.people.names.inflect import INFLECTED, forms
from generator.people.names.parts import is_initial, split_name, words_of
from generator.people.names.traits import languages_with
from generator.people.names.translit import is_cyrillic
from generator.people.recognise.lexicon import lexicon
from generator.people.recognise.shapes import is_common


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


_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_WORD = r"[^\W\d_]"
_ELIDING = languages_with("elision")
"""Languages in which an elided word stands before a name: l’Elon, d’Emmanuel; elsewhere O’Neill is one word."""
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
    base = lang.split("-", maxsplit=1)[0]
    wanted = _wanted(tuple((id_, tuple(names)) for id_, names in people), base)
    if not wanted:
        return ()
    masked = _SKIP.sub(lambda m: "\0" * len(m[0]), text)
    folded = _fold(masked)
    # A pattern of all the case forms takes longer to compile than all the rest: it is made of those that are there.
    there = [form for form in wanted if form in folded]
    if not there:
        return ()
    pattern = _pattern(there, elides=base in _ELIDING)
    found = []
    for match in pattern.finditer(masked):
        person = wanted.get(_fold(match[0]))
        if person and not _is_part(masked, match, base):
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
        full.update(dict.fromkeys(_bare_forms(name, lang)))
        if parts.patronymic:
            plain = " ".join((*parts.given, *parts.family))
            full.update(dict.fromkeys(_bare_forms(plain, lang)))
        if parts.given and parts.family:
            for family in _alone(parts.particles, parts.family):
                short.update(dict.fromkeys(sorted(_family_forms(family, parts.given[0], name, lang))))
    return list(full), list(short)


def _bare_forms(name: str, lang: str) -> list[str]:
    """Folded case forms; possessive endings that an apostrophe sets off are left outside the mention."""
    return sorted({_fold(f) for f in forms(name, _lang_for(name, lang)) if not _POSSESSIVE.search(f)} | {_fold(name)})


def _alone(particles: tuple[str, ...], family: tuple[str, ...]) -> list[str]:
    bare = " ".join(family)
    return [bare, " ".join((*particles, bare))] if particles else [bare]


def _family_forms(family: str, given: str, name: str, lang: str) -> set[str]:
    """Forms of the family name as the given name's sex has them."""
    base = _lang_for(name, lang)
    if base not in INFLECTED:
        return set(_bare_forms(family, lang))
    size = len(family.split())
    return {_fold(" ".join(f.split()[-size:])) for f in forms(f"{given} {family}", base)}


def _lang_for(name: str, lang: str) -> str:
    """Russian and Ukrainian decline what is in Cyrillic letters; elsewhere nothing is declined."""
    return "und" if (lang in INFLECTED) != is_cyrillic(name) else lang


def _fold(form: str) -> str:
    return " ".join(
        form.replace("\\", "").replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("Ё", "Е").split()
    ).lower()


def _pattern(wanted: Sequence[str], *, elides: bool) -> re.Pattern[str]:
    """All forms, longest first, between word boundaries; a space is any white space within a paragraph."""
    bodies = "|".join(_body(form) for form in sorted(wanted, key=lambda f: (-len(f), f)))
    apostrophe = "" if elides else rf"(?<!{_WORD}['’ʼ])"
    return re.compile(rf"(?<![\w\0])(?<!{_WORD}-){apostrophe}(?:{bodies})(?![\w\0])(?!-{_WORD})", re.IGNORECASE)


def _body(form: str) -> str:
    # An editor's Markdown may escape what stands in a name: Jean\\-Luc, St\\. John.
    escaped = re.escape(form).replace(r"\-", r"\\?-").replace(r"\.", r"\\?\.")
    escaped = escaped.replace("е", "[её]").replace("'", r"\\?['’ʼ]")
    return escaped.replace(r"\ ", r"(?:[ \t\u00a0\u202f]+|[ \t]*\n[ \t]*(?!\n))")


_BEFORE = re.compile(rf"({_WORD}[\w’'-]*\.?)[ \u00a0]$")
_AFTER = re.compile(rf"[ \u00a0]({_WORD}[\w’'.-]*)")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;»«\"“”„(\[—–*_>\n-]\s*)$")


def _is_part(text: str, match: re.Match[str], lang: str) -> bool:
    """Whether a match is part of somebody else's or something else's name, or no name at all."""
    after = _AFTER.match(text, match.end())
    if (
        after
        and after[1].rstrip(".").lower() in {w.rstrip(".") for w in words_of("suffixes")}
        and after[1][0].isupper()
    ):
        return True
    if re.search(r"\s", match[0]):
        return False
    if not match[0][:1].isupper():
        return True
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    return bool(before and _names_on(text, before, lang)) or bool(
        after and lang not in _CAPITAL_NOUNS and _named_on(match[0], after[1])
    )


def _names_on(text: str, before: re.Match[str], lang: str) -> bool:
    """Whether the word before a family name belongs to the same name."""
    word = before[1]
    if not word[0].isupper():
        return False
    if is_initial(word) and (word.endswith(".") or lang == "en"):
        return True
    plain = word.rstrip(".").lower()
    if plain in words_of("roles") | words_of("titles") or word.lower() in words_of("honorifics"):
        return False
    if _SENTENCE_START.search(text, max(0, before.start() - 6), before.start()):
        return any(table.commonness(w) for w in _nominatives(word)) or _strange(word, lang)
    return lang not in _CAPITAL_NOUNS or table.is_given(word)


def _strange(word: str, lang: str) -> bool:
    """Whether a word that begins a sentence can only be a name (``Kimbal Musk spoke``): no list has it."""
    if lang not in _LISTED:
        return False
    words, low = lexicon(lang), word.lower()
    kinds = (words.stop, words.roles, words.titles, words.speech, words.demonyms, words.before)
    return not is_common(low, lang) and not any(low in kind for kind in kinds)


_CAPITAL_NOUNS = languages_with("capital_nouns")
_LISTED = languages_with("everyday_words")
"""Languages whose everyday words are known well enough to tell a strange one."""


def _named_on(name: str, after: str) -> bool:
    """Whether a capitalised word of the same script goes on with the name."""
    return after[0].isupper() and is_cyrillic(after) == is_cyrillic(name) and len(after) > 1


def _nominatives(word: str) -> Iterator[str]:
    """The word, and what it could be the case form of."""
    yield word
    if is_cyrillic(word) and len(word) > 3:  # noqa: PLR2004
        for cut in (1, 2):
            yield from (word[:-cut] + tail for tail in ("", "а", "я", "ь", "й"))
