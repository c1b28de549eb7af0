"""Builds that have nothing to do: known, and said, before anything is loaded."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator import unchanged
from generator.unchanged import Inputs


def nothing_to_do(root: Path, how: Mapping[str, object]) -> bool:
    """Say that nothing changed since the last build of a digest folder, if that is so.

    Args:
        root: the digest folder.
        how: the options of the build, by name.
    """
    started = time.monotonic()
    if (said := unchanged.said_when_idle(root, _key(root, how))) is None:
        return False
    for line in said:
        click.echo(line)
    click.echo(f"done in {time.monotonic() - started:.1f} s")
    return True


class Watch:
    """What a build is made from, looked at twice: seeds and settings before it reads them, articles once imported."""

    def __init__(self, root: Path, how: Mapping[str, object]) -> None:
        self.root = root
        self._key = _key(root, how)
        self._more = [root / name for name in own_files(_text(root))]
        unchanged.forget(root)
        self._seen = unchanged.look(root, more=self._more)

    def imported(self) -> bool:
        """The import is done: what it wrote is as it is from now on.

        Returns:
            Whether it left the articles and the registry as they were.
        """
        now = unchanged.look(self.root, more=self._more)
        same = _articles(now) == _articles(self._seen) and unchanged.still(
            self.root, {path: known for path, known in self._seen.hashed.items() if _imported(path)}
        )
        before = {path: times for path, times in self._seen.files.items() if not _imported(path)}
        hashed = {path: known for path, known in self._seen.hashed.items() if path in before}
        self._seen = Inputs({**now.files, **before}, {**now.hashed, **hashed})
        return same

    def remember(self, outputs: Sequence[str], said: Sequence[str]) -> None:
        """The build ended well.

        Args:
            outputs: paths of what it made.
            said: what a build says that has nothing to do.
        """
        unchanged.remember(self.root, self._seen, outputs, said, self._key)


def own_files(mkdocs_yml: str) -> list[str]:
    """The digest's own theme folder and hooks, if its mkdocs.yml names any."""
    # In any style of YAML; what is named elsewhere by chance does no harm.
    folders = re.findall(r"\bcustom_dir[\"']?:\s*[\"']?([^\s\"'#,{}]+)", mkdocs_yml)
    hooks = re.findall(r"[^\s\"'#,\[\]{}]+\.py\b", mkdocs_yml)
    return sorted({*folders, *hooks})


def _imported(path: str) -> bool:
    """Whether an import writes a file: all of content/ but the seeds. `content/` itself tells of new files."""
    return path.startswith("content/") and not path.startswith("content/seeds/")


def _articles(inputs: Inputs) -> dict[str, tuple[int, int, int]]:
    """What an import may write."""
    return {path: times for path, times in inputs.files.items() if _imported(path)}


def _text(root: Path) -> str:
    try:
        return (root / "mkdocs.yml").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _key(root: Path, how: Mapping[str, object]) -> str:
    """The option that matters, and the variables of the environment that mkdocs.yml asks for."""
    wanted = re.findall(r"!ENV\s+(\[[^\]]*\]|\S+)", _text(root))
    names = sorted({name for group in wanted for name in re.findall(r"[A-Za-z_]\w*", group)})
    return repr((how.get("models"), [(name, os.environ.get(name)) for name in names]))
