"""content/articles as a whole: read every article, say which file is at fault, choose names for new ones."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.article import Article, parse, render
from generator.errors import ArticleError
from generator.files import NO_NAMES, leads_out, read_text, write_if_changed
from generator.phases import phase
from generator.shelf import Shelf

MAX_SLUG = 70
"""Characters of a slug: with language and extension far below the 255 bytes of a file name, and readable in a link."""

_SITE = ("index", "assets", "search", "pagefind", "sitemap", "robots", "feed", "data", "404")
RESERVED = frozenset((*_SITE, *NO_NAMES))
"""Names that mean something to the site or to Windows."""


_WITHIN_A_WORD = re.compile(
    r"[ьъ]|(?<=[а-яёіїєґ])['’ʼ](?=[а-яёіїєґ])|(?<=\w)['’](?=(?:s|t|re|ve|ll|d|m)\b)", re.IGNORECASE
)
"""Signs that part no words: Cyrillic soft and hard signs, the Ukrainian apostrophe, English ``don't``, ``mayor's``."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An article and the file it stands in."""

    path: Path
    article: Article


@dataclass(frozen=True, slots=True)
class Library:
    """All articles that can be read, and what is wrong with the others."""

    folder: Path
    stored: tuple[Stored, ...]
    """By path."""
    errors: tuple[ArticleError, ...]

    def by_seed(self) -> dict[str, Stored]:
        """The article that each seed became (originals only)."""
        return {s.article.seed: s for s in reversed(self.stored) if s.article.seed and not s.article.translated_from}


@phase("load articles")
def load(folder: Path, root: Path) -> Library:
    """Read every article under a folder, in the order of their paths.

    Args:
        folder: content/articles; a missing one is empty.
        root: the digest folder; messages name files relative to it. Links that lead out of it are not followed.
    """
    stored: list[Stored] = []
    errors: list[ArticleError] = []
    shelf = Shelf(root)
    inside = folder.relative_to(root).as_posix()
    for name in sorted(_files(folder)):
        path = Path(f"{folder}/{name}")
        shown = f"{inside}/{name}"
        if path.is_symlink() and leads_out(path, root):
            errors.append(ArticleError("a link that leads out of the digest", path=shown, hint="copy the file instead"))
            continue
        try:
            stored.append(Stored(path, _read(path, shown, shelf)))
        except ArticleError as e:
            errors.append(e)
        except FileNotFoundError:
            errors.append(ArticleError("a link to nothing", path=shown, hint="remove it"))
    shelf.save()
    return Library(folder, *_unique(stored, errors, root))


def _files(folder: Path) -> Iterator[str]:
    """Every Markdown file under a folder, relative to it; folders that are links are not followed.

    With strings and `os.walk`: pathlib takes five times as long.
    """
    base = os.fspath(folder)
    for parent, _, names in os.walk(base):
        relative = parent[len(base) + 1 :].replace(os.sep, "/")
        for name in names:
            if name.endswith(".md"):
                yield f"{relative}/{name}" if relative else name


def _read(path: Path, shown: str, shelf: Shelf) -> Article:
    status = path.stat()
    known = shelf.get(path, shown, status)
    if known is not None:
        return known
    text = read_text(path, shown=shown, error=ArticleError)
    return shelf.put(shown, status, text, parse(text, shown))


def _unique(
    stored: list[Stored], errors: list[ArticleError], root: Path
) -> tuple[tuple[Stored, ...], tuple[ArticleError, ...]]:
    """The same slug and language in two folders would share one page: the first stands, the second is an error."""
    seen: dict[str, Stored] = {}
    for item in stored:
        first = seen.setdefault(item.path.name, item)
        if first is not item:
            shown, other = (p.relative_to(root).as_posix() for p in (item.path, first.path))
            errors.append(ArticleError(f"has the same name as {other}", path=shown, hint="rename one of the two"))
    return tuple(seen.values()), tuple(errors)


def save(folder: Path, article: Article, path: Path | None = None) -> Path:
    """Write an article to its file, or to a given one, if its text changed.

    Raises:
        OSError: the folder cannot be written.
    """
    target = path or folder / article.path
    write_if_changed(target, render(article))
    return target


def slugify(title: str, *, fallback: str, taken: Collection[str]) -> str:
    """A short ASCII name for an article, never one in ``taken``.

    Args:
        title: the headline, in any script.
        fallback: hexadecimal digits that tell this article from others (of its seed's SHA-256), used when the title
            gives nothing or its slug is taken.
        taken: slugs in use.
    """
    from anyascii import anyascii  # noqa: PLC0415 - only an import of new seeds needs it

    joined = _WITHIN_A_WORD.sub("", unicodedata.normalize("NFC", title))
    slug = _fit(re.findall(r"[a-z0-9]+", anyascii(joined).lower()))
    if not slug or slug in RESERVED:
        slug = "-".join(filter(None, (slug or "article", fallback[:8])))
    digits = 6
    unique = slug
    while unique in taken:
        unique = f"{slug}-{fallback[:digits]}" if digits <= len(fallback) else f"{slug}-{digits}"
        digits += 2
    return unique


def _fit(words: list[str]) -> str:
    """As many whole words as fit; one overlong word is cut."""
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_SLUG]
        if len(longer) > MAX_SLUG:
            break
        slug = longer
    return slug
