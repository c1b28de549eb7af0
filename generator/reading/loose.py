"""Names in a line whose words nobody listed: told by their form alone."""

from __future__ import annotations

import re

from generator.reading.shape import is_terminated, word_count
from generator.reading.signer import person
from generator.reading.words import fold, phrase_set


def signs_openly(text: str) -> bool:
    """Whether a line is a short label, a colon, and two names or more: ``Live coverage: Jane Doe, with John Roe``."""
    label = re.match(r"[^\W\d_][^:：]{2,30}\s?[:：]\s+(?=[^\W\d_])", text)
    if not label or is_terminated(text) or word_count(text) > _LONGEST:
        return False
    rest = text[label.end() :]
    found = loose_names("x: " + rest)
    return len(found) > 1 and rest.startswith(found[0].split()[0]) and _are_joined(rest, *found[:2])


def _are_joined(text: str, one: str, other: str) -> bool:
    """Whether two names are of one list: a comma or an "and" between them. In a title a verb or a preposition is."""
    between = text[text.index(one) + len(one) :].partition(other)[0] if one in text else ""
    return bool(re.search(r"[,;/&|·•]", between)) or not phrase_set("and").isdisjoint(fold(between).split())


_LONGEST = 18


def loose_names(text: str) -> tuple[str, ...]:
    """Full names in a line of the page, wherever they stand; its first word opens it and is no name's if two follow."""
    found = []
    for match in _RUN.finditer(text):
        tokens = match[0].split()
        opens = not re.search(r"\w", text[: match.start()])
        if opens and (len(tokens) > 2 and _VERB.search(fold(tokens[0]))):  # noqa: PLR2004
            tokens = tokens[1:]
        elif opens:
            continue
        name = person(" ".join(tokens))
        if name and len(tokens) <= 4 and text[match.end() :].lstrip()[:1] not in {":", "："}:  # noqa: PLR2004
            found.append(name[0])
    return tuple(dict.fromkeys(found))


_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[^\W\d_a-zß-öø-ÿа-яёіїєґ]\.)"
_RUN = re.compile(
    rf"(?<![\w«“\"„]){_CAPITAL}(?:\s(?:(?:de|da|van|von|der|den|di|del|la|le|el|al|bin|ben|y)\s)*{_CAPITAL})+"
)
_VERB = re.compile(r"(?:ють|уть|ять|ают|яют|ют|ет|ит|ла|ли|ває|ує|ed|ten|te|t|ent|an|en|ano|ono|ają|uje|ała|ali)$")
"""Endings of verbs that open a line: ``Репортують``, ``Підготувала``."""
