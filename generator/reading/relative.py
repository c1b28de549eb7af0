"""Dates told by the reader's clock: ``Published yesterday at 7:26 pm • 4 min read``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.reading.cues import find_cue
from generator.reading.glue import unglued_line
from generator.reading.months import months_in
from generator.reading.names import is_name, names, parts
from generator.reading.shape import word_count
from generator.reading.stamps import TIMES, without_by
from generator.reading.words import alternatives, fold, phrases


@lru_cache(maxsize=4096)
def relative_stamp(text: str) -> str | None:
    """What a line says besides when it was published, told by the reader's clock; None if it is no such line.

    ``Published yesterday at 7:26 pm, updated at 7:12 am • 4 min read``; ``Вчера, 21:14 | А. Ким`` leaves the name.
    """
    if word_count(text) > _LONGEST_RELATIVE or not any(c.isdigit() for c in text):
        return None
    spread = unglued_line(text)
    folded = fold(spread)
    clocked = bool(TIMES.search(spread)) and _day(spread)
    if len(folded) != len(spread) or not (clocked or _relative().search(folded)):
        return None
    said: list[str] = []
    for piece in re.split(r"\s*[|•·,;]\s*|\s[—–-]\s", spread):
        bare = _relative().sub(" ", fold(piece))
        bare = day.sub(" ", bare) if clocked and (day := _day(piece)) else bare
        bare = TIMES.sub(" ", _labels_anywhere().sub(" ", bare))
        if not re.search(r"[^\W_]", bare) or find_cue(piece) is not None:
            continue
        said.append(piece.strip(" .()"))
    rest = " | ".join(said)
    return rest if not said or (names(without_by(rest)) and all(is_name(p) for p in parts(without_by(rest)))) else None


_LONGEST_RELATIVE = 20


def _day(text: str) -> re.Pattern[str] | None:
    """Matches a day of a month without its year, if a text may have one: ``11 February``, ``Feb 11``."""
    if not (names_of := months_in(fold(text), "und")) or re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
        return None
    month = alternatives(names_of)
    day = re.compile(rf"(?<!\w)(?:\d{{1,2}}\.?\s(?:{month})(?!\w)|(?:{month})\.?\s\d{{1,2}}(?![\w:]))\.?")
    return day if day.search(fold(text)) else None


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('relative_days'))})(?!\w)")


@cache
def _labels_anywhere() -> re.Pattern[str]:
    both = sorted({*phrases("published"), *phrases("updated"), *phrases("at")}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{alternatives(both)})(?!\w)")
