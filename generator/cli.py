"""The command line: ``digest …``. Each command's work is in generator/commands/, imported when it is called."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import click

from generator import __version__, patterns
from generator.commands.people_group import people
from generator.commands.shell import Folder, reports_errors

RARELY = (50_000, 20, 20)
"""Objects after which Python looks for circles of garbage. It looks through all word lists each time, a tenth of the
work of a command, and there is hardly any such garbage."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="digest")
@click.option(
    "-C",
    "--directory",
    "start",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Work in this digest folder instead of the present one.",
)
@click.pass_context
def main(context: click.Context, start: Path) -> None:
    """Raw news articles in several languages in, a multilingual static site out."""
    gc.set_threshold(*RARELY)
    context.obj = Folder(start)


MODELS = click.option(
    "--models/--no-models", default=None, help="Use the models of the extra `models`. [default: if they are installed]"
)
STRICT = click.option("--strict", is_flag=True, help="Exit 1 on conflicts and warnings too (for CI).")
WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in N processes. [default: one a processor, where there is enough to do]",
)
DASK = click.option(
    "--dask", metavar="ADDRESS", help="Read new seeds on the Dask cluster whose scheduler is there (extra `dask`)."
)


@main.command()
@MODELS
@STRICT
@WORKERS
@DASK
@click.option("--profile", is_flag=True, help="Print where the time went.")
@click.pass_obj
@reports_errors
def build(folder: Folder, /, strict: bool, profile: bool, **how: Any) -> int:  # noqa: FBT001 - click passes by name
    """Import what is new in content/seeds, write the pages, render site/: only what changed."""
    from generator.commands.idle import nothing_to_do  # noqa: PLC0415

    if nothing_to_do(folder.root, how):
        return 0
    from generator.commands import build as run  # noqa: PLC0415

    return run.build(folder.root, run.Import(**how), strict=strict, profile=profile)


@main.command(name="import")
@MODELS
@STRICT
@WORKERS
@DASK
@click.option(
    "--again",
    multiple=True,
    metavar="SEED",
    help="Read this seed again (a shell pattern): its deleted article comes back, an untouched one is made anew.",
)
@click.option("--take", metavar="SEED", help="Settle a conflict: write the article from the changed seed.")
@click.option("--keep", metavar="SEED", help="Settle a conflict: keep the article as it is.")
@click.pass_obj
@reports_errors
def import_(folder: Folder, /, strict: bool, take: str | None, keep: str | None, **how: Any) -> int:  # noqa: FBT001
    """Turn new and changed seeds into articles; the first step of `build`, alone."""
    from generator.commands import build as run  # noqa: PLC0415

    if take or keep:
        return run.settle(folder.root, take=take, keep=keep, models=how["models"])
    return run.import_only(folder.root, run.Import(**how), strict=strict)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@MODELS
@click.pass_obj
@reports_errors
def inspect(folder: Folder, file: Path, as_json: bool, models: bool | None) -> int:  # noqa: FBT001
    """Explain one raw article: what is understood of it, and why. Writes nothing."""
    patterns.keep()
    from generator.commands.inspect import inspect as run  # noqa: PLC0415

    return run(folder.start, file, as_json=as_json, models=models)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@MODELS
@click.pass_obj
@reports_errors
def serve(folder: Folder, host: str, port: int, models: bool | None) -> int:  # noqa: FBT001
    """Build, watch, and serve the site with live reload."""
    from generator.commands.build import serve as run  # noqa: PLC0415

    return run(folder.root, host=host, port=port, models=models)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
@reports_errors
def check(folder: Folder, as_json: bool) -> int:  # noqa: FBT001
    """Check links, hreflang, ids and translations of the built digest; exit 1 on a finding."""
    from generator.commands.check import check as run  # noqa: PLC0415

    return run(folder.root, as_json=as_json)


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the digest. [default: from the folder's name]")
@click.option(
    "--locales", default="en,fr,ru,uk", show_default=True, help="Languages of the site, the first at its root."
)
@reports_errors
def new(target: Path, name: str | None, locales: str) -> int:
    """Start a new digest folder that builds at once."""
    from generator.commands.new import new as run  # noqa: PLC0415

    return run(target, name=name, locales=locales)


main.add_command(people)

if __name__ == "__main__":
    main()
