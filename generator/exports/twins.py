"""The Markdown twin of an article page: headline, byline, date, source, text, and nothing else (llmstxt.org).

Its text is as harmless as the page's (`generator.pages.safety`), but written as plain Markdown: what the page needs as
HTML or as character references is a backslash or a fence here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.article import Article
from generator.catalogue import Piece
from generator.pages.edition import Edition
from generator.pages.machine import TWIN
from generator.pages.safety import neutralise
from generator.pages.text import line
from generator.pages.urls import relative

_BLOCK = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)
_SPAN = re.compile(r"<code>(.*?)</code>")
_PLAIN = {"&#91;": "\\[", "&#123;": "{", "&#96;": "\\`", "&#33;": "\\!", "&#92;": "\\\\"}
_REFERENCE = re.compile("|".join(map(re.escape, _PLAIN)))
_BLANKS = re.compile(r"\n{3,}")
_MARKS = re.compile(r"([\\`*_\[\]])")


def plain(body: str) -> str:
    """An article's body as clean Markdown, without a headline of the first level.

    Args:
        body: Markdown as it stands in the article's file.
    """
    text = neutralise(body)
    parts = _BLOCK.split(text)
    parts[::2] = [_prose(part) for part in parts[::2]]
    parts[1::2] = [_fenced(html.unescape(code)) for code in parts[1::2]]
    return _BLANKS.sub("\n\n", "".join(parts)).strip("\n")


def escaped(text: str) -> str:
    """A line of text that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", line(text)).replace("<", "&lt;")  # not every renderer takes \< for an escape


def link(text: str, url: str) -> str:
    """A link; the address is percent-encoded where it could end the link."""
    return f"[{escaped(text)}]({url.replace('(', '%28').replace(')', '%29')})"


def twin(edition: Edition, piece: Piece, article: Article, text: str) -> str:
    """The twin of a version of a piece.

    Args:
        edition: the locale that publishes this version.
        piece: the piece.
        article: the version.
        text: its body as `plain` gives it.
    """
    facts = "\n".join(f"- {fact}" for fact in _facts(edition, piece, article))
    return f"# {escaped(article.title)}\n\n{facts}\n\n{text}\n"


def _facts(edition: Edition, piece: Piece, article: Article) -> Iterator[str]:
    words, source = edition.words, edition.source(article)
    here = edition.book.place(piece.slug, article.lang).address
    if names := [escaped(name) for name in article.authors if line(name)]:
        yield words.gettext("By {names}").format(names=words.listing(names))
    yield article.date.isoformat() if article.date else words.gettext("Date unknown")
    if source:
        yield link(source.name, source.url) if source.url else escaped(source.name)
    others = [v for v in edition.versions(piece) if v.lang != article.lang]
    if others:
        links = ", ".join(link(v.language, relative(here, v.address) + TWIN) for v in others)
        yield f"{words.gettext('Also in')}: {links}"
    if article.translated_from:
        language = words.language(article.translated_from)
        yield _translated(edition, article).format(language=language, engine=escaped(article.translated_by or ""))


def _translated(edition: Edition, article: Article) -> str:
    if article.translated_by in (None, "human"):
        return edition.words.gettext("Original language: {language}. Translated by a person.")
    return edition.words.gettext("Original language: {language}. Translated by {engine}.")


def _prose(text: str) -> str:
    spans = _SPAN.split(text)
    spans[::2] = [_REFERENCE.sub(lambda found: _PLAIN[found[0]], part) for part in spans[::2]]
    spans[1::2] = [_ticked(html.unescape(code)) for code in spans[1::2]]
    return "".join(spans)


def _ticked(code: str) -> str:
    mark = _longer_than(code, "`", 1)
    gap = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{gap}{code}{gap}{mark}"


def _fenced(code: str) -> str:
    mark = _longer_than(code, "`", 3)
    return f"{mark}\n{code}\n{mark}"


def _longer_than(code: str, mark: str, least: int) -> str:
    """A run of marks that the code does not hold."""
    longest = max((len(run) for run in re.findall(f"{mark}+", code)), default=0)
    return mark * max(least, longest + 1)
