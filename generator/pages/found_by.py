"""What a search finds an article by, beside its own words: the people in every spelling, topics, source and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    found: dict[str, None] = {}
    for person in edition.people_of(article):
        met = [unescaped(text) for text in edition.catalogue.spelt(person.id)]
        met.append(person.text)
        found.update(dict.fromkeys((*met, *more_spellings(met))))
    return list(found)


def more_spellings(met: Iterable[str]) -> list[str]:
    """Words of one person's names as the other script, and other countries' press, would write them.

    A name that is nowhere in Cyrillic is guessed there. Cyrillic goes into all Latin systems where the name follows one
    of them already, or has no Latin spelling yet: Бабушкин and Babushkin bring Babouchkine, but Маск and Musk no Mask.

    Args:
        met: the spellings known.

    Returns:
        Words that are not among those of ``met``.
    """
    words = tuple(dict.fromkeys(word for spelling in met for word in spelling.split()))
    known = {word.casefold() for word in words}
    cyrillic = [word for word in words if is_cyrillic(word)]
    latin = len(cyrillic) < len(words)
    more: dict[str, None] = {}
    for word in cyrillic or words:
        here = [_in_cyrillic(word)] if cyrillic else [(cyrillise(word, "ru"),), (cyrillise(word, "uk"),)]
        for variants in here:
            spelt = list(dict.fromkeys(each for variant in variants for each in _romanised(variant)))
            follows = not latin or any(each.casefold() in known for each in spelt)
            more.update(dict.fromkeys((*variants, *(spelt if follows else ()))))
    return [word for word in more if len(word) > 1 and word.casefold() not in known and not MIXED.search(word)]


def _in_cyrillic(word: str) -> tuple[str, ...]:
    """A Cyrillic word, and as Russian or Ukrainian would write it if it is the other's."""
    return (word, *(respell(word, to) for to, own in OWN_LETTERS.items() if not own.search(word)))


@cache
def _romanised(word: str) -> tuple[str, ...]:
    english = (romanise(word, "ru"), romanise(word, "uk"))
    return (*english, *("-".join(_spelt(part, press) for part in word.split("-")) for press in ("fr", "de")))


def _spelt(word: str, press: str) -> str:
    pattern, letters = _letters(press)
    return pattern.sub(lambda m: letters.get(m[0], letters.get(f"{m[0]}$", "")), word.lower()).capitalize()


@cache
def _letters(press: str) -> tuple[re.Pattern[str], dict[str, str]]:
    path = Path(__file__).with_suffix(".yml")
    table = yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path)[press]
    letters = {str(spelling): str(value) for spelling, value in table.items()}
    longest = sorted(letters, key=lambda spelling: (-len(spelling), spelling))
    return re.compile("|".join(re.escape(s).replace(r"\$", r"\b") for s in longest)), letters
