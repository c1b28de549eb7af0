"""What all commands share: the folder they work on, exit codes, and failures told in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

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
