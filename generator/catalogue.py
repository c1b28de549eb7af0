"""All articles as one immutable Catalogue: what the pages are written from.

A *piece* is one report in all its languages (an original and its translations: one slug); a *story* is one event that
pieces of several sources report. People, topics, stories and months are the pieces seen from another side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.article import Article, Date
from generator.people.registry import Registry
from generator.people.spot import Spot
from generator.settings import Settings
from generator.topics.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A piece in one language."""

    article: Article
    """With everything filled in that a translation shares with its original."""
    spots: tuple[Spot, ...]
    """Where the body (``article.body``, Markdown) names the piece's people, in text order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One report: an original and its translations."""

    slug: str
    versions: tuple[Version, ...]
    """The original first, then the translations by language tag."""

    @property
    def original(self) -> Article:
        """The article as it was published first."""
        return self.versions[0].article

    def version(self, lang: str) -> Version | None:
        """The piece in exactly this language."""
        return next((v for v in self.versions if v.article.lang == lang), None)

    def best(self, locale: str) -> Version:
        """What a reader of a locale gets: the version in that language, else the original."""
        return self.version(locale) or self.versions[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way a person is written in the articles."""

    text: str
    lang: str
    count: int
    first: Date | None
    """Date of the earliest dated piece that has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """A person and where they appear."""

    id: str
    pieces: tuple[str, ...]
    """Slugs, newest first, undated last."""
    mentions: int
    """In the original versions."""
    spellings: tuple[Spelling, ...]
    """Most frequent first."""
    appears_with: tuple[tuple[str, int], ...]
    """Other person ids with the number of shared pieces, most first."""
    topics: tuple[tuple[str, int], ...]
    """Topic ids with the number of pieces, most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    """A topic that at least one piece is about."""

    id: str
    pieces: tuple[str, ...]
    people: tuple[tuple[str, int], ...]
    """Person ids with the number of pieces, most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """An event and the pieces that report it."""

    id: str
    pieces: tuple[str, ...]
    """Slugs in time order, oldest first, undated last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The whole digest."""

    settings: Settings
    registry: Registry
    taxonomy: Taxonomy
    pieces: Mapping[str, Piece]
    """By slug; newest first, undated last, then by slug."""
    people: Mapping[str, PersonRecord]
    """By person id; most pieces first, then by id. Only people whom a piece names."""
    topics: Mapping[str, TopicRecord]
    """By topic id, in the order of the taxonomy. Only topics with a piece."""
    stories: Mapping[str, StoryRecord]
    """By story id; the story with the newest piece first. Every piece belongs to one."""
    months: Mapping[str, tuple[str, ...]]
    """``2025-07`` to slugs; newest month first, newest piece first. Undated pieces are in none."""
    undated: tuple[str, ...]
    """Slugs of the pieces without a date, by slug."""
