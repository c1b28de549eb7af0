"""Every way a person is written, in groups: a full name, and the surname alone that goes with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.article import Date
from generator.catalogue import Spelling, day
from generator.pages.charts.periods import skeleton
from generator.pages.i18n import Translator, script
from generator.pages.scripts import script_name, script_of
from generator.pages.text import unescaped
from generator.people.names.parts import split_name

MOST_SPELLINGS = 12
"""Rows of the table that are seen at once; the others are unfolded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingView:
    """One spelling as a row of the table."""

    text: str
    lang: str
    script: str | None
    """Its name in the locale's language."""
    count: int
    first: Date | None
    when: str | None
    """The first date as the locale writes it in few letters."""
    part: bool
    """It is a part of the full name above it: the surname alone, as a rule."""


@dataclass(frozen=True, slots=True)
class ScriptGroup:
    """The spellings in one script."""

    name: str | None
    rows: tuple[SpellingView, ...]


@dataclass(frozen=True, slots=True)
class SpellingTable:
    """The rows to show, and those to fold away."""

    top: tuple[ScriptGroup, ...]
    rest: tuple[ScriptGroup, ...]

    @property
    def folded(self) -> int:
        """Number of rows in `rest`."""
        return sum(len(group.rows) for group in self.rest)


def table(spellings: Iterable[Spelling], words: Translator) -> SpellingTable:
    """The spellings by script, language and full name, each followed by its parts.

    The script the reader reads comes first, then the most frequent.
    """
    own = script_name(script(words.locale), words)
    groups = _groups(_views(spellings, words))
    weight: Counter[str | None] = Counter()
    for group in groups:
        weight[group[0].script] += sum(view.count for view in group)
    groups.sort(key=lambda group: (group[0].script != own, -weight[group[0].script], group[0].script or ""))
    rows = [row for group in groups for row in group]
    # Folding a single row away would save nothing.
    cut = len(rows) if len(rows) <= MOST_SPELLINGS + 1 else MOST_SPELLINGS
    return SpellingTable(_by_script(rows[:cut]), _by_script(rows[cut:]))


def _by_script(rows: Sequence[SpellingView]) -> tuple[ScriptGroup, ...]:
    return tuple(ScriptGroup(script, tuple(group)) for script, group in groupby(rows, key=lambda row: row.script))


def _views(spellings: Iterable[Spelling], words: Translator) -> list[SpellingView]:
    made = []
    for spelling in spellings:
        text = unescaped(spelling.text)
        when = skeleton(day(spelling.first), "yMMMd", words) if spelling.first else None
        made.append(SpellingView(
            text=text, lang=spelling.lang, script=script_name(script_of(text), words), count=spelling.count,
            first=spelling.first, when=when, part=False,
        ))  # fmt: skip
    return made


def _groups(views: Sequence[SpellingView]) -> list[list[SpellingView]]:
    """Each full spelling followed by its parts in the same language; a part of none stands for itself."""
    groups: dict[tuple[str, str], list[SpellingView]] = {}
    # The longest first: what is a part comes after what it is a part of.
    for view in sorted(views, key=lambda view: -len(view.text.split())):
        whole = next((key for key, group in groups.items() if _is_part(view, group[0])), None)
        if whole is None:
            groups.setdefault((view.lang, view.text), []).append(view)
        else:
            groups[whole].append(replace(view, part=True))
    return sorted(groups.values(), key=lambda group: (-sum(v.count for v in group), group[0].lang, group[0].text))


def _is_part(view: SpellingView, full: SpellingView) -> bool:
    """Whether a spelling is the end of a longer one, its surname, or one of its words."""
    if view.lang != full.lang or len(view.text.split()) >= len(full.text.split()):
        return False
    text, whole = view.text.casefold(), full.text.casefold()
    family = " ".join(split_name(full.text, full.lang).family).casefold()
    return whole.endswith(f" {text}") or text == family or text in whole.split()
