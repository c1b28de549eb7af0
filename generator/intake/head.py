"""What an HTML page says about itself: JSON-LD first, then meta tags and Open Graph, then marked elements.

Only what the page states is taken; nothing is guessed from its visible text (reading does that, with its evidence).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlio
from generator.intake.linked import Linked, linked
from generator.intake.marked import marked_authors, marked_dates, site_names
from generator.intake.model import RawMeta
from generator.intake.text import clean

_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "og:pubdate", "datepublished", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "publish_date",
    "published_time", "published", "publication_date", "publication-date", "originalpublicationdate",
    "article_date_original", "article-publication-date", "date.issued", "dc.date.issued", "dcterms.issued",
    "dc.date.published", "dc.date.available", "dcterms.available", "dcterms.created", "dcterms.date", "dc.date",
    "dc.date.created", "datecreated", "sailthru.date", "bt:pubdate", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "mediator_published_time", "rnews:datepublished", "article.published",
    "article:post_date", "citation_publication_date", "citation_date", "citation_online_date", "created",
    "og:release_date", "video:release_date", "ptime", "date",
)  # fmt: skip
_CHANGED_KEYS = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified",
)  # fmt: skip
_AUTHOR_KEYS = (
    "author", "article:author", "article:author_name", "og:article:author", "og:author", "byl", "byline",
    "dc.creator", "dcterms.creator", "dc.contributor.author", "parsely-author", "sailthru.author",
    "cxenseparse:author", "mediator_author", "author_name", "citation_author", "article.author", "creator",
    "rnews:creator", "authors",
)  # fmt: skip
_SITE_KEYS = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher",
    "article:publisher_name", "publisher", "cre", "twitter:app:name:iphone", "twitter:app:name:googleplay",
    "al:ios:app_name", "al:android:app_name",
)  # fmt: skip
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline", "sailthru.title", "citation_title")
_DESCRIPTION_KEYS = ("og:description", "description", "twitter:description", "dc.description")
_SEPARATOR = re.compile(r"\s+(?:\||—|–|-|·|•|::|»|/)\s+")


def page_meta(tree: Any, headings: list[str]) -> RawMeta:
    """What the head says.

    Args:
        tree: the page.
        headings: the texts of its h1 elements.
    """
    meta = _meta_tags(tree)
    shown = [*_of(meta, _TITLE_KEYS), *_texts(_text_of(tree, "//head/title"))]
    ld = linked(tree, [*headings, *shown])
    sites = _of(meta, _SITE_KEYS)
    firm = ld.publisher is not None and _firm().search(ld.publisher)
    site = _first(_site_of_titles(shown, sites) if firm else None, ld.publisher, *sites)
    titles = [*_texts(ld.headline), *shown]
    headline = _headline(titles, headings, site)
    site = site or _site_in_title(headline, titles) or _site_by_page(tree, titles)
    if headline and site and headline not in headings:
        headline = without_site(headline, site)
    return RawMeta(
        title=headline,
        date=_first(ld.published, *_of(meta, _DATE_KEYS), *_dated(marked_dates(tree)), *_of(meta, _CHANGED_KEYS)),
        authors=_authors(ld, meta, tree),
        site=site,
        url=_url(tree, meta, ld),
        lang=_first(ld.language, _attribute(tree, "/html", "lang"), *_of(meta, ("og:locale", "content-language"))),
        description=_first(*_of(meta, _DESCRIPTION_KEYS), ld.description),
    )


@cache
def _firm() -> re.Pattern[str]:
    """What names of firms have."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _words()['firm']))})(?!\w)", re.IGNORECASE)


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yamlio.load_beside(Path(__file__).with_name("words.yml"))
    return found


def _site_of_titles(shown: Sequence[str], sites: Iterable[str]) -> str | None:
    """The name of the site that the page's title ends with too: what readers know, where the publisher is a firm."""
    ends = [_key(_SEPARATOR.split(title)[-1]) for title in shown if _SEPARATOR.search(title)]
    return next((site for site in sites if len(site) > 1 and _key(site) in ends), None)


_APART = re.compile(r"\s+(?:\||—|–|-|·|•|::?|»|/)\s+")
_SHOWN = ("h1", "h2", "h3", "h4", "b", "strong", "font", "td", "p", "div")
_FEWEST = 4
"""Words of a title's part that is the article's."""


def _site_by_page(tree: Any, titles: list[str]) -> str | None:
    """The site's name in the page's title, as what the page shows tells the two apart."""
    return _site_beside(tree, titles) or _site_shown(tree, titles)


def _site_beside(tree: Any, titles: list[str]) -> str | None:
    """The part of a page's title beside the part that the page shows as its headline: ``Gazette :: The headline``."""
    for title in titles:
        for cut in _APART.finditer(title):
            for part, other in ((title[cut.end() :], title[: cut.start()]), (title[: cut.start()], title[cut.end() :])):
                if len(part.split()) >= _FEWEST and 0 < len(other.split()) <= 5 and _shows(tree, part):  # noqa: PLR2004
                    return other
    return None


def _shows(tree: Any, part: str) -> bool:
    """Whether an element of the page begins with a text and says little more."""
    own = _key(part)
    texts = (clean(e.text_content()) for e in tree.iter(*_SHOWN) if len(e) < _FEWEST)
    return any(own and len(t) < 3 * len(part) and _key(t).startswith(own) for t in texts)


def _site_shown(tree: Any, titles: list[str]) -> str | None:
    """The name on the page's logo or feed, if a title has it too."""
    return next((n for n in site_names(tree) if any(_key(n) in _key(t) and not _same(n, t) for t in titles)), None)


def _dated(values: list[str]) -> list[str]:
    return [v for v in values if re.search(r"\d{4}-\d\d-\d\d|\d{4}", v)]


def _texts(value: str | None) -> list[str]:
    return [value] if value else []


def _meta_tags(tree: Any) -> dict[str, list[str]]:
    """Contents of the meta tags by their lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        value = clean(tag.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            if value and tag.get(key):
                found.setdefault(tag.get(key).strip().lower(), []).append(value)
    return found


def _headline(titles: list[str], headings: list[str], site: str | None) -> str | None:
    """The page's headline: the h1 that its head repeats, else the only h1, else the title without the site's name."""
    for heading in headings:
        if any(_same(heading, title) or _same(heading, without_site(title, site)) for title in titles):
            return heading
        if any(len(heading) > 15 and _key(title).startswith(_key(heading)) for title in titles):  # noqa: PLR2004
            return heading
    if len(headings) == 1 and len(headings[0].split()) > 2 and not _same(headings[0], site or ""):  # noqa: PLR2004
        return headings[0]
    return without_site(titles[0], site) if titles else None


def _site_in_title(headline: str | None, titles: list[str]) -> str | None:
    """What stands behind the headline in the page's title: the site's name."""
    for title in titles:
        if headline and title.startswith(headline) and (match := _SEPARATOR.match(title, len(headline))):
            rest = title[match.end() :]
            return rest if len(rest.split()) <= 5 and not _SEPARATOR.search(rest) else None  # noqa: PLR2004
    return None


def without_site(title: str, site: str | None) -> str:
    """A title without the site's name behind (or before) it."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:  # noqa: PLR2004
        return title
    cut = list(_SEPARATOR.finditer(title))
    for end in reversed(cut):
        rest = title[end.end() :]
        if site and (_same(rest, site) or _key(site) in _key(rest)):
            return without_site(title[: end.start()], site)
    if site and _same(parts[0], site):
        return title[cut[0].end() :]
    bar = next((m for m in cut if m[0].strip() in {"|", "::", "»"}), None)
    if bar and len(title[bar.end() :]) < bar.start():
        return title[: bar.start()]
    return title


def _authors(ld: Linked, meta: dict[str, list[str]], tree: Any) -> tuple[str, ...]:
    names = (
        [*ld.authors]
        or [n for key in _AUTHOR_KEYS for n in meta.get(key, ())]
        or _labelled(meta)
        or marked_authors(tree)
    )
    good = [n for n in names if n and len(n) < 120 and not n.startswith(("http", "@", "www."))]  # noqa: PLR2004
    return tuple(dict.fromkeys(good))


def _labelled(meta: dict[str, list[str]]) -> list[str]:
    """The author in the pair of tags that cards of links show: ``twitter:label1`` "Written by", ``twitter:data1``."""
    return [
        data
        for n in ("1", "2")
        for label, data in zip(meta.get(f"twitter:label{n}", ()), meta.get(f"twitter:data{n}", ()), strict=False)
        if not any(c.isdigit() for c in data) and _written().search(label)
    ]


@cache
def _written() -> re.Pattern[str]:
    begun, whole = ("|".join(map(re.escape, _words()[name])) for name in ("written", "written_by"))
    return re.compile(rf"{begun}|\b(?:{whole})\b", re.IGNORECASE)


def _url(tree: Any, meta: dict[str, list[str]], ld: Linked) -> str | None:
    candidates = (_attribute(tree, '//link[@rel="canonical"]', "href"), *_of(meta, ("og:url",)), ld.url)
    return next((u for u in candidates if u and re.match(r"https?://[^\s<>\"']+$", u)), None)


def _of(meta: dict[str, list[str]], keys: tuple[str, ...]) -> list[str]:
    return [meta[key][0] for key in keys if key in meta]


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _text_of(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return clean(found[0].text_content()) or None if found else None


def _attribute(tree: Any, path: str, name: str) -> str | None:
    found = tree.xpath(path)
    return clean(found[0].get(name) or "") or None if found else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _same(a: str, b: str) -> bool:
    return bool(_key(a)) and _key(a) == _key(b)
