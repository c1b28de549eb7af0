"""Parts of a credit line that say nothing of who signs: counters, reading times, the reader's clock."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.reading.cues import find_cue
from generator.reading.forms import without_duration
from generator.reading.months import weekday_names
from generator.reading.shape import word_count
from generator.reading.words import alternatives, fold, phrase_set, phrases


@lru_cache(maxsize=4096)
def is_noise(text: str) -> bool:
    """Whether a part is a counter, a reading time, a share word."""
    bare = without_duration(fold(text))
    if bare is not None and word_count(bare) <= 3:  # noqa: PLR2004 - "5 min read", "reading time: 5 minutes"
        return True
    if re.fullmatch(r"[\d\s.,:%]+", text) or fold(text) in phrase_set("credit_noise"):
        return True
    if _is_time(text) or fold(text).strip(" .,") in weekday_names():
        return True
    cue = find_cue(text)
    return cue is not None and cue.kind in {
        "counters",
        "comments",
        "share",
        "navigation",
        "newsletter",
        "apps",
        "image",
    }


_HOURS = re.compile(
    r"\d{1,2}\s?[:.hu]\s?\d\d|\d+\s?(?:h|min|j|d|ч|год|хв|мин|std|ore|godz|hrs?)\b\.?|\d{1,2}\s?[ap]\.?m\b\.?|\d+"
)


def _is_time(text: str) -> bool:
    """Whether a part tells the time by the reader's clock: ``yesterday``, ``Published today at 7:26``."""
    bare, count = _relative().subn(" ", fold(text))
    return count > 0 and not re.search(r"[^\W_]", _labels_of_time().sub(" ", _HOURS.sub(" ", bare)))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('relative_days'))})(?!\w)")


@cache
def _labels_of_time() -> re.Pattern[str]:
    both = sorted({*phrases("published"), *phrases("updated"), *phrases("at")}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{alternatives(both)})(?!\w)")
