"""llms.txt (llmstxt.org): what a language model needs to find its way, one a locale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.exports.twins import escaped, link
from generator.pages.edition import Edition, NameView
from generator.pages.machine import DATA, twin_of
from generator.pages.urls import relative

NEWEST = 100
"""Articles listed; the rest is in data/articles.json."""
NAMES = 30
"""People and topics listed, those of most articles."""


def llms_txt(edition: Edition) -> str:
    """The file of a locale."""
    settings = edition.catalogue.settings
    sections = [text for text in (_articles(edition), _people(edition), _topics(edition), _data(edition)) if text]
    head = f"# {escaped(settings.site_name)}\n\n> {escaped(edition.tagline)}\n"
    return "\n".join((head, *sections, _optional(edition)))


def _url(edition: Edition, path: str) -> str:
    """Absolute if the site knows where it stands, else relative to the file."""
    site_url, folder = edition.catalogue.settings.site_url, path[: path.rfind("/") + 1]
    if site_url is not None:
        return site_url + path
    return relative(edition.address(""), folder) + path.removeprefix(folder)


def _section(title: str, lines: Iterable[str]) -> str:
    listed = "\n".join(lines)
    return f"## {title}\n\n{listed}\n" if listed else ""


def _articles(edition: Edition) -> str:
    def lines() -> Iterator[str]:
        for piece in edition.pieces(islice(edition.catalogue.pieces, NEWEST)):
            facts = [piece.date.isoformat() if piece.date else "", piece.source.name if piece.source else ""]
            facts.append(piece.language if piece.foreign else "")
            note = ", ".join(escaped(fact) for fact in facts if fact)
            yield f"- {link(piece.title, _url(edition, twin_of(piece.address)))}" + (f": {note}" if note else "")

    return _section(edition.words.gettext("Articles"), lines())


def _names(edition: Edition, names: Iterable[tuple[NameView, int]]) -> Iterator[str]:
    for name, count in names:
        words = edition.words.ngettext("{count} article", "{count} articles", count)
        yield f"- {link(name.text, _url(edition, name.address))}: {words.format(count=edition.words.number(count))}"


def _people(edition: Edition) -> str:
    records = islice(edition.catalogue.people.values(), NAMES)
    named = ((edition.person(record.id), len(record.pieces)) for record in records)
    return _section(edition.words.gettext("People"), _names(edition, named))


def _topics(edition: Edition) -> str:
    counts = {topic: len(slugs) for topic, slugs in edition.book.topic_pieces.items()}
    ranked = sorted(edition.book.topics, key=lambda topic: -counts[topic])[:NAMES]
    named = ((edition.topic(topic), counts[topic]) for topic in ranked)
    return _section(edition.words.gettext("Topics"), _names(edition, named))


def _data(edition: Edition) -> str:
    words = edition.words
    tables = ("Articles", "People", "Topics", "Stories")
    lines = [
        f"- {link(f'{name.lower()}.json', _url(edition, f'{DATA}{name.lower()}.json'))}: {words.gettext(name)}"
        for name in tables
    ]
    return _section(
        words.gettext("Data"), [f"- {link(words.gettext('Data'), _url(edition, edition.address('data/')))}", *lines]
    )


def _optional(edition: Edition) -> str:
    """``Optional`` is a word of the format: what may be left out when there is little room."""
    words = edition.words
    lines = [
        f"- {link(words.gettext(name), _url(edition, edition.address(path)))}"
        for name, path in (
            ("Stories", "stories/"),
            ("Timeline", "timeline/"),
            ("Sources", "sources/"),
            ("About", "about/"),
        )
    ]
    others = [locale for locale in edition.everywhere if locale != edition.locale]
    lines += [f"- {link(f'llms.txt, {other.name}', _url(edition, f'{other.prefix}llms.txt'))}" for other in others]
    return _section("Optional", lines)
