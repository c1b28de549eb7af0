"""Stamps that a page glued to its title or first paragraph: ``Published: 5 March 2024 The …``."""

from __future__ import annotations

import re

from generator.reading.dates import find_dates
from generator.reading.shape import word_count
from generator.reading.stamps import LONGEST, date_label, read_stamps


def glued_title(text: str, lang: str) -> int:
    """How many characters at the start of a line are a title to which the line of its date was glued; 0 for none.

    ``Harbour closed after the storm14 March 2024, 09:40Author: Jane Doe``: no blank stands before the date.
    """
    if word_count(text) > LONGEST + _LONGEST_TITLE or not any(c.isdigit() for c in text):
        return 0
    for joint in _JOINTS.finditer(text):
        at = joint.start()
        title, rest = text[:at], text[at:]
        if word_count(title) < _SHORTEST_TITLE:
            continue
        stamps = read_stamps(rest, 0, lang)
        if stamps and stamps[0].found.start <= _LONGEST_LABEL:
            return at
    return 0


_SMALL, _CAPITAL = "a-zß-öø-ÿа-яёіїєґ", "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ"
_JOINTS = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?=\d{{1,4}}[\s./-])|(?<=[{_SMALL}?!»”\"])(?=[{_CAPITAL}][^\W\d_]+)|(?<=[?!»”\"])(?=\d)"
)
"""Where two parts of a line meet without a blank: a letter and a number, a small letter and a capital."""
_SHORTEST_TITLE = 4
_LONGEST_TITLE = 30
_LONGEST_LABEL = 24
"""Characters of a label before the date."""
_GLUED_NEXT = re.compile(r"[\s|•·:—–,-]*(?=[\"'“„«‹(]*[^\W\d_])")


def glued_prefix(text: str, lang: str) -> int:
    """How many characters at the start of a paragraph are a stamp that was glued to it; 0 for none.

    `` date 2025-01-31 The …``, ``Published: 5 March 2024 The …``, ``05.03.2024 14:20 The …``; but not
    ``5 March 2024 was …`` and not ``12 марта 2024 года в …``, which are sentences.
    """
    head = text[:90]
    dates = find_dates(head, lang)
    if not dates:
        return 0
    first = dates[0]
    label, before = date_label(text[: first.start])
    if before.strip(" ,;:|•·—–-[("):
        return 0
    joint = _GLUED_NEXT.match(text, first.end)
    if not joint or len(text) - joint.end() < 40:  # noqa: PLR2004 - less is a stamp line with a place or a name
        return 0
    following = text[joint.end() :].lstrip("\"'“„«‹(")[:1]
    if following.islower():
        return 0
    bar = re.search(r"[|•·—–:]", text[first.end : joint.end()])
    numeric = not re.search(r"[^\W\d_]", re.sub(r"[tT]\d", "", head[first.start : first.end]))
    if not (label or numeric or bar or first.with_time):
        return 0
    return joint.end()
