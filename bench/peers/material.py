"""Stock MkDocs: Material, static-i18n and its own search (lunr); topic and person pages written as Markdown."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

import yaml

from bench.corpus import Corpus, Piece
from bench.peers.base import LOCALES, NAME, PER_PAGE, Generator, put_markdown

CONFIG = {
    "site_name": NAME,
    "site_url": "https://example.org/",
    "theme": {"name": "material"},
    "plugins": [
        "search",
        {
            "i18n": {
                "docs_structure": "suffix",
                "fallback_to_default": False,
                "languages": [
                    {"locale": code, "name": code, "build": True, **({"default": True} if code == LOCALES[0] else {})}
                    for code in LOCALES
                ],
            }
        },
    ],
    # Every page in the menu would be written into every page: the listings are what a reader goes by.
    "nav": ["index.md", "topics/index.md", "people/index.md"],
    "not_in_nav": "/articles/\n/topics/\n/people/\n/index-*.md\n",
    "validation": {"links": {"not_found": "ignore"}},
}


class Material(Generator):
    """``mkdocs build``."""

    name = "Material for MkDocs"
    incremental = False
    notes = (
        "static-i18n, search with lunr. The listings are Markdown files, which a script of the benchmark writes and which are "
        "not in its figures. An article without a translation is in its own locale only."
    )
    kinds: ClassVar = {
        "articles": r"articles/[^/]+/index\.html",
        "topics": r"topics/(?P<id>[^/]+?)(-\d+)?/index\.html",
        "people": r"people/(?P<id>[^/]+?)/index\.html",
    }

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def versions(self) -> str:
        return f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, static-i18n {version('mkdocs-static-i18n')}"

    def command(self) -> list[str]:
        return [sys.executable, "-m", "mkdocs", "build", "--quiet"]

    def environment(self) -> dict[str, str]:
        return {"NO_MKDOCS_2_WARNING": "1"}

    def prepare(self, corpus: Corpus) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(CONFIG, sort_keys=False), encoding="utf-8")
        for piece in corpus.pieces:
            self._write(piece)
        self._listings(corpus)

    def put(self, piece: Piece, corpus: Corpus) -> None:
        self._write(piece)
        self._listings(corpus)

    def remove(self, piece: Piece, corpus: Corpus) -> None:
        super().remove(piece, corpus)
        self._listings(corpus)

    def merge(self, keep: str, gone: str, corpus: Corpus) -> list[list[str]]:
        for locale in LOCALES:
            for path in (self.folder / "docs/people").glob(f"{gone}*.{locale}.md"):
                path.unlink()
        for piece in corpus.pieces:
            if keep in piece.people:
                self._write(piece)
        self._listings(corpus)
        return []

    def file(self, piece: Piece, lang: str) -> Path:
        return self.folder / f"docs/articles/{piece.slug}.{lang}.md"

    def _write(self, piece: Piece) -> None:
        for text in piece.texts:
            links = " · ".join(
                f"[{name}](../{kind}/{name}.md)"
                for kind, names in (("topics", piece.topics), ("people", piece.people))
                for name in names
            )
            body = f"# {text.title}\n\n{piece.outlet}, {piece.date}\n\n{text.body}\n{links}\n"
            fields = {"title": text.title, "description": text.summary}
            put_markdown(self.file(piece, text.lang), fields, body)

    def _listings(self, corpus: Corpus) -> None:
        newest = sorted(corpus.pieces, key=lambda piece: (piece.date, piece.number), reverse=True)
        for locale in LOCALES:
            self._listing("index", NAME, newest, locale, "articles/")
            topics: dict[str, list[Piece]] = {topic: [] for topic in corpus.topics}
            people: dict[str, list[Piece]] = {person.id: [] for person in corpus.people}
            for piece in newest:
                for topic in piece.topics:
                    topics[topic].append(piece)
                for person in piece.people:
                    people[person].append(piece)
            for topic, pieces in topics.items():
                self._listing(f"topics/{topic}", topic, pieces, locale, "../articles/")
            names = {person.id: person.names[locale] for person in corpus.people}
            for person, pieces in people.items():
                if pieces:
                    self._listing(f"people/{person}", names[person], pieces, locale, "../articles/")
            self._index("topics", "Topics", ((t, t) for t in topics), locale)
            self._index("people", "People", ((p, names[p]) for p, pieces in people.items() if pieces), locale)

    def _listing(self, path: str, title: str, pieces: list[Piece], locale: str, to: str) -> None:
        shown = [(piece, text) for piece in pieces for text in piece.texts if text.lang == locale]
        for number in range(0, max(1, len(shown)), PER_PAGE):
            part = shown[number : number + PER_PAGE]
            lines = [
                f"## [{text.title}]({to}{piece.slug}.md)\n\n{piece.date} · {text.summary}\n" for piece, text in part
            ]
            name = path if number == 0 else f"{path}-{number // PER_PAGE + 1}"
            put_markdown(
                self.folder / f"docs/{name}.{locale}.md", {"title": title}, f"# {title}\n\n" + "\n".join(lines)
            )

    def _index(self, folder: str, title: str, entries: Iterable[tuple[str, str]], locale: str) -> None:
        lines = "\n".join(f"- [{name}]({id_}.md)" for id_, name in entries)
        put_markdown(self.folder / f"docs/{folder}/index.{locale}.md", {"title": title}, f"# {title}\n\n{lines}\n")
