"""What stands before and behind a name in its line, as classes of words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.reading.author_names import Spot, is_about_pictures, spots
from generator.reading.author_notes import presents_at_once
from generator.reading.credit_noise import is_noise
from generator.reading.credits import addition
from generator.reading.names import is_agency, is_section
from generator.reading.openings import starts_with
from generator.reading.outlets import built_like_outlet
from generator.reading.signer import is_role, is_several
from generator.reading.words import fold, phrase_set, phrases

_STOPS = re.compile(r"[.;|•·‧∙●▪\n]\s|\s[—–-]\s|\s/{1,2}\s|\|")
_DASHED = re.compile(r"\s[—–-]\s*$")
"""The dash of ``Text — Jane Doe``."""
_FEW = 3
_SOME = 5
_ROLE = 8
"""Words of the longest role."""


def label_before(text: str, spot: Spot) -> tuple[str, bool]:
    """The class of what a name follows in its line, of a list that of its first; and whether a colon stands between."""
    before = text[: spot.start]
    other = next((s for s in reversed(spots(text)) if s.end <= spot.start), None)
    between = before[other.end :] if other is not None else before
    if other is not None and _joint().fullmatch(between):
        label, colon = label_before(text, other)
        return (f"{label} joined" if label == "start" else label), colon
    parts = [p for p in _STOPS.split(_DASHED.sub(": ", between)) if re.search(r"[^\W\d_]", p)]
    if not parts:
        dash = re.search(r"[—–-]\s*$", before)
        return ("dash" if dash else "start" if other is None else "name"), False
    colon = before.rstrip().endswith((":", "："))
    apart = not re.search(r"[^\W_][\s:：(«\"„“—–-]*$", between)
    last = parts[-1] if apart or colon else re.split(r",\s", parts[-1])[-1]
    bare = fold(last).strip(' :：,.—–-([«"„“|/')
    return class_before(bare) + (" apart" if apart else ""), colon


@cache
def _joint() -> re.Pattern[str]:
    """Matches what joins two names of a list."""
    both = "|".join(map(re.escape, phrases("and")))
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?(?:[,/&+]|,?\s?(?:{both})\s)\s*", re.IGNORECASE)


@lru_cache(maxsize=8192)
def class_before(bare: str) -> str:
    """What the words before a name are; ``bare`` is folded and has no signs around it."""
    words = [w.rstrip(".") for w in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?", bare)]
    if not words:
        return "sign"
    if words[-1] in phrase_set("and"):
        return "and"
    if len(words) == 1 and words[0] in _PREPOSITIONS and words[0] not in phrase_set("by"):
        return "in"
    if starts_with("editing").end(bare) or any(_edits().match(w) for w in words):
        return "editing"
    if is_about_pictures(words):
        writes = any(w in phrase_set("author") or w in phrase_set("writing") for w in words)
        return "text and picture" if writes else "picture"
    return _class_of_writing(bare, words) or _class_of_others(bare, words)


def _class_of_writing(bare: str, words: list[str]) -> str:
    """What says that somebody wrote, or looks like it; empty if nothing does."""
    if addition().match(bare):
        return "helped"
    by = words[-1] in phrase_set("by")
    if by and len(words) > 1 and bare not in phrase_set("by") and not _about_writing(words[:-1]):
        return "done by"  # "Read by", "Owned by"
    opens = any(starts_with(name).end(bare) for name in ("by", "reporting", "author"))
    if by or opens or words[-1] in phrase_set("author"):
        return "author"
    if bare in phrase_set("about_author"):
        return "about author"
    return "role" if is_role(bare) else ""


def _class_of_others(bare: str, words: list[str]) -> str:
    if any(w in phrase_set("speech") for w in words):
        return "speech"
    if any(w in phrase_set("genres") for w in words):
        return "genre"
    if len(words) <= _SOME and any(_DID.search(w) for w in words):
        return "verb"
    if all(w in phrase_set("function_words") for w in words):
        return "small words"
    return "section" if is_section(bare) else f"words {min(len(words), _FEW)}"


def _about_writing(words: list[str]) -> bool:
    lists = ("author", "by", "genres", "writing", "reporting")
    return any(w in phrase_set(name) for w in words for name in lists) or is_role(" ".join(words))


_DID = re.compile(
    r"[а-яіїєґ]{3,}(?:ють|уть|ять|ают|яют|ит|ет|ала|ила|яла|ели|али|или|яли|вал|вил|лав|рав|ував|вів|вела|вел|взяв|взяла|взял)$"
)
"""Endings of Russian and Ukrainian verbs by which somebody did something."""
_PREPOSITIONS = frozenset({
    "in", "à", "au", "aux", "aus", "w", "we", "в", "во", "у", "із", "з", "из", "en", "a", "em", "da", "at", "from",
    "de", "od", "uit", "zu", "z",
})  # fmt: skip


@cache
def _edits() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, phrases("editing_stems"))))


def class_behind(text: str, spot: Spot) -> str:
    """The class of what follows a name in its line."""
    rest = text[spot.end :]
    if not rest.strip(" .|,;—–-•·/)]"):
        return "stop" if rest.strip().startswith(".") else "nothing"
    following = [s.start for s in spots(text) if s.start >= spot.end]
    if following and not re.search(r"[^\W\d_]{4}", text[spot.end : following[0]]):
        return "name"
    if re.match(r"\s*[(\[<]?\s?(?:@|https?:|www\.|[\w.+-]+@)", rest):
        return "handle"
    if presents_at_once(rest.lstrip(" ,—–-")):
        return "presents"
    return _class_of_part(rest)


def _class_of_part(rest: str) -> str:
    mark = rest.lstrip()[:1]
    part = re.split(r"[.;|•·/]\s|\||\s[—–-]\s", rest.lstrip(" ,—–-|•·/("), maxsplit=1)[0].strip(" ,.)|")
    words = re.findall(r"[^\W\d_]+", fold(part))
    if not words:
        return "sign"
    if is_about_pictures(words[:_FEW]):
        writes = any(w in phrase_set("author") or w in phrase_set("writing") for w in words)
        return "text and picture" if writes else "picture"
    if is_noise(part):
        return "noise"
    return _class_of_company(part, words) or _class_of_sign(rest, mark, part, words)


def _class_of_company(part: str, words: list[str]) -> str:
    """Roles, outlets, speech; empty for anything else."""
    if is_role(part) and len(words) <= _ROLE:
        return "roles" if is_several(part) else "role"
    if is_agency(part) or built_like_outlet(part):
        return "outlet"
    if all(map(is_section, words)):
        return "section"
    return "speech" if any(w in phrase_set("speech") for w in words[:2]) else ""


def _class_of_sign(rest: str, mark: str, part: str, words: list[str]) -> str:
    if mark == ":":
        return "colon"
    if part[0].islower() and fold(rest).split()[0] in _PREPOSITIONS:
        return "in a place"
    size = "capital" if part[0].isupper() and len(words) <= _FEW else "few" if len(words) <= _SOME else "many"
    return f"{_MARKS.get(mark, 'plain')} {size}"


_MARKS = {",": "comma", "(": "bracket", **dict.fromkeys("|•·/—–-", "bar")}


@lru_cache(maxsize=4096)
def words_besides(text: str) -> str:
    """How many words a line has besides its names, in steps."""
    bare = text
    for spot in reversed(spots(text)):
        bare = bare[: spot.start] + " " + bare[spot.end :]
    count = len(re.findall(r"[^\W\d_]{2,}", bare))
    return next((name for most, name in _STEPS if count <= most), "many")


_STEPS = ((0, "none"), (1, "1"), (3, "2-3"), (7, "4-7"), (14, "8-14"))
