"""Lines that carry the date of publication, and the choice among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.reading.credit_noise import is_noise
from generator.reading.credits import read_credit
from generator.reading.cues import find_cue
from generator.reading.dates import UNKNOWN_ZONE, Found, find_dates, label_pattern
from generator.reading.glue import unglued_line
from generator.reading.months import weekday_at_end
from generator.reading.names import is_agency, labelled, parts
from generator.reading.shape import is_terminated, word_count
from generator.reading.words import alternatives, fold, phrases

LONGEST = 36
"""Words of the longest stamp line: two labelled dates with their times, two names, a place, a reading time."""
_LONGEST_REST = 14
"""Words of it that are neither dates nor labels nor counters."""
_PREPOSITION = 3
"""Labels up to this length ("on", "le", "от") are labels at the start of a line only."""
_BARS = re.compile(r"[|•·—–/]|\s-\s")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a line was made to carry."""

    found: Found
    label: str
    """``published``, ``updated`` or empty."""
    text: str
    line: int
    rest: str = ""
    """What else the line says: a name, a place."""

    @property
    def day(self) -> str:
        """The day alone, to compare stamps with and without a time."""
        return self.found.value.isoformat()[:10]


def read_stamps(text: str, line: int, lang: str) -> list[Stamp]:
    """The dates of a stamp line; none if the line is something else that has a date in it."""
    return [Stamp(found, label, text, line, rest) for found, label, rest in _read(text, lang)]


@lru_cache(maxsize=4096)
def _read(text: str, lang: str) -> tuple[tuple[Found, str, str], ...]:
    """Dates, their labels, and what else the line says: asked about the same lines in every round."""
    count = word_count(text)
    if count > LONGEST or len(text) > 200 or (count > 20 and text.endswith((".", "!", "?"))):  # noqa: PLR2004
        return ()
    spread = unglued_line(text)
    dates = find_dates(spread, lang)
    if not dates:
        return ()
    stamps, rests, at = [], [], 0
    for found in dates:
        label, rest = date_label(_without_weekday(_TIME_BEFORE.sub("", spread[at : found.start])))
        rests.append(rest)
        stamps.append((found, label))
        at = _end(found, spread)
    rests.append(spread[at:])
    rest = " | ".join(said for r in rests for said in _said(r))
    issue = _SET_APART.match(text) or (count <= _MASTHEAD and not is_terminated(text) and _ISSUE.search(fold(rest)))
    titled = dates[0].with_time and count <= _MASTHEAD and bool(_TITLED.fullmatch(rest))
    if not issue and not titled and not _is_stamp(spread, rest, [label for _, label in stamps]):
        return ()
    return tuple((found, label, rest) for found, label in stamps)


@lru_cache(maxsize=4096)
def without_dates(text: str) -> str:
    """A line without its dates, times told with them, and their labels; a bar where each stood."""
    if not any(c.isdigit() for c in text):
        return text
    spread = unglued_line(text)
    rest, at = "", 0
    for found in find_dates(spread, "und"):
        _, before = date_label(_without_weekday(_TIME_BEFORE.sub("", spread[at : found.start])))
        rest += before + " | "
        at = _end(found, spread)
    return rest + spread[at:]


def told_dates(text: str, line: int, lang: str, *, labelled: bool) -> list[Stamp]:
    """The dates of a line of the page that says more than a stamp does.

    Args:
        text: the line.
        line: its number.
        lang: the article's language.
        labelled: only those directly behind a label: ``… first published on 5 March 2024 in our weekend edition``.
    """
    if word_count(text) > _LONGEST_TOLD:
        return []
    spread, at, stamps = unglued_line(text), 0, []
    for found in find_dates(spread, lang):
        label, _ = date_label(_without_weekday(_TIME_BEFORE.sub("", spread[at : found.start])))
        at = _end(found, spread)
        if label or not labelled:
            stamps.append(Stamp(found, label, text, line))
    return stamps


def apart_dates(text: str, line: int, lang: str) -> list[Stamp]:
    """The dates that are parts of their own in a line of several: ``Interviews / Wednesday 4 June 2025``."""
    found: list[Stamp] = []
    for part in _PARTS.split(text) if word_count(text) <= _LONGEST_TOLD else ():
        found += read_stamps(part.strip(" ().,"), line, lang)
    return found


_PARTS = re.compile(r"\s*[|•·»›>/(;]\s+|\s[—–-]\s|\s[/(]|(?<=[^\W\d_]{4})\.\s+|\s{2,}")
_LONGEST_TOLD = 50
_CLOCK = r"\d{1,2}\s?(?:[:.h]\d\d|[ap]\.?m\b)(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s?\(?[A-Z]{2,5}\b\)?)?"
_TIME_BEFORE = re.compile(rf"(?:{_CLOCK})(?:\s+on)?[\s,|–—-]*$")
"""A time written before its date: ``6:02 PM EDT, September 12``."""
TIMES = re.compile(rf"(?<![\w.:]){_CLOCK}(?![\w:])")


def _without_weekday(before: str) -> str:
    match = weekday_at_end().search(fold(before))
    return before[: match.start()] if match else before


def _end(found: Found, text: str) -> int:
    """Where a date ends, with the zone of its time."""
    zone = UNKNOWN_ZONE.match(text, found.end) if found.with_time else None
    return zone.end() if zone and not is_agency(zone["zone"]) else found.end


def _said(rest: str) -> list[str]:
    """What a stamp line says besides dates, without counters and share words: ``4 min read``."""
    pieces = [p.strip(" ,;:|•·—–-/()[]") for p in re.split(r"\s*[|•·]\s*|\s[—–-]\s", rest)]
    pieces = [_without_time(p) for p in pieces]
    return [p for p in pieces if re.search(r"[^\W_]", p) and find_cue(p) is None and not is_noise(p)]


def _without_time(piece: str) -> str:
    """A part of a stamp line without a time and what labels that time: ``Updated at 11:40`` is nothing more."""
    match = TIMES.search(piece)
    if not match:
        return piece
    before = _at().sub("", fold(piece[: match.start()]))
    label, rest = date_label(piece[: len(before)])
    return (rest if label else piece[: match.start()]) + _HOURS.sub("", piece[match.end() :])


@cache
def _at() -> re.Pattern[str]:
    """Words before a time of day."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('at'))})\s+$")


_HOURS = re.compile(r"^\s*(?:h|hrs?|uhr|год|ч)\b\.?", re.IGNORECASE)
"""The word for hours behind a time."""


def date_label(before: str) -> tuple[str, str]:
    """Which label stands before a date, and the text before the label."""
    folded = fold(before)
    for name in ("updated", "published"):
        if match := label_pattern(name).search(folded):
            rest = before[: match.start()].rstrip()
            if rest and len(match["label"]) <= _PREPOSITION and rest[-1].isalnum():
                break  # "opened on 5 March": a sentence
            return name, before[: match.start()]
    return "", before


def _is_stamp(text: str, rest: str, labels: list[str]) -> bool:
    """Whether a line with a date says little else: a label, a place, a name between bars."""
    count = word_count(rest)
    if count > _LONGEST_REST or (rest.endswith((".", "?", "!", "…")) and count > 2):  # noqa: PLR2004
        return False
    if any(labels) and count > 1 and rest[:1].islower() and not labelled(rest):
        return False  # "On 5 March 2024 the mayor …": a sentence
    if count <= 1 or (any(labels) and count <= 4):  # noqa: PLR2004 - a weekday, a place; the zone of a labelled date
        return True
    opened = any(labels) or bool(_BARS.search(text)) or fold(rest) != fold(without_by(rest))
    if _is_signed(text, rest, opened=opened):
        return True
    if _CLOCKED.match(text.strip()) and count <= 6 and not is_terminated(text):  # noqa: PLR2004 - a section, a counter
        return True
    return bool(_BARS.search(text)) and count <= 6 and all(word_count(p) <= 3 for p in parts(rest))  # noqa: PLR2004


_TITLED = re.compile(r"(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'-]+\s?){1,4}")
"""What stands beside a date and its time in a line: the paper's name."""
_SET_APART = re.compile(r"[^\W_][^\[\]]{0,60},\s*\[\d[\d./:,\s-]{6,}\]\s*$")
"""``Harbour Post, [20.02.2026 18:31]``: how messengers copy a message."""
_MASTHEAD = 12
"""Words of the longest line that names a paper and its issue."""
_ISSUE = re.compile(
    r"(?<!\w)(?:no|nr|n°|nº|№|issue|vol|vol\.|num[ée]ro|n[uú]mero|ausgabe|номер|выпуск|випуск|число|wydanie|numer)"
    r"\.?\s?\d{1,5}(?!\w)(?:\s?\(\d+\))?\s*(?:of|du|de|del|vom|от|від|за|z dnia|z|van|[|,·—–-]|$)"
)
"""An issue's number right before its date or alone: ``The Paper — No. 188, 12 December``."""
_CLOCKED = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|\d{4}-\d\d-\d\d|[^\W\d_]+\.?\s\d{1,2},\s\d{4}),?\s+\d{1,2}[:.]\d\d"
)
"""A line that opens with a date and a time of day."""


def _is_signed(text: str, rest: str, *, opened: bool) -> bool:
    """Whether a stamp line says who signed, and nothing but roles, places, counters: ``Jane Doe, Berlin (…)``."""
    credit = read_credit(rest)
    if credit.left or credit.asides or is_terminated(rest):
        return False
    if credit.authors or credit.labelled:
        return opened or bool(credit.clues or credit.outlets) or "," in text or text.rstrip().endswith(")")
    return opened and bool(credit.outlets or credit.clues) and len(credit.places) <= 2  # noqa: PLR2004 - a section, a place


def without_by(text: str) -> str:
    """A text without the label of a byline before it."""
    found = labelled(text)
    return found[0] if found else text
