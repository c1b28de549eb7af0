"""Nikola with its default theme for blogs, four translations, topics and people as tags."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.corpus import Corpus, Piece
from bench.peers.base import LOCALES, NAME, PER_PAGE, Generator, rewrite_bearers

TRANSLATIONS = {code: "" if code == LOCALES[0] else f"./{code}" for code in LOCALES}
CONFIG = f"""\
BLOG_AUTHOR = BLOG_TITLE = {NAME!r}
BLOG_DESCRIPTION = ""
BLOG_EMAIL = "nobody@example.org"
SITE_URL = BASE_URL = "https://example.org/"
DEFAULT_LANG = {LOCALES[0]!r}
TRANSLATIONS = {TRANSLATIONS!r}
TRANSLATIONS_PATTERN = "{{path}}.{{lang}}.{{ext}}"
POSTS = (("posts/*.md", "articles", "post.tmpl"),)
PAGES = ()
COMPILERS = {{"markdown": [".md"]}}
TIMEZONE = "UTC"
THEME = "bootblog4"
INDEX_DISPLAY_POST_COUNT = {PER_PAGE}
TAG_PAGES_ARE_INDEXES = True
SHOW_UNTRANSLATED_POSTS = False
METADATA_FORMAT = "YAML"
USE_BUNDLES = False
"""


class Nikola(Generator):
    """``nikola build``."""

    name = "Nikola"
    incremental = True
    notes = "The theme `bootblog4`, topics and people are tags, no search index."

    @property
    def site(self) -> Path:
        return self.folder / "output"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / "cache",)

    def wipe(self) -> None:
        super().wipe()
        for state in self.folder.glob(".doit.db*"):
            state.unlink()

    def versions(self) -> str:
        done = subprocess.run([self.command()[0], "version"], check=True, capture_output=True, text=True)
        return done.stdout.strip().splitlines()[-1].replace("v", "")

    def command(self) -> list[str]:
        return [str(self.programs / "nikola"), "build", "-n", "2"]

    def prepare(self, corpus: Corpus) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "conf.py").write_text(CONFIG, encoding="utf-8")
        for name in ("files", "images", "listings", "galleries"):
            (self.folder / name).mkdir(exist_ok=True)
        for piece in corpus.pieces:
            self.put(piece, corpus)

    def put(self, piece: Piece, corpus: Corpus) -> None:
        del corpus
        for text in piece.texts:
            path = self._file(piece, text.lang)
            path.parent.mkdir(parents=True, exist_ok=True)
            tags = ", ".join((*piece.topics, *piece.people))
            title = text.title.replace('"', "'")
            head = (
                f'---\ntitle: "{title}"\nslug: {piece.slug}\ndate: {piece.date} 08:00:00 UTC\ntags: "{tags}"\n'
                f'description: "{text.summary.replace(chr(34), chr(39))}"\n---\n\n'
            )
            path.write_text(head + text.body, encoding="utf-8")

    def remove(self, piece: Piece) -> None:
        for text in piece.texts:
            self._file(piece, text.lang).unlink()

    def merge(self, keep: str, gone: str, corpus: Corpus) -> None:
        del gone
        rewrite_bearers(self, keep, corpus)

    def _file(self, piece: Piece, lang: str) -> Path:
        ending = "md" if lang == LOCALES[0] else f"{lang}.md"
        return self.folder / f"posts/{piece.slug}.{ending}"
