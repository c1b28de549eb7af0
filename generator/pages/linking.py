"""The first mention of each person in an article's text becomes a link to their page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.pages.safety import neutralise
from generator.people.spot import Spot

# Private-use characters hold the places of the links while the Markdown is made harmless; a text that contains some
# itself loses them first. A link is OPEN, a character whose number is that of the link, the words, CLOSE.
_OPEN, _CLOSE, _FIRST = "\ue000", "\ue001", 0xE100
_MOST_LINKS = 0xF8FF - _FIRST
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_KEPT = "".join(map(chr, range(0xE000, 0xF900)))
_PLACE = re.compile(f"{_OPEN}([\ue100-\uf8ff])([^{_OPEN}{_CLOSE}]*){_CLOSE}")

# Where a link would break something, or be one in another: code, links, images, addresses, tags, headings.
_KEEP_OUT = re.compile(
    r"""^(?:[ ]{4}|\t|[ ]{0,3}\#).*$ | ^[ ]{0,3}\[[^\]\n]*\]:.*$ | (?P<fence>^[ ]{0,3}(?:```|~~~).*$)
        | `[^`\n]*` | !?\[[^\[\]]*\]\s?(?:\([^()\n]*\)|\[[^\]\n]*\]) | !?\[[^\[\]]*\]
        | <[^<>\n]*> | (?:https?://|www\.)\S+""",
    re.MULTILINE | re.VERBOSE,
)
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_MARKS = re.compile(r"[\\`*_{}\[\]<>#&|~^!\n]")


def with_person_links(body: str, spots: Sequence[Spot], links: Mapping[str, str]) -> str:
    """The body made harmless, with a link on the first mention of each person.

    Args:
        body: Markdown of the article as it stands in its file.
        spots: mentions of people in it, by code points.
        links: person id to the relative URL of the person's page; people who are missing here are not linked.

    Returns:
        Markdown; the links are raw HTML, as MkDocs would look for the target of a Markdown link among its files.
    """
    text = _PRIVATE.sub(" ", body)
    chosen = _first_mentions(text, spots, links)
    parts: list[str] = []
    at = 0
    for number, spot in enumerate(chosen):
        parts += [text[at : spot.start], _OPEN, chr(_FIRST + number), text[spot.start : spot.end], _CLOSE]
        at = spot.end
    safe = neutralise("".join((*parts, text[at:])), keep=_KEPT)
    urls = [links[spot.person] for spot in chosen]
    linked = _PLACE.sub(lambda m: f'<a class="pd-name" href="{urls[ord(m[1]) - _FIRST]}">{m[2]}</a>', safe)
    return _PRIVATE.sub("", linked)


def _first_mentions(text: str, spots: Sequence[Spot], links: Mapping[str, str]) -> list[Spot]:
    """The earliest place of each person that can carry a link, in text order."""
    forbidden = list(_forbidden(text))
    met: set[str] = set()
    chosen: list[Spot] = []
    end = 0
    for spot in sorted(spots, key=lambda s: (s.start, -s.end)):
        if spot.person in met or spot.person not in links or len(chosen) == _MOST_LINKS:
            continue
        inside = 0 <= spot.start < spot.end <= len(text) and spot.start >= end
        if inside and _is_plain(text[spot.start : spot.end]) and not _overlaps(spot, forbidden):
            met.add(spot.person)
            chosen.append(spot)
            end = spot.end
    return chosen


def _is_plain(mention: str) -> bool:
    r"""Whether the words hold no Markdown but escaped marks (``Jean\-Luc``)."""
    return not _MARKS.search(_ESCAPED.sub("", mention))


def _overlaps(spot: Spot, ranges: list[tuple[int, int]]) -> bool:
    return any(start < spot.end and spot.start < end for start, end in ranges)


def _forbidden(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text without links, fenced code from its first line to its last."""
    fence: int | None = None
    for found in _KEEP_OUT.finditer(text):
        if not found["fence"]:
            yield found.span()
        elif fence is None:
            fence = found.start()
        else:
            yield fence, found.end()
            fence = None
    if fence is not None:
        yield fence, len(text)
