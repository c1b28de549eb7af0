"""The labels fit the seeds, and the comparison notices every kind of fault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from test_fresh import LABELS, evaluation

from generator.intake import read_seed

SEEDS: dict[str, Any] = LABELS["seeds"]
IN_CP1251 = "s01-storm-ru.txt"


def perfect(seed: str) -> SimpleNamespace:
    """What a faultless generator would understand."""
    expected = SEEDS[seed]
    return SimpleNamespace(
        reading=SimpleNamespace(
            lang=expected["lang"],
            title=expected["title"],
            headline_derived=expected["headline_derived"],
            date=expected["date"],
            authors=tuple(expected["authors"]),
            source=SimpleNamespace(name=expected["source"]),
            body=[SimpleNamespace(text=p) for p in expected["paragraphs"]],
        ),
        people=[SimpleNamespace(name=p["name"], mentions=[None] * p["mentions"]) for p in expected["people"]],
        topics=(),
    )


def _flaws(monkeypatch: pytest.MonkeyPatch, change: Callable[[Any, Any], object]) -> int:
    """How many of the seeds are called wrong when each is understood perfectly but for one change."""

    def understood(seed: str, *, models: bool) -> Any:
        del models
        result = perfect(seed)
        change(result, SEEDS[seed])
        return result

    monkeypatch.setattr(evaluation, "understood", understood)
    return sum(not evaluation.all_right(row) for row in evaluation.evaluate())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _r, _e: None, id="nothing"),
        pytest.param(lambda r, _e: _prefix(r, "BERLIN, 3 May — "), id="dateline"),
        pytest.param(lambda r, _e: _replace(r, " ", "\u00a0"), id="no-break-spaces"),
        pytest.param(lambda r, e: setattr(r.reading, "date", _moment(e["date"])), id="date-with-time"),
        pytest.param(lambda r, _e: r.reading.body.insert(1, SimpleNamespace(text="A sub-heading")), id="subheading"),
    ],
)
def test_right_is_called_right(monkeypatch: pytest.MonkeyPatch, change: Callable[[Any, Any], object]) -> None:
    assert _flaws(monkeypatch, change) == 0


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda r, _e: setattr(r.reading, "lang", "la"), id="lang"),
        pytest.param(lambda r, _e: setattr(r.reading, "title", "Another"), id="title"),
        pytest.param(lambda r, e: setattr(r.reading, "headline_derived", not e["headline_derived"]), id="derived"),
        pytest.param(lambda r, _e: setattr(r.reading, "date", dt.date(1999, 1, 2)), id="date"),
        pytest.param(lambda r, _e: setattr(r.reading, "authors", ("Nobody",)), id="authors"),
        pytest.param(lambda r, _e: r.reading.body.pop(), id="lost"),
        pytest.param(lambda r, _e: r.reading.body.append(r.reading.body[0]), id="twice"),
        pytest.param(lambda r, _e: r.reading.body.reverse(), id="order"),
        pytest.param(lambda r, e: r.reading.body.append(SimpleNamespace(text=e["noise"][-1])), id="noise"),
        pytest.param(lambda r, _e: r.people.pop(), id="missing"),
        pytest.param(lambda r, e: r.people.append(SimpleNamespace(name=e["not_people"][0], mentions=[0])), id="extra"),
    ],
)
def test_wrong_is_called_wrong(monkeypatch: pytest.MonkeyPatch, change: Callable[[Any, Any], object]) -> None:
    assert _flaws(monkeypatch, change) == len(SEEDS)


def _prefix(result: Any, text: str) -> None:
    result.reading.body[0].text = text + result.reading.body[0].text


def _replace(result: Any, old: str, new: str) -> None:
    for block in result.reading.body:
        block.text = block.text.replace(old, new)


def _moment(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime(day.year, day.month, day.day, 23, 30, tzinfo=dt.UTC) if day else None


@pytest.mark.parametrize("seed", sorted(SEEDS))
def test_labels_stand_in_the_seed(seed: str) -> None:
    path: Path = evaluation.SEEDS / seed
    text = evaluation.folded(path.read_text(encoding="cp1251" if seed == IN_CP1251 else "utf-8-sig"))
    expected = SEEDS[seed]
    strings = [*expected["noise"], *expected["paragraphs"], *expected["authors"], expected["title"]]
    missing = [s for s in strings if evaluation.folded(s) not in text]
    assert not missing


def test_every_seed_is_labelled() -> None:
    assert sorted(p.name for p in evaluation.SEEDS.iterdir()) == sorted(SEEDS)


@pytest.mark.parametrize("seed", sorted(SEEDS))
def test_intake_reads_every_paragraph(seed: str) -> None:
    blocks = read_seed(evaluation.SEEDS / seed, seeds=evaluation.SEEDS).blocks
    text = evaluation.folded(" ".join(block.text for block in blocks))
    lost = [p[:80] for p in SEEDS[seed]["paragraphs"] if evaluation.folded(p) not in text]
    assert not lost
