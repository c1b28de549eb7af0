"""Who appears with whom: the ties of a network, the strongest of them, its parts that hang together."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes and what they share; ``a`` stands before ``b`` in the network."""

    a: int
    b: int
    weight: int


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, numbered from 0 in the order of ``names``, and their ties."""

    names: tuple[str, ...]
    ties: tuple[Tie, ...]
    """The strongest first."""

    def neighbours(self) -> list[list[int]]:
        """For each node those tied to it."""
        found: list[list[int]] = [[] for _ in self.names]
        for tie in self.ties:
            found[tie.a].append(tie.b)
            found[tie.b].append(tie.a)
        return found


def network(weights: Mapping[tuple[str, str], int], importance: Mapping[str, int], most: int, ties: int) -> Network:
    """The network of the most connected nodes.

    Args:
        weights: what each pair shares, 1 or more; a pair in one order only.
        importance: tells nodes with as many ties apart, by name.
        most: nodes in the network; those with the greatest sum of weights are taken.
        ties: ties in the network; the strongest are taken, but each node keeps its strongest one.
    """
    strength: dict[str, int] = {}
    for pair, weight in weights.items():
        for name in pair:
            strength[name] = strength.get(name, 0) + weight
    ranked = sorted(strength, key=lambda name: (-strength[name], -importance.get(name, 0), name))
    number = {name: n for n, name in enumerate(ranked[:most])}
    found = [
        Tie(min(number[a], number[b]), max(number[a], number[b]), weight)
        for (a, b), weight in weights.items() if a in number and b in number and a != b
    ]  # fmt: skip
    found.sort(key=lambda tie: (-tie.weight, tie.a, tie.b))
    kept = _strongest(found, ties)
    tied = sorted({n for tie in kept for n in (tie.a, tie.b)})  # somebody's company may all be outside
    renumbered = {old: new for new, old in enumerate(tied)}
    return Network(
        tuple(ranked[old] for old in tied),
        tuple(Tie(renumbered[tie.a], renumbered[tie.b], tie.weight) for tie in kept),
    )


def _strongest(ties: Sequence[Tie], most: int) -> list[Tie]:
    """The first ``most`` ties, and the first one of every node that none of those has."""
    kept = list(ties[:most])
    met = {n for tie in kept for n in (tie.a, tie.b)}
    for tie in ties[most:]:
        if tie.a not in met or tie.b not in met:
            kept.append(tie)
            met.update((tie.a, tie.b))
    return kept


def parts(neighbours: Sequence[Sequence[int]]) -> list[list[int]]:
    """The nodes that hang together, the largest part first, each part in the order of its nodes."""
    left = set(range(len(neighbours)))
    found: list[list[int]] = []
    for start in range(len(neighbours)):
        if start in left:
            members = sorted(distances(start, neighbours))
            left.difference_update(members)
            found.append(members)
    return sorted(found, key=lambda part: (-len(part), part[0]))


def distances(start: int, neighbours: Sequence[Sequence[int]]) -> dict[int, int]:
    """Number of ties on the shortest way from a node to each that can be reached."""
    found = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if other not in found:
                found[other] = found[node] + 1
                queue.append(other)
    return found
