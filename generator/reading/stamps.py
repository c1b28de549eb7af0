"""Lines that carry the date of publication, and the choice among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.article import Date
from generator.reading.credits import read_credit
from generator.reading.cues import find_cue
from generator.reading.dates import UNKNOWN_ZONE, Found, find_dates, label_pattern, weekday_at_end
from generator.reading.glue import unglued_line
from generator.reading.names import is_agency, is_name, labelled, names, parts
from generator.reading.shape import is_terminated, word_count
from generator.reading.words import alternatives, fold, phrases

_LONGEST = 36
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
    count = word_count(text)
    if count > _LONGEST or len(text) > 200 or (count > 20 and text.endswith((".", "!", "?"))):  # noqa: PLR2004
        return []
    spread = unglued_line(text)
    dates = find_dates(spread, lang)
    if not dates:
        return []
    stamps, rests, at = [], [], 0
    for found in dates:
        label, rest = _label(_without_weekday(_TIME_BEFORE.sub("", spread[at : found.start])))
        rests.append(rest)
        stamps.append((found, label))
        at = _end(found, spread)
    rests.append(spread[at:])
    rest = " | ".join(said for r in rests for said in _said(r))
    issue = count <= _MASTHEAD and not is_terminated(text) and _ISSUE.search(fold(rest))
    if not issue and not _is_stamp(spread, rest, [label for _, label in stamps]):
        return []
    return [Stamp(found, label, text, line, rest) for found, label in stamps]


def without_dates(text: str) -> str:
    """A line without its dates, times told with them, and their labels; a bar where each stood."""
    if not any(c.isdigit() for c in text):
        return text
    spread = unglued_line(text)
    rest, at = "", 0
    for found in find_dates(spread, "und"):
        _, before = _label(_without_weekday(_TIME_BEFORE.sub("", spread[at : found.start])))
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
        label, _ = _label(_without_weekday(_TIME_BEFORE.sub("", spread[at : found.start])))
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
_TIMES = re.compile(rf"(?<![\w.:]){_CLOCK}(?![\w:])")


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
    return [p for p in pieces if re.search(r"[^\W_]", p) and find_cue(p) is None]


def _without_time(piece: str) -> str:
    """A part of a stamp line without a time and what labels that time: ``Updated at 11:40`` is nothing more."""
    match = _TIMES.search(piece)
    if not match:
        return piece
    label, rest = _label(piece[: match.start()])
    return (rest if label else piece[: match.start()]) + piece[match.end() :]


def _label(before: str) -> tuple[str, str]:
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
    opened = any(labels) or bool(_BARS.search(text)) or fold(rest) != fold(_without_by(rest))
    if _is_signed(text, rest, opened=opened):
        return True
    if _CLOCKED.match(text.strip()) and count <= 6 and not is_terminated(text):  # noqa: PLR2004 - a section, a counter
        return True
    return bool(_BARS.search(text)) and count <= 6 and all(word_count(p) <= 3 for p in parts(rest))  # noqa: PLR2004


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


def _without_by(text: str) -> str:
    found = labelled(text)
    return found[0] if found else text


def relative_stamp(text: str) -> str | None:
    """What a line says besides when it was published, told by the reader's clock; None if it is no such line.

    ``Published yesterday at 7:26 pm, updated at 7:12 am • 4 min read``; ``Вчера, 21:14 | А. Ким`` leaves the name.
    """
    if word_count(text) > _LONGEST_RELATIVE or not any(c.isdigit() for c in text):
        return None
    spread = unglued_line(text)
    folded = fold(spread)
    if len(folded) != len(spread) or not _relative().search(folded):
        return None
    said: list[str] = []
    for piece in re.split(r"\s*[|•·,;]\s*|\s[—–-]\s", spread):
        bare = _relative().sub(" ", fold(piece))
        bare = _TIMES.sub(" ", _labels_anywhere().sub(" ", bare))
        if not re.search(r"[^\W_]", bare) or find_cue(piece) is not None:
            continue
        said.append(piece.strip(" .()"))
    rest = " | ".join(said)
    return (
        rest if not said or (names(_without_by(rest)) and all(is_name(p) for p in parts(_without_by(rest)))) else None
    )


_LONGEST_RELATIVE = 20


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases('relative_days'))})(?!\w)")


@cache
def _labels_anywhere() -> re.Pattern[str]:
    both = sorted({*phrases("published"), *phrases("updated"), *phrases("at")}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{alternatives(both)})(?!\w)")


def choose(stamps: list[Stamp]) -> Stamp | None:
    """The stamp that says when the article was published: a labelled one, else an unlabelled, else the last update."""
    for label in ("published", "", "updated"):
        some = [s for s in stamps if s.label == label]
        if some:
            return _clearest(some, stamps)
    return None


def _clearest(some: list[Stamp], every: list[Stamp]) -> Stamp:
    """Of stamps of one kind the first, as another form of the same date confirms or corrects it."""
    first = some[0]
    certain = {s.day for s in every if not s.found.ambiguous}
    if first.found.ambiguous and first.day not in certain:
        swapped = first.day[:5] + first.day[8:10] + "-" + first.day[5:7]
        if match := next((s for s in every if s.day == swapped and not s.found.ambiguous), None):
            return match
    exact = next((s for s in some if s.day == first.day and not _plain(s.found.value)), None)
    return exact or first


def _plain(value: Date) -> bool:
    return len(value.isoformat()) == 10  # noqa: PLR2004 - YYYY-MM-DD


def glued_title(text: str, lang: str) -> int:
    """How many characters at the start of a line are a title to which the line of its date was glued; 0 for none.

    ``Harbour closed after the storm14 March 2024, 09:40Author: Jane Doe``: no blank stands before the date.
    """
    if word_count(text) > _LONGEST + _LONGEST_TITLE or not any(c.isdigit() for c in text):
        return 0
    for joint in _JOINTS.finditer(text):
        at = joint.start()
        title, rest = text[:at], text[at:]
        if word_count(title) < _SHORTEST_TITLE:
            continue
        stamps = read_stamps(rest, 0, lang)
        if stamps and stamps[0].found.start <= _LONGEST_LABEL:
            return at
    return 0


_SMALL, _CAPITAL = "a-zß-öø-ÿа-яёіїєґ", "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ"
_JOINTS = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?=\d{{1,4}}[\s./-])|(?<=[{_SMALL}?!»”\"])(?=[{_CAPITAL}][^\W\d_]+)|(?<=[?!»”\"])(?=\d)"
)
"""Where two parts of a line meet without a blank: a letter and a number, a small letter and a capital."""
_SHORTEST_TITLE = 4
_LONGEST_TITLE = 30
_LONGEST_LABEL = 24
"""Characters of a label before the date."""

_GLUED_NEXT = re.compile(r"[\s|•·:—–,-]*(?=[\"'“„«‹(]*[^\W\d_])")


def glued_prefix(text: str, lang: str) -> int:
    """How many characters at the start of a paragraph are a stamp that was glued to it; 0 for none.

    `` date 2025-01-31 The …``, ``Published: 5 March 2024 The …``, ``05.03.2024 14:20 The …``; but not
    ``5 March 2024 was …`` and not ``12 марта 2024 года в …``, which are sentences.
    """
    head = text[:90]
    dates = find_dates(head, lang)
    if not dates:
        return 0
    first = dates[0]
    label, before = _label(text[: first.start])
    if before.strip(" ,;:|•·—–-[("):
        return 0
    joint = _GLUED_NEXT.match(text, first.end)
    if not joint or len(text) - joint.end() < 40:  # noqa: PLR2004 - less is a stamp line with a place or a name
        return 0
    following = text[joint.end() :].lstrip("\"'“„«‹(")[:1]
    if following.islower():
        return 0
    bar = re.search(r"[|•·—–:]", text[first.end : joint.end()])
    numeric = not re.search(r"[^\W\d_]", re.sub(r"[tT]\d", "", head[first.start : first.end]))
    if not (label or numeric or bar or first.with_time):
        return 0
    return joint.end()
