"""Which lines could be a title at all, by themselves."""

from __future__ import annotations

import re

from generator.reading.lines.lexicon import asks_reader
from generator.reading.loose import signs_openly
from generator.reading.names import is_section
from generator.reading.shape import ending, is_titlelike, word_count
from generator.reading.words import fold, phrase_set

LONGEST = 220
"""Characters of the longest line taken for a headline."""


def could_be_title(text: str) -> bool:
    """Whether a line could be a title: built like one, no section, no issue's number, no request to the reader."""
    asks = ending(text) in {"?", "!"} and len(text) <= LONGEST
    titled = is_titlelike(text, most=35) or asks
    worded = word_count(_NUMBERS.sub(" ", text)) > 1  # a counter has one
    plain = "©" not in text and not is_section(text) and not _names_issue(text)
    plain = plain and not signs_openly(text) and not _requests(text) and not _of_channel(text)
    return len(text) <= LONGEST and titled and worded and plain


def _of_channel(text: str) -> bool:
    """Whether a line is a channel's own: its name (``The town today | channel``), or what is pinned there."""
    folded = fold(text)
    *_, last = re.split(r"\s[|•·—–]\s", folded)
    return last.strip() in phrase_set("channel") or folded.partition(":")[0].strip() in phrase_set("pinned")


def _requests(text: str) -> bool:
    """Whether a line of several sentences closes with a request to the reader: ``Trouble reading? Open it here``."""
    said = re.split(r"[.!?]\s+", text)
    return len(said) > 1 and asks_reader(said[-1])


_NUMBERS = re.compile(r"\d[\d.,\s]*[^\W\d_]?(?!\w)|\d+")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def _names_issue(text: str) -> bool:
    """Whether a line has the number of an issue, and little behind it: "School No. 5 opens its doors" is a title."""
    issue = ISSUE.search(fold(text))
    if issue is None:
        return False
    plain = [w for w in _WORDS.findall(text[: issue.start()]) if w.islower() and len(w) > _TELLS]
    if len(plain) >= _SAYS and not re.search(r"\d", text[issue.end() :]):
        return False  # "Thanks to the driver of bus No. 7": names of newspapers have capitals
    return bool(re.search(r"\s[|•·—–]\s", text)) or len(_WORDS.findall(text[issue.end() :])) < _TELLS


_SAYS = 2
_TELLS = 3
"""Words behind a number that make a title of a line."""


ISSUE = re.compile(r"(?:\b(?:no|nr|vol|num|issue|выпуск)\.?\s?|[№#]\s?|\bn[°º]\s?)\d+")
"""The number of a newspaper's or a letter's issue, in the line with its name."""
