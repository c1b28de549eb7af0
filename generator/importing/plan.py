"""What is to be done with each seed: the decision, apart from the doing."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from generator.article import is_edited
from generator.errors import SeedError
from generator.files import sha256
from generator.intake import list_seeds, seed_bytes
from generator.ledger import Entry, Ledger
from generator.library import Stored


class Todo(enum.Enum):
    """What a seed calls for."""

    NOTHING = "nothing"
    IMPORT = "import"
    """Never seen."""
    REGENERATE = "regenerate"
    """The seed changed, its article is as we wrote it."""
    CONFLICT = "conflict"
    """The seed changed, and so did its article."""
    DUPLICATE = "duplicate"
    """The same bytes as another seed."""
    DELETED = "deleted"
    """Its article was deleted and stays so."""


@dataclass(frozen=True, slots=True)
class Step:
    """One seed and what is to be done with it."""

    seed: str
    """Path under content/seeds."""
    path: Path
    sha256: str
    todo: Todo
    stored: Stored | None = None
    """The article it became, if there is one."""
    other: str | None = None
    """The seed it duplicates, or the name it had before."""


def plan(
    seeds: Path, ledger: Ledger, by_seed: Mapping[str, Stored], articles: Path, *, again: Sequence[str] = ()
) -> list[Step]:
    """Decide for each seed, in the order of their names.

    Args:
        seeds: content/seeds.
        ledger: what was imported before.
        by_seed: articles that name a seed as theirs.
        articles: content/articles.
        again: shell patterns of seeds to be read again as if they had changed or were new.

    Raises:
        SeedError: a pattern of ``again`` matches no seed.
    """
    files = {path.relative_to(seeds).as_posix(): path for path in list_seeds(seeds)}
    first_with = {e.sha256: seed for seed, e in ledger if e.duplicate_of is None}
    known = _Known(ledger, by_seed, articles, first_with, frozenset(files), seeds)
    steps: list[Step] = []
    for seed, path in sorted(files.items()):
        step = _decide(seed, path, known)
        if any(fnmatchcase(seed, pattern) for pattern in again):
            step = replace(step, todo=_anew(step.stored), other=None)
        if step.sha256 and step.todo in {Todo.IMPORT, Todo.REGENERATE}:
            first_with.setdefault(step.sha256, seed)
        steps.append(step)
    for pattern in again:
        if not any(fnmatchcase(seed, pattern) for seed in files):
            raise SeedError("no such seed", path=seeds / pattern, hint="name it as in content/imports.yml")
    return steps


def _anew(stored: Stored | None) -> Todo:
    """What reading a seed again means for its article."""
    if stored is None:
        return Todo.IMPORT
    return Todo.CONFLICT if is_edited(stored.article) else Todo.REGENERATE


@dataclass(frozen=True, slots=True)
class _Known:
    """What the decisions rest on."""

    ledger: Ledger
    by_seed: Mapping[str, Stored]
    articles: Path
    first_with: Mapping[str, str]
    """SHA-256 to the first seed with these bytes; grows from seed to seed."""
    files: frozenset[str]
    seeds: Path


def _decide(seed: str, path: Path, known: _Known) -> Step:
    digest = _digest(path, known.seeds)
    entry = known.ledger.get(seed)
    stored = known.by_seed.get(seed)
    if entry is None and stored is None:
        return _unknown_seed(seed, path, digest, known)
    if stored is None:
        return _without_article(Step(seed, path, digest, Todo.DELETED), entry, known.articles)
    if digest == (entry.sha256 if entry else stored.article.seed_sha256):
        return Step(seed, path, digest, Todo.NOTHING, stored)
    return Step(seed, path, digest, Todo.CONFLICT if is_edited(stored.article) else Todo.REGENERATE, stored)


def _unknown_seed(seed: str, path: Path, digest: str, known: _Known) -> Step:
    other = known.first_with.get(digest)
    if other is None:
        return Step(seed, path, digest, Todo.IMPORT)
    if other not in known.files and other in known.by_seed:
        # Renamed: the article goes on under the seed's new name, whatever the editor did to it.
        return Step(seed, path, digest, Todo.NOTHING, known.by_seed[other], other)
    return Step(seed, path, digest, Todo.DUPLICATE, other=other)


def _without_article(step: Step, entry: Entry | None, articles: Path) -> Step:
    """A seed that was imported, and no readable article says it came from it."""
    if entry and entry.duplicate_of is not None:
        todo = Todo.NOTHING if entry.sha256 == step.sha256 else Todo.IMPORT
    elif entry and entry.article and (articles / entry.article).is_file():
        todo = Todo.NOTHING  # There, but not readable now, or the editor took the `seed:` line out.
    else:
        todo = Todo.DELETED
    return Step(step.seed, step.path, step.sha256, todo)


def _digest(path: Path, seeds: Path) -> str:
    """SHA-256 of a seed's bytes; empty for one that cannot be read: reading it again will say why."""
    try:
        return sha256(seed_bytes(path, seeds=seeds))
    except SeedError:
        return ""
