"""The labelled pages that weights of the reading are learned from.

The part `dev` of the gold corpus (the part set aside is not opened), tests/reading/*.yml and tests/fresh/pages/*.yml.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "quality")]

from corpus import FOLDER, is_held_out, load  # noqa: E402

from generator.intake import RawArticle, parse_seed  # noqa: E402


@dataclass(frozen=True)
class Labelled:
    """A page, and what its labels say of it."""

    group: str
    """What is left out together."""
    raw: RawArticle
    title: str | None
    source: str | None
    titled: bool = True
    """Whether the labels say which line is the headline, if any."""
    sourced: bool = True
    """The same of the source."""
    authors: tuple[str, ...] | None = None
    """Who signs; None if the labels do not say."""


def labelled() -> Iterator[Labelled]:
    """Every labelled page, in a fixed order."""
    for path in sorted(FOLDER.glob("*/*.yml")):
        if not is_held_out(path.parent.name):
            gold = load(path)
            yield Labelled(
                path.parent.name,
                parse_seed(gold.data, gold.seed),
                gold.headline,
                gold.source,
                authors=tuple(gold.authors),
            )
    for folder in ("reading", "fresh/pages"):
        for path in sorted((ROOT / "tests" / folder).glob("*.yml")):
            data = yaml.safe_load(path.read_text(encoding="utf-8"))
            yield from _cases(data) if "bodies" in data else _pages(data)


def _cases(data: dict[str, Any]) -> Iterator[Labelled]:
    """Heads of pages and the bodies they stand over (signed.yml)."""
    for name, case in data["cases"].items():
        head = case["head"].format(title=case["title"]).rstrip("\n")
        joint = " " if head.endswith(("—", "-")) else "\n"
        text = head + joint + data["bodies"][name.partition("_")[0]] + case["tail"]
        yield Labelled(
            name,
            parse_seed(text.lstrip("\n").encode(), f"{name}.txt"),
            case["title"],
            case["source"],
            authors=tuple(case["authors"]),
        )


def _pages(data: dict[str, Any]) -> Iterator[Labelled]:
    for name, page in data.items():
        if not isinstance(page, dict) or not {"page", "lines", "keep"} & page.keys():
            continue
        rows = (page.get("lines") or page.get("keep") or "").splitlines()
        whole = "page" in page
        text = page["page"] if whole else "\n".join(row[2:] for row in rows)
        expected = page.get("expect") or {}
        yield Labelled(
            name, parse_seed(text.encode(), f"{name}.{'html' if whole else 'txt'}"),
            title=next((row[2:] for row in rows if row[:1] == "T"), None),
            source=expected.get("source"),
            titled="lines" in page or "keep" in page,
            sourced="source" in expected and (whole or "lines" in page),
            authors=tuple(expected["authors"]) if "authors" in expected else None,
        )  # fmt: skip
