"""All articles as one immutable Catalogue: what the pages are written from.

A *piece* is one report in all its languages (an original and its translations: one slug); a *story* is one event that
pieces of several sources report. People, topics, stories and months are the pieces seen from another side.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.article import Article, Date
from generator.people.registry import Registry
from generator.people.spelling import spelling
from generator.people.spot import Spot, spot
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
    copies: Mapping[str, str] = field(default_factory=dict)
    """Slugs of pieces that print the text of an earlier one (a wire's, say), each with the slug of that one."""


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
    left_out: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Seed name to the reasons for which blocks of it were left out, with their numbers, as the ledger has them."""


def day(date: Date) -> dt.date:
    """The calendar day of a date, in the zone it was published in."""
    return date.date() if isinstance(date, dt.datetime) else date


def build(
    settings: Settings,
    articles: Iterable[Article],
    registry: Registry,
    taxonomy: Taxonomy,
    *,
    left_out: Mapping[str, Mapping[str, int]] | None = None,
) -> Catalogue:
    """Look at all articles from every side.

    Args:
        settings: the digest folder.
        articles: as they stand in content/articles, in any order.
        registry: whose ids the articles name; an id it does not know, or that it says is no person, is left out.
        taxonomy: likewise for topics.
        left_out: what was left out of each seed (`generator.ledger.Entry.left_out`), where that is known.
    """
    by_slug: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_slug[article.slug].append(article)
    made = [_piece(group, registry, taxonomy) for _, group in sorted(by_slug.items())]
    pieces = {p.slug: p for p in sorted(made, key=_newest_first)}
    people = _people(pieces, registry)
    topics = _topics(pieces, taxonomy)
    return Catalogue(
        settings=settings,
        registry=registry,
        taxonomy=taxonomy,
        pieces=pieces,
        people=people,
        topics=topics,
        stories=_stories(pieces),
        months=_months(pieces),
        undated=tuple(sorted(slug for slug, p in pieces.items() if p.original.date is None)),
        left_out=left_out or {},
    )


def _newest_first(piece: Piece) -> tuple[int, str]:
    date = piece.original.date
    return (-day(date).toordinal() if date else 1, piece.slug)


def _piece(group: list[Article], registry: Registry, taxonomy: Taxonomy) -> Piece:
    original, *others = sorted(group, key=lambda a: (a.translated_from is not None, a.seed is None, a.lang))
    known = replace(
        original,
        people=tuple(dict.fromkeys(i for p in original.people if (i := _person(p, registry)))),
        topics=tuple(t for t in dict.fromkeys(original.topics) if taxonomy.known(t)),
        story=original.story or original.slug,
    )
    versions = [known, *(_completed(other, known) for other in others)]
    return Piece(slug=known.slug, versions=tuple(_version(a, registry) for a in versions))


def _person(person: str, registry: Registry) -> str | None:
    """The id a person goes by now; None for one that the registry does not know, or knows to be no person."""
    if not registry.known(person):
        return None
    now = registry.canonical(person)
    return None if registry.entry(now).not_a_person else now


def _completed(translation: Article, original: Article) -> Article:
    """A translation with what it shares with its original."""
    return replace(
        translation,
        date=translation.date or original.date,
        authors=translation.authors or original.authors,
        source=original.source if translation.source.name is None else translation.source,
        people=original.people,
        topics=original.topics,
        story=original.story,
        translated_from=translation.translated_from or original.lang,
    )


def _version(article: Article, registry: Registry) -> Version:
    names = [(p, registry.spot_names(p, article.lang)) for p in article.people]
    return Version(article=article, spots=spot(article.body, article.lang, names))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _people(pieces: Mapping[str, Piece], registry: Registry) -> dict[str, PersonRecord]:
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        for person in piece.original.people:
            slugs[person].append(slug)
    order = sorted(slugs, key=lambda person: (-len(slugs[person]), person))
    return {p: _person_record(p, [pieces[s] for s in slugs[p]], registry) for p in order}


def _person_record(person: str, pieces: Sequence[Piece], registry: Registry) -> PersonRecord:
    others = Counter(p for piece in pieces for p in piece.original.people if p != person)
    topics = Counter(t for piece in pieces for t in piece.original.topics)
    return PersonRecord(
        id=person,
        pieces=tuple(p.slug for p in pieces),
        mentions=sum(s.person == person for p in pieces for s in p.versions[0].spots),
        spellings=_spellings(person, pieces, registry),
        appears_with=_ranked(others),
        topics=_ranked(topics),
    )


def _spellings(person: str, pieces: Sequence[Piece], registry: Registry) -> tuple[Spelling, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], dt.date] = {}
    for version in (v for p in pieces for v in p.versions):
        article = version.article
        for text in (s.text for s in version.spots if s.person == person):
            key = (spelling(text, registry.spot_names(person, article.lang), article.lang), article.lang)
            counts[key] += 1
            if article.date:
                first[key] = min(first.get(key, dt.date.max), day(article.date))
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(Spelling(text=k[0], lang=k[1], count=counts[k], first=first.get(k)) for k in ranked)


def _topics(pieces: Mapping[str, Piece], taxonomy: Taxonomy) -> dict[str, TopicRecord]:
    """Each topic with its own pieces and those of the topics below it."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        own = dict.fromkeys(piece.original.topics)
        for topic in own | dict.fromkeys(a for t in own for a in taxonomy.ancestors(t)):
            slugs[topic].append(slug)
    return {
        topic: TopicRecord(
            id=topic,
            pieces=tuple(slugs[topic]),
            people=_ranked(Counter(p for s in slugs[topic] for p in pieces[s].original.people)),
        )
        for topic in taxonomy.topics
        if topic in slugs
    }


def _stories(pieces: Mapping[str, Piece]) -> dict[str, StoryRecord]:
    """Pieces come newest first, so a story's place is that of its newest piece."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        slugs[piece.original.story or slug].append(slug)

    def oldest_first(slug: str) -> tuple[int, str]:
        date = pieces[slug].original.date
        return (day(date).toordinal() if date else dt.date.max.toordinal() + 1, slug)

    ordered = {story: tuple(sorted(members, key=oldest_first)) for story, members in slugs.items()}
    return {
        story: StoryRecord(id=story, pieces=members, copies=_copies([pieces[slug].original for slug in members]))
        for story, members in ordered.items()
    }


def _copies(originals: Sequence[Article]) -> dict[str, str]:
    """Which of a story's pieces say what an earlier one in their language says, nearly word for word.

    Of two on one day the longer text is the earlier one: who prints a wire's report cuts it and adds nothing.
    """
    found: dict[str, str] = {}
    ordered = sorted(originals, key=lambda a: (a.date is None, day(a.date) if a.date else dt.date.max, -len(a.body)))
    for number, article in enumerate(ordered):
        for earlier in ordered[:number]:
            if earlier.slug not in found and earlier.lang == article.lang and _same_text(earlier, article):
                found[article.slug] = earlier.slug
                break
    return found


def _same_text(one: Article, other: Article) -> bool:
    from generator.stories import NEAR_DUPLICATE, near_duplicate  # noqa: PLC0415 - few digests come this far

    return near_duplicate(one.body, other.body) >= NEAR_DUPLICATE


def _months(pieces: Mapping[str, Piece]) -> dict[str, tuple[str, ...]]:
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        if piece.original.date:
            slugs[day(piece.original.date).isoformat()[:7]].append(slug)
    return {month: tuple(s) for month, s in slugs.items()}
