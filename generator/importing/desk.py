"""The desk of an import: who the people of each new article are, what it is called, which story it belongs to.

Unlike reading a seed, each of these answers depends on all articles there are; so they are given in one process, in the
order of the seeds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Protocol

from generator import library
from generator.article import Article, sealed
from generator.importing.extract import Extract
from generator.importing.plan import Step
from generator.importing.report import ImportReport
from generator.ledger import Ledger
from generator.library import Library
from generator.people.company import Company
from generator.people.model import Person
from generator.people.registry import Registry
from generator.settings import Settings
from generator.stories import Report
from generator.stories.index import StoryIndex


class Cast(Protocol):
    """The people of one article, as they are told apart."""

    @property
    def lang(self) -> str:
        """BCP 47 language of the article."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Most prominent first."""


@dataclass(frozen=True, slots=True)
class Named:
    """The people of one article and nothing else: those of all articles of an import are in memory at once."""

    lang: str
    people: tuple[Person, ...]


class Desk:
    """One import with what it has in hand.

    Args:
        settings: the digest folder.
        models: None to use the models that are installed, False to do without.
        registry: content/people.yml unless said otherwise.

    Raises:
        DigestError: the registry or the ledger is broken.
    """

    def __init__(self, settings: Settings, *, models: bool | None, registry: Registry | None = None) -> None:
        self.settings = settings
        self.models = models
        self.registry = Registry.load(settings.people_yml, settings.state) if registry is None else registry
        self.ledger = Ledger.load(settings.imports_yml)
        self.library: Library = library.load(settings.articles, settings.root)
        self.report = ImportReport(errors=list(self.library.errors), library=self.library)
        self._slugs = {s.article.slug for s in self.library.stored}
        # An article that cannot be read now is not to be written over either.
        self._slugs |= {PurePosixPath(e.path).name.partition(".")[0] for e in self.library.errors if e.path}
        self._story_of = {s.article.slug: s.article.story for s in self.library.stored if s.article.story}
        self._stories: StoryIndex | None = None

    @property
    def stories(self) -> StoryIndex:
        """The originals by event; made when the first new seed asks."""
        if self._stories is None:
            self._stories = StoryIndex(models=self.models)
            for stored in self.library.stored:
                if not stored.article.translated_from:
                    self._stories.add(_report(stored.article))
        return self._stories

    def resolve(self, casts: Sequence[Cast]) -> list[tuple[str, ...]]:
        """The ids of each article's people, in the article's order.

        Names in Latin letters are looked up first, over all articles: a new person then gets an id in the spelling of
        the press where one of these articles has it, and not one romanised by rule.
        """
        named = [(n, i, p) for n, cast in enumerate(casts) for i, p in enumerate(cast.people)]
        named.sort(key=lambda item: not _in_latin(item[2]))
        ids: list[dict[int, str]] = [{} for _ in casts]
        later = []
        for n, i, person in named:
            lang = casts[n].lang
            if self.registry.in_doubt(person, lang):
                later.append((n, i, person))
            elif (found := self.registry.resolve(person, lang)) is not None:
                ids[n][i] = found
        self._in_company(later, [cast.lang for cast in casts], ids)
        return [tuple(dict.fromkeys(of[i] for i in sorted(of))) for of in ids]

    def _in_company(
        self, later: Sequence[tuple[int, int, Person]], langs: Sequence[str], ids: Sequence[dict[int, str]]
    ) -> None:
        """Those whose names alone do not tell who they are, by the people they are named with; full names first."""
        company = Company(stored.article.people for stored in self.library.stored)
        for of in ids:
            company.add(of.values())
        maybe = [(n, i, self.registry.only_candidate(person, langs[n])) for n, i, person in later]
        for n, i, person in sorted(later, key=lambda item: " " not in item[2].name):
            others = {found for m, j, found in maybe if found and m == n and j != i}
            beside = frozenset({*ids[n].values(), *others})
            found = self.registry.resolve(person, langs[n], company=company, beside=beside)
            if found is not None:
                ids[n][i] = found
                company.add({*ids[n].values(), found})

    def draft(self, step: Step, found: Extract, people: tuple[str, ...]) -> Article:
        """The article that a seed gives now."""
        article = self._article(found, step, people)
        if step.stored is None:
            self._slugs.add(article.slug)
            self._story_of[article.slug] = article.story or article.slug
            self.stories.add(_report(article))
        return sealed(article)

    def _article(self, found: Extract, step: Step, people: tuple[str, ...]) -> Article:
        old = step.stored.article if step.stored else None
        article = Article(
            slug=old.slug if old else library.slugify(found.title, fallback=step.sha256, taken=self._slugs),
            lang=found.lang,
            title=found.title,
            body=f"\n{found.body}",
            headline_derived=found.headline_derived,
            date=found.date,
            authors=found.authors,
            source=found.source,
            seed=step.seed,
            seed_sha256=step.sha256,
            summary=found.summary,
            topics=found.topics,
            people=people,
            extra=old.extra if old else {},
        )
        return replace(article, story=old.story if old and old.story else self._story(article))

    def _story(self, article: Article) -> str:
        match = self.stories.find(_report(article))
        return article.slug if match is None else self._story_of.get(match.slug, match.slug)


def _in_latin(person: Person) -> bool:
    """Whether a name is written in Latin letters."""
    return all("LATIN" in unicodedata.name(c, "") for c in person.name if c.isalpha())


def _report(article: Article) -> Report:
    return Report(
        slug=article.slug,
        title=article.title,
        text=article.body,
        lang=article.lang,
        date=article.date,
        people=article.people,
        topics=article.topics,
    )
