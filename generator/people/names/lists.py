"""What given names have to do with each other: everyday names, those of rulers and popes, links between scripts.

The names themselves are in `generator.name_lists`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator import kept
from generator.name_lists import given_table

_DATA = Path(__file__).with_name("data")


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
def clusters() -> Clusters:
    """given.yml, by name."""
    data: dict[str, Any] = kept.keep(_DATA / "given", (_DATA / "given.tsv.gz").read_bytes(), _indexed)
    lines = data["lines"]
    return Clusters(Lines(lines, data["of"]), Lines(lines, data["regnal"]), data["links"])


def _indexed() -> dict[str, Any]:
    hand, _, automatic = given_table().partition("\n#\n")
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
