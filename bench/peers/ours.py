"""Polydigest itself: the generator, MkDocs and the search index, as an editor runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from bench.corpus import Corpus, Piece
from bench.peers.base import LOCALES, NAME, Dumper, Generator, put_markdown
from generator import __version__


class Polydigest(Generator):
    """``digest build``."""

    name = "Polydigest"
    incremental = True
    notes = (
        "Import, catalogue, pages, feeds, data, cards, MkDocs and the search index. Every locale lists every article. The added "
        "article comes as a raw seed and is read first."
    )

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / ".digest", self.folder / "content/pages")

    def versions(self) -> str:
        return f"Polydigest {__version__}"

    def command(self) -> list[str]:
        return [*self._digest(), "build", "--no-models"]

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
        if self._file(piece, piece.texts[0].lang).exists():
            self._write(piece)
            return
        text = piece.texts[0]
        names = {person.id: person.names[text.lang] for person in corpus.people}
        by = f"{text.title}\n\n{piece.date.isoformat()}\n\n{names[piece.people[0]]}: {text.summary}\n\n"
        (self.folder / f"content/seeds/{piece.slug}.txt").write_text(by + text.body, encoding="utf-8")

    def remove(self, piece: Piece) -> None:
        for text in piece.texts:
            self._file(piece, text.lang).unlink()

    def merge(self, keep: str, gone: str, corpus: Corpus) -> None:
        del corpus
        subprocess.run([*self._digest(), "people", "merge", keep, gone], cwd=self.folder, check=True,
                       capture_output=True)  # fmt: skip

    def _digest(self) -> list[str]:
        return [sys.executable, "-m", "generator.cli"]

    def _file(self, piece: Piece, lang: str) -> Path:
        return self.folder / f"content/articles/{piece.date.year}/{piece.slug}.{lang}.md"

    def _write(self, piece: Piece) -> None:
        first = piece.texts[0]
        for text in piece.texts:
            own = {
                "date": piece.date, "source": {"name": piece.outlet}, "topics": list(piece.topics),
                "people": list(piece.people), **({"story": piece.story} if piece.story else {}),
            } if text is first else {"translated_from": first.lang, "translated_by": "human"}  # fmt: skip
            fields = {"title": text.title, "lang": text.lang, "summary": [text.summary], **own}
            put_markdown(self._file(piece, text.lang), fields, text.body)


def _id(person: object) -> str:
    return str(getattr(person, "id"))  # noqa: B009
