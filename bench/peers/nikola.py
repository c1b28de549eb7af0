"""Nikola with its default theme for blogs, four translations, topics and people as tags."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import ClassVar

from bench.corpus import Piece, Text
from bench.peers.base import LOCALES, NAME, PER_PAGE, Tagged

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
COPY_SOURCES = False
"""


class Nikola(Tagged):
    """``nikola build``."""

    name = "Nikola"
    incremental = True
    notes = "The theme `bootblog4`, topics and people are tags; feeds of the site and of each tag; two processes; no search index."
    kinds: ClassVar = {
        "articles": r"articles/[^/]+/index\.html",
        "tags": r"categories/(?P<id>[^/]+)/index(-\d+)?\.html",
    }

    def wipe(self) -> None:
        super().wipe()
        for state in self.folder.glob(".doit.db*"):
            state.unlink()

    def versions(self) -> str:
        done = subprocess.run([self.command()[0], "version"], check=True, capture_output=True, text=True)
        return done.stdout.strip().splitlines()[-1].replace("v", "")

    def command(self) -> list[str]:
        return [str(self.programs / "nikola"), "build", "-n", "2"]

    def configure(self) -> None:
        (self.folder / "conf.py").write_text(CONFIG, encoding="utf-8")
        for name in ("files", "images", "listings", "galleries"):
            (self.folder / name).mkdir(exist_ok=True)

    def head(self, piece: Piece, text: Text, tags: str) -> str:
        title, summary = (shown.replace('"', "'") for shown in (text.title, text.summary))
        return (
            f'---\ntitle: "{title}"\nslug: {piece.slug}\ndate: {piece.date} 08:00:00 UTC\ntags: "{tags}"\n'
            f'description: "{summary}"\n---\n\n'
        )

    def file(self, piece: Piece, lang: str) -> Path:
        ending = "md" if lang == LOCALES[0] else f"{lang}.md"
        return self.folder / f"posts/{piece.slug}.{ending}"
