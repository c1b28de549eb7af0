"""Pelican with the plugin i18n-subsites, its simple theme, topics and people as tags."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import ClassVar

from bench.corpus import Piece, Text
from bench.peers.base import LOCALES, NAME, PER_PAGE, Tagged

CONFIG = f"""\
SITENAME = {NAME!r}
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = {LOCALES[0]!r}
THEME = "simple"
PLUGINS = ["i18n_subsites"]
I18N_SUBSITES = {{code: {{}} for code in {LOCALES[1:]!r}}}
I18N_UNTRANSLATED_ARTICLES = "remove"
DEFAULT_PAGINATION = {PER_PAGE}
ARTICLE_URL = "articles/{{slug}}/"
ARTICLE_SAVE_AS = "articles/{{slug}}/index.html"
ARTICLE_LANG_URL = ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_SAVE_AS
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
"""


class Pelican(Tagged):
    """``pelican``."""

    name = "Pelican"
    notes = (
        "i18n-subsites (an article without a translation is in its own locale only), the theme `simple`, topics and people are "
        "tags; one feed a locale; no search index."
    )
    kinds: ClassVar = {"articles": r"articles/[^/]+/index\.html", "tags": r"tag/(?P<id>[^/]+?)\d*\.html"}

    def versions(self) -> str:
        done = subprocess.run([self.command()[0], "--version"], check=True, capture_output=True, text=True)
        return f"Pelican {done.stdout.strip()}"

    def command(self) -> list[str]:
        return [str(self.programs / "pelican"), "--settings", "pelicanconf.py", "--delete-output-directory", "--quiet"]

    def configure(self) -> None:
        (self.folder / "pelicanconf.py").write_text(CONFIG, encoding="utf-8")

    def head(self, piece: Piece, text: Text, tags: str) -> str:
        return (
            f"Title: {text.title}\nDate: {piece.date}\nSlug: {piece.slug}\nLang: {text.lang}\nTags: {tags}\n"
            f"Summary: {text.summary}\n\n"
        )

    def file(self, piece: Piece, lang: str) -> Path:
        return self.folder / f"content/articles/{piece.slug}.{lang}.md"
