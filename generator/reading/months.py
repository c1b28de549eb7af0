"""Names of months and weekdays in the languages of the web: CLDR's, frozen in months.tsv, and everyday short forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.reading.words import alternatives, fold, phrases_of

LANGUAGES = (
    "en", "fr", "ru", "uk", "de", "es", "pl", "it", "pt", "nl", "cs", "sk", "be", "bg", "sr", "hr", "sl", "ro", "hu",
    "sv", "nb", "da", "fi", "et", "lv", "lt", "tr", "el", "ca",
)  # fmt: skip
"""Whose month names are known besides the article's own language."""


@cache
def months(lang: str) -> dict[str, int]:
    """Folded month names of a language and of the languages of the web around it."""
    names: dict[str, int] = {}
    for code in (lang, *LANGUAGES):
        for name, number in (*_cldr_months(code), *_everyday_months(code)):
            names.setdefault(name, number)
    for name, number in list(names.items()):
        names.setdefault(_plain(name), number)
    return names


@cache
def _everyday_months(lang: str) -> tuple[tuple[str, int], ...]:
    """Short forms that pages write besides CLDR's: ``mrz``, ``июн``, ``ago``."""
    rows = phrases_of("months_short", lang)
    return tuple((form, number) for number, forms in enumerate(rows, start=1) for form in forms.split())


def _plain(name: str) -> str:
    """A name in Latin letters without accents, as hasty pages write it; other scripts as they are."""
    if not name.isascii() and unicodedata.normalize("NFD", name)[0].isascii():
        return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return name


@cache
def _cldr_months(lang: str) -> tuple[tuple[str, int], ...]:
    found = []
    for number, name in _cldr_names("m", lang):
        folded = fold(name).rstrip(".").removeprefix("de ").removeprefix("d'")
        if len(folded) > 2 and not folded[0].isdigit():  # noqa: PLR2004
            found += [(folded, number), (folded[:3], number)] if lang in {"en", "ru", "de"} else [(folded, number)]
    return tuple(dict.fromkeys(found)) + ((("sept", 9),) if lang in {"en", "fr", "it", "de"} else ())


def _cldr_names(kind: str, lang: str) -> Iterable[tuple[int, str]]:
    """Number and name of the months (``m``) or weekdays (``d``) of a language."""
    if lang in LANGUAGES:
        return _frozen_names()[kind, lang]
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads locale data

    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return ()
    table = locale.months if kind == "m" else locale.days
    widths = ((c, w) for c in ("format", "stand-alone") for w in ("wide", "abbreviated"))
    return [pair for context, width in widths for pair in table[context][width].items()]


@cache
def _frozen_names() -> dict[tuple[str, str], list[tuple[int, str]]]:
    """The names of months.tsv by kind and language."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for entry in Path(__file__).with_name("months.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        lang, kind, number, name = entry.split("\t")
        found.setdefault((kind, lang), []).append((int(number), name))
    return found


def months_in(text: str, lang: str) -> tuple[str, ...]:
    """The month names that may be meant in a folded text, the longest first: those that end a run of its letters.

    A pattern of these few is made and matched in a fraction of the time that one of all names takes.
    """
    heads = _month_heads(lang)
    ends = {run[i:] for run in _RUN.findall(text.casefold()) for i in range(len(run))}
    found = {name for end in ends if end in heads for name in heads[end]}
    return tuple(sorted(found, key=lambda n: (-len(n), n)))


_RUN = re.compile(r"[^\W\d_]+")


@cache
def _month_heads(lang: str) -> dict[str, list[str]]:
    """Month names by the letters that they begin with, up to the first other sign."""
    heads: dict[str, list[str]] = {}
    for name in months(lang):
        heads.setdefault(_RUN.findall(name)[0], []).append(name)
    return heads


def month_names() -> tuple[str, ...]:
    """Folded month names of all known languages."""
    return tuple(months("en"))


@cache
def weekday_names() -> tuple[str, ...]:
    """Folded weekday names of all known languages, in full and short."""
    found = {fold(name).rstrip(".") for lang in LANGUAGES for _, name in _cldr_names("d", lang)}
    return tuple(sorted(found, key=lambda n: (-len(n), n)))


@cache
def weekday_at_end() -> re.Pattern[str]:
    """Matches a weekday that closes the text before a date."""
    return re.compile(rf"(?<!\w)(?:{alternatives(weekday_names())})\.?,?\s*$")
