"""Round numbers for an axis."""

from __future__ import annotations


def ticks(highest: int) -> tuple[int, ...]:
    """Two or three whole numbers from 1 or more up to at least ``highest``, evenly apart, the last of them the top.

    >>> ticks(1), ticks(3), ticks(7), ticks(12), ticks(240)
    ((1,), (1, 2, 3), (4, 8), (5, 10, 15), (100, 200, 300))
    """
    if highest <= 1:
        return (1,)
    size = 1
    while True:
        for step in (size, 2 * size, 4 * size, 5 * size) if size == 1 else (size, 2 * size, 5 * size):
            count = -(-highest // step)
            if count <= 3:  # noqa: PLR2004 - more lines than that are noise in a small chart
                return tuple(step * number for number in range(1, count + 1))
        size *= 10
