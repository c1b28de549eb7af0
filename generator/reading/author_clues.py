"""What speaks for a name in a line about an article being its author's, weighed by weights that were learned.

Who signs is told in endless ways, and no list of labels has them all. Here no clue decides: where the line stands,
what stands before and behind the name, what the lines around are, how the name is built, what the article says of it.
`scripts/train_authors.py` learns how much each says; `author_choice` joins it with what the rules found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.name_lists import is_family, is_given
from generator.reading.author_names import spots, spread
from generator.reading.author_notes import presented
from generator.reading.author_places import FAR, Candidate, Place, Signs, is_dated, signs
from generator.reading.author_words import class_behind, label_before, words_besides
from generator.reading.cues import find_cue
from generator.reading.forms import is_credit_line
from generator.reading.names import is_section, is_staff
from generator.reading.publisher_clues import latin
from generator.reading.shape import is_quoted, is_sentence, is_terminated, word_count
from generator.reading.signer import is_role
from generator.reading.words import fold, phrase_set
from generator.reading.zones import LEGAL

_SHORT = 4
_PARAGRAPH = 60


def clues(one: Candidate, page: Signs) -> tuple[str, ...]:
    """What is seen of a name."""
    text = spread(one.place.draft.text)
    label, colon = label_before(text, one.spot)
    behind, rest, zone = class_behind(text, one.spot), words_besides(text), one.place.zone
    given, told = _given(one.name), _told(one.name, page.told)
    found = [
        f"label {label}", f"behind {behind}", f"rest {rest}", f"zone {zone}", f"given {given}", f"told {told}",
        f"label {label} {zone}", f"behind {behind} {zone}", f"rest {rest} {zone}", f"given {given} rest {rest}",
        f"label {label} behind {behind}", f"told {told} {zone}", f"told {told} label {label}",
        f"label {label} rest {rest}", f"given {given} behind {behind}",
    ]  # fmt: skip
    found += ["colon", f"colon {label}"] if colon else []
    found += _placed(one.place, rest, given)
    found += _form(one)
    found += _line(one, text)
    found += _beside(one, text, label)
    found += _around(one, page, rest)
    found += _page(one, page, label)
    if presented(one.place.draft.text) == one.name:
        found += ["presented", f"presented {zone}", f"presented told {told}"]
    return tuple(dict.fromkeys(found))


def score(features: Sequence[str]) -> float:
    """How much speaks for a name, as a logarithm of odds."""
    weights = learned()
    return round(weights["any name"] + sum(weights.get(f, 0.0) for f in features), 4)


@cache
def learned() -> dict[str, float]:
    """The weights of author_model.yml."""
    data = yamlio.load_beside(Path(__file__).with_name("author_model.yml"))
    return {name: float(weight) for name, weight in data["weights"].items()}


@lru_cache(maxsize=8192)
def _given(name: str) -> str:
    """Whether the lists know a given name in it, and where."""
    words = [w.strip(".") for w in name.split()]
    known = [is_given(w) for w in words]
    if known[0]:
        return "first"
    if any(known[1:]):
        return "later"
    if any(_INITIAL.fullmatch(w) for w in name.split()):
        return "initial"
    return "family" if any(is_family(w) for w in words) else "none"


def _told(name: str, text: str) -> str:
    """Whether the article speaks of a name's bearer."""
    if name in text:
        return "whole"
    last = name.rsplit(maxsplit=1)[-1].rstrip(".")
    stem = last[: max(_SHORT, len(last) - 2)]
    return "surname" if last in text else "stem" if len(last) > _SHORT and stem in text else "never"


def _placed(place: Place, rest: str, given: str) -> Iterator[str]:
    """Where a line stands: from the text, the title, a date."""
    zone, text = place.zone, min(place.to_text, 4)
    date = "none" if place.to_date == FAR else str(min(place.to_date, 3))
    yield from (f"place {zone} text {text}", f"place {zone} date {date}", f"place {zone} date {date} given {given}")
    if is_dated(place.draft.text):
        yield from (f"place {zone} dated", f"dated rest {rest}")
    if zone in {"above", "below", "lead"}:
        title = "none" if place.to_title == FAR else str(max(-4, min(place.to_title, 5)))
        yield from (f"place title {title}", f"place title {title} rest {rest}", f"place title {title} date {date}")
    else:
        yield f"place {zone} text {text} rest {rest}"


def _form(one: Candidate) -> Iterator[str]:
    """How a name is built."""
    words, text = one.name.split(), one.place.draft.text
    yield f"form words {min(len(words), 4)}"
    yield f"form surname {_ending(words)}"
    shouted = [w.title() for w in re.findall(r"[^\W\d_]+", text) if len(w) >= _SHORT - 1 and w.isupper()]
    for name, there in (
        ("initials", any(_INITIAL.fullmatch(w) for w in words)),
        ("patronymic", any(_PATRONYMIC.search(fold(w)) for w in words[1:])),
        ("oblique", _oblique(words)),
        ("surname in capitals", not text.isupper() and any(w in words for w in shouted)),
        ("section", any(is_section(w) for w in words)),
        ("publisher word", any(fold(w) in phrase_set("publisher_words") for w in words)),
        ("function word", any(fold(w) in phrase_set("function_words") and len(w) > 1 for w in words)),
        ("family known", is_family(words[-1].strip("."))),
    ):  # fmt: skip
        if there:
            yield f"form {name}"


_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_PATRONYMIC = re.compile(r"(?:вич|вна|чна|льич|оглы|кызы)$")


def _ending(words: list[str]) -> str:
    """Whether a Cyrillic family name ends as they do in the nominative, or in another way."""
    last = fold(words[-1]).strip(".")
    if not re.search("[а-яіїєґ]", last):
        return "latin"
    return "slavic" if _SURNAME.search(last) else "other"


_SURNAME = re.compile(
    r"(?:[оеєё]в|[оеєё]ва|[иії]н|[иії]на|енко|ук|юк|чук|[сц]ьки?[йа]|[сц]кий|[сц]кая|ич|ець|ко|их|ых|ян|як|дзе"
    r"|шв[иі]л[иі]|ий|ый|ой|ая|ла|ло|ба|ка)$"
)


def _oblique(words: list[str]) -> bool:
    """Whether a name stands in another case than that in which people sign: ``Дарії Онищук``, ``Janem Kowalem``."""
    first = fold(words[0]).strip(".")
    if len(first) < _SHORT or is_given(first) or any(is_given(w) for w in words[1:]):
        return False
    return any(first.endswith(end) and is_given(first[: -len(end)] + base) for end, base in _CASES)


_CASES = (
    ("а", ""), ("у", ""), ("ом", ""), ("ем", ""), ("ою", "а"), ("ой", "а"), ("ы", "а"), ("и", "а"), ("у", "а"),
    ("і", "а"), ("е", "а"), ("я", "й"), ("ю", "й"), ("ем", "й"), ("я", "ь"), ("ю", "ь"), ("ї", "я"), ("ии", "ия"),
    ("ії", "ія"), ("ию", "ия"), ("ию", "ій"), ("и", "я"), ("ю", "я"), ("ей", "я"), ("а", "о"), ("у", "о"), ("a", ""),
    ("em", ""), ("iem", ""), ("owi", ""), ("y", "a"), ("ą", "a"), ("i", "a"), ("s", ""),
)  # fmt: skip
"""Endings of given names in other cases, and what the nominative has: Russian, Ukrainian, Polish, a genitive in s."""


def _line(one: Candidate, text: str) -> Iterator[str]:
    """What else is seen of the name's line."""
    draft, zone, line = one.place.draft, one.place.zone, one.place.draft.text
    yield from (f"line of {min(len(spots(text)), 3)} names", f"line name {min(one.order, 2)}")
    if is_sentence(line):
        yield f"line sentence {zone}"
    for name, there in (
        ("terminated", is_terminated(line) and not is_sentence(line)), ("shouts", line.isupper()),
        ("quoted", is_quoted(line)), ("in brackets", line[:1] in "(["), ("dash", line[:1] in "—–-"),
        ("mail", "@" in line), ("legal", bool(LEGAL.search(line))), ("digits", any(map(str.isdigit, text))),
        ("question", line.endswith("?")), ("ellipsis", line.endswith(("…", "..."))), ("credit", is_credit_line(line)),
        ("heading", draft.kind == "heading"), ("foreign", draft.foreign),
        ("staff", word_count(line) <= _SHORT + 2 and is_staff(line)),
        ("quotation inside", bool(re.search(r"[«“„\"]", line[1:]))),
    ):  # fmt: skip
        if there:
            yield f"line {name}"
    reason = "of the page" if draft.reason.startswith("of the page") else draft.reason
    yield f"line {'kept' if draft.kept else reason if reason in _REASONS else 'left out'}"
    if cue := draft.cue or find_cue(line):
        yield f"line cue {cue.kind}"


_REASONS = frozenset({
    "of the page", "byline", "publication date", "about the author", "caption", "photo credit",
    "outside the main text", "label under the article", "repeated",
})  # fmt: skip


def _beside(one: Candidate, text: str, label: str) -> Iterator[str]:
    """Whether another name of the line has a label, and this one none: ``Jane Doe, as told to John Roe``."""
    others = {label_before(text, spot)[0] for spot in spots(text) if spot != one.spot}
    if label in {"start", "name"} and not others.isdisjoint({"author", "author apart"}):
        yield "beside a labelled name"


def _around(one: Candidate, page: Signs, rest: str) -> Iterator[str]:
    """What the lines above and below are."""
    at, zone = one.place.at, one.place.zone
    above, below = _kind(page, at - 1), _kind(page, at + 1)
    yield from (f"above {above}", f"below {below}", f"between {above} and {below}", f"above {above} rest {rest}")
    yield from (f"below {below} rest {rest}", f"above {above} {zone}", f"below {below} {zone}")
    yield f"second below {_kind(page, at + 2)}"


def _kind(page: Signs, i: int) -> str:
    """What a line of the page is, as seen from another."""
    if not 0 <= i < len(page.drafts):
        return "nothing"
    d = page.drafts[i]
    return "title" if d.reason == "headline" else _kind_of(d.text, d.kept and is_sentence(d.text))


@lru_cache(maxsize=4096)
def _kind_of(text: str, body: bool) -> str:  # noqa: FBT001 - a key of the cache
    if is_dated(text):
        return "date"
    if (bare := fold(text).strip(" .:")) in phrase_set("about_author") or bare in phrase_set("by"):
        return "label"
    if body and len(text) > _PARAGRAPH:
        return "paragraph"
    if cue := find_cue(text):
        return f"cue {cue.kind}" if cue.kind in _CUES else "cue"
    return _kind_about_authors(text) or _plain_kind(text, word_count(text))


def _kind_about_authors(text: str) -> str:
    """A byline, an address, a role alone; empty for any other line."""
    if signs(text):
        return "byline"
    count = word_count(text)
    if "@" in text and count <= _SHORT:
        return "handle"
    return "role" if count <= 2 * _SHORT and is_role(text) else ""


def _plain_kind(text: str, count: int) -> str:
    if is_quoted(text):
        return "quotation"
    if spots(spread(text)) and words_besides(spread(text)) == "none":
        return "name"
    if is_section(text):
        return "section"
    if is_sentence(text):
        return "sentence"
    small = text[:1].islower() or all(w.islower() for w in text.split()[1:])
    return "few small words" if count <= _SHORT + 2 and small else "few words" if count <= _SHORT else "line"


_CUES = frozenset({"image", "credit", "related", "share", "tags", "comments", "newsletter", "copyright"})


def _page(one: Candidate, page: Signs, label: str) -> Iterator[str]:
    """What the rest of the page says of a name, and of others."""
    at = one.place.at
    others = page.labelled - {at}
    yield f"rival {bool(others)}"
    if at in page.labelled:
        yield "signs"
    elif others:
        yield f"rival label {label}"
    if (count := page.count(one.name)) > 1:
        yield from (f"again {min(count, 3)}", f"again {one.place.zone}")
    handle = latin(one.name.split()[-1])
    near = " ".join(d.text for d in page.drafts[max(0, at - 1) : at + 3])
    if len(handle) >= _SHORT and any(handle in fold(h) for h in _HANDLE.findall(near)):
        yield "handle of the name"


_HANDLE = re.compile(r"@[\w.-]+|(?<![\w.+-])[\w.+-]{1,64}@")
"""An account, or what stands before the @ of an address: 64 characters at most (RFC 5321, 4.5.3.1.1)."""
