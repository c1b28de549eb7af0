"""The command line: ``digest …``. Each command's work is in generator/commands/, imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from generator import __version__
from generator.errors import DigestError, SettingsError

P = ParamSpec("P")

DONE, FINDINGS, USAGE = 0, 1, 2
"""Exit codes: done; something was found or failed; the command was not understood."""


class Folder:
    """The digest folder that the command works on."""

    def __init__(self, start: Path) -> None:
        self.start = start

    @property
    def root(self) -> Path:
        """The nearest folder with a mkdocs.yml.

        Raises:
            SettingsError: there is none.
        """
        from generator.settings import find_root  # noqa: PLC0415 - start-up time

        return find_root(self.start.resolve())


def reports_errors(command: Callable[P, int | None]) -> Callable[P, None]:
    """Turn a command's failure into one line on standard error and an exit code, never a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            sys.exit(command(*args, **kwargs) or DONE)
        except SettingsError as e:
            click.echo(f"digest: {e}", err=True)
            sys.exit(USAGE)
        except DigestError as e:
            click.echo(f"digest: {e}", err=True)
            sys.exit(FINDINGS)
        except OSError as e:
            where = f"{e.filename}: " if e.filename else ""
            click.echo(f"digest: {where}{e.strerror or e}; check the disk and the folder's permissions", err=True)
            sys.exit(FINDINGS)

    return run


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
    context.obj = Folder(start)


MODELS = click.option(
    "--models/--no-models", default=None, help="Use the models of the extra `models`. [default: if they are installed]"
)
STRICT = click.option("--strict", is_flag=True, help="Exit 1 on conflicts and warnings too (for CI).")


@main.command()
@MODELS
@STRICT
@click.pass_obj
@reports_errors
def build(folder: Folder, models: bool | None, strict: bool) -> int:  # noqa: FBT001 - click passes options by name
    """Import what is new in content/seeds, write the pages, render site/: only what changed."""
    from generator.commands.build import build as run  # noqa: PLC0415

    return run(folder.root, models=models, strict=strict)


@main.command(name="import")
@MODELS
@STRICT
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
def import_(  # noqa: PLR0917 - click passes options by name
    folder: Folder,
    models: bool | None,  # noqa: FBT001
    strict: bool,  # noqa: FBT001
    again: tuple[str, ...],
    take: str | None,
    keep: str | None,
) -> int:
    """Turn new and changed seeds into articles; the first step of `build`, alone."""
    from generator.commands import build as run  # noqa: PLC0415

    if take or keep:
        return run.settle(folder.root, take=take, keep=keep, models=models)
    return run.import_only(folder.root, models=models, strict=strict, again=again)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@MODELS
@click.pass_obj
@reports_errors
def inspect(folder: Folder, file: Path, as_json: bool, models: bool | None) -> int:  # noqa: FBT001
    """Explain one raw article: what is understood of it, and why. Writes nothing."""
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


@main.group()
def people() -> None:
    """List the people of the registry, and correct it."""


@people.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@reports_errors
def people_list(folder: Folder, as_json: bool) -> int:  # noqa: FBT001
    """Every person with their names and the number of articles."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.list_people(folder.root, as_json=as_json)


@people.command(name="merge")
@click.argument("person")
@click.argument("other")
@click.pass_obj
@reports_errors
def people_merge(folder: Folder, person: str, other: str) -> int:
    """OTHER is the same person as PERSON (both are ids): PERSON's id stays."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.merge(folder.root, person, other)


@people.command(name="split")
@click.argument("person")
@click.argument("spelling")
@click.pass_obj
@reports_errors
def people_split(folder: Folder, person: str, spelling: str) -> int:
    """SPELLING is not a name of PERSON but of somebody else, who gets an entry of their own."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.split(folder.root, person, spelling)


@people.command(name="rename")
@click.argument("person")
@click.argument("lang")
@click.argument("name")
@click.pass_obj
@reports_errors
def people_rename(folder: Folder, person: str, lang: str, name: str) -> int:
    """Show PERSON as NAME to readers of the language LANG."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.rename(folder.root, person, lang, name)


@people.command(name="not-a-person")
@click.argument("person")
@click.pass_obj
@reports_errors
def people_not(folder: Folder, person: str) -> int:
    """PERSON is a firm, a character, a mistake: never list it again."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.not_a_person(folder.root, person)


if __name__ == "__main__":
    main()
