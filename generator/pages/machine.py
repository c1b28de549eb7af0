"""Where the files for programs stand that go with a page: its feeds, and its Markdown twin.

`generator.exports` writes these files and the pages advertise them, so both ask here. Which page has a feed says
`Edition.followed`: the front page, a person's and a topic's, if there is an article to put into it.
"""

from __future__ import annotations

from generator.pages.edition import Edition
from generator.pages.text import line

TWIN = "index.html.md"
"""Of the Markdown twin, in the page's folder: how llmstxt.org names the twin of an address without a file name."""

FEED = "feed"
"""Of a feed in its page's folder, without ``.xml`` (Atom) or ``.json`` (JSON Feed); its archives are in ``feed/``."""

DATA = "data/"
"""Folder of the exported tables, from the site's root; one for all locales."""


def twin_of(address: str) -> str:
    """Path of the Markdown twin of an article page, from the site's root."""
    return f"{address}{TWIN}"


def feed_of(address: str) -> str:
    """Path of the feed of a page, from the site's root, without ``.xml`` or ``.json``."""
    return f"{address}{FEED}"


def feed_title(edition: Edition, name: str) -> str:
    """What a feed is called: the digest's name, after that of the person or topic it follows (if any)."""
    site = line(edition.catalogue.settings.site_name)
    return f"{name} · {site}" if name else site
