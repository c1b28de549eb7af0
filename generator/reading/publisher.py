"""The publication whose page it is: its name above the article, in notices, addresses, bylines; clues add up.

A name at the top of the page may be a section or a slogan; said again under the article, in an address or behind ©, or
built as names of publications are, it is the publisher's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.reading.byline import read_byline
from generator.reading.credits import read_credit
from generator.reading.cues import find_cue
from generator.reading.draft import Draft
from generator.reading.headline import ISSUE
from generator.reading.names import is_section, is_staff, unglued
from generator.reading.outlets import built_like_outlet, is_domain
from generator.reading.publisher_names import (
    BETWEEN,
    LONGEST,
    QUOTES,
    built,
    first_published,
    in_capitals,
    in_datelines,
    in_newsroom,
    in_notice,
    is_command,
    may_be_publisher,
    names_in,
    pieces,
)
from generator.reading.shape import is_sentence, key, word_count
from generator.reading.stamps import read_stamps
from generator.reading.words import fold, phrase_set

_HEAD = 8
"""Lines at the top of a page among which its name stands."""
_ENOUGH = 2.0
_OTHERS = frozenset({"advertisement", "related", "tags", "credit", "image"})
"""Kinds of lines that say nothing about the page."""
_ADDRESS = re.compile(
    r"(?:[\w.+-]+@|https?://|www\.|(?<![\w@.])@|(?<![\w.]))(?P<host>[\w-]+(?:\.[\w-]+)*)", re.IGNORECASE
)
_FEWEST = 4
"""Letters of a name that an address may repeat."""


def publisher(
    drafts: list[Draft], title: Draft | None, said: list[str], holders: list[str], signed: frozenset[str] = frozenset()
) -> str | None:
    """The name of the publication, if the page says it.

    Args:
        drafts: every block, judged.
        title: the headline; the page's name stands above it.
        said: what bylines and date lines say besides names and dates.
        holders: names in copyright lines.
        signed: keys of those who sign: a writer's name behind © is not the publication's.
    """
    tags = _tags(drafts)
    own = [d for d in drafts if not d.kept and not _about_others(d) and id(d) not in tags]
    top = _top(drafts, title)
    end = drafts.index(title) if title is not None and title in drafts else None
    texts = [d.text for d in own]
    scores: dict[str, tuple[float, str]] = {}
    for place, d in enumerate(top):
        for name in names_in(d.text):
            _add(
                scores,
                name,
                _at_top(name, d, place, _lines_between(d, end, drafts, top))
                + _over_menu(name, top, drafts) * (place == 0)
                + _elsewhere(name, d.text, texts)
                + _told_to(name, drafts)
                + built(name),
            )
    for name in in_datelines(drafts):
        _add(scores, name, 2.5 * (1 + any(key(name) == key(holder) for holder in holders)))
    for name in in_newsroom(d.text for d in drafts if not d.kept):
        _add(scores, name, _ENOUGH)
    for name in holders:
        _add(scores, name, 3.0 + built(name))
    for text in said:
        for name in _beside_authors(text):
            article = 0.5 * (fold(name.split(maxsplit=1)[0]) in phrase_set("articles"))
            _add(scores, name, 1.0 + article + built(name) + _elsewhere(name, text, texts))
    credited = [d for d in drafts[-2:] if d.kept and first_published().search(fold(d.text))]
    for d in (*own, *credited):
        for name in (n for n in in_notice(d.text) if d not in top and key(n) not in signed):
            last = 0.5 * (d in own[-2:]) + 1.2 * bool(first_published().search(fold(d.text)))
            _add(scores, name, 1.0 + last + built(name) + _elsewhere(name, d.text, texts))
    return _best(scores, key(top[0].text) if top else "")


def _beside_authors(text: str) -> list[str]:
    """Names in a line of credits that may be the publication's."""
    credit = read_credit(text)
    places = [p for p in credit.places if built(p) or fold(p.split(maxsplit=1)[0]) in phrase_set("articles")]
    return [name for name in (*credit.outlets, *places) if not is_staff(name) and may_be_publisher(name)]


def _over_menu(name: str, top: list[Draft], drafts: list[Draft]) -> float:
    """What a name of one word gains by standing in the first line, with a menu of sections and commands under it."""
    if not top or key(name) != key(top[0].text) or word_count(name) > 1 or len(key(name)) < _FEWEST:
        return 0.0
    at = drafts.index(top[0])
    menu = [d for d in drafts[at + 1 : at + 1 + _ITEMS] if not d.kept and word_count(d.text) <= _ITEMS]
    return _MENU if sum(_in_menu(d.text) for d in menu) >= _ITEMS - 1 else 0.0


_MENU = 0.8
_ITEMS = 3


_KICKER = 2


def _in_menu(text: str) -> bool:
    return is_section(text) or _is_button(text)


def _is_button(text: str) -> bool:
    return word_count(text) <= _ITEMS and is_command(fold(text).split()[0])


def _told_to(name: str, drafts: list[Draft]) -> float:
    """What a name gains when the article says that somebody told it so: ``she told Harbour Post``."""
    own = fold(name)
    for d in drafts:
        at = fold(d.text).find(own) if d.kept and len(own) >= _FEWEST else -1
        if at > 0 and not d.text[at : at + 1].islower():
            before = re.findall(r"[^\W\d_]+", fold(d.text)[:at])[-_ITEMS:]
            if any(w in phrase_set("speech") for w in before):
                return 1.2
    return 0.0


def _tags(drafts: list[Draft]) -> frozenset[int]:
    """The short lines under a line that says that tags follow: names of sections and of what the text is about."""
    found, tagged = [], False
    for d in drafts:
        cue = d.cue or find_cue(d.text)
        marks = cue is not None and cue.kind == "tags"
        tagged = marks or (tagged and not d.kept and word_count(d.text) <= _ITEMS)
        if tagged and not marks:
            found.append(id(d))
    return frozenset(found)


def _about_others(d: Draft) -> bool:
    cue = d.cue or find_cue(d.text)
    return (cue is not None and cue.kind in _OTHERS) or d.reason in {
        "advertisement",
        "in another language than the article",
    }


def _top(drafts: list[Draft], title: Draft | None) -> list[Draft]:
    """The page's lines above the article."""
    if title is not None and title in drafts:
        end = drafts.index(title)
    else:
        end = next((i for i, d in enumerate(drafts) if d.kept), len(drafts))
    found = [d for d in drafts[:end] if (not d.kept or built_like_outlet(d.text)) and _may_name(d)][:_HEAD]
    return [d for d in found if not is_sentence(d.text) or word_count(d.text) <= LONGEST or BETWEEN.search(d.text)]


def _may_name(d: Draft) -> bool:
    """Whether a line of the page's top may have its name: it is no notice, no row of commands, no link to the text."""
    words = fold(d.text).split()
    cue = d.cue or find_cue(d.text)
    plain = cue is None or cue.kind in {"copyright", "newsletter"} or bool(read_stamps(d.text, 0, "und"))
    commands = sum(is_command(w) for w in words)
    glued = bool(_GLUED.search(d.text)) and not is_domain(d.text) and not _is_camel(d.text)
    glued = glued or (d.reason == "byline" and unglued(d.text) is not None)
    plain = plain and not glued and read_byline(d.text) is None and d.reason != "advertisement"
    plain = plain and not (d.foreign and word_count(" ".join(pieces(d.text)[:1])) > _FOREIGN)
    return plain and bool(words) and not is_command(words[0]) and commands * 3 < 2 * len(words)


_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]{2})(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][^\W\d_]{2})")


def _is_camel(text: str) -> bool:
    """Whether a line is one word with a capital inside, as names of sites are written, and no two sections in one."""
    parts = _GLUED.split(text.strip())
    pages = all(is_section(p) or is_command(fold(p)) for p in parts)
    return word_count(text) == 1 and len(parts) == _PARTS and not pages


_PARTS = 2
_FOREIGN = 4
"""Words of a name in another language than the article; longer lines in one are advertisements."""


def _lines_between(d: Draft, end: int | None, drafts: list[Draft], top: list[Draft]) -> int:
    """Lines of the page between a line and the headline: directly above it stands its section; one command is none."""
    under = [x for x in top[top.index(d) + 1 :] if fold(x.text) not in phrase_set("credit_noise")]
    if len(under) == 1 and word_count(under[0].text) <= _KICKER and not _in_menu(under[0].text):
        return 0  # a section, and what the article is about
    others = len(under)
    return others or (max(0, end - drafts.index(d) - 2) if end is not None else 0)


def _at_top(name: str, d: Draft, place: int, under: int) -> float:
    """What a name gains by standing at the top: alone in the first line, with other lines of the page under it."""
    whole = key(name) == key(d.text)
    part = any(key(p) == key(name) for p in pieces(d.text)[:2])
    if not (whole or part):
        return 0.0
    alone = 1.2 if place == 0 else 0.5 if place == 1 else 0.0
    followed = 0.8 if alone and under and _title_case(name) and word_count(name) > 1 else 0.0
    if (
        place == 0
        and whole
        and not followed
        and not name.isupper()
        and in_capitals(name)
        and fold(name.split(maxsplit=1)[0]) in phrase_set("articles")
    ):
        followed = 0.8  # "The Long Valley Standard" directly above the headline: sections are shorter
    alone += 1.0 if alone and ISSUE.search(fold(d.text)) else 0.0
    return alone + followed - (0.6 if not whole else 0.0) * (not _title_case(name))


def _title_case(name: str) -> bool:
    """Whether a name is short, with no word that a sentence would have."""
    return word_count(name) <= 4 or all(w[0].isupper() for w in name.split() if len(w) > 3 and w[0].isalpha())  # noqa: PLR2004


def _elsewhere(name: str, line: str, texts: Iterable[str]) -> float:
    """What a name gains by being said again in the page's own lines, or in an address on it."""
    own = key(name)
    if len(own) < _FEWEST:
        return 0.0
    others = [t for t in texts if t != line]
    again = sum(_says(name, own, t) for t in others)
    latin = _latin(name)
    addressed = len(latin) > _FEWEST and any(
        latin in _latin(m["host"]) for t in (*others, line) for m in _ADDRESS.finditer(t) if _is_address(m[0])
    )
    return min(again, 2) * 1.2 + 1.5 * addressed


def _says(name: str, own: str, text: str) -> bool:
    """Whether a line has a name as a part of its own, in quotation marks or behind a sign, not among other words."""
    if own not in key(text):
        return False
    if any(key(part) == own for part in pieces(text)):
        return True
    at = fold(text).find(fold(name))
    before, behind = text[:at].rstrip(), text[at + len(name) :]
    return at >= 0 and (
        before[-1:] in {*QUOTES, "©", ")"}
        or behind[:1] in QUOTES
        or (word_count(name) > 1 and not text[at:][:1].islower())
    )


def _is_address(text: str) -> bool:
    return "@" in text or "." in text.strip(".")


def _latin(text: str) -> str:
    """A name as addresses write it: Latin letters without accents."""
    text = "".join(_ROMAN.get(c, c) for c in fold(text))
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", text))


_ROMAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяэыъ",
        (*"abvggdee", "zh", "z", *"iiiiklmnoprstuf", "h", "ts", "ch", "sh", "sch", "", "u", "ia", "e", "y", ""),
        strict=True,
    )
)
"""Cyrillic letters as addresses spell them most often."""


def _add(scores: dict[str, tuple[float, str]], name: str, score: float) -> None:
    """Count a name once a way of writing it; the better written form stays."""
    own = key(name)
    before, form = scores.get(own, (0.0, name))
    if form.isupper() and not name.isupper():
        form = name
    scores[own] = (max(before, score), form)


def _best(scores: dict[str, tuple[float, str]], first: str) -> str | None:
    """The name with most clues; of one that contains another the one at the top of the page, else the longer.

    ``first`` is the key of the page's first line: a masthead that a longer name behind © only adds to.
    """
    good = sorted(((s, len(k), name) for k, (s, name) in scores.items() if s >= _ENOUGH), reverse=True)
    if not good:
        return None
    best = good[0]
    if len(first) >= _FEWEST and first in scores and key(best[2]).startswith(first):
        return _closed(scores[first][1])
    within = [g for g in good[1:] if key(best[2]).startswith(key(g[2])) and g[0] >= _ENOUGH + 1]
    return _closed(within[0][2] if within else best[2])  # "Harbour" at the top of the page, "Harbour Holding" behind ©


def _closed(name: str) -> str:
    """A name with the closing mark of a quotation that ends it: ``РИА «Полюс»``."""
    for opening, closing in (("«", "»"), ("“", "”"), ("„", "“")):
        if name.count(opening) > name.count(closing):
            return name + closing
    return name + '"' if name.count('"') % 2 else name
