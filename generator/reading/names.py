"""Personal names in bylines, told from sections, agencies and staff by their form."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.reading.months import weekday_names
from generator.reading.openings import starts_with
from generator.reading.words import alternatives, fold, phrase_set, phrases

_TOKEN = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*|[^\W\d_]+(?:[’'ʼ\-][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"(?:-?[^\W\d_]\.)+")
_MOST_TOKENS = 5
_MOST_NAMES = 6
_ROLE_WORDS = 5
"""Words of the longest role or place: "political correspondent of the Monday edition" is too long."""
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])")
_SHORT_PREFIX = 3
"""``Mc``, ``Mac``, ``Di``, ``Le``, ``Van``: parts of a name before a capital inside it."""


@lru_cache(maxsize=8192)
def is_name(text: str, *, least: int = 2) -> bool:
    """Whether a text has the form of one person's name.

    Args:
        text: the candidate.
        least: fewest words; one-word names are trusted only behind a label.
    """
    text = text.strip()
    tokens = _TOKEN.findall(text)
    if not least <= len(tokens) <= _MOST_TOKENS or _TOKEN.sub("", text).strip():
        return False
    words = [t for t in tokens if fold(t) not in phrase_set("particles")]
    if all(fold(t) in phrase_set("answers") for t in tokens):
        return False  # the buttons of a poll
    if not words or not all(_capital(t) for t in words) or is_section(text) or is_staff(text) or is_agency(text):
        return False
    if text.isupper() and any(
        fold(t) in phrase_set("function_words") and (len(t) > 1 or not t.isascii()) for t in words
    ):
        return False  # a heading in capitals
    if len(tokens) > 1 and len(tokens[-1]) >= _SHORT_PREFIX and fold(tokens[-1]) in phrase_set("legal_forms"):
        return False  # a firm
    full = [t for t in words if not _INITIAL.fullmatch(t)]
    return bool(full)


def _capital(token: str) -> bool:
    token = _ELISION.sub("", token)
    return token[0].isupper() or not (token[0].islower() or token[0].isupper())


_ELISION = re.compile(r"^[dlo][’'ʼ](?=[^\W\d_])", re.IGNORECASE)
"""``d'Aumont``, ``dell'Orto`` keeps its small letter, the name behind it does not."""


@lru_cache(maxsize=8192)
def is_section(text: str) -> bool:
    """Whether a line is the name of a section: at least half of its words are such names' words."""
    words = re.findall(r"(?<![^\W\d_])(?![^\W\d_]\.)[^\W\d_]+(?:['\-][^\W\d_]+)*", fold(text))
    known = sum(w in phrase_set("sections") for w in words)
    return bool(words) and known * 2 >= len(words)


@lru_cache(maxsize=8192)
def is_staff(text: str) -> bool:
    """Whether a byline names an office, not a person."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", fold(text))
    return fold(text) in phrase_set("staff") or any(w in phrase_set("staff") for w in words)


def is_agency(text: str) -> bool:
    """Whether a byline names a news agency."""
    return fold(text).strip(" .()") in phrase_set("agencies")


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,;/|&•·+]|\s(?:{alternatives(phrases('and'))})\s)\s*", re.IGNORECASE)


def parts(text: str) -> list[str]:
    """A byline cut at commas, bars and words for "and"."""
    return [
        p.strip(" .:—–-") if not _INITIAL.search(p[-2:]) else p.strip()
        for p in _joints().split(text)
        if p.strip(" .:—–-")
    ]


def apart(text: str) -> list[str]:
    """Two or three Cyrillic names side by side, each with its family name: ``Анна Ким Олег Вуд``; else the text alone.

    No person has four names of which none is a patronymic; in Latin script many do.
    """
    words = text.split()
    pairs = len(words) in _PAIRED and all(_CYRILLIC_NAME.fullmatch(w) and not _PATRONYMIC.search(w) for w in words)
    if not pairs or any(fold(w) in phrase_set("function_words") | phrase_set("sections") for w in words):
        return [text]
    return [" ".join(words[i : i + 2]) for i in range(0, len(words), 2)]


_PAIRED = (4, 6)
"""Words of two names and of three."""
_CYRILLIC_NAME = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]+(?:-[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]+)?")
_PATRONYMIC = re.compile(r"(?:вич|вна|чна|льич|оглы|кызы)$")


def names(text: str, *, least: int = 2) -> tuple[str, ...]:
    """The personal names of a byline without its label, each once, in order."""
    found = [plain_name(one) for p in parts(text) for one in apart(p)]
    return tuple(dict.fromkeys(lowered(p) for p in found if is_name(p, least=least)))[:_MOST_NAMES]


def lowered(name: str) -> str:
    """A name that a page wrote in capitals, whole or its surname, as names are written: ``JANE DOE``, ``Анна КИМ``."""
    tokens = name.split()
    if len(tokens) < 2 or all(len(t) <= _SHORT_PREFIX for t in tokens):  # noqa: PLR2004
        return name
    if name.isupper():
        return " ".join(t if "." in t else t.title().replace("’S", "’s") for t in tokens)
    if not any(t[0].isupper() and t[1:].islower() for t in tokens):
        return name
    shouted = sum(t.isupper() and len(t) >= _SHORT_PREFIX and "." not in t for t in tokens)
    least = 2 if shouted else _SHORT_PREFIX  # "Anne LE BRAS": the small word shouts with the name
    return " ".join(t.title() if t.isupper() and len(t) >= least and "." not in t else t for t in tokens)


def plain_name(part: str) -> str:
    """A name without a place behind it: ``Jane Doe in Berlin``; and without its share: ``Jane Doe (text)``."""
    if is_picture(part):
        return ""
    part = re.sub(r"\s*\([^()]*\)\s*$", "", part)
    return _PLACE.split(part, maxsplit=1)[0].strip()


_PLACE = re.compile(
    r"\s+(?:in|à|au|aux|aus|w|we|в|во|у|із|из|з|en|a|em|da|uit|from|for|at|für|pour|dla|для|per)\s+(?=[^\W\d_])"
)


@lru_cache(maxsize=8192)
def is_picture(part: str) -> bool:
    """Whether a part of a byline names who took the pictures."""
    words = re.findall(r"[^\W\d_]+", fold(part))
    return any(w in phrase_set("picture_words") for w in words)


def signed_name(text: str) -> str | None:
    """The name in ``Jane Doe in Berlin``, ``Jane Doe, Berlin``, ``Jane Doe, science editor``; None if it is none.

    Its form says little, since headlines have it too: the caller knows that a byline stands there.
    """
    pieces = parts(text)
    if not pieces or len(pieces) > _MOST_NAMES or not is_name(first := plain_name(pieces[0])):
        return None
    rest = [pieces[0][len(first) :].strip(), *pieces[1:]]
    return first if all(_beside_name(p) for p in rest if p) else None


def _beside_name(part: str) -> bool:
    """Whether a part of a byline is short enough for a place, an office or a role."""
    return len(part.split()) <= _ROLE_WORDS and not re.search(r"[.!?:«“\"]", part.rstrip("."))


def labelled(text: str) -> tuple[str, bool] | None:
    """The rest of a byline behind its label, and whether a colon followed it; None if there is no label."""
    folded = fold(text)
    end = starts_with("author").end(folded)
    if end and (colon := re.match(r"\s*[:：]\s*", text[end:])):
        return text[end + colon.end() :], True
    end = starts_with("by").end(folded)
    if end and re.match(r"\s+[^\W\d_]", text[end:]):
        return text[end:].strip(), False
    return None


@lru_cache(maxsize=4096)
def unglued(text: str) -> tuple[str, str] | None:
    """A name and what a page's layout glued to it without a blank: ``Jane DoeTech`` → ``Jane Doe``, ``Tech``."""
    if (day := _glued_day(text)) and is_name(left := text[:day]) and len(left.split()) > 1:
        return left, text[day:]
    for match in _CAMEL.finditer(text):
        left, right = text[: match.start()], text[match.start() :]
        if is_name(left) and len(left.split()[-1]) > _SHORT_PREFIX and (len(right) > 1):
            return left, right
    return None


def _glued_day(text: str) -> int:
    """Where a weekday in small letters was glued to the end of a name; 0 if none was."""
    folded = fold(text).rstrip(" ,.")
    if len(text.split()) > _MOST_TOKENS:
        return 0
    if not folded.endswith(_weekdays()):
        return 0
    ends = (day for day in _weekdays() if folded.endswith(day) and folded[-len(day) - 1 : -len(day)].isalpha())
    return next((len(folded) - len(day) for day in ends), 0)


@cache
def _weekdays() -> tuple[str, ...]:
    return tuple(day for day in weekday_names() if len(day) > _SHORT_PREFIX)
