"""The scores where people read them: a block of README.md and of docs/quality.md, and the figures of the about page.

All three are made from baseline.json by ``python -m tests.quality --update`` and held to it by test_published.py, so that
no text can claim more than the gate measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from corpus import HERE, articles
from readings import INSTALLS
from score import ALL, BY_NAME, METRICS, languages
from targets import ASIDE, EACH_LANGUAGE, Aim, aims

ROOT = HERE.parent.parent
README = ROOT / "README.md"
DOCUMENT = ROOT / "docs" / "quality.md"
FIGURES = ROOT / "generator" / "pages" / "quality.yml"
BEGIN, END = "<!-- scores: written by python -m tests.quality --update -->", "<!-- end of scores -->"

SHOWN = (
    "language accuracy", "date precision", "date recall", "headline exact", "byline F1", "source F1", "lines F1",
    "html lines F1", "paragraphs lost", "people precision", "people recall", "same person F1", "wrong merges pairs",
    "topics macro-F1", "stories F1", "copies F1",
)  # fmt: skip
"""What README.md and the about page show; docs/quality.md shows every metric."""

REASONS = HERE / "reasons.yml"

FIGURES_HEADER = """\
# How well the generator understands articles: scores on the part of the gold corpus that is set aside, which no rule was
# written on. Written by `python -m tests.quality --update` from tests/quality/baseline.json; shown on the about page.
"""


def outputs(pinned: Mapping[str, Any]) -> dict[Path, str]:
    """What each of the files has to hold, by file."""
    return {
        README: _in_place(README, _summary(pinned)),
        DOCUMENT: _in_place(DOCUMENT, _document(pinned)),
        FIGURES: _figures(pinned),
    }


def write(pinned: Mapping[str, Any]) -> None:
    """Write the three files anew."""
    for path, text in outputs(pinned).items():
        path.write_text(text, encoding="utf-8", newline="\n")


def _in_place(path: Path, block: str) -> str:
    text = path.read_text(encoding="utf-8")
    before, found, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        raise SystemExit(f"{path.name}: no block for the scores, between the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{block}\n{END}{after}"


def _summary(pinned: Mapping[str, Any]) -> str:
    """The part set aside, all languages together, the installs side by side."""
    installs = [install for install in INSTALLS if install in pinned["scores"]]
    tables = [pinned["scores"][install][ASIDE] for install in installs]
    rows = ([name, *(_cell(name, table[name].get(ALL)) for table in tables)] for name in SHOWN if name in tables[0])
    return _markdown(["", *(_named(install) for install in installs)], rows)


def _document(pinned: Mapping[str, Any]) -> str:
    """Targets and misses, then every metric by language, install and part."""
    return "\n".join((*_targets(pinned), *_sections(pinned)))


def _targets(pinned: Mapping[str, Any]) -> Iterator[str]:
    found = list(aims(pinned))
    yield "### Targets on the part set aside\n"
    rows = ([a.metric, _named(a.install), _target(a), _reached(a), "**missed**" if a.short else "met"] for a in found)
    yield _markdown(["", "", "target", "reached", ""], rows)
    yield "### Why targets are missed\n"
    missed = dict.fromkeys(BY_NAME[a.metric].field for a in found if a.short)
    for field in missed:
        yield f"- *{field}*: {reasons()[field]}"
    yield ""
    yield "### Where something is wrong, in the fields that miss a target\n"
    yield "Articles, or pairs of articles, by name and number of faults; what it is stays untold, as the part is set aside.\n"
    for install in pinned["scores"]:
        for field in dict.fromkeys(BY_NAME[a.metric].field for a in found if a.install == install and a.short):
            cases = pinned.get("failing", {}).get(install, {}).get(field, {})
            listed = ", ".join(f"{name} ({number})" if number > 1 else name for name, number in cases.items())
            yield f"- {_named(install)}, {field}: {listed or 'none of them alone'}"
    yield ""


def reasons() -> dict[str, str]:
    """Why targets are missed, by field."""
    found = yaml.safe_load(REASONS.read_text(encoding="utf-8"))
    return {str(field): str(reason).strip() for field, reason in found.items()}


def _target(aim: Aim) -> str:
    sign = "≤" if BY_NAME[aim.metric].count else "≥"
    return f"{sign} {aim.target:g}" + (" in each" if aim.metric in EACH_LANGUAGE else "")


def _reached(aim: Aim) -> str:
    cells = {column: _cell(aim.metric, value) for column, value in aim.found.items()}
    return cells[ALL] if set(cells) == {ALL} else ", ".join(f"{column} {cell}" for column, cell in cells.items())


def _sections(pinned: Mapping[str, Any]) -> Iterator[str]:
    for part in (ASIDE, "dev"):
        for install, parts in pinned["scores"].items():
            table = parts[part]
            langs = [*languages(part), ALL]
            counts = [str(sum(g.within(part) and lang in {g.lang, ALL} for g in articles())) for lang in langs]
            rows = [
                [m.name, *(_cell(m.name, table[m.name].get(lang)) for lang in langs)]
                for m in METRICS
                if m.name in table
            ]
            title = "the part set aside" if part == ASIDE else "the part that rules are written on"
            yield f"### {_named(install)}: {title}\n"
            yield _markdown(["", *langs], [["articles", *counts], *rows])


def _figures(pinned: Mapping[str, Any]) -> str:
    """The figures of the about page, as YAML."""
    aside = [gold for gold in articles() if gold.within(ASIDE)]
    scores = {
        install: {name: parts[ASIDE][name][ALL] for name in SHOWN if ALL in parts[ASIDE].get(name, {})}
        for install, parts in pinned["scores"].items()
    }
    data = {"articles": len(aside), "languages": len({gold.lang for gold in aside}), "scores": scores}
    return FIGURES_HEADER + yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def _markdown(head: list[str], rows: Any) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(["---", *["--:"] * (len(head) - 1)]) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows), ""])


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if BY_NAME[name].count else f"{value:.3f}"


def _named(install: str) -> str:
    return {"light": "light install", "models": "with `models`"}[install]
