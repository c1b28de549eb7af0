"""A line of credits taken apart: who signs, for whom, in what role; and what else such lines carry.

Pages write them in endless ways: ``By Jane Doe, science editor | 5 min read``, ``JANE DOE (Oslo) @jdoe``, ``Text und
Fotos: Max Muster``, ``Автор: Анна Ким, специально для «Вестника»``. Each part is told by what it is, and a line is one
of credits if nothing is left over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from generator.reading.credit_label import DASH, dashed_label, label_of
from generator.reading.credit_noise import is_noise
from generator.reading.names import (
    apart,
    is_agency,
    is_picture,
    is_section,
    is_staff,
    parts,
)
from generator.reading.outlets import built_like_outlet
from generator.reading.shape import word_count
from generator.reading.signer import AREA, is_role, is_several, person
from generator.reading.words import alternatives, fold, phrase_set, phrases

LONGEST = 40
"""Words of the longest line of credits."""
_SEGMENTS = re.compile(r"\s*[|•·‧∙●▪]\s*|\s+/{1,2}\s+|\s[—–-]\s|;\s*|\s{2,}")
_DECORATION = re.compile(r"^[^\w\"“„«(\[@]+|[^\w.\"”“»)\]]+$")
_MAIL = re.compile(r"[(\[<]?\b(?P<local>[\w.+-]+)@(?:[\w-]+\.)+[a-z]{2,}[)\]>]?", re.IGNORECASE)
_LINK = re.compile(
    r"[(\[<]?(?:https?://|www\.)\S+|(?<![\w@])[(\[]?@\s?\w{2,}[)\]]?|(?<=[^\W\d_])@\w{2,}", re.IGNORECASE
)
_FOR = re.compile(
    r"\s+(?:for|pour|für|per|para|dla|для|спеціально для|специально для|special to|exclusively for|voor|pro|of)\s+"
    r"(?:the\s+|le\s+|la\s+|die\s+|den\s+|das\s+|de\s+)?(?=[\"«“„]?[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s*[(,]?\s*(?:with|avec|mit|con|com|met|z|за участю|вместе с)\s+(?=[^\W\d_])", re.IGNORECASE)


@dataclass(slots=True)
class Credit:
    """What a line of credits says."""

    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    """Agencies, publications, offices that sign beside or instead of people."""
    labelled: bool = False
    """It says that it is about authors: ``By``, ``Text:``."""
    editing: bool = False
    """It names editors, translators or photographers."""
    clues: int = 0
    """Roles, addresses, reading times: what stands beside those who sign."""
    places: list[str] = field(default_factory=list)
    """Parts that may be places or anything else in capitals."""
    asides: list[str] = field(default_factory=list)
    """Short parts in small letters behind a name: a role nobody listed, perhaps."""
    left: list[str] = field(default_factory=list)
    """Parts that belong to no credit."""


def _parted(match: re.Match[str]) -> str:
    """A bar before a label, unless a word for "and" joins it to the one before: ``Text and Photos: …``."""
    before = fold(match.string[: match.start()].rsplit(maxsplit=1)[-1])
    return match[0] if before in phrase_set("and") else " | "


@lru_cache(maxsize=4096)
def read_credit(text: str) -> Credit:
    """The parts of a line; dates and their labels are taken out before.

    Nothing is left of a line of credits: ``Credit.left`` is empty, and there are authors, outlets or editors. What is
    returned is shared: it is not to be changed.
    """
    credit = Credit()
    if whole := re.fullmatch(r"[(\[]([^()\[\]]+|.+;.+)[)\]]\.?", text.strip()):
        text = whole[1]
    text = _CAPITALS_THEN_NAME.sub(r"\1 | ", text.strip())
    if DASH.search(text):
        text = dashed_label().sub(r"\1: ", text)
    text = _without_contacts(text, credit)
    for segment in _SEGMENTS.split(_GLUED_LABEL.sub(_parted, _NEXT_LABEL.sub(" | ", text))):
        _segment(_DECORATION.sub("", segment.strip()), credit)
    credit.authors = list(dict.fromkeys(credit.authors))
    return credit


_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ", "a-zß-ÿа-яёіїєґ"
_SHOUTED = rf"[{_UPPER}][{_UPPER}.'’-]+"
_CAPITALS_THEN_NAME = re.compile(
    rf"^((?:\w+\s)?{_SHOUTED}(?:\s{_SHOUTED}){{1,3}})\s(?=[{_UPPER}][{_LOWER}]+\s[{_UPPER}][{_LOWER}])"
)
"""A name in capitals and the outlet's, which is not: ``By JANE DOE Harbour Wire``."""
_NEXT_LABEL = re.compile(r"(?:(?<=[^\s.])\.|(?<=[^\s,])\s?,)\s+(?=[^\W\d_][^.:：,]{1,30}\s?[:：]\s)")
"""The full stop or comma between two credits: ``Text: Jane Doe. Photo: John Roe``."""
_GLUED_LABEL = re.compile(r"(?<=[^\W_])\s+(?=[^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W\d_]{2,}\s?[:：]\s?\S)")
"""The blank between two of them: ``Author: Jane Doe Views: 311``."""


def _without_contacts(text: str, credit: Credit) -> str:
    def cut(match: re.Match[str]) -> str:
        credit.clues += 1
        return text[match.start() : match.start() + _glued_local(match)] + " | "

    rest = _MAIL.sub(cut, text) if "@" in text else text
    count = len(_LINK.findall(rest))
    credit.clues += count
    return _LINK.sub(" | ", rest) if count else rest


def _glued_local(match: re.Match[str]) -> int:
    """How much of an address's local part is the surname glued before it: ``Doej.doe@…``."""
    local = match["local"]
    before = match.string[: match.start("local")].split()[-1:] or [""]
    for i in range(len(local) - 2, 2, -1):
        head, tail = local[:i], fold(local[i:])
        surname = head[0].isupper() and head[1:].islower() and (fold(head) in tail or tail.startswith(fold(before[0])))
        if surname and before[0][:1].isupper():
            return i
    return 0


def _segment(text: str, credit: Credit) -> None:
    if not re.search(r"[^\W_]", text):
        return
    inner = re.fullmatch(r"[(\[](.+)[)\]]", text)
    text = inner[1] if inner else text
    if is_noise(text):
        credit.clues += 1
        return
    text = _COUNTER.sub("", text)
    kind, rest, sure = label_of(text)
    if kind == "editing":
        credit.editing = True
        return
    if not kind and credit.labelled and _OTHER_LABEL.match(text):
        credit.editing = True  # "Sound: …" behind "Text: …"
        return
    if kind == "author" and credit.authors and addition().match(fold(text)):
        credit.editing = True  # who helped, behind those who reported
        return
    if kind == "author":
        before = len(credit.authors) + len(credit.outlets)
        _people(rest, credit, least=1 if sure else 2, said=True)
        if len(credit.authors) + len(credit.outlets) > before:
            credit.labelled = True
        else:
            credit.left.append(text)
        return
    _people(text, credit, least=2, said=False)


_COUNTER = re.compile(r"(?<=[^\W\d_]{2})\s+\d{1,6}$")
"""A number of comments or views that the layout put behind a name."""
_OTHER_LABEL = re.compile(r"[^\W\d_][^.:：,]{1,30}\s?[:：]\s")


@cache
def addition() -> re.Pattern[str]:
    """Matches what opens a credit of who helped: they sign if nobody else does."""
    whole = [f"{p} " if p.isascii() and len(p) <= _PREPOSITION else p for p in phrases("additional")]
    return re.compile(alternatives(whole))


_PREPOSITION = 4


def _people(text: str, credit: Credit, *, least: int, said: bool) -> None:
    """The names, roles, places and outlets of one part."""
    if len(halves := _STOP.split(text)) > 1 and all(word_count(h) <= AREA for h in halves):
        for half in halves:
            _people(half, credit, least=least, said=said)
        return
    bare = _BRACKET.sub(lambda match: "" if _wrote_too(match[1]) else match[0], text)
    credit.clues += bare != text
    text, outlet, helped = _apart(bare)
    if helped:
        credit.clues += 1
    elif outlet:
        credit.outlets += [p for p in parts(outlet) if p[:1].isupper() or p[:1].isdigit()]
        credit.clues += 1
    for piece in parts(text) if not re.search(r"\([^()]*[,;/|][^()]*\)", text) else [text]:
        if _took_pictures(piece):
            credit.editing = True
            continue
        several = parts(re.sub(r"\s*\(([^()]*)\)", r" | \1 | ", piece))
        for bare in (one for part in several for one in apart(part)):
            _piece(bare, credit, least=least if said or not credit.authors else 2, first=not credit.authors)


_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
"""The full stop of ``Jane Doe / John Roe. Leeds``."""


def _apart(text: str) -> tuple[str, str, bool]:
    """A part, the outlet that it was written for or with, and whether that only helped: ``X avec AFP``."""
    for joint in (_FOR, _WITH):
        match = joint.search(text)
        if match and match.start() > 0:
            behind = text[match.end() :].strip(" ).")
            for_whom = joint is _FOR and word_count(behind) <= AREA
            if for_whom or all(is_agency(p) or is_staff(p) or built_like_outlet(p) for p in parts(behind)):
                return text[: match.start()], behind, joint is _WITH
    return text, "", False


def _piece(piece: str, credit: Credit, *, least: int, first: bool) -> None:
    piece = leading_and().sub("", piece.strip(' "“”«»„'))
    piece = piece if re.search(r"(?<![^\W\d_])[^\W\d_]\.$", piece) else piece.rstrip(".")
    if not piece:
        return
    if is_agency(piece) or built_like_outlet(piece):
        credit.outlets.append(piece)
    elif _took_pictures(piece) or _edits().match(fold(piece)):
        credit.editing = True
    elif name := person(piece, least=least):
        if not (first and name[1] and piece.endswith(name[1]) and is_several(name[1])):  # "South West reporters"
            credit.authors.append(name[0])
        credit.clues += bool(name[1])
    elif _INITIALS.fullmatch(piece):
        credit.clues += 1  # somebody of the house: "D.C. avec Anne Morel"
    elif is_staff(piece) or is_role(piece):
        credit.clues += 1
        credit.outlets += [piece] if first and is_staff(piece) else []
    elif is_section(piece) or (word_count(piece) <= AREA and _is_place(piece)):
        credit.places.append(piece)
    elif credit.authors and word_count(piece) <= AREA + 1 and not re.search(r"[.!?:]|\d", piece):
        credit.asides.append(piece)
    else:
        credit.left.append(piece)


_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){2,3}")


@cache
def _edits() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("editing_stems")))


def _is_place(text: str) -> bool:
    """Whether a part may be a place or a beat: no word of it that could be a verb is in small letters."""
    words = re.findall(r"[^\W\d_]+", text)
    return not re.search(r"[.!?:]", text) and bool(words) and all(w[0].isupper() or len(w) <= _SMALL for w in words)


_SMALL = 3
"""Letters of the small words in places: ``de la``, ``am``, ``an der``."""


@cache
def leading_and() -> re.Pattern[str]:
    """Matches a word for "and" that opens a text."""
    return re.compile(rf"^(?:{alternatives(phrases('and'))})\s+", re.IGNORECASE)


_BRACKET = re.compile(r"\s*\(([^()]*)\)")


def _wrote_too(share: str) -> bool:
    """Whether a bracket says that somebody made text and pictures: ``Jane Doe (text and photos)``."""
    words = re.findall(r"[^\W\d_]+", fold(share))
    writing = phrase_set("genres") | phrase_set("writing") | phrase_set("author")
    return is_picture(share) and any(w in writing for w in words)


def _took_pictures(piece: str) -> bool:
    """Whether a part is about pictures, and not about the text as well: ``Jane Doe (photos)``."""
    words = re.findall(r"[^\W\d_]+", fold(piece))
    return is_picture(piece) and not any(w in phrase_set("genres") or w in phrase_set("writing") for w in words)
