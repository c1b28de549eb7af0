"""Which feeds a digest has, and which articles stand in which document of them.

A feed is a current document with the newest articles and, once they are more than it holds, archives (RFC 5005): the
articles of a year in parts counted from the year's oldest, those without a date last of all. So an article more at the
newest end changes the current document only, and one of an old year that year's parts only. The newest year's last
part is not archived before it is full: until then the current document, as long as a part, holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.catalogue import Catalogue, day
from generator.pages.edition import Edition
from generator.pages.machine import feed_of, feed_title

PART = 50
"""Articles in the current document of the site's feed, and at most in an archive of it."""
SMALL_PART = 20
"""The same of a topic's or a person's feed: there are thousands of these."""

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one locale."""

    id: str
    """After the prefix that all ids of the digest share."""
    title: str
    page: str
    """Address of the page it belongs to, from the site's root."""
    slugs: tuple[str, ...]
    """Newest first, undated last."""
    whole: bool
    """Whether it is the whole site's: only there an entry names its topics and people, lest it does so in each of
    their feeds again."""

    @property
    def part(self) -> int:
        """Articles in the current document, and at most in an archive."""
        return PART if self.whole else SMALL_PART

    @property
    def path(self) -> str:
        """Path of its current document from the site's root, without ``.xml`` or ``.json``."""
        return feed_of(self.page)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a feed: the current one, or an archive."""

    feed: Feed
    path: str
    """From the site's root, without ``.xml`` or ``.json``."""
    slugs: tuple[str, ...]
    previous: str | None
    """Path of the archive with the articles before these."""
    next: str | None
    """Path of the archive with those after these."""

    @property
    def facts(self) -> tuple[object, ...]:
        """All that is written of it but the entries; the rest of the feed's articles is not."""
        feed = self.feed
        return feed.id, feed.title, feed.page, feed.whole, self.path, "\n".join(self.slugs), self.previous, self.next

    @property
    def archive(self) -> bool:
        """Whether it is an archive."""
        return self.path != self.feed.path


def feeds(edition: Edition) -> Iterator[Feed]:
    """The feeds of a locale: of the digest, of each topic, of each person. None of them is empty."""
    catalogue, book, code = edition.catalogue, edition.book, edition.locale.code
    home = edition.address("")
    if edition.followed(home) is None:
        return
    yield Feed(f"feed.{code}", feed_title(edition, ""), home, tuple(catalogue.pieces), whole=True)
    for topic in book.topics:
        path, name = book.section_path("topics", topic), edition.topic(topic)
        yield _of(f"{path.removesuffix('/')}.{code}", edition, name.text, name.address, book.topic_pieces[topic])
    for person, slugs in catalogue.members["person"].items():
        path, name = book.section_path("people", person), edition.person(person)
        yield _of(f"{path.removesuffix('/')}.{code}", edition, name.text, name.address, tuple(slugs))


def _of(id_: str, edition: Edition, name: str, page: str, slugs: tuple[str, ...]) -> Feed:
    return Feed(id_, feed_title(edition, name), page, slugs, whole=False)


def years(catalogue: Catalogue) -> dict[str, str]:
    """The year of every article, by slug."""
    found: dict[str, str] = {}
    for slug in catalogue.pieces:
        date = catalogue.pieces.at(slug).original.date
        found[slug] = str(day(date).year) if date else UNDATED
    return found


def documents(feed: Feed, year: Mapping[str, str]) -> list[Document]:
    """The documents of a feed: the current one, then its archives from the newest to the oldest.

    Args:
        feed: to divide.
        year: of every article, as `years` has it.
    """
    archives = list(_archives(feed, year)) if len(feed.slugs) > feed.part else []
    paths = [f"{feed.path}/{name}" for name, _ in archives]
    current = Document(feed, feed.path, feed.slugs[: feed.part], paths[0] if paths else None, None)
    return [current] + [
        Document(
            feed, path, slugs,
            previous=paths[n + 1] if n + 1 < len(paths) else None, next=paths[n - 1] if n else None,
        )
        for n, (path, (_, slugs)) in enumerate(zip(paths, archives, strict=True))
    ]  # fmt: skip


def _archives(feed: Feed, year: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and articles of each archive, the newest first."""
    size = feed.part
    for number, (name, group) in enumerate(groupby(feed.slugs, key=year.__getitem__)):
        oldest_first = list(group)[::-1]
        parts = [tuple(oldest_first[at : at + size]) for at in range(0, len(oldest_first), size)]
        if number == 0 and len(parts[-1]) < size:
            parts.pop()
        for part in range(len(parts), 0, -1):
            yield f"{name}-{part}", parts[part - 1][::-1]
