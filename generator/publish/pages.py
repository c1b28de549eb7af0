"""What publishing knows of a page: its own front matter, and the file MkDocs makes of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import pagehead, yamlio
from generator.errors import PublishError
from generator.files import sha256
from generator.settings import Settings

_WANTED = frozenset({"kind", "locale", "alternates", "date", "search", "article"})
"""Keys under ``digest`` that are read here: the rest, structured data above all, is nine tenths of a front matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """One Markdown file of content/pages, as far as it matters here."""

    sha256: str
    output: str
    """File under site/, with forward slashes."""
    locale: str
    alternates: tuple[tuple[str, str], ...]
    """Language tag and site-root-relative address of each version, as the front matter gives them."""
    date: str | None
    search: bool
    """Whether the page is in the search index."""

    @property
    def address(self) -> str:
        """Site-root-relative URL path: ``fr/people/elon-musk/``."""
        return self.output.removesuffix("index.html")

    def to_json(self, alternates: dict[tuple[tuple[str, str], ...], int]) -> list[Any]:
        """Plain data for the manifest.

        Args:
            alternates: the place of each list of versions; a page's counterparts have the same, so it is kept once.
        """
        place = alternates.setdefault(self.alternates, len(alternates))
        return [self.sha256, self.output, self.locale, place, self.date, self.search]

    @classmethod
    def from_json(cls, data: Sequence[Any], alternates: Sequence[tuple[tuple[str, str], ...]]) -> PageSource:
        """The inverse of `to_json`."""
        sha, output, locale, place, date, search = data
        return cls(
            sha256=sha, output=output, locale=locale, alternates=alternates[place], date=date, search=search
        )  # fmt: skip


def files(folder: Path) -> Iterator[str]:
    """Every file under a folder but hidden ones, as relative paths with forward slashes, in a fixed order.

    With strings and `os.walk`: pathlib takes five times as long, which counts with tens of thousands of pages.
    """
    base = os.fspath(folder)
    for parent, folders, names in os.walk(base, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        relative = parent[len(base) :].replace(os.sep, "/").lstrip("/")
        for name in sorted(names):
            if not name.startswith("."):
                yield f"{relative}/{name}" if relative else name


def output_of(source: str, settings: Settings) -> str:
    """The file under site/ that MkDocs and static-i18n make of a page: ``fr/x.md`` → ``fr/x/index.html``."""
    path = PurePosixPath(source)
    if path.parts[0] == settings.default_locale.code:
        path = path.relative_to(path.parts[0])
    folder = path.parent if path.name in {"index.md", "README.md"} else path.with_suffix("")
    return (folder / "index.html").as_posix()


def asset_output(source: str, settings: Settings) -> str:
    """The file under site/ that MkDocs and static-i18n make of a file that is no page: ``en/x.png`` → ``x.png``."""
    return source.removeprefix(f"{settings.default_locale.code}/")


def read(source: str, text: bytes, settings: Settings) -> PageSource:
    """Read a page's front matter.

    Args:
        source: path under content/pages.
        text: the file.
        settings: the digest it belongs to.

    Raises:
        PublishError: the front matter is not YAML, or not in UTF-8.
    """
    meta = front_matter(text, source, wanted=_WANTED.__contains__)
    digest = meta.get("digest")
    digest = digest if isinstance(digest, dict) else {}
    search = digest.get("search", digest.get("kind") == "article")
    places = (digest.get("article"), search, digest, meta)
    date = next((place["date"] for place in places if isinstance(place, dict) and place.get("date")), None)
    return PageSource(
        sha256=sha256(text),
        output=output_of(source, settings),
        locale=str(digest.get("locale") or settings.default_locale.code),
        alternates=tuple((str(entry["lang"]), str(entry["path"])) for entry in digest.get("alternates") or []),
        date=_w3c(date),
        search=bool(search),
    )


def _w3c(date: object) -> str | None:
    """A date as sitemaps want it: the day, or the moment if its zone is known; None if it is neither."""
    found = re.match(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?", str(date))
    if found is None:
        return None
    day, time, zone = found.groups()
    return f"{day}T{time}{zone}" if time and zone else str(day)


def front_matter(text: bytes, source: str, *, wanted: Callable[[str], bool] | None = None) -> dict[str, Any]:
    """The YAML of a page; an empty mapping where there is none.

    Args:
        text: the file.
        source: path under content/pages.
        wanted: whether a key under ``digest`` is needed; others may be left out.

    Raises:
        PublishError: it is not YAML, or the file is not UTF-8.
    """
    try:
        found = pagehead.FRONT_MATTER.match(text.decode("utf-8-sig"))
    except UnicodeDecodeError as e:
        raise PublishError("not UTF-8", path=f"content/pages/{source}", hint="delete content/pages and build") from e
    if found is None:
        return {}
    meta = pagehead.load(found[1], wanted)
    if meta is not None:
        return meta
    return yamlio.load_mapping(found[1], path=f"content/pages/{source}", first_line=2, error=PublishError)
