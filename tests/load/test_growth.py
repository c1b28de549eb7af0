"""No pattern of ours takes its time squared: four times the text costs about four times as much."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import pytest
from fault_lab import cases, table

from generator.errors import DigestError
from generator.importing.understanding import understand
from generator.intake import parse_seed
from generator.topics.taxonomy import Taxonomy

NEWS = "The council of Portwick met on Friday to speak about the harbour, the mayor, Anna Keller, said after the meeting.\n"
AT_MOST = 8.0
"""Times as much for four times the text: between 4 (linear) and 16 (quadratic)."""
FAST = 0.25
"""Seconds of CPU under which a text is quick, whatever the ratio says: small times are noise."""


def seconds(case: dict[str, Any], characters: int) -> float:
    """CPU that a seed of about so many characters takes; the better of two runs."""
    middle = str(case["unit"]) * (characters // len(str(case["unit"])))
    html = bool(case.get("html"))
    text = f"<p>{NEWS}</p>{middle}<p>{NEWS}</p>" if html else f"{NEWS}{middle}\n{NEWS}"
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        with suppress(DigestError):  # not an article; what counts is the time in which that is said
            understand(parse_seed(text.encode(), "a.html" if html else "a.txt"), Taxonomy.load(None), models=False)
        best = min(best, time.process_time() - started)
        if best < FAST:
            break
    return best


def rows() -> list[Any]:
    """Each text; pages, and what is known to grow too fast still, in the long tests only."""
    marks = {True: [pytest.mark.soak], False: []}
    return [
        pytest.param(case, marks=marks["html" in case or "open" in case], id=str(case["name"]))
        for case in cases("growth")
    ]


@pytest.mark.parametrize("case", rows())
def test_four_times_the_text_is_not_sixteen_times_the_work(case: dict[str, Any]) -> None:
    most = int(table("growth")["characters"])
    long = seconds(case, most)
    if long >= FAST:
        short = seconds(case, most // 4)
        assert long <= AT_MOST * short, f"{short:.2f} s, then {long:.2f} s for four times the text"
