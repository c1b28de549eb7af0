"""The import: understand each new seed, write its article, grow the registry.

Reading seeds takes the time and can be done anywhere, in any order (`reader`, `stream`); what was read is kept until
all is (`spool`). Then who is who and what is whose story is decided in this process in the order of the seeds
(`desk`), and all files are written in one step (`journal`). So the bytes depend neither on who read what first nor on
how often the import was killed on its way.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import library, parallel
from generator.article import Article, render, sealed
from generator.errors import SeedError
from generator.importing import journal
from generator.importing.desk import Desk, Named
from generator.importing.gathering import Gathering, Progress, conditions, reader_for
from generator.importing.journal import Journal
from generator.importing.plan import Step, Todo, plan
from generator.importing.report import Conflict, ImportReport
from generator.importing.spool import Spool
from generator.importing.translations import learn_names, stamped, unstamped
from generator.importing.workers import gathered
from generator.ledger import Entry
from generator.library import Stored
from generator.phases import phase
from generator.settings import Settings

WORTH_WORKERS = 20
"""Seeds to be read from which on processes are started without being asked for: each takes a second to start."""
A_WORKER = 10
"""Seeds that each of these has at the least."""


@phase("import")
def import_seeds(
    settings: Settings, *, models: bool | None = None, progress: Progress = lambda _done, _total: None,
    again: Sequence[str] = (), workers: int | None = None, dask: str | None = None,
) -> ImportReport:  # fmt: skip
    """Bring content/articles up to date with content/seeds.

    Args:
        settings: the digest folder.
        models: None to use the models that are installed, False to do without.
        progress: told of each seed that has been read.
        again: shell patterns of seeds to read again: a deleted article comes back, an untouched one is made anew.
        workers: processes that read; None for as many as there are processors if there is enough to read.
        dask: address of a Dask scheduler whose workers read instead.

    Raises:
        DigestError: the registry, the taxonomy or the ledger is broken, ``again`` names no seed, or the workers are
            lost. A seed or an article that is broken is reported instead, and does not stop the others.
    """
    ended = journal.recover(_journal(settings), settings.root)
    desk = Desk(settings, models=models)
    if ended:
        desk.report.take_over(ended)
    steps = plan(settings.seeds, desk.ledger, desk.library.by_seed(), settings.articles, again=again)
    work = [s for s in steps if s.todo in {Todo.IMPORT, Todo.REGENERATE, Todo.CONFLICT}]
    run = _Run(desk)
    if work:
        reader = reader_for(settings, models)
        with Spool(settings.state / "import" / "read", conditions(reader)) as spool:
            with gathered(_count(workers, len(work)), dask) as crew:
                read = Gathering(settings, desk.report, spool, progress).read(work, reader, crew)
            run.write(steps, read, spool)
            spool.discard()
    else:
        run.write(steps, (), None)
    run.take_in_translations(written=bool(work))
    desk.report.people_new = desk.registry.new
    return desk.report


def take(settings: Settings, seed: str, *, models: bool | None = None) -> str:
    """Settle a conflict for the seed: write its article from the seed, over the editor's.

    Returns:
        The article's path under content/articles.

    Raises:
        DigestError: there is no such conflict, or the seed cannot be read.
    """
    desk = Desk(settings, models=models)
    step = replace(_conflicting(desk, seed), todo=Todo.REGENERATE)
    with Spool(settings.state / "import" / "read", conditions(reader := reader_for(settings, models))) as spool:
        read = Gathering(settings, desk.report, spool, lambda _done, _total: None).read([step], reader, None)
        if not read:
            raise desk.report.errors[-1]
        _Run(desk).write((), read, spool)
        spool.discard()
    return desk.report.changed[-1]


def keep(settings: Settings, seed: str) -> str:
    """Settle a conflict for the editor: the article stays, and this version of the seed is not offered again.

    Returns:
        The article's path under content/articles.

    Raises:
        DigestError: there is no such conflict.
    """
    desk = Desk(settings, models=False)
    step = _conflicting(desk, seed)
    assert step.stored is not None
    shown = step.stored.path.relative_to(settings.articles).as_posix()
    # What was left out is said of the version that the editor's article came from.
    before = desk.ledger.get(seed)
    desk.ledger.put(seed, Entry(step.sha256, shown, left_out=before.left_out if before else {}))
    desk.ledger.save()
    return shown


def _conflicting(desk: Desk, seed: str) -> Step:
    settings = desk.settings
    steps = plan(settings.seeds, desk.ledger, desk.library.by_seed(), settings.articles)
    step = next((s for s in steps if s.seed == seed), None)
    if step is None or step.todo is not Todo.CONFLICT:
        raise SeedError("no conflict to settle", path=seed, hint="name the seed as `digest import` does")
    return step


def _journal(settings: Settings) -> Path:
    return settings.state / "import" / "journal"


def _count(workers: int | None, seeds: int) -> int:
    """How many processes are to read."""
    if workers is not None:
        return min(workers, seeds)
    return min(parallel.workers(), seeds // A_WORKER) if seeds > WORTH_WORKERS else 1


class _Run:
    """The second part: extracts to articles, all files in one step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._settings = desk.settings
        self._report = desk.report

    def write(self, steps: Iterable[Step], read: Sequence[Step], spool: Spool | None) -> None:
        """Decide and write everything.

        Args:
            steps: all seeds; those that needed no reading are brought in line with the ledger.
            read: those that were read.
            spool: what was read of them.
        """
        desk = self._desk
        with Journal(_journal(self._settings), self._settings.root) as files:
            if spool is not None:
                extracts = ((step, spool.get((step.seed, step.sha256))) for step in read)
                people = desk.resolve([Named(found.lang, found.people) for _, found in extracts])
                self._write_registry(files)
                for step, ids in zip(read, people, strict=True):
                    found = spool.get((step.seed, step.sha256))
                    self._store(step, desk.draft(step, found, ids), found.left_out, files)
            for step in steps:
                self._settle(step, files)
            if (ledger := desk.ledger.dump()) is not None:
                files.write(self._settings.imports_yml, ledger)
            files.commit(self._report.written())

    def _write_registry(self, files: Journal) -> None:
        if self._desk.registry.stored or self._settings.people_yml.exists():
            files.write(self._settings.people_yml, self._desk.registry.dump())

    def _store(self, step: Step, article: Article, left_out: Mapping[str, int], files: Journal) -> None:
        """Write a drafted article, or report the conflict with the editor's."""
        articles = self._settings.articles
        if step.todo is Todo.CONFLICT and step.stored:
            self._report.conflicts.append(_conflict(step.seed, step.stored, article, articles))
            return
        path = step.stored.path if step.stored else articles / article.path
        files.write(path, render(article), leave_edited=True)
        shown = path.relative_to(articles).as_posix()
        (self._report.changed if step.stored else self._report.imported).append(shown)
        self._desk.ledger.put(step.seed, Entry(step.sha256, shown, left_out=left_out))

    def _settle(self, step: Step, files: Journal) -> None:
        """Bring the ledger in line with a seed that needed no reading."""
        ledger = self._desk.ledger
        if step.todo is Todo.DUPLICATE and step.other:
            self._report.duplicates.append((step.seed, step.other))
            ledger.put(step.seed, Entry(step.sha256, duplicate_of=step.other))
        elif step.todo is Todo.DELETED:
            self._report.deleted += 1
        elif step.todo is Todo.NOTHING and step.stored:
            before = ledger.get(step.other or step.seed)
            if step.other:
                ledger.forget(step.other)
                _rename_seed(step, files)
            shown = step.stored.path.relative_to(self._settings.articles).as_posix()
            ledger.put(step.seed, Entry(step.sha256, shown, left_out=before.left_out if before else {}))

    def take_in_translations(self, *, written: bool) -> None:
        """Learn the names in translations that are new, and mark them as seen.

        Args:
            written: whether articles were written since the library was read.
        """
        if not any(s.article.translated_from and s.article.original is None for s in self._desk.library.stored):
            return
        whole = library.load(self._settings.articles, self._settings.root) if written else self._desk.library
        translations = unstamped(whole)
        if translations:
            learn_names(translations, self._desk.registry, models=self._desk.models)
            with Journal(_journal(self._settings), self._settings.root) as files:
                self._write_registry(files)
                for path, text in stamped(translations):
                    files.write(path, text)
                files.commit({})


def _rename_seed(step: Step, files: Journal) -> None:
    """Give an article the new name of its seed; sealed again only if nobody had edited it."""
    if step.stored is None:
        return
    old = step.stored.article
    article = replace(old, seed=step.seed)
    untouched = old == sealed(old)
    files.write(step.stored.path, render(sealed(article) if untouched else article))


def _conflict(seed: str, stored: Stored, new: Article, articles: Path) -> Conflict:
    shown = stored.path.relative_to(articles).as_posix()
    diff = difflib.unified_diff(
        render(stored.article).splitlines(keepends=True),
        render(new).splitlines(keepends=True),
        f"{shown} (yours)",
        f"{shown} (from the changed seed)",
    )
    return Conflict(seed, shown, "".join(diff))
