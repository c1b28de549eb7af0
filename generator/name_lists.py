"""Which words are given names and family names somewhere in the world: the lists behind the name table.

Frozen at development time by ``scripts/build_names.py`` (sources and licences there). Kept so that a text unpacks only
what its own words ask for: unpacked as a whole they are a hundred thousand names, which takes longer than reading an
article. What names mean (pet forms, other scripts) is in `generator.people.names`.
"""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator import kept, yamlio

_DATA = Path(__file__).parent / "people" / "names" / "data"
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
    for line in given_table().partition("\n#\n")[0].split("\n"):
        sex, star, *forms, others, _ = line.split("\t")
        for letter in sex if star != "!" else "":
            found[letter].update(forms, others.split())
    return frozenset(found["m"]), frozenset(found["f"])


def given_table() -> str:
    """given.yml as it is packed: names by hand and links between scripts, a line each."""
    return gzip.decompress((_DATA / "given.tsv.gz").read_bytes()).decode()


@lru_cache(maxsize=65536)
def is_given(token: str) -> bool:
    """Whether a word, in the nominative, is a given name somewhere; of a double name, whether both parts are."""
    known, word = names(), fold(token)
    if word in known.male or word in known.female or word in known.unisex:
        return True
    return "-" in word and all(is_given(part) for part in word.split("-"))


@lru_cache(maxsize=65536)
def is_family(token: str) -> bool:
    """Whether a word, in the nominative, is a family name somewhere; of a double name, whether either part is."""
    known, word = names(), fold(token)
    return word in known.family or ("-" in word and any(part in known.family for part in word.split("-")))
