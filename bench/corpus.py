"""Made-up digests of any size: articles in four languages, people in three spellings, topics, stories, translations.

The same number gives the same corpus, and a smaller corpus is the beginning of a larger one: so adding one article to
1,000 is the article that makes them 1,001.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from anyascii import anyascii

LANGUAGES = ("en", "fr", "ru", "uk")
FIRST_DAY = dt.date(2020, 1, 1)
A_DAY = 5
"""Articles a day, so that 10,000 make five and a half years."""

TRANSLATED = 5
"""Every fifth article has translations, into all other languages."""
IN_STORY = 3
"""Of as many articles one begins a story, which the next one reports too."""

_OUTLETS = ("Morning Post", "Le Courrier", "Городские новости", "Ранкова пошта", "The Harbour Review", "Radio Nord")
_SKEW = 0.6
"""How much more often the well-known are named: the k-th person's weight is (k + 1) to the power of minus this."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named: id, and the name by language."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """One article in one language."""

    lang: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs as Markdown."""
        return "\n\n".join(self.paragraphs) + "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A report: its original and its translations."""

    number: int
    slug: str
    date: dt.date
    outlet: str
    topics: tuple[str, ...]
    people: tuple[str, ...]
    story: str
    texts: tuple[Text, ...]
    """The original first."""

    def edited(self) -> Piece:
        """The piece with one more sentence at the end of its original."""
        first = self.texts[0]
        text = replace(first, paragraphs=(*first.paragraphs, "1 + 1 = 2."))
        return replace(self, texts=(text, *self.texts[1:]))


@dataclass(frozen=True, slots=True)
class Corpus:
    """A digest's worth of articles."""

    pieces: tuple[Piece, ...]
    people: tuple[Person, ...]
    topics: tuple[str, ...]

    def name_of(self, person: str, lang: str) -> str:
        """What a person is called in a language."""
        return self.people[int(person.rpartition("-")[2])].names[lang]

    def with_piece(self, piece: Piece) -> Corpus:
        """With one piece more, or another in the place of one of the same slug."""
        others = tuple(piece if p.slug == piece.slug else p for p in self.pieces)
        return replace(self, pieces=others if piece in others else (*others, piece))

    def without(self, piece: Piece) -> Corpus:
        """With one piece less."""
        return replace(self, pieces=tuple(p for p in self.pieces if p.slug != piece.slug))

    def merged(self, keep: str, gone: str) -> Corpus:
        """With one person less: whoever named the one who goes names the one who stays."""

        def renamed(people: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(keep if person == gone else person for person in people))

        return replace(self, pieces=tuple(replace(piece, people=renamed(piece.people)) for piece in self.pieces))


@cache
def words() -> Any:
    """The vocabulary (words.yml)."""
    return yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))


def make(count: int, *, people: int | None = None) -> Corpus:
    """A corpus of ``count`` reports.

    Args:
        count: originals; translations come on top.
        people: how many there are in all; a fifth of the articles unless said otherwise. Two corpora are each other's
            beginning only if this is the same.
    """
    cast = tuple(_person(number) for number in range(people or max(5, count // 5)))
    weights = [(number + 1) ** -_SKEW for number in range(len(cast))]
    pieces = tuple(_piece(number, cast, weights) for number in range(count))
    return Corpus(pieces, cast, tuple(words()["topics"]))


def _person(number: int) -> Person:
    """The ``number``-th person: every name once."""
    given, stems, endings = (words()[key] for key in ("given", "stems", "endings"))
    first = given[number % len(given)]
    rest = number // len(given)
    stem, ending = stems[rest % len(stems)], endings[(rest // len(stems) + number) % len(endings)]
    round_ = rest // (len(stems) * len(endings))
    more = stems[round_ % len(stems)] if round_ else ("", "")  # double names once all simple ones are used
    latin, cyrillic = (stem[i] + ending[i] + (f"-{more[i]}{ending[i]}" if round_ else "") for i in (0, 1))
    names = {
        "en": f"{first[0]} {latin}", "fr": f"{first[0]} {latin}",
        "ru": f"{first[1]} {cyrillic}", "uk": f"{first[2]} {cyrillic}",
    }  # fmt: skip
    return Person(_slug(names["en"]) + f"-{number}", names)


def _piece(number: int, cast: tuple[Person, ...], weights: list[float]) -> Piece:
    random = Random(number)
    topics = tuple(random.sample(words()["topics"], 2))
    chosen = random.choices(range(len(cast)), weights, k=random.randint(1, 4))
    named = [cast[k] for k in dict.fromkeys(chosen)]
    original = LANGUAGES[number % len(LANGUAGES)]
    others = [lang for lang in LANGUAGES if lang != original] if number % TRANSLATED == 0 else []
    shape = random.getrandbits(32)
    texts = tuple(_text(lang, topics[0], tuple(named), Random(shape)) for lang in (original, *others))
    begins = number - number % IN_STORY
    return Piece(
        number=number, slug=f"{_slug(texts[0].title)[:60].strip('-')}-{number}",
        date=FIRST_DAY + dt.timedelta(days=number // A_DAY), outlet=random.choice(_OUTLETS),
        topics=topics, people=tuple(p.id for p in named), texts=texts,
        story=f"story-{begins}" if number % IN_STORY < 2 else "",  # noqa: PLR2004 - two of three
    )  # fmt: skip


def _text(lang: str, topic: str, people: tuple[Person, ...], random: Random) -> Text:
    vocabulary = words()["languages"][lang]

    def say(pattern: str) -> str:
        person = random.choice(people).names[lang]
        said = pattern.format(
            person=person, surname=person.split(" ", 1)[1], place=random.choice(vocabulary["places"]),
            day=random.choice(vocabulary["days"]), n=random.randint(3, 90),
            thing=random.choice(vocabulary["things"][topic]),
        )  # fmt: skip
        return said[:1].upper() + said[1:]

    title = say(random.choice(vocabulary["headlines"]))
    paragraphs = [
        " ".join(say(pattern) for pattern in random.sample(vocabulary["sentences"], random.randint(2, 5)))
        for _ in range(random.randint(4, 8))
    ]
    return Text(lang, title, say(vocabulary["sentences"][0]), tuple(paragraphs))


def _slug(text: str) -> str:
    kept = (c if c.isalnum() else "-" for c in anyascii(text).lower())
    return "-".join(filter(None, "".join(kept).split("-")))
