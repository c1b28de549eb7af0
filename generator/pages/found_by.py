"""What a search finds an article by, beside its own words: the people in every spelling, topics, source and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlio
from generator.article import Article
from generator.pages.edition import Edition
from generator.pages.text import unescaped
from generator.pages.urls import ancestors
from generator.people.names.translit import cyrillise, is_cyrillic, romanise
from generator.people.shown import respell

CYRILLIC_WORD = re.compile(r"[Ѐ-ԯ][Ѐ-ԯ'’]*")

MIXED = re.compile(r"[Ѐ-ԯ].*[A-Za-z]|[A-Za-z].*[Ѐ-ԯ]")
"""What comes out where a word has a letter that a system does not know; nobody writes so."""

OWN_LETTERS = {"uk": re.compile("[іїєґ]", re.IGNORECASE), "ru": re.compile("[ыэёъ]", re.IGNORECASE)}
"""Letters that say a word is in that language's spelling already."""


def facts(edition: Edition, article: Article) -> dict[str, Any]:
    """What the search page filters by, and the topics' labels, for ``digest.search`` of an article's page.

    A topic stands with those above it, as on the topics' own pages: who asks for science gets physics too.
    """
    catalogue = edition.catalogue
    own = [t for t in dict.fromkeys(article.topics) if t in catalogue.topics]
    topics = list(dict.fromkeys(topic for t in own for topic in (t, *ancestors(catalogue, t))))
    source = edition.source(article)
    found: dict[str, Any] = {
        "date": article.date.isoformat()[:10] if article.date else None,
        "source": source.name if source else None,
        "topic": topics,
        "person": [person.id for person in edition.people_of(article)],
        "topics": [edition.topic(topic).text for topic in topics],
    }
    return {key: value for key, value in found.items() if value}


def names(edition: Edition, article: Article) -> list[str]:
    """Every spelling of an article's people: those the texts have, and those a reader may try in another script."""
    people = edition.people_of(article)
    met = list(dict.fromkeys(unescaped(s.text) for p in people for s in edition.catalogue.people[p.id].spellings))
    shown = [person.text for person in people]
    return list(dict.fromkeys((*met, *shown, *more_spellings([*met, *shown]))))


def more_spellings(spellings: Iterable[str]) -> list[str]:
    """Words of names as the other script, and the other countries' press, would write them; none that is there already."""
    words = dict.fromkeys(word for spelling in spellings for word in spelling.split())
    known = {word.casefold() for word in words}
    more: dict[str, None] = {}
    for word in words:
        for guess in _guesses(word):
            if len(guess) > 1 and guess.casefold() not in known and not MIXED.search(guess):
                more.setdefault(guess)
    return list(more)


@cache
def _guesses(word: str) -> tuple[str, ...]:
    """One word of a name in the other script, and from there in each country's Latin letters."""
    cyrillic = [word] if is_cyrillic(word) else [cyrillise(word, "ru"), cyrillise(word, "uk")]
    found = [*cyrillic, *(respell(cyrillic[0], to) for to, own in OWN_LETTERS.items() if not own.search(cyrillic[0]))]
    for each in dict.fromkeys(found):
        found += _romanised(each)
    return tuple(dict.fromkeys(found))


def _romanised(word: str) -> Iterator[str]:
    yield romanise(word, "ru")
    yield romanise(word, "uk")
    for press in ("fr", "de"):
        yield CYRILLIC_WORD.sub(lambda match, press=press: _spelt(match[0], press), word)  # type: ignore[misc]


def _spelt(word: str, press: str) -> str:
    pattern, letters = _letters(press)
    return pattern.sub(lambda m: letters.get(m[0], letters.get(f"{m[0]}$", "")), word.lower()).capitalize()


@cache
def _letters(press: str) -> tuple[re.Pattern[str], dict[str, str]]:
    path = Path(__file__).with_suffix(".yml")
    letters = {str(k): str(v) for k, v in yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path)[press].items()}
    longest = sorted(letters, key=lambda spelling: (-len(spelling), spelling))
    return re.compile("|".join(re.escape(s).replace(r"\$", r"\b") for s in longest)), letters
