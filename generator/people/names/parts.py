"""A full name cut into its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.people.names import table

PARTICLES = frozenset(
    "de del della di da do dos das du des la le van der den ter ten von zu zum zur vom und af av bin ibn ben bint al el abu "
    "san santa ap фон ван дер де ди да дель ла ле бин ибн бен бинт аль эль ель абу дю".split()
)
SUFFIXES = frozenset("jr jr. sr sr. junior senior ii iii iv мл. ст. младший старший".split())
_ROMAN = re.compile(r"(?=[IVXLC])(?:X{0,3})(?:IX|IV|V?I{0,3})|[IVX]+")
_PATRONYMIC = re.compile(r".{2,}(?:[оеєё]вич|[оеєёії]вна|ична|(?:ль|фом|лук|кузьм|никит|саввич)ич|ovych|ovich|evich|ovna|evna|ivna)", re.I)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, each in its own order and spelling."""

    given: tuple[str, ...]
    patronymic: str | None = None
    particles: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    suffix: str | None = None


def is_patronymic(word: str) -> bool:
    """Whether a word has the form of an East Slavic patronymic in the nominative."""
    return bool(_PATRONYMIC.fullmatch(word))


def split_name(name: str, lang: str | None = None) -> Name:
    """Cut a name in the nominative into its parts.

    A single word is a given name (Madonna) if the table knows it as one and not as a family name, else a family name.
    """
    del lang
    words = re.sub(r"(?<=\w\.)(?=\w)", " ", name).replace(",", " ").split()
    suffix = None
    if len(words) > 1 and (words[-1].lower() in SUFFIXES or _ROMAN.fullmatch(words[-1])):
        suffix = words.pop()
        if _ROMAN.fullmatch(suffix) and all(table.is_given(w) for w in words):
            return Name(given=tuple(words), suffix=suffix)
    if len(words) < 2:
        single = bool(words) and table.is_given(words[0]) and not table.is_family(words[0])
        return Name(given=tuple(words), suffix=suffix) if single else Name((), family=tuple(words), suffix=suffix)
    patronymic = next((w for w in words[1:] if is_patronymic(w)), None)
    if patronymic and words[-1] == patronymic and len(words) > 2:
        return Name(given=tuple(words[1:-1]), patronymic=patronymic, family=(words[0],), suffix=suffix)
    rest = [w for w in words if w != patronymic]
    cut = next((i for i, w in enumerate(rest) if i and w.lower() in PARTICLES), None)
    if cut is None:
        return Name(tuple(rest[:-1]), patronymic, (), (rest[-1],), suffix) if len(rest) > 1 else Name(tuple(rest), patronymic)
    end = cut
    while end < len(rest) - 1 and rest[end].lower() in PARTICLES:
        end += 1
    return Name(tuple(rest[:cut]), patronymic, tuple(rest[cut:end]), tuple(rest[end:]), suffix)
