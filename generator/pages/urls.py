"""Where every page stands: addresses, files, and the way from one page to another.

An address is relative to the site's root, with a final slash and the locale's prefix: ``""``, ``"people/"``,
``"fr/articles/storm/"``. No two pages share one, not even on a file system that takes capitals for small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import trace
from generator.article import SLUG, Date
from generator.catalogue import Catalogue, Piece, day
from generator.files import NO_NAMES, sha256
from generator.settings import Locale
from generator.trace import Facts

PER_PAGE = 50
"""Entries on one page of a listing."""

RESERVED = frozenset({"index", "page", *NO_NAMES})
"""Slugs that mean something else in a section's folder, or to Windows."""

_LONGEST = 100
"""Characters of a part of an address: with its extension, far below the 255 bytes of a file name."""

UNDATED = "undated"
"""Instead of a month, for the articles without a date."""

TAKEN = {"people": ("map",)}
"""Parts of addresses in a section that are pages of our own."""


def base_language(tag: str) -> str:
    """The language of a BCP 47 tag without script and region: ``pt-BR`` → ``pt``."""
    return tag.partition("-")[0].lower()


def segment(name: str) -> str:
    """One part of an address for an id; an id that is fit for it stays as it is.

    Everything but ASCII letters and digits is transliterated or becomes a hyphen; what is left empty is spelled out in
    hexadecimal, so that it is never empty and never leaves its folder.
    """
    if SLUG.fullmatch(name) and name not in RESERVED and len(name) <= _LONGEST:
        return name
    from anyascii import anyascii  # noqa: PLC0415 - rarely needed

    ascii_name = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")
    if not ascii_name:
        ascii_name = "x" + name.encode("utf-8", "surrogatepass").hex()
    if len(ascii_name) > _LONGEST:
        return f"{ascii_name[:_LONGEST].rstrip('-')}-{sha256(name.encode('utf-8', 'surrogatepass'))[:12]}"
    return f"{ascii_name}-0" if ascii_name in RESERVED else ascii_name


def relative(here: str, there: str) -> str:
    """The way from one address to another as a relative URL that is never empty.

    >>> relative("fr/articles/storm/", "fr/people/jane-doe/")
    '../../people/jane-doe/'
    >>> relative("fr/", "")
    '../'
    """
    start, goal = here.split("/")[:-1], there.split("/")[:-1]
    common = 0
    while common < min(len(start), len(goal)) and start[common] == goal[common]:
        common += 1
    way = "../" * (len(start) - common) + "".join(f"{part}/" for part in goal[common:])
    return way or "./"


def file_of(locale: Locale, path: str) -> str:
    """The file under content/pages of the page at ``path`` (an address within its locale).

    The fronts of sections are index files; every other page is named after itself.
    """
    if path.count("/") <= 1:
        return f"{locale.code}/{path}index.md"
    return f"{locale.code}/{path[:-1]}.md"


def numbered(path: str, number: int) -> str:
    """The address of the n-th page of a listing; the first is the listing's own.

    ``page/`` keeps the number apart from an article or a topic whose id is a number.
    """
    return path if number == 1 else f"{path}page/{number}/"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one version of a piece is published."""

    locale: Locale
    path: str
    """Address within the locale."""

    @property
    def address(self) -> str:
        """Address from the site's root."""
        return self.locale.prefix + self.path


class AddressBook:
    """The address of every article, topic, person and story of a digest."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.locales = catalogue.settings.locales
        self._home: dict[tuple[str, str], str] = {}
        self._places: dict[tuple[str, str], Place] = {}
        taken: dict[str, set[str]] = {locale.code: set() for locale in self.locales}
        pieces = sorted(catalogue.pieces.values(), key=lambda piece: piece.slug)
        for piece in pieces:
            self._settle(piece, taken)
        for piece in pieces:
            self._settle_guests(piece, taken[self.locales[0].code])
        self._ids = {
            section: _segments(ids, TAKEN.get(section, ()))
            for section, ids in (
                ("people", catalogue.people), ("topics", _with_parents(catalogue)),
                ("stories", _with_reports(catalogue)),
            )
        }  # fmt: skip

        self._of = {
            section: {segment: name for name, segment in ids.items()} for section, ids in self._ids.items()
        }  # fmt: skip
        about = catalogue.members["topic"]
        self.topic_pieces: Mapping[str, tuple[str, ...]] = Facts(
            "topic", self._ids["topics"], lambda topic: tuple(about.get(topic, ()))
        )
        """Slugs about each topic or one below it, in the order of the catalogue."""

    def _settle(self, piece: Piece, taken: dict[str, set[str]]) -> None:
        """Give each version its locale: the one of its tag, else the one of its language that no other has."""
        tags = [version.article.lang for version in piece.versions]
        for locale in self.locales:
            tag = next((t for t in tags if t == locale.code), None) or next(
                (t for t in tags if base_language(t) == base_language(locale.code) and not self._is_locale(t)), None
            )
            if tag is None or (piece.slug, tag) in self._places:
                continue
            self._home[piece.slug, locale.code] = tag
            path = _free(f"articles/{segment(piece.slug)}", taken[locale.code])
            self._places[piece.slug, tag] = Place(locale, path)

    def _settle_guests(self, piece: Piece, taken: set[str]) -> None:
        """Versions in a language without a locale live in the default one, with the language in their address."""
        for version in piece.versions:
            tag = version.article.lang
            if (piece.slug, tag) not in self._places:
                path = _free(f"articles/{segment(piece.slug)}-{tag.lower()}", taken)
                self._places[piece.slug, tag] = Place(self.locales[0], path)

    def _is_locale(self, tag: str) -> bool:
        return any(locale.code == tag for locale in self.locales)

    def place(self, slug: str, lang: str) -> Place:
        """Where the version of a piece in a language is published."""
        trace.reading(f"at piece {slug}")
        return self._places[slug, lang]

    def tag_in(self, slug: str, locale: Locale) -> str | None:
        """Language tag of the version that a locale publishes, or None."""
        trace.reading(f"at piece {slug}")
        return self._home.get((slug, locale.code))

    def section_path(self, section: str, name: str) -> str:
        """Address within any locale of a person, topic or story; ``section`` is ``people``, ``topics``, ``stories``."""
        trace.reading(f"at {section} {name}")
        return f"{section}/{self._ids[section][name]}/"

    def story_path(self, story: str) -> str | None:
        """Address within any locale of a story; None if it has no page, as one article alone tells it."""
        trace.reading(f"at stories {story}")
        part = self._ids["stories"].get(story)
        return None if part is None else f"stories/{part}/"

    def named(self, section: str, part: str) -> str | None:
        """Who or what has an address in a section, by its last part; None if nobody has it."""
        name = self._of[section].get(part)
        trace.reading(f"at {section} {part if name is None else name}")
        return name

    def facts(self) -> dict[str, str]:
        """The fingerprint of every address, as a fact (`generator.trace`)."""
        places: dict[str, list[str]] = {}
        for (slug, lang), place in self._places.items():
            places.setdefault(slug, []).append(f"{lang} {place.address}")
        found = {f"at piece {slug}": ", ".join(addresses) for slug, addresses in places.items()}
        for section, ids in self._ids.items():
            found.update((f"at {section} {name}", part) for name, part in ids.items())
        return found

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic that has a page: those with articles, and those above them."""
        trace.reading("*topic")
        return tuple(self._ids["topics"])


def month_path(date: Date | None) -> str:
    """Address within any locale of the page that lists the articles of a date's month, or those without a date."""
    return f"timeline/{UNDATED if date is None else day(date).isoformat()[:7]}/"


def _with_reports(catalogue: Catalogue) -> list[str]:
    """The stories that several articles tell: of one article a page of its own would say nothing more."""
    members = catalogue.members["story"]
    return [story for story in catalogue.stories if len(members[story]) > 1]


def _with_parents(catalogue: Catalogue) -> tuple[str, ...]:
    """The topics with articles and their ancestors, in the order of the taxonomy."""
    wanted = set(catalogue.topics)
    for topic in catalogue.topics:
        wanted.update(ancestors(catalogue, topic))
    ordered = [topic for topic in catalogue.taxonomy.topics if topic in wanted]
    return (*ordered, *(topic for topic in catalogue.topics if topic not in catalogue.taxonomy.topics))


def ancestors(catalogue: Catalogue, topic: str) -> tuple[str, ...]:
    """The topics above a topic, the nearest first; a circle in the taxonomy ends it."""
    above: list[str] = []
    while (entry := catalogue.taxonomy.topics.get(topic)) is not None and entry.parent is not None:
        topic = entry.parent
        if topic in above or topic not in catalogue.taxonomy.topics:
            break
        above.append(topic)
    return tuple(above)


def _segments(names: Iterable[str], taken: Iterable[str] = ()) -> Mapping[str, str]:
    """Ids to parts of addresses that are different from each other and from those taken, in the order of the ids."""
    ordered = list(names)
    result: dict[str, str] = {}
    used = set(taken)
    # Ids that are fit as they are come first, so that they keep their address whatever else there is.
    for name in sorted(ordered, key=lambda n: (segment(n) != n, n)):
        result[name] = _free(segment(name), used).removesuffix("/")
    return {name: result[name] for name in ordered}


def _free(path: str, taken: set[str]) -> str:
    """``path/``, or the first of ``path-2/``, ``path-3/`` … that is not taken; takes it."""
    candidate, number = path, 1
    while candidate in taken:
        number += 1
        candidate = f"{path}-{number}"
    taken.add(candidate)
    return f"{candidate}/"
