"""sitemap.xml and robots.txt, from the front matter of every page."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from generator.publish.pages import PageSource
from generator.settings import Settings


def sitemap(pages: Iterable[PageSource], settings: Settings) -> str | None:
    """The sitemap with the language versions of each page; None without a site_url, as it must hold absolute addresses.

    A page's date is its last modification; pages without one have none (the format allows that, a guess would mislead).
    """
    if settings.site_url is None:
        return None
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in sorted(pages, key=lambda page: page.address):
        lines.append(f"<url><loc>{escape(settings.site_url + page.address)}</loc>")
        if page.date:
            lines.append(f"<lastmod>{escape(page.date)}</lastmod>")
        lines += _alternates(page, settings) if len(page.alternates) > 1 else []
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
