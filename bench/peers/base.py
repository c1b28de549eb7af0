"""What a measured generator has to be able to do."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import yaml

from bench.corpus import Corpus, Piece, Text

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

    def phases(self, said: str) -> dict[str, float]:
        """Where a build's processor time went, in seconds, out of what it said; nothing if it does not say."""
        del said
        return {}

    def remove(self, piece: Piece, corpus: Corpus) -> None:
        """Take one piece away; ``corpus`` is already as it is afterwards."""
        del corpus
        for text in piece.texts:
            self.file(piece, text.lang).unlink()

    def merge(self, keep: str, gone: str, corpus: Corpus) -> list[list[str]]:
        """Make two people one; ``corpus`` is already as it is afterwards.

        Here: write again every article that names the one who stays.

        Returns:
            Commands that this takes, to be measured with the build.
        """
        del gone
        for piece in corpus.pieces:
            if keep in piece.people:
                self.put(piece, corpus)
        return []

    @abstractmethod
    def file(self, piece: Piece, lang: str) -> Path:
        """Where an article's source stands."""

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

    kinds: ClassVar[Mapping[str, str]]
    """Patterns of the paths of HTML pages under the site (without the locale's folder), by kind of page: ``articles``,
    ``topics``, ``people``; the group ``id`` of the last two is a topic or a person."""

    def wipe(self) -> None:
        """Back to before the first build."""
        for path in (self.site, *self.caches):
            shutil.rmtree(path, ignore_errors=True)


def put_markdown(path: Path, fields: Mapping[str, Any], body: str) -> None:
    """A Markdown file with YAML front matter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.dump(dict(fields), Dumper=Dumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8", newline="\n")


class Tagged(Generator):
    """A generator that knows topics and people as tags: topics by their ids, people by their names in the language."""

    incremental = False

    def prepare(self, corpus: Corpus) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.configure()
        for piece in corpus.pieces:
            self.put(piece, corpus)

    def put(self, piece: Piece, corpus: Corpus) -> None:
        for text in piece.texts:
            path = self.file(piece, text.lang)
            path.parent.mkdir(parents=True, exist_ok=True)
            tags = ", ".join((*piece.topics, *(corpus.name_of(person, text.lang) for person in piece.people)))
            path.write_text(self.head(piece, text, tags) + text.body, encoding="utf-8")

    @property
    def site(self) -> Path:
        return self.folder / "output"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / "cache",)

    @abstractmethod
    def configure(self) -> None:
        """Write all that is no article."""

    @abstractmethod
    def head(self, piece: Piece, text: Text, tags: str) -> str:
        """What stands above an article's text."""
