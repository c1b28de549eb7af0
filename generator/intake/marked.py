"""Elements that a page's own mark-up marks as date, author or name of the site: ``time``, microdata, telling classes.

Pages show other articles too: an element counts by where it stands, inside the article and about its heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from generator.intake.text import clean

_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w*|teasers?|cards?|sidebar|promo|latest|popular|trending|widget|footer|ticker|"
    r"read-?(?:more|also)|most-?read|newsfeed|similar)(?:$|[\s_-])"
)
_OUTER = frozenset({"aside", "nav", "footer"})
_CHANGED = re.compile(r"updat|modif|edited|aktuali|actuali|обновл|оновл")
_PUBLISHED = re.compile(r"publish|posted|pubdate|entry-date|created|datepub")
_DATED = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|news|pub|publish)[\s_-]*)?(?:date|time|datetime|timestamp|dateline|published)(?:$|[\s_-])"
)
_SIGNED = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|news|story|meta|c|m)[\s_-]*)?(?:authors?|byline|writer|signature|auteur|autor|autore)"
    r"(?:[\s_-](?:name|link|names))?(?:$|\s)"
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|zy|ka|i)?|auteurs?|avtory?|journalist\w*|profiles?|contributors?|by|people|redakt\w+|firmas?)/[^/]+"
)
_LONGEST = 120
"""Characters of the longest byline element."""
_PARAGRAPH = 100
_MOST = 6


def marked_dates(tree: Any) -> list[str]:
    """Dates of elements marked as dates, the one surest to be of publication first; full ones only."""
    order = _positions(tree)
    heading = _heading_at(tree, order)
    found: list[tuple[tuple[int, ...], str]] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or not (kind := _date_kind(element)) or _elsewhere(element):
            continue
        value = _date_value(element)
        if re.search(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d\d", value):
            behind = order[element] - heading
            found.append(((kind, behind < 0, abs(behind)), value))
    return [value for rank, value in sorted(found) if rank[0] < _ANY or len(found) == 1 or rank[2] < _NEAR][:3]


_ANY = 2
"""Rank of a date element that does not say which date it is."""
_NEAR = 80
"""Elements about the heading among which an unlabelled date is the article's."""


def _date_kind(element: Any) -> int:
    """1 published, 2 unsaid, 3 changed; 0 no date."""
    about = " ".join(
        element.get(k) or "" for k in ("itemprop", "property", "class", "id", "pubdate", "data-testid")
    ).lower()
    marked = element.tag == "time" or element.get("itemprop", "").lower().startswith("date")
    if not marked and not (element.tag in {"span", "p", "div", "abbr", "li"} and _DATED.search(about)):
        return 0
    if element.tag == "meta" or (element.tag in {"p", "div"} and len(clean(element.text_content())) > _LONGEST):
        return 0
    around = (
        element.text_content() + " " + ((element.getparent().text if element.getparent() is not None else "") or "")
    ).lower()
    if _CHANGED.search(about) or _CHANGED.search(around[:60]):
        return 3
    if element.tag == "time" and element.get("pubdate") is not None:
        return 1
    return 1 if _PUBLISHED.search(about) else _ANY


def _date_value(element: Any) -> str:
    for key in ("datetime", "content", "title", "data-date", "data-datetime", "data-published"):
        if element.get(key) and re.search(r"\d{4}", element.get(key)):
            return clean(element.get(key))
    return clean(element.text_content())


def marked_authors(tree: Any) -> list[str]:
    """Texts of the elements that name the author, from the surest mark to the weakest."""
    order = _positions(tree)
    start, end = _heading_at(tree, order), _first_paragraph_at(tree, order)
    for way in _WAYS:
        elements = [e for e in tree.iter() if isinstance(e.tag, str) and way(e) and not _elsewhere(e)]
        texts = [(order[e], t) for e in elements if (t := _named(e))]
        above = [t for at, t in texts if start - _NEAR < at < end]
        if above or texts:
            return list(dict.fromkeys(above or [t for _, t in texts[:1]]))[:_MOST]
    return []


def _is_author(element: Any) -> bool:
    """Microdata, or a link of the kind ``author``."""
    return "author" in f"{element.get('itemprop') or ''} {element.get('rel') or ''}".split()


def _is_profile(element: Any) -> bool:
    """A link to an author's page."""
    return element.tag == "a" and bool(_PROFILE.search(element.get("href") or ""))


def _is_signature(element: Any) -> bool:
    """An element whose class is a byline's."""
    return bool(_SIGNED.search((element.get("class") or "").lower()))


_WAYS: tuple[Callable[[Any], bool], ...] = (_is_author, _is_profile, _is_signature)


def _named(element: Any) -> str:
    """The text of a byline element; of microdata the name inside."""
    inner = element.xpath('.//*[@itemprop="name"]')
    text = clean(
        (inner[0].get("content") if inner and inner[0].tag == "meta" else None)
        or (inner[0] if inner else element).text_content()
    )
    text = text or clean(element.get("content") or "")
    return text if 0 < len(text) < _LONGEST and re.search(r"[^\W\d_]", text) else ""


def site_names(tree: Any) -> list[str]:
    """What the page's own mark calls the site: its logo's text, the title of its feed."""
    found = []
    for element in tree.xpath(_LOGO)[:8]:
        text = clean(element.get("alt") or element.get("aria-label") or element.get("title") or element.text_content())
        found.append(re.sub(r"^logo(?:\s(?:of|de|von))?\s+|\s+logo$", "", text, flags=re.IGNORECASE))
    feeds = tree.xpath('//link[@type="application/rss+xml" or @type="application/atom+xml"]/@title')[:1]
    found += [re.split(r"\s+[»›|—–-]\s+|\s+(?:RSS|Feed|Atom)\b", clean(title))[0] for title in feeds]
    return [t for t in dict.fromkeys(found) if 2 < len(t) <= 40 and len(t.split()) <= 5]  # noqa: PLR2004


_LOGO = "//header//img[@alt] | " + " | ".join(
    f'//*[contains(@class, "{name}")]' for name in ("logo", "site-title", "site-name", "brand", "masthead")
)


def _positions(tree: Any) -> dict[Any, int]:
    """The elements in their order; holding them keeps them the same objects."""
    return {element: i for i, element in enumerate(tree.iter())}


def _heading_at(tree: Any, order: dict[Any, int]) -> int:
    headings = [e for e in tree.iter("h1") if not _elsewhere(e)] or list(tree.iter("h1", "h2"))
    longest = max(headings, key=lambda e: len(clean(e.text_content())), default=None)
    return order[longest] if longest is not None else 0


def _first_paragraph_at(tree: Any, order: dict[Any, int]) -> int:
    start = _heading_at(tree, order)
    for element in tree.iter("p"):
        if order[element] > start and len(clean(element.text_content())) > _PARAGRAPH and not _elsewhere(element):
            return order[element]
    return len(order)


def _elsewhere(element: Any) -> bool:
    """Whether an element stands among what is about other articles or the page."""
    return any(
        e.tag in _OUTER or _ELSEWHERE.search(((e.get("class") or "") + " " + (e.get("id") or "")).lower())
        for e in _chain(element)
        if isinstance(e.tag, str) and e.tag not in {"body", "html", "article", "main"}
    )


def _chain(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()
