"""What the scripts that learn weights of the reading share: parts left out in turn, the file of weights, a command."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

READING = Path(__file__).resolve().parent.parent / "generator" / "reading"

Weights = dict[str, float]


class Grouped(Protocol):
    """An example, and the page it was made of."""

    @property
    def group(self) -> str:
        """What is left out together."""
        ...


Example = TypeVar("Example", bound=Grouped)


def unseen(
    some: Sequence[Example], learn: Callable[[Sequence[Example]], Weights], parts: int
) -> Iterator[tuple[Example, Weights]]:
    """Each example with weights that were learned without its group, a part of the groups left out at a time."""
    groups = sorted({e.group for e in some})
    random.Random(1).shuffle(groups)
    for part in range(parts):
        left_out = set(groups[part::parts])
        weights = learn([e for e in some if e.group not in left_out])
        yield from ((e, weights) for e in some if e.group in left_out)


def write(name: str, what: str, script: str, weights: Weights) -> None:
    """Write a file of weights beside the code that reads it."""
    head = (
        f"# Weights of the clues for {what}, learned by scripts/{Path(script).name} (MIT, as the project):\n"
        "# logarithms of odds. Not to be edited by hand.\n\nweights:\n"
    )
    rows = "".join(f'  "{clue}": {weight:g}\n' for clue, weight in sorted(weights.items()))
    (READING / name).write_text(head + rows, encoding="utf-8")


def command(
    doc: str | None,
    examples: Callable[[], Iterable[Example]],
    learn: Callable[[Sequence[Example]], Weights],
    measure: Callable[[Sequence[Example]], None],
    write: Callable[[Weights], None],
) -> None:
    """Measure, or learn from everything and write."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    some = list(examples())
    if options.write:
        write(learn(some))
    else:
        measure(some)
