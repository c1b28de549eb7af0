"""The import: understand each new seed, write its article, grow the registry.

The order of writing is what makes a crash harmless: the registry first (an entry nobody names yet is found again by the
next run), then the articles, the ledger last (an article that names its seed is recognised without it).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from generator import library
from generator.article import Article, Source, render, sealed
from generator.errors import DigestError, SeedError
from generator.importing.plan import Step, Todo, plan
from generator.importing.report import Conflict, ImportReport
from generator.importing.translations import learn_names, stamp, unstamped
from generator.importing.understanding import Understanding, understand
from generator.intake import read_seed
from generator.ledger import Entry, Ledger
from generator.library import Library, Stored
from generator.people.company import Company
from generator.people.model import Person
from generator.people.registry import Registry
from generator.reading.markdown import to_markdown
from generator.reading.model import Block
from generator.settings import Settings
from generator.stories import Report
from generator.stories.index import StoryIndex
from generator.topics.taxonomy import Taxonomy

Progress = Callable[[Sequence[Step]], Iterable[Step]]
"""Wraps the steps that take time, to show a bar."""


def import_seeds(
    settings: Settings, *, models: bool | None = None, progress: Progress = iter, again: Sequence[str] = ()
) -> ImportReport:
    """Bring content/articles up to date with content/seeds.

    Args:
        settings: the digest folder.
        models: None to use the models that are installed, False to do without.
        progress: wraps the seeds that have to be read.
        again: shell patterns of seeds to read again: a deleted article comes back, an untouched one is made anew.

    Raises:
        DigestError: the registry, the taxonomy or the ledger is broken, or ``again`` names no seed.
            A seed or an article that is broken is reported instead, and does not stop the others.
    """
    run = _Run(settings, models=models)
    steps = plan(settings.seeds, run.ledger, run.library.by_seed(), settings.articles, again=again)
    work = [s for s in steps if s.todo in {Todo.IMPORT, Todo.REGENERATE, Todo.CONFLICT}]
    understood = [(step, found) for step in progress(work) if (found := run.understand(step))]
    people = run.resolve([found for _, found in understood])
    drafts = [(step, run.draft(step, found, ids)) for (step, found), ids in zip(understood, people, strict=True)]
    run.registry.save()
    for step, article in drafts:
        run.store(step, article)
    for step in steps:
        run.settle(step)
    run.ledger.save()
    run.take_in_translations()
    run.report.people_new = run.registry.new
    return run.report


class _Run:
    """One import with what it has in hand."""

    def __init__(self, settings: Settings, *, models: bool | None) -> None:
        self.settings = settings
        self.models = models
        self.registry = Registry.load(settings.people_yml)
        self.taxonomy = Taxonomy.load(settings.topics_yml)
        self.ledger = Ledger.load(settings.imports_yml)
        self.library: Library = library.load(settings.articles, settings.root)
        self.report = ImportReport(errors=list(self.library.errors))
        self.slugs = {s.article.slug for s in self.library.stored}
        self.story_of = {s.article.slug: s.article.story for s in self.library.stored if s.article.story}
        self._stories: StoryIndex | None = None
        self._left_out: dict[str, dict[str, int]] = {}

    @property
    def stories(self) -> StoryIndex:
        """The originals by event; made when the first new seed asks."""
        if self._stories is None:
            self._stories = StoryIndex(models=self.models)
            for stored in self.library.stored:
                if not stored.article.translated_from:
                    self._stories.add(_report(stored.article))
        return self._stories

    def understand(self, step: Step) -> Understanding | None:
        """What a seed says; None, and a line in the report, if it is no article."""
        try:
            raw = read_seed(step.path, seeds=self.settings.seeds)
            understood = understand(raw, self.taxonomy, models=self.models)
            if not understood.reading.body and not understood.reading.summary:
                raise SeedError(
                    "no article text in it", path=step.seed, hint="see: digest inspect content/seeds/" + step.seed
                )
        except DigestError as e:
            self.report.errors.append(e)
            return None
        self._left_out[step.seed] = _left_out(understood.reading.blocks)
        return understood

    def resolve(self, understood: Sequence[Understanding]) -> list[tuple[str, ...]]:
        """The ids of each article's people, in the article's order.

        Names in Latin letters are looked up first, over all articles: a new person then gets an id in the spelling of
        the press where one of these articles has it, and not one romanised by rule.
        """
        named = [(n, i, p) for n, found in enumerate(understood) for i, p in enumerate(found.people)]
        named.sort(key=lambda item: not _in_latin(item[2]))
        ids: list[dict[int, str]] = [{} for _ in understood]
        later = []
        for n, i, person in named:
            lang = understood[n].reading.lang
            if self.registry.in_doubt(person, lang):
                later.append((n, i, person))
            elif (found := self.registry.resolve(person, lang)) is not None:
                ids[n][i] = found
        self._in_company(later, [u.reading.lang for u in understood], ids)
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

    def draft(self, step: Step, understood: Understanding, people: tuple[str, ...]) -> Article:
        """The article that a seed gives now."""
        article = self._article(understood, step, people)
        if step.stored is None:
            self.slugs.add(article.slug)
            self.story_of[article.slug] = article.story or article.slug
            self.stories.add(_report(article))
        return sealed(article)

    def _article(self, understood: Understanding, step: Step, people: tuple[str, ...]) -> Article:
        reading = understood.reading
        old = step.stored.article if step.stored else None
        article = Article(
            slug=old.slug if old else library.slugify(reading.title, fallback=step.sha256, taken=self.slugs),
            lang=reading.lang,
            title=reading.title,
            body=f"\n{to_markdown(_with_headings(reading.body))}",
            headline_derived=reading.headline_derived,
            date=reading.date,
            authors=reading.authors,
            source=Source(reading.source.name, reading.source.url),
            seed=step.seed,
            seed_sha256=step.sha256,
            summary=reading.summary,
            topics=tuple(t.id for t in understood.topics),
            people=people,
            extra=old.extra if old else {},
        )
        return replace(article, story=old.story if old and old.story else self._story(article))

    def _story(self, article: Article) -> str:
        match = self.stories.find(_report(article))
        return article.slug if match is None else self.story_of.get(match.slug, match.slug)

    def store(self, step: Step, article: Article) -> None:
        """Write a drafted article, or report the conflict with the editor's."""
        articles = self.settings.articles
        if step.todo is Todo.CONFLICT and step.stored:
            self.report.conflicts.append(_conflict(step.seed, step.stored, article, articles))
            return
        path = library.save(articles, article, step.stored.path if step.stored else None)
        shown = path.relative_to(articles).as_posix()
        (self.report.changed if step.stored else self.report.imported).append(shown)
        self.ledger.put(step.seed, Entry(step.sha256, shown, left_out=self._left_out.get(step.seed, {})))

    def take_in_translations(self) -> None:
        """Learn the names in translations that are new, then mark them as seen."""
        translations = unstamped(library.load(self.settings.articles, self.settings.root))
        if translations:
            learn_names(translations, self.registry, models=self.models)
            self.registry.save()
            stamp(translations)

    def settle(self, step: Step) -> None:
        """Bring the ledger in line with a seed that needed no reading."""
        if step.todo is Todo.DUPLICATE and step.other:
            self.report.duplicates.append((step.seed, step.other))
            self.ledger.put(step.seed, Entry(step.sha256, duplicate_of=step.other))
        elif step.todo is Todo.DELETED:
            self.report.deleted += 1
        elif step.todo is Todo.NOTHING and step.stored:
            before = self.ledger.get(step.other or step.seed)
            if step.other:
                self.ledger.forget(step.other)
                _rename_seed(step)
            shown = step.stored.path.relative_to(self.settings.articles).as_posix()
            self.ledger.put(step.seed, Entry(step.sha256, shown, left_out=before.left_out if before else {}))


def _left_out(blocks: Iterable[Block]) -> dict[str, int]:
    """How many blocks were left out, by reason; `repeats line 6` and `repeats line 8` are one."""
    return dict(Counter(re.sub(r"\s*\d+$", "", block.reason) for block in blocks if not block.kept))


def _in_latin(person: Person) -> bool:
    """Whether a name is written in Latin letters."""
    return all("LATIN" in unicodedata.name(c, "") for c in person.name if c.isalpha())


def _with_headings(body: Sequence[Block]) -> list[Block]:
    """Subheadings that plain text cannot mark as such become headings; a line above the whole body is a standfirst."""
    return [replace(b, kind="heading") if i and b.reason == "subheading" else b for i, b in enumerate(body)]


def _rename_seed(step: Step) -> None:
    """Give an article the new name of its seed; sealed again only if nobody had edited it."""
    if step.stored is None:
        return
    old = step.stored.article
    article = replace(old, seed=step.seed)
    untouched = old == sealed(old)
    library.save(Path(), sealed(article) if untouched else article, step.stored.path)


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


def _conflict(seed: str, stored: Stored, new: Article, articles: Path) -> Conflict:
    shown = stored.path.relative_to(articles).as_posix()
    diff = difflib.unified_diff(
        render(stored.article).splitlines(keepends=True),
        render(new).splitlines(keepends=True),
        f"{shown} (yours)",
        f"{shown} (from the changed seed)",
    )
    return Conflict(seed, shown, "".join(diff))


def take(settings: Settings, seed: str, *, models: bool | None = None) -> str:
    """Settle a conflict for the seed: write its article from the seed, over the editor's.

    Returns:
        The article's path under content/articles.

    Raises:
        DigestError: there is no such conflict, or the seed cannot be read.
    """
    run = _Run(settings, models=models)
    step = replace(_conflicting(run, seed), todo=Todo.REGENERATE)
    understood = run.understand(step)
    if understood is None:
        raise run.report.errors[-1]
    article = run.draft(step, understood, run.resolve([understood])[0])
    run.registry.save()
    run.store(step, article)
    run.ledger.save()
    return run.report.changed[-1]


def keep(settings: Settings, seed: str) -> str:
    """Settle a conflict for the editor: the article stays, and this version of the seed is not offered again.

    Returns:
        The article's path under content/articles.

    Raises:
        DigestError: there is no such conflict.
    """
    run = _Run(settings, models=False)
    step = _conflicting(run, seed)
    assert step.stored is not None
    shown = step.stored.path.relative_to(settings.articles).as_posix()
    # What was left out is said of the version that the editor's article came from.
    before = run.ledger.get(seed)
    run.ledger.put(seed, Entry(step.sha256, shown, left_out=before.left_out if before else {}))
    run.ledger.save()
    return shown


def _conflicting(run: _Run, seed: str) -> Step:
    steps = plan(run.settings.seeds, run.ledger, run.library.by_seed(), run.settings.articles)
    step = next((s for s in steps if s.seed == seed), None)
    if step is None or step.todo is not Todo.CONFLICT:
        raise SeedError("no conflict to settle", path=seed, hint="name the seed as `digest import` does")
    return step
