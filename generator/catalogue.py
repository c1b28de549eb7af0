"""All articles as one immutable Catalogue: what the pages are written from.

What is expensive (who is mentioned where, who appears with whom, which reports are copies) is worked out when it is
asked for, and every part has a fingerprint of what it is worked out from: `facts`. So a page can be left alone whose
parts are as they were (`generator.trace`).

A *piece* is one report in all its languages (an original and its translations: one slug); a *story* is one event that
pieces of several sources report. People, topics, stories and months are the pieces seen from another side.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, TypeVar

from generator import trace
from generator.article import Article, Date
from generator.mentions import Found, Mentions
from generator.people.registry import Registry
from generator.people.registry_model import DisplayName, Entry
from generator.people.spot import Spot
from generator.phases import phase
from generator.settings import Settings
from generator.shelf import Shelved
from generator.state import fingerprint
from generator.topics.taxonomy import Taxonomy
from generator.trace import Facts

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A piece in one language."""

    article: Article
    """With everything filled in that a translation shares with its original."""
    found: Found

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the body (``article.body``, Markdown) names the piece's people, in text order."""
        return self.found.spots

    @property
    def spelt(self) -> tuple[str, ...]:
        """Which spelling of the person each of these is a form of."""
        return self.found.spelt


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
    pieces: Facts[Piece]
    """By slug; newest first, undated last, then by slug."""
    people: Facts[PersonRecord]
    """By person id; most pieces first, then by id. Only people whom a piece names."""
    topics: Facts[TopicRecord]
    """By topic id, in the order of the taxonomy. Only topics with a piece."""
    stories: Facts[StoryRecord]
    """By story id; the story with the newest piece first. Every piece belongs to one."""
    months: Facts[tuple[str, ...]]
    """``2025-07`` to slugs; newest month first, newest piece first. Undated pieces are in none."""
    without_date: tuple[str, ...] = ()
    left_out: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Seed name to the reasons for which blocks of it were left out, with their numbers, as the ledger has them."""
    all_languages: tuple[str, ...] = ()
    shared: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How many pieces two people share, by their ids in order; with no note of who reads it."""
    members: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """Slugs of the pieces of every ``person``, ``topic``, ``story`` and ``month``, with no note of who reads them."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Fingerprint of every fact that can be read of all this (`generator.trace`)."""
    made: trace.Kept[str, Any] = field(default_factory=trace.Kept, compare=False, repr=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Something that pages of all locales want and that is made once."""
        found: T = self.made.of(name, make)
        return found

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of all articles, translations included, sorted."""
        trace.reading("languages")
        return self.all_languages

    @property
    def has_pieces(self) -> bool:
        """Whether there is any article."""
        trace.reading("any")
        return bool(self.all_languages)

    @property
    def has_company(self) -> bool:
        """Whether two people share an article."""
        trace.reading("company")
        return bool(self.shared)

    @property
    def company(self) -> Mapping[tuple[str, str], int]:
        """How many pieces two people share, by their ids in order."""
        trace.reading("~person")
        return self.shared

    @property
    def undated(self) -> tuple[str, ...]:
        """Slugs of the pieces without a date, by slug."""
        trace.reading("undated")
        return self.without_date

    def derived(self) -> dict[str, tuple[str, Callable[[str], str]]]:
        """Facts that are derived from others, as `generator.trace.Prints` takes them."""
        return {
            "spelt": ("person", lambda person: fingerprint(self.spelt(person))),
            "story": ("told", self._story_print),
        }

    def _story_print(self, story: str) -> str:
        with trace.unnoted():
            record = self.stories.at(story)
            fronts = [self.facts[f"piece {slug}"] for slug in record.pieces]
        return fingerprint(record.pieces, fronts, sorted(record.copies.items()))

    def spelt(self, person: str) -> tuple[str, ...]:
        """Every spelling that the articles have of a person, sorted."""
        trace.reading(f"spelt {person}")
        with trace.unnoted():
            return tuple(sorted({spelling.text for spelling in self.people[person].spellings}))


def day(date: Date) -> dt.date:
    """The calendar day of a date, in the zone it was published in."""
    return date.date() if isinstance(date, dt.datetime) else date


@phase("catalogue")
def build(
    settings: Settings,
    articles: Iterable[Article],
    registry: Registry,
    taxonomy: Taxonomy,
    *,
    left_out: Mapping[str, Mapping[str, int]] | None = None,
    mentions: Mentions | None = None,
) -> Catalogue:
    """Look at all articles from every side.

    Args:
        settings: the digest folder.
        articles: as they stand in content/articles, in any order.
        registry: whose ids the articles name; an id it does not know, or that it says is no person, is left out.
        taxonomy: likewise for topics.
        left_out: what was left out of each seed (`generator.ledger.Entry.left_out`), where that is known.
        mentions: where people are mentioned, as far as the last run knows.
    """
    by_slug: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_slug[article.slug].append(article)
    mentions = mentions or Mentions(registry)
    made = [_piece(group, registry, taxonomy, mentions) for _, group in sorted(by_slug.items())]
    plain = {p.slug: p for p in sorted(made, key=newest_first)}
    named, about, told, months = _named(plain), _about(plain, taxonomy), _told(plain), _months(plain)
    undated = tuple(sorted(slug for slug, p in plain.items() if p.original.date is None))
    languages = tuple(sorted({v.article.lang for p in made for v in p.versions}))
    members: dict[str, Mapping[str, Sequence[str]]] = {
        "person": named, "topic": about, "story": told, "month": months
    }  # fmt: skip
    shared = Counter(pair for p in made for pair in combinations(sorted(p.original.people), 2))
    print_of = _prints(plain, mentions, left_out or {})
    return Catalogue(
        settings=settings,
        registry=Noted(registry),
        taxonomy=taxonomy,
        pieces=Facts("piece", plain, plain.__getitem__),
        people=Facts("person", named, lambda person: _person_record(person, [plain[s] for s in named[person]])),
        topics=Facts("topic", about, lambda topic: _topic_record(topic, [plain[s] for s in about[topic]])),
        stories=Facts("story", told, lambda story: _story_record(story, [plain[s] for s in told[story]])),
        months=Facts("month", months, months.__getitem__),
        without_date=undated,
        left_out=left_out or {},
        all_languages=languages,
        members=members,
        shared=shared,
        facts={**_facts(print_of, mentions, members), "undated": fingerprint(undated),
               "languages": fingerprint(languages), "any": str(bool(plain)),
               "company": str(bool(shared))},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Prints:
    """Fingerprints of one piece."""

    front: str
    """Of all that is known of it but its texts."""
    met: str
    """Of how often its people are met, and in which spellings."""
    text: str
    """Of its texts."""


def _prints(
    pieces: Mapping[str, Piece], mentions: Mentions, left_out: Mapping[str, Mapping[str, int]]
) -> dict[str, _Prints]:
    return {
        slug: _Prints(
            fingerprint(
                [_front(version.article) for version in piece.versions],
                [(person, mentions.name_print(person)) for person in piece.original.people],
                piece.original.topics, piece.original.story,
                sorted(left_out.get(piece.original.seed or "", {}).items()),
            ),
            fingerprint([version.found.print_ for version in piece.versions]),
            fingerprint([_text(version.article) for version in piece.versions]),
        )
        for slug, piece in pieces.items()
    }  # fmt: skip


def _front(article: Article) -> str:
    return article.front if isinstance(article, Shelved) else repr(article)


def _text(article: Article) -> str:
    return article.sha256 if isinstance(article, Shelved) else repr(article)


def _facts(
    pieces: Mapping[str, _Prints], mentions: Mentions, kinds: Mapping[str, Mapping[str, Sequence[str]]]
) -> dict[str, str]:
    """The fingerprint of every fact but those of addresses (`generator.pages.urls`) and of derived ones.

    A piece is without its texts: ``text <slug>`` is a fact of its own, and what a story's texts say of it (who copied
    whom) is derived, see `Catalogue.derived`.
    """
    facts = {f"piece {slug}": known.front for slug, known in pieces.items()}
    facts.update((f"?piece {slug}", "") for slug in pieces)
    facts["*piece"] = fingerprint(*pieces)
    facts["~piece"] = fingerprint(*((slug, known.front) for slug, known in pieces.items()))
    for kind, members in kinds.items():
        of = _OF_MEMBERS.get(kind, _front_of)
        own = {name: fingerprint([(s, of(pieces[s])) for s in slugs]) for name, slugs in members.items()}
        facts.update((f"?{kind} {name}", "") for name in own)
        facts.update((f"{_BASES.get(kind, kind)} {name}", known) for name, known in own.items())
        facts[f"*{kind}"], facts[f"~{kind}"] = fingerprint(*own), fingerprint(*own.items())
    facts.update((f"names {person}", mentions.name_print(person)) for person in kinds["person"])
    facts.update((f"text {slug}", f"{known.text} {known.met}") for slug, known in pieces.items())
    return facts


def _front_of(piece: _Prints) -> object:
    return piece.front


_OF_MEMBERS: Mapping[str, Callable[[_Prints], object]] = {
    "person": lambda piece: (piece.front, piece.met),
    "story": lambda piece: (piece.front, piece.text),
}
"""What of its pieces something is made from, where that is more than is known without their texts."""

_BASES = {"story": "told"}
"""Facts that are derived from a fact of another name."""


class Noted(Registry):
    """A registry of which it is noted what is read of whom."""

    def __init__(self, registry: Registry) -> None:
        self.__dict__.update(registry.__dict__)

    def entry(self, id_: str) -> Entry:
        """What is known of a person."""
        trace.reading(f"names {id_}")
        return super().entry(id_)

    def display(self, id_: str, locale: str) -> DisplayName:
        """The name as a page of a locale shows it."""
        trace.reading(f"names {id_}")
        return super().display(id_, locale)


def newest_first(piece: Piece) -> tuple[int, str]:
    """The order of pieces."""
    date = piece.original.date
    return (-day(date).toordinal() if date else 1, piece.slug)


def _piece(group: list[Article], registry: Registry, taxonomy: Taxonomy, mentions: Mentions) -> Piece:
    original, *others = sorted(group, key=lambda a: (a.translated_from is not None, a.seed is None, a.lang))
    known = _with(
        original,
        people=tuple(dict.fromkeys(i for p in original.people if (i := _person(p, registry)))),
        topics=tuple(t for t in dict.fromkeys(original.topics) if taxonomy.known(t)),
        story=original.story or original.slug,
    )
    versions = [known, *(_completed(other, known) for other in others)]
    return Piece(slug=known.slug, versions=tuple(_version(a, mentions) for a in versions))


def _person(person: str, registry: Registry) -> str | None:
    """The id a person goes by now; None for one that the registry does not know, or knows to be no person."""
    if not registry.known(person):
        return None
    now = registry.canonical(person)
    return None if registry.entry(now).not_a_person else now


def _completed(translation: Article, original: Article) -> Article:
    """A translation with what it shares with its original."""
    return _with(
        translation,
        date=translation.date or original.date,
        authors=translation.authors or original.authors,
        source=original.source if translation.source.name is None else translation.source,
        people=original.people,
        topics=original.topics,
        story=original.story,
        translated_from=translation.translated_from or original.lang,
    )


def _with(article: Article, **values: Any) -> Article:
    """The article with other values; one whose text is still on the shelf stays there."""
    return article.changed(**values) if isinstance(article, Shelved) else replace(article, **values)


def _version(article: Article, mentions: Mentions) -> Version:
    return Version(article=article, found=mentions.of(article))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _named(pieces: Mapping[str, Piece]) -> dict[str, list[str]]:
    """Who is named where; those in most pieces first."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        for person in piece.original.people:
            slugs[person].append(slug)
    return {person: slugs[person] for person in sorted(slugs, key=lambda person: (-len(slugs[person]), person))}


def _person_record(person: str, pieces: Sequence[Piece]) -> PersonRecord:
    others = Counter(p for piece in pieces for p in piece.original.people if p != person)
    topics = Counter(t for piece in pieces for t in piece.original.topics)
    return PersonRecord(
        id=person,
        pieces=tuple(p.slug for p in pieces),
        mentions=sum(s.person == person for p in pieces for s in p.versions[0].spots),
        spellings=_spellings(person, pieces),
        appears_with=_ranked(others),
        topics=_ranked(topics),
    )


def _spellings(person: str, pieces: Sequence[Piece]) -> tuple[Spelling, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], dt.date] = {}
    for version in (v for p in pieces for v in p.versions):
        article = version.article
        for found, text in zip(version.spots, version.spelt, strict=True):
            if found.person != person:
                continue
            key = (text, article.lang)
            counts[key] += 1
            if article.date:
                first[key] = min(first.get(key, dt.date.max), day(article.date))
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(Spelling(text=k[0], lang=k[1], count=counts[k], first=first.get(k)) for k in ranked)


def _about(pieces: Mapping[str, Piece], taxonomy: Taxonomy) -> dict[str, list[str]]:
    """Each topic with its own pieces and those of the topics below it."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        own = dict.fromkeys(piece.original.topics)
        for topic in own | dict.fromkeys(a for t in own for a in taxonomy.ancestors(t)):
            slugs[topic].append(slug)
    return {topic: slugs[topic] for topic in taxonomy.topics if topic in slugs}


def _topic_record(topic: str, pieces: Sequence[Piece]) -> TopicRecord:
    people = Counter(person for piece in pieces for person in piece.original.people)
    return TopicRecord(id=topic, pieces=tuple(piece.slug for piece in pieces), people=_ranked(people))


def _told(pieces: Mapping[str, Piece]) -> dict[str, list[str]]:
    """The pieces of each story, oldest first. They come newest first, so a story's place is that of its newest one."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, piece in pieces.items():
        slugs[piece.original.story or slug].append(slug)

    def oldest_first(slug: str) -> tuple[int, str]:
        date = pieces[slug].original.date
        return (day(date).toordinal() if date else dt.date.max.toordinal() + 1, slug)

    return {story: sorted(members, key=oldest_first) for story, members in slugs.items()}


def _story_record(story: str, pieces: Sequence[Piece]) -> StoryRecord:
    copies = _copies([piece.original for piece in pieces])
    return StoryRecord(id=story, pieces=tuple(piece.slug for piece in pieces), copies=copies)


def _copies(originals: Sequence[Article]) -> dict[str, str]:
    """Which of a story's pieces say what an earlier one in their language says, nearly word for word.

    Of two on one day the longer text is the earlier one: who prints a wire's report cuts it and adds nothing.
    """
    found: dict[str, str] = {}
    if len(originals) < 2:  # noqa: PLR2004 - nothing to compare, so no text is wanted
        return found
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
