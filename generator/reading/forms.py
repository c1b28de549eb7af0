"""Furniture that its form gives away: captions with a credit, trails of pages, tickers, agencies' initials."""

from __future__ import annotations

import re
from functools import cache

from generator.reading.names import is_agency
from generator.reading.shape import is_terminated, word_count
from generator.reading.words import alternatives, fold, phrase_set, phrases

_LONGEST_CAPTION = 60
_LONGEST_CREDIT = 9
"""Words of the longest credit: two photographers and two agencies."""
_HIGH = 0.5
"""Share of a credit's words that are written with a capital: names and agencies, not a sentence."""


def is_caption(text: str) -> bool:
    """Whether a block is a picture's caption: it opens as one, stands in brackets as one, or ends in a credit.

    ``On the quay. Photograph: Jo Doe/Agency``, ``The mayor. (Photo J. Doe / Agency)``, ``[Image: a quay]``.
    """
    if word_count(text) > _LONGEST_CAPTION:
        return False
    if _BRACKETED.fullmatch(text) and _picture_label().match(fold(text[1:])):
        return True
    return bool(_opening().match(fold(text))) or _ends_in_credit(text)


_BRACKETED = re.compile(r"[\[(][^\[\]]+[\])]\.?")


_CAPITAL_CREDIT = re.compile(r"[.»”\"]\s+(?P<credit>[^.!?\W\d_][^.!?a-zà-öø-ÿа-яёіїєґ]{4,70})\s*$")
_GLUED_CREDIT = re.compile(
    r"[a-zß-öø-ÿа-яёіїєґ»”)\"][.!?](?:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ.'’-]+)(?:[\s/]+[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ(][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ.()'’-]+){1,4}$"
)
"""A photographer's name in capitals, glued to the caption: ``The bridge on Monday.JANE DOE``."""
_INITIAL_AND_NAME = re.compile(
    r"[.»”\"]\s+(?:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]\.[\s-]?){1,2}[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]{3,}(?:[\s-][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]{3,})?$"
)
_NAME_IN_CAPITALS = re.compile(
    r"[a-zß-öø-ÿа-яёіїєґ»”)\"]\s(?:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ'’-]{3,}|[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]\.)\s[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ'’-]{4,}$"
)
"""A photographer's name in capitals, with no mark before it: ``The bridge on Monday JANE ROE``."""
_TOLD = 6
"""Words of the shortest caption before such a name: titles that shout at their end are shorter."""
_SLASHED_BRACKET = re.compile(r"[.!?…»”\"]\s*\((?P<credit>[^()/]{2,40}\s?/\s?[^()]{2,40})\)$")
_GIVEN_TO = re.compile(r"\s(?:POUR|FOR|FÜR|PER|PARA|DLA|ДЛЯ|VIA)\s|/")
_CONVERSION = re.compile(r"[(\[]\s*(?:[$€£¥₽₴]|[A-Z]{3}\s)?\s?1(?:[.,]0+)?\s?[^\W\d_]*\s?=\s?[^()=]{2,50}[)\]]\.?")


_ITEM = re.compile(
    r"(?:item|image|photo|foto|picture|slide|bild|imagen|immagine|фото) \d{1,2} (?:of|/|sur|de|von|di|z|из|з) \d{1,3}\b"
)


def is_slide(text: str) -> bool:
    """Whether a block is a picture of a gallery with its number: ``Item 1 of 5 …``."""
    return bool(_ITEM.match(fold(text)) or _NUMBERED.match(text)) and word_count(text) <= _LONGEST_CAPTION


_NUMBERED = re.compile(r"[\[(]\d{1,3}\s?/\s?\d{1,3}[\])]\s*[^\W\d_]")
"""``[1/3] A lorry at the gate``: brackets with a fraction in front of a text count pictures."""


def is_agency_caption(text: str) -> bool:
    """Whether an agency stands before a caption without any mark: ``Northwire A red lorry at the gate``.

    A second capital behind the name, with words in small letters after it, opens another sentence: no headline is
    written so.
    """
    words = text.split()
    if not _FEWEST <= len(words) <= _LONGEST_CAPTION:
        return False
    for count in (1, 2):
        opens = words[count]
        small = fold(opens) in phrase_set("function_words") or fold(opens) in phrase_set("articles")
        if not opens[0].isupper() or (opens.isupper() and len(opens) > 1) or not is_agency(" ".join(words[:count])):
            continue
        following = fold(words[count + 1])
        told = words[count + 1][0].islower()
        return told and (small or (not is_terminated(text) and following not in phrase_set("function_words")))
    return False


_FEWEST = 5
"""Words of the shortest caption behind an agency's name."""


def is_conversion(text: str) -> bool:
    """Whether a block is nothing but an agency's rate of exchange: ``($1 = 9.41 crowns)``."""
    return bool(_CONVERSION.fullmatch(text.strip()))


def is_credit_line(text: str) -> bool:
    """Whether a line is who took a picture and for whom: ``Jo Doe for the Harbour Post``, ``J. Doe/Agency``."""
    return word_count(text) <= _LONGEST_CREDIT and bool(_NAME_AND_AGENCY.fullmatch(text.strip(" ()[]")))


_CAP = r"(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'ʼ-]*\.?)"
_NAME_AND_AGENCY = re.compile(
    rf"{_CAP}(?:\s{_CAP}){{0,3}}(?:\s?/\s?|\s(?:for|pour|für|для|per|para|dla|via|voor)\s(?:the\s|le\s|la\s|l['’])?)"
    rf"[«“\"„]?{_CAP}[\w\s.&’'«»“”\"-]*"
)


def _ends_in_credit(text: str) -> bool:
    folded = fold(text)
    if _credit_in_capitals(text):
        return True
    if (shared := _SLASHED_BRACKET.search(text)) and _mostly_capitals(shared["credit"]):
        return True  # "The goal was his ninth. (J. Doe/Agency)"
    if len(folded) != len(text):
        return False
    if "©" in text and (holder := _HOLDER.search(text)) and _holds(holder["name"]):
        return True
    closed = text[-2:].rstrip(".")[-1:] in {")", "]"}
    bracket = _LAST_BRACKET.search(text) if closed else None
    return (bracket is not None and _names_picture(bracket[1])) or any(
        _credits(text, match) for match in _picture_label().finditer(folded)
    )


def _credit_in_capitals(text: str) -> bool:
    """Whether a name in capitals ends a text: ``On the quay. J. DOE``, ``On the quay. JO DOE FOR “THE POST”``."""
    if _GLUED_CREDIT.search(text) or _INITIAL_AND_NAME.search(text):
        return True
    capitals, named = _CAPITAL_CREDIT.search(text), _NAME_IN_CAPITALS.search(text)
    if capitals and _GIVEN_TO.search(capitals["credit"]):
        return True
    return named is not None and word_count(text[: named.start()]) >= _TOLD


def _holds(text: str) -> bool:
    """Whether the text behind ``©`` under a picture is names, or says that it is about a picture."""
    return _mostly_capitals(text) or fold(text).split()[0] in phrase_set("picture_words")


_HOLDER = re.compile(r"[^\s].*\s©\s?(?P<name>[^©.!?:;]{2,60})\)?$")
"""``On the quay © J. Doe/Agency``; a copyright line begins with its sign and has a year."""


_LAST_BRACKET = re.compile(r"\S\s*[(\[]([^()\[\]]{3,80})[)\]]\.?$")


def _names_picture(text: str) -> bool:
    """Whether a closing bracket has a word for a picture among names: ``(AP Photo/Jo Doe)``."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    pictured = any(w in phrase_set("picture_words") for w in words[:3])
    return pictured and 1 < len(words) <= _LONGEST_CREDIT and _mostly_capitals(text)


def _credits(text: str, match: re.Match[str]) -> bool:
    """Whether a word for a picture stands apart from the text before it and a name stands behind it."""
    before, credit = text[: match.start()].rstrip(), text[match.end() :].rstrip(" )].")
    bracket = before[-1:] in {"(", "["}
    if bracket:
        return text.rstrip()[-1:] in {")", "]", "."} and _is_credit(credit, few=_LONGEST_CREDIT)
    if before and before[-1] not in '.!?…|/»”"–—-•·':
        return False
    if match["mark"]:
        return _is_credit(credit, few=4 if before and match["mark"] == ":" else 2)
    open_end = not is_terminated(text) or bool(_INITIALS.search(text))
    return before[-1:] in {".", "|", "/"} and open_end and _is_credit(credit, few=2)


_INITIALS = re.compile(r"\s(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ]\.[\s-]?){1,3}[)\]]?$")
"""A line that ends in somebody's initials is open for all its full stop."""
_FILE = re.compile(
    r"[\[(<{]?\s*(?:[^\W\d_]+:\s*)?[\w-]+\.(?:jpe?g|png|gif|webp|svg|heic|tiff?|bmp|mp4|mov)\b.{0,120}[\])>}]"
)


def is_placeholder(text: str) -> bool:
    """Whether a block is the name of a picture's file, alone or with a note in brackets: ``[quay-2.jpg, by hand]``."""
    return bool(_FILE.fullmatch(text.strip()) or re.fullmatch(r"[\w-]+\.(?:jpe?g|png|gif|webp|svg|heic)", text.strip()))


def _is_credit(text: str, *, few: int) -> bool:
    """Whether the text behind ``Photo:`` names who took or gave it: it is short, or names in capitals."""
    count = word_count(text)
    if not count or count > _LONGEST_CREDIT or re.search(r"[!?)\]]|[^\W\d_]{3,}\.\s", text):
        return False
    return count <= few or _mostly_capitals(text)


def _mostly_capitals(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and sum(w[0].isupper() for w in words) >= _HIGH * len(words)


@cache
def _picture_label() -> re.Pattern[str]:
    """A word for a picture or its credit, with the mark that makes a label of it."""
    words = alternatives(phrases("credit_labels"))
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)\.?\s*(?P<mark>[:©]|(?:by|par|von|de|di)\s(?=\S))?\s*")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('caption_openings'))})\s*(?:\([^()]*\))?\s*:")


_CRUMB = re.compile(r"\s+[>›»→/]\s+")
_TIGHT = re.compile(r"\s*[>›»→]\s*")
_CRUMB_WORDS = 4


def crumbs(text: str) -> list[str]:
    """The pages of a trail; empty if the line is none: ``Home > News > Coast``.

    The signs have blanks around them and short names between them; the last may be the article's title.
    """
    if is_terminated(text) or "<" in text:
        return []
    pages = _CRUMB.split(text.strip())
    if len(pages) < 2:  # noqa: PLR2004
        pages = _TIGHT.split(text.strip())
        if len(pages) < 3 or any(" " in p.strip() for p in pages[:2]):  # noqa: PLR2004
            return []
    short = all(1 <= word_count(p) <= _CRUMB_WORDS and len(p) <= 40 for p in pages[:-1])  # noqa: PLR2004
    if not short or not all(p[:1].isupper() or p[:1].isdigit() or not p[:1].isalpha() for p in pages):
        return []
    return pages


_FIGURE = re.compile(r"[+\-−–▲▼]?\s?\d[\d.,\s]*\s?(?:%|[$€£₽₴¥]|\b[A-Z]{3}\b)?")
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\s*[|•·;]\s*|\s{2,}|\s+/\s+")


def is_ticker(text: str) -> bool:
    """Whether a line is a row of quotations of the markets or the weather: ``SMI +0,4% | Gold –0,2%``."""
    if not _DIGIT.search(text):
        return False
    items = [i for i in _BETWEEN.split(text.strip()) if i]
    if len(items) < 2 or is_terminated(text.rstrip("%")):  # noqa: PLR2004
        return False
    quoted = [i for i in items if re.search(r"\d", i) and word_count(_FIGURE.sub(" ", i)) <= 3]  # noqa: PLR2004
    signed = sum(bool(re.search(r"[+\-−–▲▼]\s?\d|\d\s?[%°$€£₽₴¥]|[$€£₽₴¥]\s?\d|\b[A-Z]{3}\s?\d", i)) for i in items)
    return len(quoted) == len(items) and signed * 2 >= len(items)


_SIGN_OFF = re.compile(r"[(/\[]\s*([^()\[\]]{2,40}?)\s*[)/\]]\.?")


def is_sign_off(text: str) -> bool:
    """Whether a block is nothing but the agencies' initials under their report: ``(dpa/afp)``."""
    match = _SIGN_OFF.fullmatch(text.strip())
    if not match:
        return False
    marks = [m for m in re.split(r"[/,;+&\-–\s]+", match[1]) if m]
    few = len(marks) <= 5 and all(m.isalpha() and (len(m) <= 4 or is_agency(m)) for m in marks)  # noqa: PLR2004
    return few and (match[1].islower() or any(is_agency(m) for m in marks))


_DURATION = re.compile(
    r"\(?\s*(?:ca\.?|~|≈|env\.?)?\s*(?<!\d)\d{1,9}(?:[:.,]\d{1,9})?\s*(?:minut\w*|минут\w*|хвилин\w*|min|мин|хв|mn|sec|сек|sek)\b\.?\s*\)?"
)


_UNIT = re.compile(r"\d\s*[mмхsс]")
"""What every duration has: the first letter of a unit behind a number."""


def without_duration(folded: str) -> str | None:
    """A folded line without the minutes that it takes: ``listen (3 min)`` → ``listen``; None if it has none."""
    if not _UNIT.search(folded):
        return None
    rest = _DURATION.sub(" ", folded)
    return " ".join(rest.split()) if rest != folded else None
