"""The publication whose page it is: its name above the article, in a date line, a byline or a line under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.names import is_agency, is_section, is_staff
from generator.reading.shape import is_terminated, key, word_count
from generator.reading.words import fold, phrase_set

_HEAD = 8
"""Lines at the top of a page among which its name stands."""
_LONGEST = 6
"""Words of the longest name of a publication."""
_BETWEEN = re.compile(r"\s*[|•·›»>/]\s*|\s[—–-]\s|,\s")
_NOTICES = frozenset({"copyright", "credit", "newsletter", "consent", "related"})
"""Kinds of lines in which a page names itself."""
_OTHERS = frozenset({"advertisement", "in another language than the article"})
"""Why a line was left out that says nothing about the page."""
_QUOTES = '«»"“”„‚‘’'


def masthead(drafts: list[Draft], title: Draft | None, said: list[str]) -> str | None:
    """The name of the publication, if the page says it.

    A name counts if it is built like one (``Gazette``, ``Вестник``, a name with a dot), or if the page's own notices
    repeat it.

    Args:
        drafts: every block, judged.
        title: the headline; the page's name stands above it.
        said: what bylines and date lines say besides names and dates.
    """
    end = drafts.index(title) if title is not None and title in drafts else _HEAD
    top = [d for d in drafts[: min(end, _HEAD)] if not d.kept and not d.foreign and d.reason not in _OTHERS]
    above = [d.text for d in top if not is_terminated(d.text)]
    notices = [d.text for d in drafts if not d.kept and d.cue is not None and d.cue.kind in _NOTICES]
    notices += [d.text for d in drafts[-2:] if not d.kept]
    for text in (*above, *said):
        for name in _candidates(text):
            if _built_like_one(name) or (text in above and word_count(name) >= 2 and _repeated(name, text, notices)):  # noqa: PLR2004
                return name
    return next((name for text in notices for name in _quoted(text) if _built_like_one(name)), None)


def _candidates(text: str) -> Iterator[str]:
    """Parts of a line that could be a name."""
    for part in _BETWEEN.split(text):
        name = part.strip(" .:()[]" + _QUOTES)
        if 1 <= word_count(name) <= _LONGEST and name[:1].isupper() and not any(c.isdigit() for c in name):
            yield name


def _quoted(text: str) -> Iterator[str]:
    """Names in quotation marks."""
    for match in re.finditer(r"[«“„\"]([^«»“”„\"]{3,50})[»”“\"]", text):
        yield from _candidates(match[1])


def _built_like_one(name: str) -> bool:
    """Whether a name has a word that publications have, and another; or is written with a dot: ``Beacon.media``."""
    if re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*\.[^\W\d_]{2,8}", name):
        return True
    words = re.findall(r"[^\W\d_]+", fold(name))
    own = [w for w in words if w in phrase_set("outlet_words")]
    others = [w for w in words if w not in phrase_set("outlet_words")]
    others = [w for w in others if w not in phrase_set("function_words") or len(w) > 3]  # noqa: PLR2004
    plain = find_cue(name) is not None or is_agency(name) or (is_section(name) and all(is_section(w) for w in others))
    return bool(own) and bool(others) and not plain and not all(is_staff(w) for w in others)


def _repeated(name: str, line: str, notices: list[str]) -> bool:
    """Whether another line of the page's own names it too."""
    if is_section(name) or find_cue(name) is not None:
        return False
    own = key(name)
    return any(own in key(text) for text in notices if text != line)
