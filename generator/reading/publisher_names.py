"""What may be the name of a publication in a line of its page, and where such names stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from generator.reading.cues import find_cue
from generator.reading.dateline import dateline
from generator.reading.draft import Draft
from generator.reading.names import is_agency, is_section, is_staff
from generator.reading.outlets import built_like_outlet, is_domain
from generator.reading.shape import word_count
from generator.reading.stamps import read_stamps, without_dates
from generator.reading.words import alternatives, fold, phrase_set, phrases

LONGEST = 6
"""Words of the longest name of a publication."""
BETWEEN = re.compile(r"\s*[|•·›»>/\[\]()●•;]+\s*|\s[—–-]\s|\s[^\w\s«»\"“„'’&(#@-]+\s|,\s|[.:!]\s|\s{2,}")
QUOTES = '«»"“”„‚‘’'
_HOLDER = re.compile(
    r"(?:©|\([cсɔ]\)|copyright|копирайт|копірайт)\s*(?:©|\([cс]\))?[\s:,]*(?:(?:19|20)\d\d[\s,–—/-]*)*", re.IGNORECASE
)
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,50})[»”“\"]")


_INFINITIVE = re.compile(r"[а-яёіїєґ’']{4,}(?:[аиея]ть|ться|[аиія]ти|тися)")
"""A long East Slavic infinitive, as buttons have them: ``Написать``, ``Показати``."""


@lru_cache(maxsize=4096)
def is_command(word: str) -> bool:
    """Whether a word is one that pages have for buttons and menus."""
    word = word.strip(".,:[]()|")
    cue = find_cue(word)
    return (
        word in phrase_set("page_words")
        or bool(_INFINITIVE.fullmatch(word))
        or (cue is not None and cue.kind in {"navigation", "share"})
    )


def pieces(text: str) -> list[str]:
    """The parts of a line between its signs."""
    return [p.strip(" .:," + QUOTES) for p in BETWEEN.split(without_dates(text)) if re.search(r"[^\W\d_]{2}", p)]


def in_datelines(drafts: list[Draft]) -> Iterator[str]:
    """Agencies nobody listed that a dateline names in brackets: ``OSLO, 5 May (Northwire) —``."""
    for d in [d for d in drafts if d.kept and d.reason == "body"][:3]:
        opening = dateline(d.text)
        name = opening[1] if opening else None
        if name and not is_agency(name) and word_count(name) <= 4 and name[:1].isupper() and "/" not in name:  # noqa: PLR2004
            yield name


def names_in(text: str) -> Iterator[str]:
    """The names a line at the top may have: its first part, and the first words of that; of a dated line each part."""
    dated = bool(read_stamps(text, 0, "und"))
    parts = pieces(text)
    barred = "|" in text and len(parts) == _TWO  # "Arts | The Harbour Post": a section and the page's name
    for part in parts if dated or barred else parts[:1]:
        words = part.split()
        for count in range(min(len(words), LONGEST), 0, -1):
            name = " ".join(words[:count])
            if may_be_publisher(name):
                yield name


_TWO = 2


def may_be_publisher(name: str) -> bool:
    """Whether words may be the name of a publication: no section, office, agency, code or command."""
    if is_domain(name) or _DOTTED.fullmatch(name):
        return True
    first = name.lstrip(QUOTES)[:1]
    if not (first.isupper() or first.isdigit() or is_domain(name)) or not re.search(r"[^\W\d_]{2}", name):
        return False
    last = fold(name.rsplit(maxsplit=1)[-1])
    if (
        (_all_sections(name) and not _reviews(name))
        or fold(name) in phrase_set("credit_noise")
        or is_staff(name)
        or is_agency(name)
        or (last in phrase_set("function_words") and len(name.split()) > 1)
        or _opens_with_preposition(name)
    ):
        return False
    if re.fullmatch(r"[A-Z\d]+(?:[-_/][A-Z\d]+){2,}", name) or is_command(name.split(maxsplit=1)[0]):
        return False
    if re.search(r"\d{2,}|\d[.,]\d|°|%|[+]", name) or not re.search(r"[^\W_]$", name):
        return False
    return not _labels_date(name) and _no_furniture(name)


def _opens_with_preposition(name: str) -> bool:
    """Whether a name is a place or a section with a preposition before it: ``В России``, ``En région``."""
    first, _, rest = fold(name).partition(" ")
    return bool(rest) and first in phrase_set("function_words") and first not in phrase_set("articles")


def _all_sections(name: str) -> bool:
    """Whether each word of a name that says something is a section's: one of two may be a name's, ``Голос громади``."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(name)) if w not in phrase_set("function_words")]
    return is_section(name) and all(is_section(w) for w in words)


def _reviews(name: str) -> bool:
    """Whether a name that has a section's word is built as publications' are: ``Fen Review``."""
    words = [w for w in re.findall(r"[^\W\d_]+", name) if len(w) > 2]  # noqa: PLR2004 - no small word
    own = [w for w in words if not is_section(w) and fold(w) not in phrase_set("publisher_words")]
    proper = len(words) > 1 and bool(_CYRILLIC.search(name))  # sections have one capital there
    return bool(own) and all(w[0].isupper() for w in words) and (proper or built(name) > 0)


_CYRILLIC = re.compile("[а-яіїєґ]")


def _labels_date(name: str) -> bool:
    """Whether words stand before dates: ``Press release``, ``News release`` (of …)."""
    return fold(name) in _begun_labels()


@cache
def _begun_labels() -> frozenset[str]:
    """The labels of dates and what begins one, to a blank."""
    labels = phrases("published")
    return frozenset((*labels, *(label[:at] for label in labels for at, c in enumerate(label) if c == " ")))


def _no_furniture(name: str) -> bool:
    cue = find_cue(name)
    return cue is None or cue.kind == "copyright"


def built(name: str) -> float:
    """What a name gains by being built as names of publications are."""
    if built_like_outlet(name) or _DOTTED.fullmatch(name):
        return 1.5
    words = re.findall(r"[^\W\d_]+", fold(name))
    return 0.8 if len(words) > 1 and any(w in phrase_set("publisher_words") for w in words) else 0.0


_DOTTED = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'ʼ-]){2,}\.[^\W\d_]{2,8}")
"""``Nine.sport``; at the top of a page no sentence is glued to another."""


def in_notice(text: str) -> Iterator[str]:
    """Names in a line of the page under the article: behind ©, in quotation marks, before a slogan."""
    if holder := _HOLDER.search(text):
        rest = BETWEEN.split(text[holder.end() :].strip(), maxsplit=1)[0].strip(" .,:" + QUOTES)
        if 0 < word_count(rest) <= LONGEST and may_be_publisher(rest):
            yield rest
    if credit := first_published().search(fold(text)):
        rest = BETWEEN.split(text[credit.end() :], maxsplit=1)[0].strip(" .,:" + QUOTES)
        if 0 < word_count(rest) <= LONGEST and may_be_publisher(rest):
            yield rest
    for match in _QUOTED.finditer(text):
        if word_count(match[1]) <= LONGEST and may_be_publisher(match[1]) and built_like_outlet(match[1]):
            yield match[1]
    first = BETWEEN.split(text, maxsplit=1)[0].strip(" .,:" + QUOTES)
    if (
        first != text.strip()
        and word_count(first) <= LONGEST
        and may_be_publisher(first)
        and (built_like_outlet(first) or (built(first) and in_capitals(first)))
    ):
        yield first


def in_senders(drafts: list[Draft]) -> Iterator[str]:
    """Who sent the mail whose text this is: the first name before an address above it: ``From: Harbour Post <…>``."""
    for d in drafts[:_MAIL_HEAD]:
        match = _SENDER.fullmatch(d.text.strip())
        if match:
            if may_be_publisher(match["name"]):
                yield match["name"]
            return


_MAIL_HEAD = 6
_SENDER = re.compile(r"[^\W\d_]{2,10}:\s*[\"“]?(?P<name>[^<>:\"”]{3,50}?)[\"”]?\s*<[^<>@\s]+@[^<>\s]+>")


def without_noun(name: str) -> str:
    """A name in quotation marks without words for what bears it: ``Районная газета «Заря»``; ``РИА «Заря»`` whole."""
    match = _NOUN_AND_NAME.fullmatch(name)
    nouns = re.findall(r"[^\W\d_]+", match["noun"]) if match else []
    own = any(fold(w) in phrase_set("outlet_words") | phrase_set("publisher_words") for w in nouns)
    return match["name"] if match and own and not any(w.isupper() for w in nouns) else name


_NOUN_AND_NAME = re.compile(r"(?P<noun>[^«»“”„\"]+?)\s*[«“„\"](?P<name>[^«»“”„\"]{3,})[»”“\"]")


def in_newsroom(texts: Iterable[str]) -> Iterator[str]:
    """Addresses of sites whose newsroom a line of the page speaks of: ``Редакція beacon.ua протестувала …``."""
    for text in texts:
        for match in _newsroom().finditer(fold(text)):
            name = text[match.end() :].split(maxsplit=1)[0].strip(" .,:;!?" + QUOTES) if text[match.end() :] else ""
            if is_domain(name):
                yield name


@cache
def _newsroom() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('newsroom'))})\s+(?=[^\W\d_])")


@cache
def first_published() -> re.Pattern[str]:
    """Who published it first: ``This article was first published by …``."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('first_published'))})\s+")


def in_capitals(name: str) -> bool:
    """Whether a name has two words or more and all long ones with a capital."""
    words = [w for w in name.split() if len(w) > 3]  # noqa: PLR2004
    return len(words) > 1 and all(w[0].isupper() for w in words)
