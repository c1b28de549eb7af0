"""sitemap.xml and robots.txt, from the front matter of every page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from generator.publish.pages import PageSource
from generator.settings import Settings

SITEMAP = "sitemap.xml"

MOST = 20_000
"""Addresses in one file. The protocol allows 50,000 in 50 MB; with the versions of each page an address takes about
1 kB, and more with long slugs, so the size would be the first limit to be met."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_PART = re.compile(r"sitemap-\d+\.xml")


def is_sitemap(path: str) -> bool:
    """Whether a file of the site is the sitemap or a part of it."""
    return path == SITEMAP or _PART.fullmatch(path) is not None


def sitemaps(pages: Iterable[PageSource], settings: Settings) -> dict[str, str]:
    """The sitemap with the language versions of each page: name and text of each file.

    One file, or an index and its parts where that would be too long. Nothing without a site_url, as addresses in a
    sitemap are absolute. A page's date is its last modification; pages without one have none (the format allows that, a
    guess would mislead).
    """
    if settings.site_url is None:
        return {}
    listed = sorted(pages, key=lambda page: page.address)
    parts = [listed[at : at + MOST] for at in range(0, len(listed), MOST)] or [[]]
    if len(parts) == 1:
        return {SITEMAP: _urlset(parts[0], settings)}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    texts = {name: _urlset(part, settings) for name, part in zip(names, parts, strict=True)}
    return {SITEMAP: _index(names, settings), **texts}


def _index(names: Iterable[str], settings: Settings) -> str:
    entries = [f"<sitemap><loc>{escape(f'{settings.site_url}{name}')}</loc></sitemap>" for name in names]
    return "\n".join([_XML, f'<sitemapindex xmlns="{_NAMESPACE}">', *entries, "</sitemapindex>", ""])


def _urlset(pages: Iterable[PageSource], settings: Settings) -> str:
    lines = [_XML, f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    known: dict[tuple[tuple[str, str], ...], str] = {}  # a page's counterparts have the same
    for page in pages:
        lines.append(f"<url><loc>{escape(f'{settings.site_url}{page.address}')}</loc>")
        if page.date:
            lines.append(f"<lastmod>{escape(page.date)}</lastmod>")
        if len(page.alternates) > 1:
            if page.alternates not in known:
                known[page.alternates] = "\n".join(_alternates(page, settings))
            lines.append(known[page.alternates])
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _alternates(page: PageSource, settings: Settings) -> list[str]:
    languages = dict(page.alternates)
    default = languages.get(settings.default_locale.code, page.alternates[0][1])
    return [
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(f"{settings.site_url}{path}")}/>'
        for lang, path in (*page.alternates, ("x-default", default))
    ]


def robots(settings: Settings) -> str:
    """Everybody may read everything."""
    where = f"\nSitemap: {settings.site_url}sitemap.xml\n" if settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"
