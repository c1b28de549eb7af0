"""Places for the nodes of a network, so that the distance on the page is that in the network.

Stress is minimised by stochastic gradient descent over all pairs of nodes (Zheng, Pawar, Goodman: "Graph Drawing by
Stochastic Gradient Descent", IEEE TVCG 25, 2019), which needs some 15 rounds where forces need hundreds. The steps
use the four operations and square roots only, which IEEE 754 rounds the same on every machine, and the random numbers
are our own: the same network has the same places everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from generator.pages.charts.graph import distances, parts

Point = tuple[float, float]

_ROUNDS = 15
_LAST_STEP = 0.1
_SEED = 20_190_801


def _random(seed: int) -> Iterator[int]:
    """Whole numbers below 2**31 (a linear congruential generator, the constants of POSIX)."""
    while True:
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        yield seed >> 8


def stress_layout(neighbours: Sequence[Sequence[int]], nodes: Sequence[int]) -> dict[int, Point]:
    """Places of nodes that all hang together, one tie being 1 long; the middle of them is (0, 0).

    Args:
        neighbours: of every node of the network.
        nodes: those to place.
    """
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    numbers = _random(_SEED)
    index = {node: n for n, node in enumerate(nodes)}
    x, y = ([next(numbers) / 2**23 for _ in nodes] for _ in range(2))
    pairs = [
        (index[node], index[other], float(length))
        for node in nodes for other, length in distances(node, neighbours).items() if index[node] < index[other]
    ]  # fmt: skip
    longest = max(length for *_, length in pairs)
    step = longest * longest
    # Rounded: the last bits of a power are each C library's own.
    shrink = round((_LAST_STEP / step) ** (1 / (_ROUNDS - 1)), 6)
    for _ in range(_ROUNDS):
        _shuffle(pairs, numbers)
        _descend(pairs, x, y, step)
        step *= shrink
    middle = sum(x) / len(x), sum(y) / len(y)
    return {node: (x[n] - middle[0], y[n] - middle[1]) for node, n in index.items()}


def _shuffle(pairs: list[tuple[int, int, float]], numbers: Iterator[int]) -> None:
    for last in range(len(pairs) - 1, 0, -1):
        other = next(numbers) % (last + 1)
        pairs[last], pairs[other] = pairs[other], pairs[last]


def _descend(pairs: Sequence[tuple[int, int, float]], x: list[float], y: list[float], step: float) -> None:
    """Move each pair towards the distance it should have, the near ones more firmly."""
    for a, b, length in pairs:
        weight = step / (length * length)
        weight = min(weight, 1.0)
        dx, dy = x[a] - x[b], y[a] - y[b]
        apart = sqrt(dx * dx + dy * dy) or 1e-6
        move = weight * (apart - length) / (2 * apart)
        x[a] -= move * dx
        y[a] -= move * dy
        x[b] += move * dx
        y[b] += move * dy


def layout(neighbours: Sequence[Sequence[int]]) -> tuple[Point, ...]:
    """Places of all nodes: the parts of the network one below the other, each wider than high.

    Returns:
        A point for each node; one tie is about 1 long.
    """
    places: list[Point] = [(0.0, 0.0)] * len(neighbours)
    top = 0.0
    for row in _shelves([_flat(stress_layout(neighbours, part)) for part in parts(neighbours)]):
        left, height = 0.0, 0.0
        for part in row:
            width, tall = _size(part)
            for node, (x, y) in part.items():
                places[node] = (round(left + x, 4), round(top + y, 4))
            left += width + 1
            height = max(height, tall)
        top += height + 1
    return tuple(places)


def _flat(part: dict[int, Point]) -> dict[int, Point]:
    """The part with its left and top at 0."""
    left, top = min(x for x, _ in part.values()), min(y for _, y in part.values())
    return {node: (x - left, y - top) for node, (x, y) in part.items()}


def _size(part: dict[int, Point]) -> Point:
    return max(x for x, _ in part.values()), max(y for _, y in part.values())


def _shelves(found: Sequence[dict[int, Point]]) -> Iterator[list[dict[int, Point]]]:
    """The parts in rows that are no wider than the widest part."""
    widest = max((_size(part)[0] for part in found), default=0.0)
    row: list[dict[int, Point]] = []
    used = 0.0
    for part in found:
        width = _size(part)[0]
        if row and used + width > widest:
            yield row
            row, used = [], 0.0
        row.append(part)
        used += width + 1
    if row:
        yield row
