"""What of an article page is searched: its text and what it is found by, without the page around it.

Two pages with the same searchable part have the same place in the index, whatever else changed on them; and Pagefind
has a tenth to read.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from generator.files import sha256
from generator.publish.stems import SIGN, stemmer

NOT_SEARCHED = frozenset({"nav", "footer", "script", "style", "svg", "template", "noscript"})
"""Elements that say nothing of the article, or nothing at all."""

NOT_SEARCHED_CLASSES = frozenset({"pd-kicker", "pd-byline", "pd-note"})
"""Parts of an article page that say nothing of the article, by their class."""

SPACE = re.compile(r"\s{2,}|[^\S ]")
"""White space that is not one space already."""

LANGUAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

HEAD = '<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
END = "\n</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class Searchable:
    """The part of a page that is indexed."""

    lang: str
    """BCP 47, in small letters, as Pagefind writes it; ``unknown`` where the page does not say."""
    date: str
    """ISO 8601; empty where the article has none."""
    parts: tuple[str, ...]
    """HTML of the elements that are marked to be indexed; none if the page has none."""
    words: str
    """Their text."""
    title: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that shapes the index."""
        return sha256("\n".join((self.lang, self.title, *self.parts)))

    @property
    def html(self) -> str:
        """A page for Pagefind; with the words' stems as hidden metadata where it has no stemmer for the language."""
        head = HEAD.format(lang=html.escape(self.lang), title=html.escape(self.title))
        return head + "\n".join(self.parts) + _stems(self) + END


def _stems(page: Searchable) -> str:
    rules = stemmer(page.lang)
    if rules is None:
        return ""
    stems = " ".join(f"{stem}{SIGN}" for stem in rules.of_text(page.words))
    return f'<div data-pagefind-body><span hidden data-pagefind-meta="stems:{html.escape(stems)}"></span></div>'


def read(page: str) -> Searchable:
    """The searchable part of a page.

    Args:
        page: HTML of the whole page.
    """
    from lxml import html as parser  # noqa: PLC0415 - slow to import

    document: Any = parser.document_fromstring(page)
    bodies: list[Any] = document.xpath("//*[@data-pagefind-body][not(ancestor::*[@data-pagefind-body])]")
    dates = [m for m in document.xpath("//@data-pagefind-meta") if m.startswith("date:")]
    for body in bodies:
        _bare(body)
    lang = (document.get("lang") or "").lower()
    return Searchable(
        lang=lang if LANGUAGE.fullmatch(lang) else "unknown",
        date=dates[0].partition(":")[2] if dates else "",
        parts=tuple(SPACE.sub(" ", parser.tostring(body, encoding="unicode", with_tail=False)) for body in bodies),
        words=" ".join(text for body in bodies for text in body.itertext()),
        title=(document.findtext(".//title") or "").strip(),
    )


def _bare(body: Any) -> None:
    """Leave out what is not searched, and attributes that mean nothing to Pagefind."""
    for element in list(body.iter()):
        if not isinstance(element.tag, str):
            element.drop_tree()
        elif _unsearched(element):
            if element is not body:
                element.drop_tree()
        else:
            for name in [name for name in element.attrib if not name.startswith("data-pagefind")]:
                del element.attrib[name]


def _unsearched(element: Any) -> bool:
    """Whether an element says nothing of the article: by its kind, its class, or Pagefind's own mark."""
    classes = (element.get("class") or "").split()
    return (
        element.tag in NOT_SEARCHED
        or "data-pagefind-ignore" in element.attrib
        or not NOT_SEARCHED_CLASSES.isdisjoint(classes)
    )
