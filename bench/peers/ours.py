"""Polydigest itself: the generator, MkDocs and the search index, as an editor runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import yaml

from bench.corpus import Corpus, Piece
from bench.peers.base import LOCALES, NAME, Dumper, Generator, put_markdown
from generator import __version__


class Polydigest(Generator):
    """``digest build``."""

    name = "Polydigest"
    incremental = True
    notes = (
        "All there is: people, topics, stories, calendar, sources, feeds with archives, tables and texts for programs, social "
        "cards, MkDocs, the search index. Every locale lists every article and has every person and topic. The merge is "
        "`digest people merge` and a build."
    )
    kinds: ClassVar = {
        "articles": r"articles/(?!page/)[^/]+/index\.html",
        "topics": r"topics/(?P<id>[^/]+)/(page/\d+/)?index\.html",
        "people": r"people/(?!map/|page/)(?P<id>[^/]+)/(page/\d+/)?index\.html",
    }

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / ".digest", self.folder / "content/pages")

    def versions(self) -> str:
        return f"Polydigest {__version__}"

    def command(self) -> list[str]:
        return [*self._digest(), "build", "--no-models", "--profile"]

    def phases(self, said: str) -> dict[str, float]:
        _, _, table = said.partition(" CPU\n")
        rows = re.findall(r"^(\S.*?)\s+(?:[\d.]+\s+)?([\d.]+)$", table, re.MULTILINE)
        return {name: float(cpu) for name, cpu in rows if name != "all"}

    def prepare(self, corpus: Corpus) -> None:
        made = subprocess.run(
            [*self._digest(), "new", str(self.folder), "--name", NAME, "--locales", ",".join(LOCALES)],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if made.returncode:
            raise SystemExit(made.stderr)
        for seed in (self.folder / "content/seeds").glob("*"):
            seed.unlink()
        people = {person.id: {"names": dict(sorted(person.names.items()))} for person in sorted(corpus.people, key=_id)}
        text = yaml.dump(people, Dumper=Dumper, allow_unicode=True, sort_keys=False)
        (self.folder / "content/people.yml").write_text(text, encoding="utf-8")
        for piece in corpus.pieces:
            self._write(piece)

    def put(self, piece: Piece, corpus: Corpus) -> None:
        del corpus
        self._write(piece)

    def put_seed(self, piece: Piece, corpus: Corpus) -> None:
        """Add a piece as it comes from the web: one raw text, from which everything else is read."""
        text = piece.texts[0]
        name = corpus.name_of(piece.people[0], text.lang)
        by = f"{text.title}\n\n{piece.date.isoformat()}\n\n{name}: {text.summary}\n\n"
        (self.folder / f"content/seeds/{piece.slug}.txt").write_text(by + text.body, encoding="utf-8")

    def merge(self, keep: str, gone: str, corpus: Corpus) -> list[list[str]]:
        del corpus
        return [[*self._digest(), "people", "merge", keep, gone]]

    def _digest(self) -> list[str]:
        return [sys.executable, "-m", "generator.cli"]

    def file(self, piece: Piece, lang: str) -> Path:
        return self.folder / f"content/articles/{piece.date.year}/{piece.slug}.{lang}.md"

    def _write(self, piece: Piece) -> None:
        first = piece.texts[0]
        for text in piece.texts:
            own = {
                "date": piece.date, "source": {"name": piece.outlet}, "topics": list(piece.topics),
                "people": list(piece.people), **({"story": piece.story} if piece.story else {}),
            } if text is first else {"translated_from": first.lang, "translated_by": "human"}  # fmt: skip
            fields = {"title": text.title, "lang": text.lang, "summary": [text.summary], **own}
            put_markdown(self.file(piece, text.lang), fields, text.body)


def _id(person: object) -> str:
    return str(getattr(person, "id"))  # noqa: B009
