"""A full name cut into its parts: given names, patronymic, particles, family names, suffix.

Given names first is the rule. A family name first is recognised by a patronymic at the end (Шевченко Тарас Григорович)
or, of two words, by the name table (`generator.people.names.match` tries both orders when only the table speaks for the
turned one). Particles (de, van der, bin, al-) open the family name. Ambiguous by nature: a Spanish second family name
(Pedro Sánchez Pérez) looks like a middle name; it counts as the family name and Sánchez as a given one, unless the
table knows it as a family name only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.names import table

_ROMAN = re.compile(r"(?=[IVXLІХ])(?:[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})")
_PATRONYMIC = re.compile(
    r".{2,}(?:[оеєё]вич|[оеєёії]вна|[иі]нична|ївна|(?:[иі]л|ом|ук|ьм|ит|вв)ич|(?:[оа]в|ил|ит)ична"
    r"|[oe]v[iy](?:ch|č)|[eoi]vna|ivna)"
    r"|(?:ильич|лукич|фомич|саввич|ильинична|лукинична|фоминична|ілліч|лукич|хомич|савич|іллівна|луківна)",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"(?:al|el|ad|as|ash|at|az|аль|эль|ель|ас|ат|ад|аш)-(?=\w{2})", re.IGNORECASE)
_ELIDED = re.compile(r"(?:d|dell|de l)['’ʼ](?=\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, each in its own order and spelling."""

    given: tuple[str, ...]
    patronymic: str | None = None
    particles: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    suffix: str | None = None
    title: str | None = None
    """Of somebody without a family name: ``Папа``, ``King``."""


@cache
def words_of(kind: str) -> frozenset[str]:
    """A word list of parts.yml: ``particles``, ``suffixes``, ``titles`` or ``honorifics``."""
    path = Path(__file__).with_name("data") / "parts.yml"
    lists = yamlio.load_beside(path)
    return frozenset(lists[kind].split())


def is_particle(word: str) -> bool:
    """Whether a word is a particle of family names (de, von, бин)."""
    return word.lower() in words_of("particles")


def is_initial(word: str) -> bool:
    """Whether a word is one letter, with or without a full stop."""
    return len(word.rstrip(".")) == 1 and word[0].isalpha()


def is_patronymic(word: str) -> bool:
    """Whether a word has the form of an East Slavic patronymic; so have many South Slavic surnames."""
    return bool(_PATRONYMIC.fullmatch(word))


@lru_cache(maxsize=50_000)
def split_name(name: str, lang: str | None = None) -> Name:
    """Cut a name in the nominative into its parts.

    A single word is a given name (Madonna) if the table knows it as one and not as a family name, else a family name.
    Titles and ordinals make a name one without a family name: ``Папа Лев XIV``.

    Args:
        name: any number of words; initials may be glued (``И.И. Иванов``).
        lang: BCP 47 language of the text; not needed today.
    """
    del lang
    words = [w for w in re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_])", " ", name).replace(",", " ").split() if w]
    while len(words) > 1 and words[0].lower() in words_of("honorifics"):
        del words[0]
    suffix = None
    if len(words) > 1 and (words[-1].lower() in words_of("suffixes") or _is_ordinal(words[-1])):
        suffix = words.pop()
    royal = _without_family(words, suffix)
    if royal:
        return royal
    if not words:
        return Name((), suffix=suffix)
    if len(words) == 1:
        single = table.is_given(words[0]) and not table.is_family(words[0])
        return Name(tuple(words), suffix=suffix) if single else Name((), family=tuple(words), suffix=suffix)
    return _full(words, suffix)


def _is_ordinal(word: str) -> bool:
    return word.isupper() and bool(_ROMAN.fullmatch(word))


def _without_family(words: list[str], suffix: str | None) -> Name | None:
    titled = len(words) > 1 and words[0].lower() in words_of("titles")
    title, rest = (words[0], words[1:]) if titled else (None, words)
    ordinal = suffix is not None and _is_ordinal(suffix)
    if rest and len(rest) <= 2 and (titled or ordinal) and all(table.is_given(w) for w in rest):  # noqa: PLR2004
        return Name(tuple(rest), suffix=suffix, title=title)
    return None


def _full(words: list[str], suffix: str | None) -> Name:
    patronymic, words = _take_patronymic(words)
    if patronymic and len(words) == 1:
        return Name(tuple(words), patronymic, suffix=suffix)
    cut = next((i for i, w in enumerate(words) if i and _opens_family(w, words, i)), None)
    if cut is None:
        return _plain(words, patronymic, suffix)
    end = cut
    while end < len(words) - 1 and is_particle(words[end]):
        end += 1
    particles, family = tuple(words[cut:end]), words[end:]
    prefix = _PREFIXED.match(family[0]) or _ELIDED.match(family[0])
    if prefix:
        particles, family = (*particles, prefix[0].rstrip("-")), [family[0][prefix.end() :], *family[1:]]
    return Name(tuple(words[:cut]), patronymic, particles, tuple(family), suffix)


def _opens_family(word: str, words: list[str], i: int) -> bool:
    if _PREFIXED.match(word) or _ELIDED.match(word):
        return True
    # ``e``, ``i``, ``y`` join two family names; alone they are initials.
    return i < len(words) - 1 and is_particle(word) and not (len(word) == 1 and word.isupper())


def _plain(words: list[str], patronymic: str | None, suffix: str | None) -> Name:
    """Given names, then one family name; two, if the last but one can only be a family name."""
    cut = len(words) - 1
    if cut > 1 and table.is_family(words[cut - 1]) and not table.is_given(words[cut - 1]):
        cut -= 1
    if not patronymic and all(is_initial(w) for w in words[1:]) and not is_initial(words[0]):
        return Name(tuple(words[1:]), None, (), (words[0],), suffix)
    return Name(tuple(words[:cut]), patronymic, (), tuple(words[cut:]), suffix)


def _take_patronymic(words: list[str]) -> tuple[str | None, list[str]]:
    """The patronymic taken out; a family name that stood first goes to the end."""
    if len(words) != 3:  # noqa: PLR2004 - given, patronymic and family name, in either order
        return None, words
    if is_patronymic(words[1]):
        return words[1], [words[0], words[2]]
    if is_patronymic(words[2]) and not is_initial(words[1]) and not table.is_given(words[0]):
        return words[2], [words[1], words[0]]
    if is_patronymic(words[2]) and table.is_given(words[1]) and _slavic_family(words[0]):
        return words[2], [words[1], words[0]]
    return None, words


def _slavic_family(word: str) -> bool:
    return bool(re.search(r"(?:[оеєё]ва?|[иіїы]на?|[сц]ь?к(?:ий|ая|а)|ко|[юу]к)$", word.lower()))
