"""What an HTML page says about itself: JSON-LD first, then meta tags and Open Graph, then marked elements.

Only what the page states is taken; nothing is guessed from its visible text (reading does that, with its evidence).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.intake.model import RawMeta
from generator.intake.text import clean

_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.issued", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "date",
)  # fmt: skip
_AUTHOR_KEYS = (
    "author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "article:author_name",
)  # fmt: skip
_SITE_KEYS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "article:publisher_name",
)
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title")
_DESCRIPTION_KEYS = ("og:description", "description", "twitter:description", "dc.description")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Reportage|LiveBlogPosting|Report|Review)$")
_SEPARATOR = re.compile(r"\s+(?:\||—|–|-|·|•|::|»|/)\s+")


def page_meta(tree: Any, headings: list[str]) -> RawMeta:
    """What the head says.

    Args:
        tree: the page.
        headings: the texts of its h1 elements.
    """
    ld = next(_json_ld(tree), {})
    meta = _meta_tags(tree)
    site = _first(_name(ld.get("publisher")), *_of(meta, _SITE_KEYS))
    titles = [t for t in (_text(ld.get("headline")), *_of(meta, _TITLE_KEYS), _text_of(tree, "//head/title")) if t]
    headline = _headline(titles, headings, site)
    return RawMeta(
        title=headline,
        date=_first(_text(ld.get("datePublished")), *_of(meta, _DATE_KEYS), *_marked_dates(tree)),
        authors=_authors(ld, meta, tree),
        site=site or _site_in_title(headline, titles),
        url=_url(tree, meta, ld),
        lang=_first(
            _text(ld.get("inLanguage")),
            _attribute(tree, "/html", "lang"),
            *_of(meta, ("og:locale", "content-language")),
        ),
        description=_first(*_of(meta, _DESCRIPTION_KEYS), _text(ld.get("description"))),
    )


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles described in JSON-LD; broken scripts are passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            types = node.get("@type")
            if any(_ARTICLE_TYPE.search(str(t)) for t in (types if isinstance(types, list) else [types])):
                yield node


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:  # noqa: PLR2004 - list, @graph, mainEntity: articles do not lie deeper
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _nodes(data.get(key), depth + 1)


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


def _authors(ld: dict[str, Any], meta: dict[str, list[str]], tree: Any) -> tuple[str, ...]:
    value = ld.get("author") or ld.get("creator")
    names = [_name(v) for v in (value if isinstance(value, list) else [value])]
    if not any(names):
        names = [n for key in _AUTHOR_KEYS for n in meta.get(key, ())]
    if not any(names):
        names = [clean(e.text_content()) for e in tree.xpath('//*[@rel="author" or @itemprop="author"]')[:4]]
    good = [n for n in names if n and len(n) < 120 and not n.startswith(("http", "@", "www."))]  # noqa: PLR2004
    return tuple(dict.fromkeys(good))


def _marked_dates(tree: Any) -> list[str]:
    """Dates in elements that are marked as the date of publication."""
    marked = tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')
    return [clean(e.get("datetime") or e.get("content") or e.text_content()) for e in marked[:2]]


def _url(tree: Any, meta: dict[str, list[str]], ld: dict[str, Any]) -> str | None:
    page = ld.get("mainEntityOfPage")
    candidates = (
        _attribute(tree, '//link[@rel="canonical"]', "href"), *_of(meta, ("og:url",)), _text(ld.get("url")),
        _text(page.get("@id") if isinstance(page, dict) else page),
    )  # fmt: skip
    return next((u for u in candidates if u and re.match(r"https?://[^\s<>\"']+$", u)), None)


def _of(meta: dict[str, list[str]], keys: tuple[str, ...]) -> list[str]:
    return [meta[key][0] for key in keys if key in meta]


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _text(value: Any) -> str | None:
    return clean(value) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


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
