"""What a measured generator has to be able to do."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import yaml

from bench.corpus import Corpus, Piece

LOCALES = ("en", "fr", "ru", "uk")
"""The first is at the site's root."""

PER_PAGE = 50
"""Entries of a page of a listing, as ours has."""

NAME = "The benchmark"

Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Generator(ABC):
    """A static site generator with a corpus in a folder.

    Args:
        folder: everything it needs is written here; it must not exist or be empty.
        programs: folder of the peers' executables.
    """

    name: ClassVar[str]
    incremental: ClassVar[bool]
    """Whether it renders only what changed; of one that does not, every build is a full one."""
    notes: ClassVar[str]
    """What has to be known to compare it."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.programs = programs

    @abstractmethod
    def versions(self) -> str:
        """Name and version of the programs."""

    @abstractmethod
    def prepare(self, corpus: Corpus) -> None:
        """Write the whole source."""

    @abstractmethod
    def put(self, piece: Piece, corpus: Corpus) -> None:
        """Write one piece, new or changed."""

    @abstractmethod
    def remove(self, piece: Piece) -> None:
        """Take one piece away."""

    @abstractmethod
    def merge(self, keep: str, gone: str, corpus: Corpus) -> None:
        """Make two people one; ``corpus`` is already as it is afterwards."""

    @abstractmethod
    def command(self) -> list[str]:
        """What builds the site, run in `folder`."""

    def environment(self) -> Mapping[str, str]:
        """Environment variables of the command beside the usual ones."""
        return {}

    @property
    @abstractmethod
    def site(self) -> Path:
        """The folder of the built site."""

    @property
    def caches(self) -> tuple[Path, ...]:
        """What a build from nothing must not find."""
        return ()

    def wipe(self) -> None:
        """Back to before the first build."""
        for path in (self.site, *self.caches):
            shutil.rmtree(path, ignore_errors=True)


def put_markdown(path: Path, fields: Mapping[str, Any], body: str) -> None:
    """A Markdown file with YAML front matter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.dump(dict(fields), Dumper=Dumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8", newline="\n")


def rewrite_bearers(generator: Generator, keep: str, corpus: Corpus) -> None:
    """For generators that name people in the articles: write again every article that names the one who stays."""
    for piece in corpus.pieces:
        if keep in piece.people:
            generator.put(piece, corpus)
