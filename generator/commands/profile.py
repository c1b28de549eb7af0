"""What ``digest build --profile`` prints: where the time went."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

import click

from generator import phases
from generator.phases import Spent


@contextlib.contextmanager
def profiled(*, wanted: bool) -> Iterator[None]:
    """Print where the time of what happens within went, if that is wanted."""
    if not wanted:
        yield
        return
    before = phases.now()
    with phases.watching() as watch:
        yield
    after = phases.now()
    whole = Spent(after[0] - before[0], after[1] - before[1])
    for line in table(watch.spent, whole, start=before[1]):
        click.echo(line)


def table(spent: Mapping[str, Spent], whole: Spent, *, start: float) -> Iterator[str]:
    """The lines of the profile.

    Args:
        spent: by step, in order.
        whole: from the first step's beginning to the last one's end.
        start: seconds of processor time before that: Python and its modules.
    """
    rest = Spent(whole.wall - sum(s.wall for s in spent.values()), whole.cpu - sum(s.cpu for s in spent.values()))
    yield f"{'':<16}{'seconds':>9}{'CPU':>9}"
    yield f"{'start':<16}{'':>9}{start:>9.2f}"
    for name, step in {**spent, "other": rest}.items():
        yield f"{name:<16}{step.wall:>9.2f}{step.cpu:>9.2f}"
    yield f"{'all':<16}{whole.wall:>9.2f}{whole.cpu + start:>9.2f}"
