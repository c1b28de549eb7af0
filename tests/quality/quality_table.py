"""The scores as a table to read."""

from __future__ import annotations

from corpus import articles
from score import ALL, BY_NAME, METRICS, compared, languages, scores

_NAME = 30
_COLUMN = 8


def table(install: str, part: str) -> str:
    """Fields down, languages across; counts of faults as whole numbers, a dash where there is nothing to measure."""
    found, columns = scores(install, part), (*languages(part), ALL)
    speed = compared(install).articles_a_second
    counts = {c: sum(gold.within(part) and c in {gold.lang, ALL} for gold in articles()) for c in columns}
    title = f"== {install}, {part}: {counts[ALL]} articles, {speed:.1f} articles a second"
    head = f"{'':<{_NAME}}" + "".join(f"{c:>{_COLUMN}}" for c in columns)
    number = f"{'articles':<{_NAME}}" + "".join(f"{counts[c]:>{_COLUMN}}" for c in columns)
    rows = [_row(m.name, found.get(m.name, {}), columns) for m in METRICS if m.name in found]
    return "\n".join([title, head, number, *rows, ""])


def _row(name: str, values: dict[str, float], columns: tuple[str, ...]) -> str:
    return f"{name:<{_NAME}}" + "".join(f"{_cell(name, values.get(c)):>{_COLUMN}}" for c in columns)


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if BY_NAME[name].count else f"{value:.3f}"
