"""The floors: baseline.json pins every score, and the corpus it was measured on.

The file, by install, set, metric and language; rates rounded down to three decimals, counts of faults as they are:

    {"corpus": "sha256:…", "articles": 84, "scores": {"light": {"dev": {"people precision": {"en": 0.951, "all": …}}}},
     "failing": {"light": {"people": {"ferry-strike-2": 1}}}}

``failing`` is no floor: it names the articles of the part set aside in which something is wrong, for docs/quality.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus import HERE, articles, digest
from readings import INSTALLS, missing_models
from score import BY_NAME, NOT_OURS, scores
from targets import failing

FILE = HERE / "baseline.json"
PARTS = ("dev", "held-out")
"""Sets that are pinned; ``all`` follows from them."""

Table = Mapping[str, Mapping[str, float]]
Tables = dict[str, dict[str, dict[str, dict[str, float]]]]
"""Install, set, metric, language."""

_PLACES = 1000
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Change:
    """A score that is not what the baseline says."""

    install: str
    part: str
    metric: str
    lang: str
    floor: float | None
    """None for a score that is not pinned yet."""
    found: float | None
    """None if there is nothing to measure any more."""

    @property
    def worse(self) -> bool:
        """Whether it is a drop."""
        if self.floor is None:
            return False
        return self.found is None or _is_worse(self.metric, self.floor, self.found)

    def __str__(self) -> str:
        found, floor = ("nothing" if v is None else f"{v:.4g}" for v in (self.found, self.floor))
        return f"{self.install} {self.part} {self.lang}: {self.metric} {found}, the baseline has {floor}"


def rounded(metric: str, value: float) -> float:
    """A score as it is pinned: rates rounded down to three decimals."""
    return int(value) if BY_NAME[metric].count else math.floor(value * _PLACES + _EPSILON) / _PLACES


def measured(install: str, part: str) -> dict[str, dict[str, float]]:
    """The scores of now as they would be pinned."""
    return {
        metric: {lang: rounded(metric, value) for lang, value in row.items()}
        for metric, row in scores(install, part).items()
        if BY_NAME[metric].field not in NOT_OURS
    }


def load() -> dict[str, Any]:
    """The baseline as it stands; empty if there is none."""
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return data


def changes(install: str, part: str, pinned: Mapping[str, Any]) -> list[Change]:
    """Where the scores of now and the baseline differ, drops and gains.

    Args:
        install: ``light`` or ``models``.
        part: ``dev`` or ``held-out``.
        pinned: the baseline.
    """
    floors: Table = pinned.get("scores", {}).get(install, {}).get(part, {})
    return list(_changes(install, part, floors, measured(install, part)))


def _changes(install: str, part: str, floors: Table, now: Table) -> Iterator[Change]:
    for metric in dict.fromkeys((*floors, *now)):
        old, new = floors.get(metric, {}), now.get(metric, {})
        for lang in dict.fromkeys((*old, *new)):
            change = Change(install, part, metric, lang, old.get(lang), new.get(lang))
            if change.floor != change.found:
                yield change


def _is_worse(metric: str, floor: float, found: float) -> bool:
    known = BY_NAME.get(metric)
    return found > floor if known is not None and known.count else found < floor - _EPSILON


def update(*, allow_lower: bool) -> list[Change]:
    """Raise the floors to the scores of now, of every install that is here, and note the corpus.

    Args:
        allow_lower: lower floors too, where the scores dropped.

    Returns:
        The drops that stood in the way: nothing was written if there are any.
    """
    pinned = load()
    installs = [i for i in INSTALLS if i == "light" or not missing_models()]
    drops = [c for i in installs for p in PARTS for c in changes(i, p, pinned) if c.worse]
    if drops and not allow_lower:
        return drops
    tables: Tables = {**pinned.get("scores", {}), **{i: {p: measured(i, p) for p in PARTS} for i in installs}}
    wrong = {**pinned.get("failing", {}), **{i: failing(i) for i in installs}}
    data = {
        "corpus": digest(), "articles": len(articles()), "scores": {i: tables[i] for i in INSTALLS if i in tables},
        "failing": {i: wrong[i] for i in INSTALLS if i in wrong},
    }  # fmt: skip
    FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return []
