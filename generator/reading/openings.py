"""Phrases that a line may open with, looked up by their first letters.

A pattern of a thousand alternatives takes longer to compile than an article takes to read, and tries them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator.reading.words import phrases

_HEAD = 2
"""Letters by which phrases are kept."""
_ODD_BLANK = re.compile(r"\s\s|[^\S ]")


class Openings:
    """Any of many phrases at the start of a folded text, the longest first."""

    def __init__(self, ended: Iterable[str], marked: Iterable[str] = ()) -> None:
        """Take the phrases.

        Args:
            ended: folded; a word ends where the phrase does.
            marked: folded; anything may follow. Tried when no other phrase matches.
        """
        self._ended, self._marked = _by_head(ended), _by_head(marked)
        self._heads = frozenset((*self._ended, *self._marked))

    def end(self, text: str) -> int:
        """Where the phrase ends that a folded text opens with; 0 if it opens with none. Any white space is a blank."""
        head, odd = text[:_HEAD], None
        if head not in self._heads and head[:1] not in self._heads:
            return 0
        for table, whole in ((self._ended, True), (self._marked, False)):
            for key in (head, head[:1]):
                for phrase in table.get(key, ()):
                    if not text.startswith(phrase):
                        if " " not in phrase:
                            continue
                        odd = bool(_ODD_BLANK.search(text)) if odd is None else odd
                        if not odd:
                            continue
                    if end := _end(phrase, text, whole=whole):
                        return end
        return 0


def _by_head(some: Iterable[str]) -> dict[str, list[str]]:
    """Phrases by their first letters, or the first alone where a blank follows; the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(some, key=lambda p: (-len(p), p)):
        found.setdefault(phrase[:1] if phrase[1:_HEAD].isspace() else phrase[:_HEAD], []).append(phrase)
    return found


def _end(phrase: str, text: str, *, whole: bool) -> int:
    end = len(phrase)
    if not text.startswith(phrase):
        match = _loose(phrase).match(text)  # only where a blank is odd
        if not match:
            return 0
        end = match.end()
    following = text[end : end + 1]
    return 0 if whole and (following.isalnum() or following == "_") else end


@cache
def _loose(phrase: str) -> re.Pattern[str]:
    return re.compile(re.escape(phrase).replace(r"\ ", r"\s+"))


@cache
def starts_with(name: str) -> Openings:
    """The phrases of a list of labels.yml, as whole words, at the start of a folded text."""
    return Openings(phrases(name))
