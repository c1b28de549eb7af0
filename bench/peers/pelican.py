"""Pelican with the plugin i18n-subsites, its simple theme, topics and people as tags."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.corpus import Corpus, Piece
from bench.peers.base import LOCALES, NAME, PER_PAGE, Generator, rewrite_bearers

CONFIG = f"""\
SITENAME = {NAME!r}
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = {LOCALES[0]!r}
THEME = "simple"
PLUGINS = ["i18n_subsites"]
I18N_SUBSITES = {{code: {{}} for code in {LOCALES[1:]!r}}}
DEFAULT_PAGINATION = {PER_PAGE}
ARTICLE_URL = "articles/{{slug}}/"
ARTICLE_SAVE_AS = "articles/{{slug}}/index.html"
ARTICLE_LANG_URL = ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_SAVE_AS
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
"""


class Pelican(Generator):
    """``pelican``."""

    name = "Pelican"
    incremental = False
    notes = "i18n-subsites, the theme `simple`, topics and people are tags, no search index."

    @property
    def site(self) -> Path:
        return self.folder / "output"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / "cache",)

    def versions(self) -> str:
        done = subprocess.run([self.command()[0], "--version"], check=True, capture_output=True, text=True)
        return f"Pelican {done.stdout.strip()}"

    def command(self) -> list[str]:
        return [str(self.programs / "pelican"), "--settings", "pelicanconf.py", "--delete-output-directory", "--quiet"]

    def prepare(self, corpus: Corpus) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "pelicanconf.py").write_text(CONFIG, encoding="utf-8")
        for piece in corpus.pieces:
            self.put(piece, corpus)

    def put(self, piece: Piece, corpus: Corpus) -> None:
        del corpus
        for text in piece.texts:
            path = self._file(piece, text.lang)
            path.parent.mkdir(parents=True, exist_ok=True)
            tags = ", ".join((*piece.topics, *piece.people))
            head = (
                f"Title: {text.title}\nDate: {piece.date}\nSlug: {piece.slug}\nLang: {text.lang}\nTags: {tags}\n"
                f"Summary: {text.summary}\n\n"
            )
            path.write_text(head + text.body, encoding="utf-8")

    def remove(self, piece: Piece) -> None:
        for text in piece.texts:
            self._file(piece, text.lang).unlink()

    def merge(self, keep: str, gone: str, corpus: Corpus) -> None:
        del gone
        rewrite_bearers(self, keep, corpus)

    def _file(self, piece: Piece, lang: str) -> Path:
        return self.folder / f"content/articles/{piece.slug}.{lang}.md"
