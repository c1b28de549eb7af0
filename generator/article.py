"""An article, and the front-matter Markdown file it is kept in.

The file is the source of truth and people edit it, so reading and writing are inverse to each other:
``parse(render(a)) == a`` for every article, unknown front-matter keys included. The contract of the keys stands in
docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from generator import yamlio
from generator.errors import ArticleError
from generator.files import sha256

if TYPE_CHECKING:
    from pathlib import PurePath

UNDATED = "undated"
"""Folder of the articles whose seed gives no date."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
"""BCP 47 as far as news needs it: language, script, region."""

Date = dt.date | dt.datetime
"""A day, or a moment with its zone."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the article first, as far as the seed says."""

    name: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article in one language.

    A translation (``translated_from`` set) leaves empty what it shares with its original;
    `generator.catalogue` fills it in.
    """

    slug: str
    lang: str
    title: str
    body: str
    """Markdown after the front matter, byte for byte."""
    headline_derived: bool = False
    date: Date | None = None
    authors: tuple[str, ...] = ()
    source: Source = Source()
    seed: str | None = None
    """Path of the seed under content/seeds, with forward slashes."""
    seed_sha256: str | None = None
    summary: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    story: str | None = None
    translated_from: str | None = None
    translated_by: str | None = None
    original: str | None = None
    """Of a translation: `text_fingerprint` of the original when it was translated; tells a stale translation."""
    generated: str | None = None
    """`fingerprint` of what the generator wrote; equal to the present one while nobody has edited the file."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Front-matter keys that are not ours, kept as they are."""

    @property
    def path(self) -> PurePosixPath:
        """Where a new article belongs, under content/articles."""
        return PurePosixPath(str(self.date.year) if self.date else UNDATED, f"{self.slug}.{self.lang}.md")


class _Handler(YAMLHandler):
    """python-frontmatter's YAML handler, made strict and byte-faithful.

    The stock one strips the body, and lets PyYAML's surprises through (see `generator.yamlio`).
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)

    def __init__(self, path: PurePath | str | None = None) -> None:
        super().__init__()
        self.path = path

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        return yamlio.load_mapping(fm, path=self.path, first_line=2, error=ArticleError)

    def export(self, metadata: Mapping[str, Any], **_: object) -> str:
        return yamlio.dump(metadata)

    def format(self, post: frontmatter.Post, **_: object) -> str:
        return f"---\n{self.export(post.metadata)}---\n{post.content}"


def parse(text: str, path: PurePath | str) -> Article:
    """Read an article from the text of its file.

    Args:
        text: the whole file, decoded.
        path: its path; the name gives slug and language: ``<slug>.<lang>.md``.

    Raises:
        ArticleError: the name, the YAML or a value breaks the contract; names file and line.
    """
    slug, lang = name_parts(path)
    handler = _Handler(path)
    text = text.removeprefix("\ufeff")
    if not handler.detect(text):
        raise ArticleError("no front matter", path=path, line=1, hint="start the file with a line `---`")
    try:
        yaml_text, body = handler.split(text)
    except ValueError:
        raise ArticleError("front matter is not closed", path=path, line=1, hint="end it with a line `---`") from None
    meta = handler.load(yaml_text)
    article = _from_meta(meta, slug=slug, body=body, lang_of_name=lang, path=path, text=yaml_text)
    if article.lang != lang:
        raise ArticleError(
            f"lang: {article.lang} in a file named .{lang}.md", path=path, line=_line_of("lang", yaml_text),
            hint="make the two agree",
        )  # fmt: skip
    return article


def name_parts(path: PurePath | str) -> tuple[str, str]:
    """Slug and language in the name of an article's file.

    Raises:
        ArticleError: the name is not ``<slug>.<lang>.md``.
    """
    name = PurePosixPath(path).name
    match = re.fullmatch(rf"({SLUG.pattern})\.({LANG.pattern})\.md", name)
    if not match:
        raise ArticleError(
            "the name of an article must be <slug>.<language>.md", path=path,
            hint="for example 2025/storm-on-the-coast.en.md (lower-case letters, digits and hyphens)",
        )  # fmt: skip
    return match[1], match[2]


def render(article: Article) -> str:
    """The text of the article's file; the inverse of `parse`."""
    handler = _Handler()
    post = frontmatter.Post(article.body, handler)
    post.metadata = _to_meta(article)
    return handler.format(post)


def fingerprint(article: Article) -> str:
    """``sha256:…`` of the file's text without the fingerprint itself."""
    return "sha256:" + sha256(render(replace(article, generated=None)))


def text_fingerprint(article: Article) -> str:
    """``sha256:…`` of what a translator translates: title, summary and body, white space folded."""
    return "sha256:" + sha256("\n".join(" ".join(t.split()) for t in (article.title, *article.summary, article.body)))


def sealed(article: Article) -> Article:
    """The article with the fingerprint of its present content: what the generator writes."""
    return replace(article, generated=fingerprint(article))


def is_edited(article: Article) -> bool:
    """Whether somebody other than the generator wrote or changed the file."""
    return article.generated is None or article.generated != fingerprint(article)


_KEYS = (
    "title", "headline_derived", "date", "lang", "authors", "source", "seed", "seed_sha256", "summary", "topics",
    "people", "story", "translated_from", "translated_by", "original", "generated",
)  # fmt: skip
_OPTIONAL_TEXT = ("seed", "seed_sha256", "story", "translated_from", "translated_by", "original", "generated")


def _to_meta(a: Article) -> dict[str, Any]:
    source = {k: v for k, v in (("name", a.source.name), ("url", a.source.url)) if v is not None}
    values: dict[str, Any] = {
        "title": a.title,
        "headline_derived": True if a.headline_derived else None,
        "date": a.date,
        "lang": a.lang,
        "authors": list(a.authors) or None,
        "source": source or None,
        "summary": list(a.summary) or None,
        "topics": list(a.topics) or None,
        "people": list(a.people) or None,
        **{key: getattr(a, key) for key in _OPTIONAL_TEXT},
    }
    ordered = {key: values[key] for key in _KEYS if values[key] is not None}
    return {**ordered, **a.extra}


def _from_meta(  # noqa: C901 - one check a key, read top to bottom
    meta: dict[str, Any], *, slug: str, body: str, lang_of_name: str, path: PurePath | str, text: str
) -> Article:
    def fail(key: str, expected: str) -> ArticleError:
        return ArticleError(
            f"{key}: expected {expected}, found {_shown(meta[key])}", path=path, line=_line_of(key, text)
        )

    def words(key: str) -> str | None:
        value = meta.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise fail(key, "text (in quotes if it looks like a number or a date)")

    def list_of_words(key: str) -> tuple[str, ...]:
        value = meta.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
            return tuple(value)
        raise fail(key, "a list of texts")

    title = words("title")
    if title is None:
        raise ArticleError("no title", path=path, line=1, hint="add a line `title: …`")
    date = meta.get("date")
    if date is not None and not isinstance(date, dt.date):
        raise fail("date", "a date such as 2025-07-22")
    derived = meta.get("headline_derived", False)
    if not isinstance(derived, bool):
        raise fail("headline_derived", "true or false")
    lang = words("lang") or lang_of_name
    if not LANG.fullmatch(lang):
        raise fail("lang", "a BCP 47 language tag such as en or pt-BR")
    return Article(
        slug=slug, lang=lang, title=title, body=body, headline_derived=derived, date=date,
        authors=list_of_words("authors"), source=_source(meta, fail), summary=list_of_words("summary"),
        topics=list_of_words("topics"), people=list_of_words("people"),
        **{key: words(key) for key in _OPTIONAL_TEXT},
        extra={k: v for k, v in meta.items() if k not in _KEYS},
    )  # fmt: skip


def _source(meta: dict[str, Any], fail: Any) -> Source:
    value = meta.get("source")
    if value is None:
        return Source()
    if isinstance(value, str) and value.strip():
        return Source(name=value)
    if isinstance(value, dict) and set(value) <= {"name", "url"} and all(isinstance(v, str) for v in value.values()):
        return Source(name=value.get("name"), url=value.get("url"))
    raise fail("source", "a name, or `name:` and `url:`")


def _line_of(key: str, yaml_text: str) -> int:
    """The file's line on which a front-matter key stands (the opening ``---`` is line 1)."""
    for number, line in enumerate(yaml_text.splitlines(), start=2):
        if line.startswith((f"{key}:", f'"{key}":', f"'{key}':")):
            return number
    return 1


def _shown(value: object, limit: int = 40) -> str:
    text = repr(value)
    return text if len(text) <= limit else text[:limit] + "…"
