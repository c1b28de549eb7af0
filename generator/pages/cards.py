"""Which social card stands for which page.

An article has one a version, in its own language; a story's page has that of the report it is told by; all other pages
share one a locale. `generator.cards` draws them; a page says in its front matter which is its own (``digest.card``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.article import Article
from generator.cards import HEIGHT, WIDTH, Card, drawable
from generator.catalogue import Catalogue
from generator.pages.builders.common import story_view
from generator.pages.edition import Edition
from generator.pages.i18n import own_name
from generator.pages.page import Page
from generator.pages.text import line, shortened
from generator.pages.urls import Place
from generator.settings import Locale

FOLDER = "cards/"
"""Within a locale; no section of the site has that name."""
LONGEST_TITLE = 200
"""Characters of a headline that a card takes."""


def wanted(catalogue: Catalogue) -> bool:
    """Whether the digest has cards: their addresses are absolute, and ``extra.digest.cards: false`` does without."""
    settings = catalogue.settings
    return settings.site_url is not None and settings.options.get("cards") is not False


def with_card(edition: Edition, page: Page) -> Page:
    """The page with its card in its front matter, if there is one for it."""
    if not wanted(edition.catalogue):
        return page
    found = _of_article(edition, page) or _of_story(edition, page) or _of_locale(edition)
    if found is None:
        return page
    path, alt = found
    card = {"path": path, "width": WIDTH, "height": HEIGHT, "alt": alt}
    return replace(page, data={**page.data, "card": card})


def cards_of(edition: Edition, page: Page | None = None) -> Iterator[tuple[str, Card]]:
    """Path under content/pages and words of the card of an article's page; without one, of that of the locale."""
    if not wanted(edition.catalogue):
        return
    if page is None:
        if (card := locale_card(edition)) is not None:
            yield _file(edition.locale, _locale_path()), card
        return
    version = edition.catalogue.pieces[page.data["article"]["slug"]].version(page.data["article"]["lang"])
    if version is not None and (made := article_card(edition, version.article)) is not None:
        yield _file(edition.locale, _article_path(Place(edition.locale, page.path))), made


def article_card(edition: Edition, article: Article) -> Card | None:
    """The card of one version of an article; None if the fonts cannot write its headline."""
    title = shortened(line(article.title), LONGEST_TITLE)
    if not drawable(title):
        return None
    source, topics = edition.source(article), edition.topics_of(article)
    facts = [source.name if source else "", edition.words.date(article.date) if article.date else ""]
    return Card(
        site=_drawable(edition.catalogue.settings.site_name), kicker=_drawable(topics[0].text if topics else ""),
        title=title, facts=" · ".join(fact for fact in map(_drawable, facts) if fact),
        language=_drawable(own_name(article.lang)),
    )  # fmt: skip


def locale_card(edition: Edition) -> Card | None:
    """The card of all pages of a locale that have none of their own: what the digest is."""
    name, tagline = line(edition.catalogue.settings.site_name), edition.tagline
    if not drawable(tagline):
        return None
    sections = (edition.words.gettext(word) for word in ("Stories", "Topics", "People"))
    return Card(
        site=_drawable(name), kicker="", title=tagline, facts=_drawable(" · ".join(sections)),
        language=_drawable(edition.locale.name),
    )  # fmt: skip


def _of_article(edition: Edition, page: Page) -> tuple[str, str] | None:
    """Path of an article page's own card from the site's root, and what it says."""
    if page.kind != "article":
        return None
    return (edition.address(_article_path(Place(page.locale, page.path))), page.title) if drawable(
        shortened(page.title, LONGEST_TITLE)
    ) else None  # fmt: skip


def _of_story(edition: Edition, page: Page) -> tuple[str, str] | None:
    """That of the report that a story's page begins with."""
    story = edition.catalogue.stories.get(str((page.data.get("story") or {}).get("id")))
    if page.kind != "story" or story is None:
        return None
    lead = story_view(edition, story).lead
    place = edition.book.place(lead.slug, lead.lang)
    if not drawable(shortened(lead.title, LONGEST_TITLE)):
        return None
    return place.locale.prefix + _article_path(place), lead.title


def _of_locale(edition: Edition) -> tuple[str, str] | None:
    card = locale_card(edition)
    return None if card is None else (edition.address(_locale_path()), f"{card.site}: {card.title}")


def _locale_path() -> str:
    return f"{FOLDER}digest.png"


def _article_path(place: Place) -> str:
    return f"{FOLDER}{place.path.removesuffix('/')}.png"


def _file(locale: Locale, path: str) -> str:
    return f"{locale.code}/{path}"


def _drawable(text: str) -> str:
    """The text if the fonts can write it, else nothing."""
    return text if drawable(text) else ""
