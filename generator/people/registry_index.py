"""Finding the entries a name can belong to, without looking at all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from generator.people.names import table
from generator.people.names.match import MERGE, PROPOSE, same_family, similarity, turned
from generator.people.names.parts import is_initial, split_name
from generator.people.names.translit import is_cyrillic, keys
from generator.people.registry_model import Entry


def fold(name: str) -> str:
    """A spelling for equality: NFC, lower case, white space and apostrophes made one."""
    return " ".join(unicodedata.normalize("NFC", name).replace("’", "'").replace("ʼ", "'").casefold().split())


class Index:
    """Spellings and sound keys of a set of entries.

    Exact spellings are a dictionary; spellings alike in sound are found by the keys of the family name (of the whole
    name when it has none), of which a registry of 10,000 people has a few hundred bearers at most.
    """

    def __init__(self) -> None:
        self._exact: dict[str, dict[str, None]] = {}
        self._keys: dict[str, dict[str, set[str]]] = {}
        """Sound key of a family name → id → marks of the given names that it is borne with."""

    def add(self, id_: str, entry: Entry) -> None:
        """Make an entry's spellings findable."""
        for lang, name in (*entry.names.items(), *((None, n) for n in entry.also)):
            self._exact.setdefault(fold(name), {})[id_] = None
            marks = given_marks(name, lang)
            for key in sorted(name_keys(name, lang)):
                self._keys.setdefault(key, {}).setdefault(id_, set()).update(marks)

    def exact(self, name: str) -> tuple[str, ...]:
        """Ids with this very spelling, sorted."""
        return tuple(sorted(self._exact.get(fold(name), ())))

    def alike(self, name: str, lang: str) -> tuple[str, ...]:
        """Ids with a spelling whose family name sounds like this one and whose given name may be this one, sorted."""
        marks = given_marks(name, lang)
        found = {
            id_
            for key in name_keys(name, lang)
            for id_, others in self._keys.get(key, {}).items()
            if ANY in marks or ANY in others or not marks.isdisjoint(others)
        }
        return tuple(sorted(found))

    def of_family(self, name: str, lang: str) -> tuple[str, ...]:
        """Ids with a family name that may sound like this one, sorted."""
        return tuple(sorted({id_ for key in name_keys(name, lang) for id_ in self._keys.get(key, ())}))

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The ids under each sound key, sorted; a key that only one has is left out."""
        return (tuple(sorted(ids)) for _, ids in sorted(self._keys.items()) if len(ids) > 1)


@lru_cache(maxsize=50_000)
def name_keys(name: str, lang: str | None) -> frozenset[str]:
    """Sound keys of the words of a name that could be its family name, in each order it may stand in."""
    parts = split_name(name, lang)
    found: set[str] = set()
    for order in (parts, *turned(parts)):
        words = order.family or order.given
        if not (order.family and order.given):
            found.update(mark for w in words for piece in w.split("-") for mark in table.reigning(piece))
        found.update(k for w in words for piece in w.split("-") for k in keys(piece, lang))
        found.update(_joined((*order.particles, *order.family), lang))
    return frozenset(found)


ANY = "*"
"""Mark of a name whose given name says nothing: there is none, or only an initial."""


@lru_cache(maxsize=50_000)
def given_marks(name: str, lang: str | None) -> frozenset[str]:
    """What two names share if their given names can be one: a sound key, or a line of the name table."""
    parts = split_name(name, lang)
    found: set[str] = set()
    for order in (parts, *turned(parts)):
        if not order.given or not order.family:
            return frozenset({ANY})
        pieces = [p for w in order.given for p in w.split("-") if p]
        if not pieces or is_initial(pieces[0]):
            return frozenset({ANY})
        found |= keys(pieces[0], lang) | keys("".join(pieces), lang) | table.kin(pieces[0])
    return frozenset(found)


def _joined(family: tuple[str, ...], lang: str | None) -> frozenset[str]:
    return keys("".join(family), lang) if len(family) > 1 else frozenset()


def best_match(name: str, lang: str, ids: tuple[str, ...], entries: Mapping[str, Entry]) -> tuple[str, float] | None:
    """The entry most surely this name's, if any reaches `MERGE`; the smallest id of equals."""
    scored = [(-_score(name, lang, entries[id_]), id_) for id_ in ids]
    if not scored:
        return None
    score, id_ = min(scored)
    return (id_, -score) if -score >= MERGE else None


def is_short(name: str, lang: str) -> bool:
    """Whether a name is a family name alone, or has initials for given names."""
    parts = split_name(name, lang)
    return not parts.given or not parts.family or all(is_initial(w) for w in parts.given)


def may_be(name: str, lang: str, entry: Entry) -> bool:
    """Whether a name can be an entry's, not surely: alike enough for a proposal, or its family name."""
    if entry.merged_into is not None:
        return False
    parts = split_name(name, lang)
    if parts.given or any(table.reigning(w) for w in parts.family):
        alike = _score(name, lang, entry) >= PROPOSE
        if alike or parts.given:
            return alike
    return any(same_family(name, lang, n, tag) for n, tag in _spellings(entry, lang))


def closest(names: Sequence[str], lang: str, entry: Entry) -> tuple[float, str]:
    """Of several readings of a name the one most like an entry's, with its similarity; the first of equals."""
    scored = [(_score(name, lang, entry), name) for name in names]
    return max(scored, key=lambda s: s[0], default=(0.0, ""))


def likeness(one: Entry, other: Entry) -> float:
    """How surely two entries are one person: the similarity of the closest two of their names, 0 to 1."""
    names = {**{n: _guess(n, "en") for n in one.also}, **{n: tag for tag, n in one.names.items()}}
    return max((_score(name, lang, other) for name, lang in sorted(names.items())), default=0.0)


def _score(name: str, lang: str, entry: Entry) -> float:
    """Similarity to the closest spelling in the same script, or in the other one if there is none."""
    known = _spellings(entry, lang)
    same = [(n, tag) for n, tag in known if is_cyrillic(n) == is_cyrillic(name)]
    return max((similarity(name, lang, n, tag) for n, tag in same or known), default=0.0)


def _spellings(entry: Entry, lang: str) -> list[tuple[str, str]]:
    """Every spelling of an entry with its language, sorted."""
    return sorted({**{n: _guess(n, lang) for n in entry.also}, **{n: tag for tag, n in entry.names.items()}}.items())


def _guess(name: str, lang: str) -> str:
    """A language for a spelling of unknown language: the text's if it is in that script."""
    if not is_cyrillic(name):
        return "en" if lang in {"ru", "uk"} else lang
    return "uk" if any(c in "іїєґІЇЄҐ" for c in name) else "ru"
