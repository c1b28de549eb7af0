"""``digest people …``."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from generator import library, settings
from generator.people.registry import Registry


def list_people(root: Path, *, as_json: bool) -> int:
    """Print every person of the registry.

    Returns:
        The exit code.
    """
    digest = settings.load(root)
    registry = Registry.load(digest.people_yml)
    originals = (s.article for s in library.load(digest.articles, root).stored if not s.article.translated_from)
    counts = Counter(registry.canonical(p) for a in originals for p in set(a.people) if registry.known(p))
    rows: list[dict[str, Any]] = [
        {"id": i, "names": dict(e.names), "also": list(e.also), "articles": counts[i]}
        for i, e in registry.entries().items()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        click.echo(f"{row['articles']:>5}  {row['id']:<32} {' · '.join(registry.entry(row['id']).spellings)}")
    return 0


def merge(root: Path, person: str, other: str) -> int:
    """Make one id stand for another's person too.

    Returns:
        The exit code.
    """
    registry = _registry(root)
    kept = registry.merge(person, other)
    return _save(registry, f"{other} is {kept} from now on")


def split(root: Path, person: str, spelling: str) -> int:
    """Give a spelling an entry of its own.

    Returns:
        The exit code.
    """
    registry = _registry(root)
    other = registry.split(person, spelling)
    return _save(registry, f"{spelling} is {other} from now on, not {person}")


def rename(root: Path, person: str, lang: str, name: str) -> int:
    """Set a person's name in a language.

    Returns:
        The exit code.
    """
    registry = _registry(root)
    registry.rename(person, lang, name)
    return _save(registry, f"{person} is shown as {name} in {lang}")


def not_a_person(root: Path, person: str) -> int:
    """Strike an id off.

    Returns:
        The exit code.
    """
    registry = _registry(root)
    registry.not_a_person(person)
    return _save(registry, f"{person} is no person from now on")


def _registry(root: Path) -> Registry:
    return Registry.load(settings.load(root).people_yml)


def _save(registry: Registry, done: str) -> int:
    registry.save()
    click.echo(f"{done}; see it with: digest build")
    return 0
