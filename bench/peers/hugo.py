"""Hugo, as its own documentation sets up a multilingual site with two taxonomies."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import ClassVar

from bench.corpus import Corpus, Piece
from bench.peers.base import LOCALES, NAME, PER_PAGE, Generator, put_markdown

CONFIG = f"""\
baseURL = "https://example.org/"
title = "{NAME}"
defaultContentLanguage = "en"
[pagination]
pagerSize = {PER_PAGE}
disableAliases = true
[taxonomies]
topic = "topics"
person = "people"
"""

BASE = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}</head>
<body><header><a href="{{ "/" | relLangURL }}">{{ site.Title }}</a>
<nav><a href="{{ "articles/" | relLangURL }}">Articles</a> <a href="{{ "topics/" | relLangURL }}">Topics</a>
<a href="{{ "people/" | relLangURL }}">People</a>
{{ range .AllTranslations }}<a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a> {{ end }}</nav>
</header><main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>
"""
ENTRY = """\
{{ define "main" }}<h1>{{ partial "title.html" . }}</h1>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = where site.RegularPages "Section" "articles" }}{{ end }}
{{ $paginator := .Paginate $pages }}
{{ range $paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</article>
{{ end }}
{{ with $paginator.Prev }}<a href="{{ .URL }}">‹</a>{{ end }}{{ with $paginator.Next }}<a href="{{ .URL }}">›</a>{{ end }}
{{ end }}
"""
PAGE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.outlet }}
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p><p>{{ .Description }}</p>
{{ .Content }}
{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range .GetTerms "people" }}<a href="{{ .RelPermalink }}">{{ partial "title.html" . }}</a> {{ end }}</article>
{{ end }}
"""
TERMS = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages).Pages }}
<li><a href="{{ .RelPermalink }}">{{ partial "title.html" . }}</a> {{ len .Pages }}</li>{{ end }}</ul>{{ end }}
"""
TITLE = """\
{{ $name := .Title }}{{ if eq .Type "people" }}{{ with index hugo.Data.people (path.Base .Path) }}
{{ $name = index . site.Language.Lang }}{{ end }}{{ end }}{{ $name }}
"""


class Hugo(Generator):
    """``hugo``."""

    name = "Hugo"
    incremental = False
    notes = (
        "Layouts of the benchmark's own, as small as they can be; a feed of each listing; no search index. A locale lists the "
        "articles of its language only."
    )
    kinds: ClassVar = {
        "articles": r"articles/(?!page/)[^/]+/index\.html",
        "topics": r"topics/(?P<id>[^/]+)/(page/\d+/)?index\.html",
        "people": r"people/(?P<id>[^/]+)/(page/\d+/)?index\.html",
    }

    @property
    def site(self) -> Path:
        return self.folder / "public"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / "resources",)

    def versions(self) -> str:
        done = subprocess.run([self.command()[0], "version"], check=True, capture_output=True, text=True)
        return " ".join(done.stdout.strip().splitlines()[-1].split()[:2])

    def command(self) -> list[str]:
        return [str(self.programs / "hugo"), "--quiet", "--cleanDestinationDir"]

    def prepare(self, corpus: Corpus) -> None:
        languages = "".join(f"[languages.{code}]\nweight = {n}\n" for n, code in enumerate(LOCALES, start=1))
        _write(self.folder / "hugo.toml", CONFIG + languages)
        layouts = {
            "baseof.html": BASE, "home.html": ENTRY, "section.html": ENTRY, "term.html": ENTRY, "page.html": PAGE,
            "taxonomy.html": TERMS, "_partials/title.html": TITLE,
        }  # fmt: skip
        for name, text in layouts.items():
            _write(self.folder / "layouts" / name, text)
        people = {person.id: dict(person.names) for person in corpus.people}
        _write(self.folder / "data/people.json", json.dumps(people, ensure_ascii=False))
        for code in LOCALES:
            put_markdown(self.folder / f"content/articles/_index.{code}.md", {"title": "Articles"}, "")
        for piece in corpus.pieces:
            self.put(piece, corpus)

    def put(self, piece: Piece, corpus: Corpus) -> None:
        del corpus
        for text in piece.texts:
            fields = {
                "title": text.title, "date": piece.date, "description": text.summary, "outlet": piece.outlet,
                "topics": list(piece.topics), "people": list(piece.people),
            }  # fmt: skip
            put_markdown(self.file(piece, text.lang), fields, text.body)

    def file(self, piece: Piece, lang: str) -> Path:
        return self.folder / f"content/articles/{piece.slug}.{lang}.md"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
