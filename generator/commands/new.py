"""``digest new``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.article import LANG
from generator.scaffold import create


def new(target: Path, *, name: str | None, locales: str) -> int:
    """Make a digest folder and say how to go on.

    Returns:
        The exit code.

    Raises:
        click.UsageError: ``locales`` is no list of language tags.
        DigestError: the folder is not empty, or cannot be written.
    """
    tags = tuple(tag.strip() for tag in locales.split(",") if tag.strip())
    if not tags or len(set(tags)) != len(tags) or not all(LANG.fullmatch(tag) for tag in tags):
        raise click.UsageError("--locales takes language tags once each, such as en,fr,ru,uk")
    for path in create(target, name=name, locales=tags):
        click.echo(f"  {path}")
    click.echo(f"made {target}. Now: put articles into {target}/content/seeds, then: digest -C {target} build")
    return 0
