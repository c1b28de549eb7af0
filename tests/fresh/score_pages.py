"""How well pages are read that no rule was written for: ``python tests/fresh/score_pages.py [ROUND …]``.

The pages of pages/*.yml were labelled before the rules met them. Six checks a page: its title, date, authors and source, no
line of the article lost, no line of the page left. What still fails is listed in a page's ``missed``, so that it cannot grow.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.intake import parse_seed
from generator.reading import Reading, read

FOLDER = Path(__file__).resolve().parent / "pages"
CHECKS = ("title", "date", "authors", "source", "lost", "noise")
_WORDS = 6
"""Words of a line of the page that is looked for inside kept blocks, too; shorter ones are only compared with whole ones."""


@cache
def rounds() -> dict[str, dict[str, Any]]:
    """The pages of each round by name."""
    files = sorted(FOLDER.glob("*.yml"))
    return {f.stem: yaml.load(f.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for f in files}


def lines_of(page: dict[str, Any], marks: str) -> list[str]:
    """The labelled lines of a page that have one of these marks."""
    rows = page.get("lines") or page["keep"]
    found = [row[2:] for row in rows.splitlines() if row[:1] in marks]
    return found + (page.get("drop", "").splitlines() if "-" in marks else [])


def reading_of(name: str, page: dict[str, Any]) -> Reading:
    """A page as reading understands it."""
    if "page" in page:
        return read(parse_seed(page["page"].encode(), f"{name}.html"))
    return read(parse_seed("\n".join(row[2:] for row in page["lines"].splitlines()).encode(), f"{name}.txt"))


def wrong(name: str, page: dict[str, Any]) -> dict[str, str]:
    """The checks that fail, with what came out."""
    reading, expect = reading_of(name, page), page["expect"]
    title = next(iter(lines_of(page, "T")), None)
    kept = [folded(b.text) for b in reading.blocks if b.kept and b.reason != "headline"]
    found = {
        "title": (None if reading.headline_derived else folded(reading.title), title and folded(title)),
        "date": (reading.date and reading.date.isoformat()[:10], expect["date"]),
        "authors": (list(reading.authors), expect["authors"]),
        "source": ((reading.source.name or "").casefold(), (expect["source"] or "").casefold()),
        "lost": ([p for p in map(folded, lines_of(page, "+")) if not _is_in(p, kept)], []),
        "noise": ([n for n in map(folded, lines_of(page, "-")) if _is_left(n, kept)], []),
    }
    return {check: f"{got!r}, not {want!r}" for check, (got, want) in found.items() if got != want}


def folded(text: str) -> str:
    """A text with every run of white space as one blank, in NFC."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_in(paragraph: str, kept: Sequence[str]) -> bool:
    """Whether a paragraph is there whole; its dateline may be gone."""
    return any(paragraph in k or (paragraph.endswith(k) and 2 * len(k) > len(paragraph)) for k in kept)


def _is_left(line: str, kept: Sequence[str]) -> bool:
    return any(line == k or (len(line.split()) >= _WORDS and line in k) for k in kept)


def report(some: Sequence[str]) -> Iterator[str]:
    """What fails, page by page, and the totals."""
    for key in some or list(rounds()):
        failed: Counter[str] = Counter()
        for name, page in rounds()[key].items():
            faults = wrong(name, page)
            failed.update(faults.keys())
            yield from (f"{name} {check}: {said}" for check, said in faults.items())
        pages = len(rounds()[key])
        checks, bad = pages * len(CHECKS), sum(failed.values())
        yield f"== {key}: {bad} of {checks} checks fail on {pages} pages, {bad / checks:.1%}: {dict(failed)}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(report(sys.argv[1:])) + "\n")
