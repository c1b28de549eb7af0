"""The publisher that a copyright line names."""

from __future__ import annotations

import re

from generator.article import Source
from generator.reading.cues import find_cue
from generator.reading.shape import word_count
from generator.reading.words import alternatives, fold, phrase_set, phrases

_MARK = re.compile(r"(?:©|\(c\)|\bcopyright\b|копирайт)\s*(?:©|\(c\)|copyright)?[\s:,]*", re.IGNORECASE)
_YEARS = re.compile(
    r"^(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present))?[\s.,:–—-]*|(?:[\s,]*\b(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?)$"
)
_NOTICE_END = re.compile(
    r"\.\s|\.$|\s[-–—|•·]\s|[|•·;]|,\s(?=[a-zа-яёіїєґ])"
    r"|,?\s(?:or|and|et|und|y|e|i|и|та|і) (?:its|seine|ses|sus|его|його)\b"
)
_NOTICE_WORDS = 6


def from_notice(text: str) -> Source | None:
    """The publisher that a copyright line names: ``© 2009–2024 Harbour Post Ltd. All rights reserved``."""
    mark = _MARK.search(text)
    if not mark:
        return None
    rest = _YEARS.sub("", text[mark.end() :].strip()).strip() or text[: mark.start()].strip()
    if any(w in phrase_set("picture_words") for w in re.findall(r"[^\W\d_]+", fold(rest))[-3:]):
        return None  # "© Agency for the photos"
    rest = _without_form(rest)
    end = _NOTICE_END.search(rest)
    name = _without_form(rest[: end.start()] if end else rest)
    name = _YEARS.sub("", name).strip(" .,:;()[]|—–-")
    for opening, closing in (("«", "»"), ('"', '"'), ("“", "”"), ("„", "“")):
        if name.startswith(opening) and name.endswith(closing) and name.count(opening) <= 2:  # noqa: PLR2004
            name = name[1:-1]
    if (
        not name[:1].isalnum()
        or word_count(name) > _NOTICE_WORDS
        or (not any(c.isupper() for c in name) and "." not in name)
    ):
        return None
    return (
        None if find_cue(name) or fold(name).startswith("registered ") else Source(name, None)
    )  # "© All rights reserved", "© Getty Images"


def _without_form(name: str) -> str:
    """A firm's name without its legal form: ``Harbour Post Ltd``, ``ООО «Маяк»``."""
    forms = alternatives(dict.fromkeys(form.rstrip(".") for form in phrases("legal_forms")))
    folded = fold(name)
    if len(folded) != len(name):
        return name
    if match := re.search(rf"[\s,]+(?:{forms})\.?(?!\w).*$", folded):
        name = name[: match.start()]
    elif match := re.match(rf"(?:{forms})\s+(?=[«\"“„])", folded):
        name = name[match.end() :]
    return name.strip()
