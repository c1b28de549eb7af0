"""Pairs of people who may be one: too alike to be passed over, not alike enough to be merged without asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.people.names.match import MERGE, PROPOSE
from generator.people.registry import Registry
from generator.people.registry_index import Index, likeness
from generator.people.registry_model import Entry

BEARERS = 200
"""Entries with one sound key from which on the key says nothing any more: a registry that large has a family name
that hundreds bear, and every pair of them would be a comparison."""


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """Two entries for an editor to look at."""

    doubt: float
    """1 less the similarity of the closest two of their names: the surest pairs sort first."""
    one: str
    other: str

    @property
    def similarity(self) -> float:
        """0 to 1; see `generator.people.names.match`."""
        return 1 - self.doubt

    @property
    def sure(self) -> bool:
        """An import would join the two today; they were made before a name was learned that tells so."""
        return self.similarity >= MERGE


def proposals(registry: Registry) -> list[Proposal]:
    """Every pair whose names reach `PROPOSE` and about which nobody has decided, the surest first.

    Args:
        registry: the people; what is merged, apart or no person is not proposed again.
    """
    entries = registry.entries()
    found: list[Proposal] = []
    for one, other in sorted(set(_candidates(entries))):
        left, right = entries[one], entries[other]
        if other in left.apart or one in right.apart:
            continue
        if (score := likeness(left, right)) >= PROPOSE:
            found.append(Proposal(round(1 - score, 4), one, other))
    return sorted(found)


def _candidates(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Pairs that share the sound of a name, smaller id first."""
    index = Index()
    for id_, entry in entries.items():
        index.add(id_, entry)
    for bearers in index.groups():
        if len(bearers) <= BEARERS:
            yield from ((one, other) for n, one in enumerate(bearers) for other in bearers[n + 1 :])
