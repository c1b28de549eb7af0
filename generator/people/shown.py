"""How a person's name is shown and looked for in a language: what a text or an editor wrote, else what rules give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.people.names import asian, customs, table
from generator.people.names.latin import known_spelling, spelt
from generator.people.names.parts import split_name
from generator.people.names.translit import is_cyrillic, romanise
from generator.people.registry_model import DisplayName, Entry

_CYRILLIC_LANGS = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"})
_PREFERRED = ("en", "fr", "de", "es", "it", "pl", "uk", "ru")
"""The language whose spelling stands in for another of the same script, best first."""


def display(entry: Entry, id_: str, locale: str) -> DisplayName:
    """The name for a page in a locale.

    In this order: the name in that language; a name in another language of the same alphabet; for a Latin locale the
    Cyrillic name in Latin letters (as its own country writes it where that is known, Карлос Алькарас → Carlos Alcaraz;
    Chinese, Korean and Japanese ones by syllables; the rest as the locale's press romanises, Мишустин → Michoustine);
    for a Cyrillic one the Latin name as the press writes names of its country; between Russian and Ukrainian by letter.
    A Latin name that does not tell its country, or is English, stays Latin: its pronunciation cannot be told from the
    spelling, and the press, too, prints such names in Latin letters.
    """
    base = locale.split("-", maxsplit=1)[0]
    names = {**{f"x-{i}": n for i, n in enumerate(entry.also)}, **entry.names}
    for lang in (locale, base):
        if lang in entry.names:
            return DisplayName(entry.names[lang], romanised=False, lang=lang)
    cyrillic = base in _CYRILLIC_LANGS
    ordered = sorted(entry.names, key=_preference) + sorted(set(names) - set(entry.names))
    same = [lang for lang in ordered if is_cyrillic(names[lang]) == cyrillic]
    other = [lang for lang in ordered if lang not in same]
    if same:
        return _same_script(names, same, base)
    if not other:
        return DisplayName(id_.replace("-", " ").title(), romanised=True, lang="en")
    lang, name = other[0], names[other[0]]
    if cyrillic:
        written = customs.in_cyrillic(name, base)
        if written:
            return DisplayName(written, romanised=True, lang=base)
        return DisplayName(name, romanised=False, lang=_tag(lang, name))
    text, _ = latin_name(name, _tag(lang, name), base)
    return DisplayName(text, romanised=True, lang=locale)


def _same_script(names: Mapping[str, str], langs: list[str], base: str) -> DisplayName:
    """A name of the same alphabet: Latin languages share it; Russian and Ukrainian respell it."""
    lang = langs[0]
    name, tag = names[lang], _tag(lang, names[lang])
    if base in {"ru", "uk"} and tag in {"ru", "uk"} and tag != base:
        return DisplayName(respell(name, base), romanised=True, lang=base)
    return DisplayName(name, romanised=False, lang=tag)


def _preference(lang: str) -> tuple[int, str]:
    base = lang.split("-", maxsplit=1)[0]
    return (_PREFERRED.index(base) if base in _PREFERRED else len(_PREFERRED), lang)


def _tag(lang: str, name: str) -> str:
    """The language of a spelling; ``also`` spellings do not say theirs."""
    if not lang.startswith("x-"):
        return lang
    if not is_cyrillic(name):
        return "en"
    return "uk" if re.search("[іїєґ]", name, re.IGNORECASE) else "ru"


def latin_name(name: str, lang: str, locale: str) -> tuple[str, bool]:
    """A name in Latin letters as a locale writes it, and whether that took a rule."""
    if not is_cyrillic(name):
        return name, False
    eastern = asian.in_latin(name)
    if eastern:
        return eastern, True
    parts = split_name(name, lang)
    if len(parts.given) == len(parts.family) == 1 and not parts.patronymic:
        home = customs.at_home(parts.given[0], parts.family[0], lang)
        common = spelt(parts.family[0], homely=customs.is_homely(parts.given[0], lang))
        if common:
            home = (home[0] if home else _given(parts.given[0], lang, locale), common)
        if home:
            return " ".join((home[0], *map(customs.particle, parts.particles), home[1])), True
    given = {w: _given(w, lang, locale) for w in parts.given}
    first = parts.given[0] if parts.given else ""
    homely = bool(first) and customs.is_homely(first, lang)
    family = {w: (first and spelt(w, homely=homely)) or known_spelling(w, first, lang) for w in parts.family}
    write = customs.in_french if locale.startswith("fr") and lang in {"ru", "uk"} else romanise
    return " ".join(given.get(w) or family.get(w) or write(w, lang) for w in name.split()), True


def _given(word: str, lang: str, locale: str) -> str:
    """A Cyrillic given name in Latin letters; a Ukrainian's name by the table's Ukrainian romanisation."""
    return "-".join(table.in_script(p, locale, source=lang) or romanise(p, lang) for p in word.split("-"))


@cache
def _letters(to: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    path = Path(__file__).parent / "names" / "data" / "respell.yml"
    data = yamlio.load_beside(path)
    return tuple((re.compile(pattern), value) for pattern, value in data[to].items())


def respell(name: str, to: str) -> str:
    """A Russian name in Ukrainian letters (``to='uk'``) or the reverse: given names by table, the rest by letter."""
    parts = split_name(name)
    out = []
    for word in name.split():
        known = table.in_script(word, to) if word in parts.given else None
        out.append(known or _respelt(word, to))
    return " ".join(out)


def _respelt(word: str, to: str) -> str:
    lower = word.lower()
    for pattern, value in _letters(to):
        lower = pattern.sub(value, lower)
    if len(word) > 1 and word.isupper():
        return lower.upper()
    pieces = re.split("(-)", lower)
    return "".join(p[:1].upper() + p[1:] for p in pieces) if word[:1].isupper() else lower


def sort_name(shown: DisplayName) -> str:
    """``Family, Given particles``; a name of one part as it is."""
    parts = split_name(shown.text, shown.lang)
    family = " ".join(parts.family)
    rest = " ".join((*parts.given, *((parts.patronymic,) if parts.patronymic else ()), *parts.particles))
    if not family or not rest:
        return shown.text
    return f"{family}, {rest}" + (f", {parts.suffix}" if parts.suffix else "")


def spot_names(entry: Entry, shown: DisplayName, lang: str) -> tuple[str, ...]:
    """Names to look for in a text of a language: its own, what a page shows, then every other in any script."""
    own = [entry.names[lang]] if lang in entry.names else []
    return tuple(dict.fromkeys((*own, shown.text, *entry.spellings)))
