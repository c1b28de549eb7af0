"""A line of credits taken apart: who signs, for whom, in what role; and what else such lines carry.

Pages write them in endless ways: ``By Jane Doe, science editor | 5 min read``, ``JANE DOE (Oslo) @jdoe``, ``Text und
Fotos: Max Muster``, ``Автор: Анна Ким, специально для «Вестника»``. Each part is told by what it is, and a line is one
of credits if nothing is left over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from generator.reading.cues import find_cue
from generator.reading.dates import weekday_names
from generator.reading.forms import without_duration
from generator.reading.names import (
    is_agency,
    is_name,
    is_picture,
    is_section,
    is_staff,
    lowered,
    parts,
    plain_name,
)
from generator.reading.openings import starts_with
from generator.reading.outlets import built_like_outlet
from generator.reading.shape import word_count
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
_AREA = 5
"""Words of the longest part that may be a place, a role or a beat nobody listed."""


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
    text = text.strip()
    if _DASH.search(text):
        text = _dashed_label().sub(r"\1: ", text)
    text = _without_contacts(text, credit)
    for segment in _SEGMENTS.split(_GLUED_LABEL.sub(_parted, _NEXT_LABEL.sub(" | ", text))):
        _segment(_DECORATION.sub("", segment.strip()), credit)
    credit.authors = list(dict.fromkeys(credit.authors))
    return credit


@cache
def _dashed_label() -> re.Pattern[str]:
    """A label with a dash for a colon: ``Автор — Анна Ким``."""
    labels = [p for p in phrases("author") if len(p) > 3]  # noqa: PLR2004 - "di", "av" open names too
    return re.compile(rf"^({alternatives(labels)})\s+[—–-]\s+", re.IGNORECASE)


_NEXT_LABEL = re.compile(r"(?<=[^\s.])\.\s+(?=[^\W\d_][^.:：,]{1,30}\s?[:：]\s)")
"""The full stop between two credits: ``Text: Jane Doe. Photo: John Roe``."""
_GLUED_LABEL = re.compile(r"(?<=[^\W_])\s+(?=[^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W\d_]{2,}\s?[:：]\s?\S)")
"""The blank between two of them: ``Author: Jane Doe Views: 311``."""


def _without_contacts(text: str, credit: Credit) -> str:
    def cut(match: re.Match[str]) -> str:
        credit.clues += 1
        return text[match.start() : match.start() + _glued_local(match)] + " | "

    rest = _MAIL.sub(cut, text)
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
    if _is_noise(text):
        credit.clues += 1
        return
    kind, rest, sure = _label(text)
    if kind == "editing":
        credit.editing = True
        return
    if not kind and credit.labelled and _OTHER_LABEL.match(text):
        credit.editing = True  # "Sound: …" behind "Text: …"
        return
    if kind == "author" and credit.authors and _ADDITION.match(fold(text)):
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


def _is_noise(text: str) -> bool:
    """Whether a part is a counter, a reading time, a share word."""
    bare = without_duration(fold(text))
    if bare is not None and word_count(bare) <= 3:  # noqa: PLR2004 - "5 min read", "reading time: 5 minutes"
        return True
    if re.fullmatch(r"[\d\s.,:%]+", text) or fold(text) in phrase_set("credit_noise"):
        return True
    if _is_time(text) or fold(text).strip(" .,") in weekday_names():
        return True
    cue = find_cue(text)
    return cue is not None and cue.kind in {
        "counters",
        "comments",
        "share",
        "navigation",
        "newsletter",
        "apps",
        "image",
    }


_OTHER_LABEL = re.compile(r"[^\W\d_][^.:：,]{1,30}\s?[:：]\s")
_ADDITION = re.compile(r"additional|with |mitarbeit|unter mitarbeit|contributing")
_HOURS = re.compile(
    r"\d{1,2}\s?[:.hu]\s?\d\d|\d+\s?(?:h|min|j|d|ч|год|хв|мин|std|ore|godz|hrs?)\b\.?|\d{1,2}\s?[ap]\.?m\b\.?|\d+"
)


def _is_time(text: str) -> bool:
    """Whether a part tells the time by the reader's clock: ``yesterday``, ``Published today at 7:26``."""
    bare, count = _relative().subn(" ", fold(text))
    return count > 0 and not re.search(r"[^\W_]", _labels_of_time().sub(" ", _HOURS.sub(" ", bare)))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('relative_days'))})(?!\w)")


@cache
def _labels_of_time() -> re.Pattern[str]:
    both = sorted({*phrases("published"), *phrases("updated"), *phrases("at")}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{alternatives(both)})(?!\w)")


def _label(text: str) -> tuple[str, str, bool]:
    """Kind of the label (``author``, ``editing`` or none), the text behind it, and whether a colon makes it sure."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower()
    colon = re.match(r"\s*([^\W\d_][^:：]{0,40}?)\s*[:：]\s*", folded)
    if colon and (kind := _kind_of_label(colon[1])):
        return kind, text[colon.end() :], True
    for name in ("editing", "reporting", "by"):
        end = starts_with(name).end(folded)
        if end and re.match(r"\s+(?:[^\W\d_]|[«\"“„])|\s*[—–-]\s+[^\W\d_]", text[end:]):
            rest = text[end:].lstrip(" —–-")
            return ("editing" if name == "editing" else "author"), rest, False
    match = _genre_by().match(folded) if _BY.search(folded) else None
    match = match or (_interviewed().match(folded) if _WITH_WHOM.match(folded) else None)
    if match:
        return "author", text[match.end() :], False
    return "", text, False


def _kind_of_label(label: str) -> str:
    """What a word before a colon announces; text and pictures together were made by an author."""
    words = re.findall(r"[^\W\d_]+", label)
    if label in phrase_set("author") or label in phrase_set("reporting") or label in phrase_set("by"):
        return "author"
    if label in phrase_set("editing"):
        return "editing"
    joined = [w for w in words if w not in phrase_set("and")]
    pictures = [w for w in joined if w in phrase_set("picture_words")]
    writing = [w for w in joined if w in phrase_set("author") or w in phrase_set("genres")]
    if len(words) <= 5 and writing and len(pictures) + len(writing) == len(joined):  # noqa: PLR2004
        return "author"
    if pictures and len(words) <= 4:  # noqa: PLR2004
        return "editing"
    return ""


_DASH = re.compile(r"\s[—–-]\s")
_BY = re.compile(r"\s(?:by|par|de|von|di|van|da|por|door|del|della|d')\s")
_WITH_WHOM = re.compile(r"(?:z|ze|с|со|з|із|зі)\s")
"""What a text must have before the long patterns below are made for it."""


@cache
def _genre_by() -> re.Pattern[str]:
    """``Opinion by``, ``Ein Kommentar von``, ``Une enquête de``, ``Text and photos by``."""
    genres = alternatives(phrases("genres"))
    return re.compile(
        rf"(?:(?:an?|our|ein|eine|une?|una|uno|um|uma|een|an|l'|un')\s*)?(?:[^\W\d_]+\s)?(?:{genres})(?:\s+(?:and|et|und|y|e|en|&)\s+[^\W\d_]+)?"
        r"\s+(?:by|par|de|von|di|van|da|por|door|del|della|d')\s+(?=[^\W\d_])"
    )


@cache
def _interviewed() -> re.Pattern[str]:
    """Who was asked, and then by whom: ``Z Janem Kowalem rozmawia Anna Nowak``, ``С Анной Ким беседовал И. Петров``."""
    return re.compile(rf"(?:z|ze|с|со|з|із|зі)\s[^.:!?]{{3,50}}?\s(?:{alternatives(phrases('by'))})\s+(?=[^\W\d_])")


def _people(text: str, credit: Credit, *, least: int, said: bool) -> None:
    """The names, roles, places and outlets of one part."""
    if len(halves := _STOP.split(text)) > 1 and all(word_count(h) <= _AREA for h in halves):
        for half in halves:
            _people(half, credit, least=least, said=said)
        return
    text, outlet = _apart(text)
    if outlet:
        credit.outlets += [p for p in parts(outlet) if p[:1].isupper() or p[:1].isdigit()]
        credit.clues += 1
    for piece in parts(text) if not re.search(r"\([^()]*[,;/|][^()]*\)", text) else [text]:
        if _took_pictures(piece):
            credit.editing = True
            continue
        for bare in parts(re.sub(r"\s*\(([^()]*)\)", r" | \1 | ", piece)):
            _piece(bare, credit, least=least if said or not credit.authors else 2, first=not credit.authors)


_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
"""The full stop of ``Jane Doe / John Roe. Leeds``."""


def _apart(text: str) -> tuple[str, str]:
    """A part, and the outlet that it was written for or with: ``Jane Doe for the Gazette``, ``X avec AFP``."""
    for joint in (_FOR, _WITH):
        match = joint.search(text)
        if match and match.start() > 0:
            behind = text[match.end() :].strip(" ).")
            for_whom = joint is _FOR and word_count(behind) <= _AREA
            if for_whom or all(is_agency(p) or is_staff(p) or built_like_outlet(p) for p in parts(behind)):
                return text[: match.start()], behind
    return text, ""


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
        credit.authors.append(name[0])
        credit.clues += bool(name[1])
    elif is_staff(piece) or is_role(piece):
        credit.clues += 1
        credit.outlets += [piece] if first and is_staff(piece) else []
    elif is_section(piece) or (word_count(piece) <= _AREA and _is_place(piece)):
        credit.places.append(piece)
    elif credit.authors and word_count(piece) <= _AREA + 1 and not re.search(r"[.!?:]|\d", piece):
        credit.asides.append(piece)
    else:
        credit.left.append(piece)


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


def _took_pictures(piece: str) -> bool:
    """Whether a part is about pictures, and not about the text as well: ``Jane Doe (photos)``."""
    words = re.findall(r"[^\W\d_]+", fold(piece))
    return is_picture(piece) and not any(w in phrase_set("genres") or w in _WRITING for w in words)


_WRITING = frozenset({"text", "texte", "texto", "testo", "tekst", "текст", "words", "story"})


@lru_cache(maxsize=8192)
def is_role(text: str) -> bool:
    """Whether a part says what somebody is: ``science editor``, ``envoyé spécial à Kiev``, ``собкор``."""
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?", fold(text))
    return len(words) <= 2 * _AREA and any(role_pattern().match(w) for w in words)


@cache
def role_pattern() -> re.Pattern[str]:
    """Matches the word of a role from its beginning."""
    stems = [p for p in phrases("roles") if not p.endswith("$")]
    words = [p[:-1] for p in phrases("roles") if p.endswith("$")]
    return re.compile(rf"(?:{alternatives(stems)})|(?:{alternatives(words)})(?:s|in|innen|en|es|a|i|e|y|ы|и|ка)?(?!\w)")


def person(text: str, *, least: int = 2) -> tuple[str, str] | None:
    """A person's name and the role or place written around it without a comma; None if there is no name.

    ``Political editor Jane Doe``, ``Jane Doe Science Correspondent``, ``unserem Korrespondenten Max Muster in Rom``.
    """
    plain = plain_name(text)
    if _no_person(plain):
        return None
    tokens = plain.split()
    if len(tokens) > 2 and len(tokens[0]) > _AREA and _did(fold(tokens[0]), fold(tokens[1])):  # noqa: PLR2004 - a name is left
        return person(" ".join(tokens[1:]))
    if is_name(plain, least=least) and not is_role(plain) and not built_like_outlet(plain):
        return lowered(plain), text[len(plain) :].strip()
    for start in range(1, len(tokens) - 1):  # a role before the name
        name, rest = " ".join(tokens[start:]), " ".join(tokens[:start])
        if is_role(rest) and is_name(name) and not is_role(name) and not any(map(_beat, tokens[start:])):
            return lowered(name), rest
    for end in range(2, len(tokens)):  # a role behind it
        name, behind = " ".join(tokens[:end]), " ".join(tokens[end:])
        told = is_role(behind) or is_agency(behind) or built_like_outlet(behind)
        if (
            told
            and is_name(name)
            and not is_role(name)
            and (_beat(tokens[end]) or is_role(tokens[end]) or tokens[end].islower() or is_agency(tokens[end]))
        ):
            return lowered(name), behind
    return None


@cache
def _openings() -> frozenset[str]:
    """Words that open what is no person's name."""
    return phrase_set("saints") | phrase_set("articles")


def _did(word: str, following: str) -> bool:
    """Whether a word before a name is a verb: ``Репортують Анна Ким та …``, ``Прислал Иван Ким``."""
    if _VERB.search(word):
        return True
    return bool(_PAST.search(word)) and not (_GIVEN.search(word) or _PATRONYMIC.search(following))


_VERB = re.compile(r"(?:ють|уть|ять|ают|яют|али|или|яли)$")
"""Endings of verbs in the plural."""
_PAST = re.compile(r"(?:[аияе]ла?|і[вл]а?|[аияї](?:в|ла))(?:ся|сь)?$")
"""Endings of Russian and Ukrainian verbs in the past."""
_GIVEN = re.compile(r"(?:(?<!при)(?<!ді)(?<!пере)сла[вл]а?|[аиіу][иії]л|вел|дмила|мфила|еонила|гаврила|кирила|густав)$")
"""Endings of given names that look like them: ``Ярослав``, ``Михаил``, ``Павел``, ``Людмила``."""
_PATRONYMIC = re.compile(r"(?:вич|вна|чна|льич)$")


def _no_person(text: str) -> bool:
    """Whether words say that no person is named: articles and prepositions in capitals, a saint's day."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    small = phrase_set("function_words") - phrase_set("particles") - phrase_set("and")
    return any(w in small and len(w) > 1 for w in words[:-1]) or bool(words and words[0] in _openings())


def _beat(word: str) -> bool:
    return fold(word) in phrase_set("beats") or is_section(word)
