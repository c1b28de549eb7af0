"""The lists behind the name table, kept so that a text unpacks only what its own words ask for.

Unpacked as a whole they are a hundred thousand names, which takes longer than recognising the people of an article.
"""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator import kept, yamlio

_DATA = Path(__file__).with_name("data")
_HEAD = 2
"""Letters by which names are packed together."""
_KINDS = ("male", "female", "unisex", "family")


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """A token as the table is keyed: NFC, lower case, one apostrophe."""
    return unicodedata.normalize("NFC", token).lower().replace("’", "'").replace("ʼ", "'")


class Packed:
    """A set of names; those that begin alike are unpacked when one of them is asked for."""

    __slots__ = ("_packed", "_sets")

    def __init__(self, packed: dict[str, str]) -> None:
        self._packed, self._sets = packed, dict[str, frozenset[str]]()

    def __contains__(self, name: str) -> bool:
        """Whether a folded name is one of them."""
        head = name[:_HEAD]
        found = self._sets.get(head)
        if found is None:
            alike = self._packed.get(head)
            found = self._sets[head] = frozenset(alike.split(" ") if alike is not None else ())
        return name in found


@dataclass(frozen=True, slots=True)
class Names:
    """Given names of men, of women and of both; family names."""

    male: Packed
    female: Packed
    unisex: Packed
    family: Packed


@dataclass(frozen=True, slots=True)
class Cluster:
    """One line of given.yml."""

    transcribed: bool
    forms: tuple[str, ...]
    others: tuple[str, ...]
    pets: tuple[str, ...]


class Lines:
    """By name: the lines of given.yml that have it, in their order."""

    __slots__ = ("_index", "_lines")

    def __init__(self, lines: list[str], index: dict[str, tuple[int, ...]]) -> None:
        self._lines, self._index = lines, index

    def __contains__(self, name: str) -> bool:
        """Whether a line has the name."""
        return name in self._index

    def get(self, name: str, default: tuple[Cluster, ...] = ()) -> tuple[Cluster, ...]:
        """The lines of a name."""
        found = self._index.get(name)
        return default if found is None else tuple(_cluster(self._lines[number]) for number in found)


@dataclass(frozen=True, slots=True)
class Clusters:
    """given.yml: everyday names, and those of rulers and popes; links between scripts that were found by machine."""

    of: Lines
    regnal: Lines
    links: dict[str, str]

    def latin(self, name: str) -> tuple[str, ...]:
        """The Latin given names that a Cyrillic one stands for, best first."""
        return tuple(self.links.get(name, "").split())


@cache
def names() -> Names:
    """All names."""
    files = ("names.txt.gz", "given.tsv.gz", "world.yml")
    source = b"".join((_DATA / file).read_bytes() for file in files)
    data: dict[str, dict[str, str]] = kept.keep(_DATA / "names", source, _packed)
    return Names(*(Packed(data[kind]) for kind in _KINDS))


def _packed() -> dict[str, dict[str, str]]:
    text = gzip.decompress((_DATA / "names.txt.gz").read_bytes()).decode()
    male, female, unisex, family = (frozenset(line.split(" ")) for line in text.split("\n"))
    more_male, more_female = (a | b for a, b in zip(_world(), _by_hand(), strict=True))
    both = unisex | (more_male & (female | more_female)) | (more_female & male)
    lists = ((male | more_male) - both, (female | more_female) - both, both, family)
    return {kind: _by_head(some) for kind, some in zip(_KINDS, lists, strict=True)}


def _by_head(some: frozenset[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name in sorted(some):
        found.setdefault(name[:_HEAD], []).append(name)
    return {head: " ".join(alike) for head, alike in found.items()}


def _world() -> tuple[frozenset[str], frozenset[str]]:
    """Given names of the world of men and of women that stand in no other table."""
    data = yamlio.load_beside(_DATA / "world.yml")
    return frozenset(fold(data["male"]).split()), frozenset(fold(data["female"]).split())


def _by_hand() -> tuple[frozenset[str], frozenset[str]]:
    """Given names of men and of women in given.yml."""
    found: dict[str, set[str]] = {"m": set(), "f": set()}
    for line in _given().partition("\n#\n")[0].split("\n"):
        sex, star, *forms, others, _ = line.split("\t")
        for letter in sex if star != "!" else "":
            found[letter].update(forms, others.split())
    return frozenset(found["m"]), frozenset(found["f"])


def _given() -> str:
    return gzip.decompress((_DATA / "given.tsv.gz").read_bytes()).decode()


@cache
def clusters() -> Clusters:
    """given.yml, by name."""
    data: dict[str, Any] = kept.keep(_DATA / "given", (_DATA / "given.tsv.gz").read_bytes(), _indexed)
    lines = data["lines"]
    return Clusters(Lines(lines, data["of"]), Lines(lines, data["regnal"]), data["links"])


def _indexed() -> dict[str, Any]:
    hand, _, automatic = _given().partition("\n#\n")
    lines = hand.split("\n")
    of: dict[str, tuple[int, ...]] = {}
    regnal: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(lines):
        cluster = _cluster(line)
        index = regnal if line.split("\t")[1] == "!" else of
        for word in dict.fromkeys((*cluster.forms, *cluster.others, *cluster.pets)):
            index[word] = (*index.get(word, ()), number)
    links = dict(line.split("\t") for line in automatic.split("\n") if line)
    return {"lines": lines, "of": of, "regnal": regnal, "links": links}


@lru_cache(maxsize=8192)
def _cluster(line: str) -> Cluster:
    _, star, en, fr, ru, uk, others, pets = line.split("\t")
    return Cluster(star == "*", (en, fr, ru, uk), tuple(others.split()), tuple(pets.split()))
