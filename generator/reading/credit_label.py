"""What a part of a credit line announces by its label: authors, editors, pictures; ``Text und Fotos:``, ``Автор —``."""

from __future__ import annotations

import re
from functools import cache

from generator.reading.openings import starts_with
from generator.reading.words import alternatives, fold, phrase_set, phrases


@cache
def dashed_label() -> re.Pattern[str]:
    """A label with a dash for a colon: ``Автор — Анна Ким``."""
    labels = [p for p in phrases("author") if len(p) > 3]  # noqa: PLR2004 - "di", "av" open names too
    return re.compile(rf"^({alternatives(labels)})\s+[—–-]\s+", re.IGNORECASE)


def label_of(text: str) -> tuple[str, str, bool]:
    """Kind of the label (``author``, ``editing`` or none), the text behind it, and whether a colon makes it sure."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower()
    colon = re.match(r"\s*([^\W\d_][^:：]{0,40}?)\s*[:：]\s*", folded)
    if colon and (kind := _kind_of_label(colon[1])):
        return kind, text[colon.end() :], True
    for name in ("editing", "reporting", "by"):
        end = starts_with(name).end(folded)
        if end and re.match(r"\s+(?:[^\W\d_]|[«\"“„])|\s*[—–-]\s+[^\W\d_]", text[end:]):
            rest = text[end:].lstrip(" —–-")
            return ("editing" if name == "editing" else "author"), rest, False
    match = _genre_by().match(folded) if _BY.search(folded) else None
    match = match or (_interviewed().match(folded) if _WITH_WHOM.match(folded) else None)
    if match:
        return "author", text[match.end() :], False
    return "", text, False


def _kind_of_label(label: str) -> str:
    """What a word before a colon announces; text and pictures together were made by an author."""
    words = re.findall(r"[^\W\d_]+", label)
    if label in phrase_set("author") or label in phrase_set("reporting") or label in phrase_set("by"):
        return "author"
    if label in phrase_set("editing"):
        return "editing"
    joined = [w for w in words if w not in phrase_set("and")]
    pictures = [w for w in joined if w in phrase_set("picture_words")]
    writing = [w for w in joined if w in phrase_set("author") or w in phrase_set("genres")]
    if len(words) <= 5 and writing and len(pictures) + len(writing) == len(joined):  # noqa: PLR2004
        return "author"
    if pictures and len(words) <= 4:  # noqa: PLR2004
        return "editing"
    return ""


DASH = re.compile(r"\s[—–-]\s")
_BY = re.compile(r"\s(?:by|par|de|von|di|van|da|por|door|del|della|d')\s")
_WITH_WHOM = re.compile(r"(?:z|ze|с|со|з|із|зі)\s")
"""What a text must have before the long patterns below are made for it."""


@cache
def _genre_by() -> re.Pattern[str]:
    """``Opinion by``, ``Ein Kommentar von``, ``Une enquête de``, ``Text and photos by``."""
    genres = alternatives(phrases("genres"))
    return re.compile(
        rf"(?:(?:an?|our|ein|eine|une?|una|uno|um|uma|een|an|l'|un')\s*)?(?:[^\W\d_]+\s)?(?:{genres})(?:\s+(?:and|et|und|y|e|en|&)\s+[^\W\d_]+)?"
        r"\s+(?:by|par|de|von|di|van|da|por|door|del|della|d')\s+(?=[^\W\d_])"
    )


@cache
def _interviewed() -> re.Pattern[str]:
    """Who was asked, and then by whom: ``Z Janem Kowalem rozmawia Anna Nowak``, ``С Анной Ким беседовал И. Петров``."""
    return re.compile(rf"(?:z|ze|с|со|з|із|зі)\s[^.:!?]{{3,50}}?\s(?:{alternatives(phrases('by'))})\s+(?=[^\W\d_])")
