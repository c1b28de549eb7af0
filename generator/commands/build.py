"""``digest build``, ``digest import`` and ``digest serve``."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from generator import importing, parallel, settings
from generator.commands.idle import Watch
from generator.commands.profile import profiled
from generator.commands.progress import Bar
from generator.commands.render import Rendered, render
from generator.errors import DigestError
from generator.importing import ImportReport
from generator.lock import alone
from generator.settings import Settings

SHOWN = 10
"""Names listed under a count before the rest is summed up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """How seeds are to be read."""

    models: bool | None = None
    """None to use the models that are installed, False to do without."""
    workers: int | None = None
    """Processes; None for as many as are worth it."""
    dask: str | None = None
    """Address of a Dask scheduler."""
    again: tuple[str, ...] = ()
    """Shell patterns of seeds to read again."""


def build(root: Path, how: Import, *, strict: bool, profile: bool = False) -> int:
    """Import, write pages, render; say what happened, and where the time went if a profile is wanted.

    Returns:
        The exit code: 1 if a seed or an article could not be read, or, when ``strict``, on a conflict or a warning.
    """
    started = time.monotonic()
    digest = settings.load(root)
    if how.workers:
        os.environ[parallel.WORKERS] = str(how.workers)
    with alone(digest), profiled(wanted=profile):
        with contextlib.suppress(OSError):  # who writes there says so
            # Now, for a folder that comes later changes the one it is in, which the next build would take for news.
            digest.pages.mkdir(parents=True, exist_ok=True)
        watch = Watch(root, asdict(how))
        report = _import(digest, how)
        if not watch.imported():
            report.take_library()  # it was written since
        _say_import(report)
        rendered = render(digest, report.take_library)
        _say_rendered(rendered)
        if not (report.errors or report.conflicts or rendered.warnings):
            watch.remember(rendered.outputs(), [*_lines(ImportReport()), *rendered.idle])
    click.echo(f"done in {time.monotonic() - started:.1f} s")
    return _code(report, strict=strict, warnings=len(rendered.warnings))


def import_only(root: Path, how: Import, *, strict: bool) -> int:
    """Import, and say what happened.

    Returns:
        The exit code, as `build`.
    """
    digest = settings.load(root)
    with alone(digest):
        report = _import(digest, how)
    _say_import(report)
    return _code(report, strict=strict, warnings=0)


def settle(root: Path, *, take: str | None, keep: str | None, models: bool | None) -> int:
    """Settle a conflict for the seed or for the editor.

    Returns:
        The exit code.
    """
    digest = settings.load(root)
    with alone(digest):
        if take:
            click.echo(f"written from the seed: {importing.take(digest, take, models=models)}")
        if keep:
            click.echo(f"kept: {importing.keep(digest, keep)}")
    return 0


def serve(root: Path, *, host: str, port: int, models: bool | None) -> int:
    """Build and serve until interrupted, building again after each change.

    Returns:
        The exit code.
    """
    from generator.publish.serve import serve as run  # noqa: PLC0415 - MkDocs' server

    def rebuild() -> None:
        try:
            build(root, Import(models=models), strict=False)
        except DigestError as e:
            click.echo(f"digest: {e}", err=True)

    run(settings.load(root), rebuild, host, port)
    return 0


def _import(digest: Settings, how: Import) -> ImportReport:
    with Bar("reading seeds", "seeds") as bar:
        return importing.import_seeds(
            digest, models=how.models, progress=bar, again=how.again, workers=how.workers, dask=how.dask
        )


def _say_rendered(rendered: Rendered) -> None:
    for line in rendered.warnings:
        click.echo(f"warning: {line}", err=True)
    for line in rendered.said:
        click.echo(line)


def _say_import(report: ImportReport) -> None:
    for line in _lines(report):
        click.echo(line)
    for conflict in report.conflicts:
        _say_conflict(conflict)
    for error in report.errors:
        click.echo(f"error: {error}", err=True)


def _lines(report: ImportReport) -> Iterator[str]:
    yield _summed("imported", report.imported)
    yield _summed("changed", report.changed)
    yield _summed("people", report.people_new, "new: ")
    for seed, other in report.duplicates:
        yield f"duplicate {seed} has the same bytes as {other}: not imported"


def _say_conflict(conflict: importing.Conflict) -> None:
    click.echo(f"conflict  {conflict.article}: edited, and its seed {conflict.seed} changed: your text is kept")
    for line in conflict.diff.splitlines():
        click.echo(f"    {line}")
    click.echo(f"    digest import --keep {conflict.seed}  or  --take {conflict.seed}")


def _summed(label: str, names: Sequence[str], prefix: str = "") -> str:
    listed = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    return f"{label:<9} {prefix}{len(names)}" + (f": {listed}" if listed else "")


def _code(report: ImportReport, *, strict: bool, warnings: int) -> int:
    findings: list[Callable[[], bool]] = [
        lambda: bool(report.errors),
        lambda: strict and bool(report.conflicts or warnings),
    ]
    return int(any(found() for found in findings))
