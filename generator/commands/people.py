"""``digest people …``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator import library, settings
from generator.lock import alone
from generator.people.editor import UNDO, Editor
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


def decide(root: Path, decision: Callable[[Editor], str | None], said: str = "") -> int:
    """Let an editor decide something about people, and write it down.

    Args:
        root: the digest.
        decision: makes the decision; may return what to say of it.
        said: what to say otherwise.

    Returns:
        The exit code.

    Raises:
        RegistryError: the decision cannot be made; nothing is written then.
    """
    with alone(settings.load(root)):
        editor = editor_of(root)
        done = decision(editor)
        editor.save()
    click.echo(f"{done or said}; see it with: digest build")
    return 0


def editor_of(root: Path) -> Editor:
    """The registry of a digest, to be edited."""
    digest = settings.load(root)
    return Editor(Registry.load(digest.people_yml), digest.state / UNDO)
