"""What became of each character of a gold article: the program's blocks laid over the labelled lines.

White space is set aside. Where the program's blocks hold the labelled text character for character (plain text always
should) the n-th is the n-th; otherwise (HTML, where text stands in another order or is left out) the longest common runs
of words are matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from corpus import Gold
from gold_lines import BLOCK_SEPARATOR

KEPT_SHARE = 0.9
"""A line of which so many characters are kept is kept …"""
DROPPED_SHARE = 0.1
"""… and one of which at most so many are kept is dropped; in between it is neither, and wrong whatever its label."""

_TOKEN = re.compile(r"[A-ZА-ЯЁІЇЄҐ]?[^\WA-ZА-ЯЁІЇЄҐ\d_]+|[A-ZА-ЯЁІЇЄҐ]+|\d+|[^\w\s]|_")
"""Words, cut where a capital letter or a number begins: that is where text is glued."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the program's result."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class _Char:
    """Where a character stands."""

    line: int
    """Index of its gold line, or of its part."""
    offset: int
    """In the kept text; -1 in dropped text."""
    kept: bool


class Alignment:
    """The gold text and the program's, character by character."""

    def __init__(self, gold: Gold, parts: Sequence[Part]) -> None:
        self.gold = gold
        self._gold_text, self._gold_chars = _of_gold(gold)
        self._text, self._chars = _of_parts(parts)
        self._pairs = dict(_pairs(self._gold_text, self._text))
        """Index of a gold character to that of the program's."""

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """Of each gold line: how much of it the program kept, 0 to 1."""
        shares = self._raw_shares
        for one, other in self._twins.items():
            shares[one], shares[other] = shares[other], shares[one]
        return tuple(shares)

    @cached_property
    def _raw_shares(self) -> list[float]:
        total, kept = [0] * len(self.gold.lines), [0] * len(self.gold.lines)
        for i, c in enumerate(self._gold_chars):
            if self._gold_text[i].isspace():
                continue
            total[c.line] += 1
            kept[c.line] += i in self._pairs and self._chars[self._pairs[i]].kept
        return [k / t if t else 0.0 for k, t in zip(kept, total, strict=True)]

    @cached_property
    def _twins(self) -> dict[int, int]:
        """A kept line that was dropped, and the same text labelled as dropped that was kept instead: that is no fault."""
        lines, shares = self.gold.lines, self._raw_shares
        found: dict[int, int] = {}
        for i, line in enumerate(lines):
            if line.kept and shares[i] < 1 / 2:
                same = (
                    j for j, other in enumerate(lines)
                    if other.mark == "-" and other.text == line.text and shares[j] > 1 / 2 and j not in found.values()
                )  # fmt: skip
                if (twin := next(same, None)) is not None:
                    found[i] = twin
        return found

    @cached_property
    def _offsets(self) -> dict[int, int]:
        """An offset in the program's kept text to that in the gold's; those of dropped gold text are missing."""
        stand_in = {twin: line for line, twin in self._twins.items()}
        starts = [
            next((i for i, c in enumerate(self._gold_chars) if c.line == n), 0) for n in range(len(self.gold.lines))
        ]
        found = {}
        for i, j in self._pairs.items():
            gold, program = self._gold_chars[i], self._chars[j]
            if gold.line in stand_in:
                gold = self._gold_chars[starts[stand_in[gold.line]] + i - starts[gold.line]]
            if gold.offset >= 0 and program.offset >= 0:
                found[program.offset] = gold.offset
        return found

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """A span of the program's kept text as one of the gold's; None if its ends are in none of the kept lines."""
        first, last = self._offsets.get(start), self._offsets.get(end - 1)
        return None if first is None or last is None or last < first else (first, last + 1)


def _of_gold(gold: Gold) -> tuple[str, list[_Char]]:
    text, chars = "", []
    for n, line in enumerate(gold.lines):
        text += f"{line.text}\n"
        places = range(len(line.text) + 1)
        chars += [_Char(n, -1 if line.start is None else line.start + i, line.kept) for i in places]
    return text, chars


def _of_parts(parts: Sequence[Part]) -> tuple[str, list[_Char]]:
    """The program's text; its kept text is the kept parts joined by two characters."""
    text, chars, at = "", [], 0
    for n, part in enumerate(parts):
        text += f"{part.text}\n"
        chars += [_Char(n, at + i if part.kept else -1, part.kept) for i in range(len(part.text) + 1)]
        at += len(part.text) + len(BLOCK_SEPARATOR) if part.kept else 0
    return text, chars


def _pairs(a: str, b: str) -> Iterable[tuple[int, int]]:
    """Indices of the characters of ``a`` and ``b`` that are one."""
    if "".join(a.split()) == "".join(b.split()):
        return zip(*([i for i, c in enumerate(text) if not c.isspace()] for text in (a, b)), strict=True)
    first, second = list(_TOKEN.finditer(a)), list(_TOKEN.finditer(b))
    matcher = SequenceMatcher(None, [m[0] for m in first], [m[0] for m in second], autojunk=False)
    return (
        (first[run.a + n].start() + k, second[run.b + n].start() + k)
        for run in matcher.get_matching_blocks()
        for n in range(run.size)
        for k in range(len(first[run.a + n][0]))
    )
