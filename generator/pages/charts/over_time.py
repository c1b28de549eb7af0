"""Charts of articles in time: counted by period and language, with the words of a locale."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.pages.charts import periods as steps
from generator.pages.charts.columns import Columns, columns, totals
from generator.pages.charts.lanes import Lane, Lanes, Mark, lanes
from generator.pages.charts.model import SLOTS, Figure, Key, Row, Series, Tick
from generator.pages.charts.periods import Period, Unit
from generator.pages.charts.scale import ticks
from generator.pages.charts.texture import swatch
from generator.pages.i18n import Translator, sentence_case, week_start

Dated = tuple[dt.date, str]
"""Day and language of an article."""


def articles_over_time(
    articles: Iterable[tuple[dt.date | None, str]], languages: Sequence[str], words: Translator, *, title: str,
    name: str = "ch-time", unit: Unit | None = None,
) -> Figure | None:  # fmt: skip
    """Articles by day, week, month or year, their languages stacked.

    Args:
        articles: day and language tag of each.
        languages: all languages of the digest in their order; a language has the same colour on every page.
        words: the locale's.
        title: of the chart.
        name: id of the chart on its page.
        unit: the step; by the length of the stretch if None.

    Returns:
        The chart; None where there would be one column only, which says no more than a number.
    """
    given = list(articles)
    dated = [(day, lang) for day, lang in given if day is not None]
    if not dated:
        return None
    first, last = min(dated)[0], max(dated)[0]
    unit = unit or steps.unit_for(first, last)
    spans = steps.periods(first, last, unit, week_start(words.locale))
    series = _series(dated, spans, languages, words)
    heights = totals(series)
    if sum(map(bool, heights)) < 2:  # noqa: PLR2004
        return None
    names = [steps.name(span, unit, words) for span in spans]
    svg = columns(Columns(
        id=name, title=title, description=_description(names, heights, unit, words),
        names=tuple(_told(n, number, series, words) for number, n in enumerate(names)),
        ticks=steps.labels(spans, unit, words), series=series,
        numbers=tuple(words.number(value) for value in ticks(max(heights))), mirrored=words.direction() == "rtl",
    ))  # fmt: skip
    return Figure(
        id=name, title=title, svg=svg, keys=_keys(name, series), head=(_unit(unit, words), *_head(series, words)),
        rows=_rows(names, series), note=_undated(len(given) - len(dated), words),
    )  # fmt: skip


def slot_of(lang: str, languages: Sequence[str]) -> int:
    """The colour of a language; those beyond the palette share the last one."""
    return min(languages.index(lang) + 1, SLOTS) if lang in languages else SLOTS


def _series(
    dated: Sequence[Dated], spans: Sequence[Period], languages: Sequence[str], words: Translator
) -> tuple[Series, ...]:
    """The languages that occur, in the order of the digest; those beyond the palette as one."""
    counts: Counter[tuple[int, int]] = Counter()
    members: dict[int, set[str]] = {}
    starts = [span.first for span in spans]
    for day, lang in dated:
        slot = slot_of(lang, languages)
        members.setdefault(slot, set()).add(lang)
        counts[slot, _place(starts, day)] += 1
    return tuple(
        Series(
            sentence_case(words.language(min(members[slot])))
            if len(members[slot]) == 1 else words.gettext("Other languages"),
            slot, tuple(counts[slot, number] for number in range(len(spans))),
        )
        for slot in sorted(members)
    )  # fmt: skip


def _place(starts: Sequence[dt.date], day: dt.date) -> int:
    from bisect import bisect_right  # noqa: PLC0415

    return bisect_right(starts, day) - 1


def _keys(name: str, series: Sequence[Series]) -> tuple[Key, ...]:
    return tuple(Key(s.slot, s.label, sum(s.values), swatch(name, s.slot)) for s in series)


def _head(series: Sequence[Series], words: Translator) -> tuple[str, ...]:
    languages = tuple(s.label for s in series)
    return (*languages, words.gettext("Total")) if len(languages) > 1 else languages


def _rows(names: Sequence[str], series: Sequence[Series]) -> tuple[Row, ...]:
    """The periods with articles."""
    made = []
    for number, total in enumerate(totals(series)):
        if total:
            values = tuple(s.values[number] for s in series)
            made.append(Row(names[number], (*values, total) if len(series) > 1 else values))
    return tuple(made)


def _told(name: str, number: int, series: Sequence[Series], words: Translator) -> str:
    parts = [f"{s.label} {words.number(s.values[number])}" for s in series if s.values[number]]
    return f"{name}: {', '.join(parts)}"


def _unit(unit: Unit, words: Translator) -> str:
    return {
        "day": words.gettext("Day"), "week": words.gettext("Week"), "month": words.gettext("Month"),
        "year": words.gettext("Year"),
    }[unit]  # fmt: skip


def _description(names: Sequence[str], heights: Sequence[int], unit: Unit, words: Translator) -> str:
    most = max(heights)
    pattern = {
        "day": words.gettext("By day ({first} → {last}). The highest number: {count} ({when})."),
        "week": words.gettext("By week ({first} → {last}). The highest number: {count} ({when})."),
        "month": words.gettext("By month ({first} → {last}). The highest number: {count} ({when})."),
        "year": words.gettext("By year ({first} → {last}). The highest number: {count} ({when})."),
    }[unit]
    return pattern.format(first=names[0], last=names[-1], count=words.number(most), when=names[heights.index(most)])


def _undated(count: int, words: Translator) -> str | None:
    if not count:
        return None
    return words.ngettext(
        "{count} article has no date and is not in the chart.",
        "{count} articles have no date and are not in the chart.",
        count,
    ).format(count=words.number(count))


def story_over_time(
    reports: Iterable[tuple[dt.date | None, str]], languages: Sequence[str], words: Translator, *, title: str,
    name: str = "ch-story",
) -> Figure | None:  # fmt: skip
    """A lane for each language with a mark on each day of a report.

    Returns:
        The chart; None unless reports came out on two days at least.
    """
    given = list(reports)
    dated = sorted((day, lang) for day, lang in given if day is not None)
    if not dated or dated[0][0] == dated[-1][0]:
        return None
    first, days = dated[0][0], (dated[-1][0] - dated[0][0]).days
    counts = Counter(dated)
    order = list(dict.fromkeys(lang for _, lang in dated))
    tracks = tuple(
        Lane(
            sentence_case(words.language(lang)), slot_of(lang, languages),
            tuple(
                Mark((day - first).days / days, number, f"{words.date(day)}: {words.number(number)}")
                for (day, tag), number in sorted(counts.items()) if tag == lang
            ),
        )
        for lang in order
    )  # fmt: skip
    svg = lanes(Lanes(
        id=name, title=title, description=_first_reports(dated, words), lanes=tracks,
        ticks=_ends(first, days, words), mirrored=words.direction() == "rtl",
        numbers={number: words.number(number) for number in sorted(set(counts.values()))},
    ))  # fmt: skip
    rows = tuple(
        Row(words.date(day), tuple(counts[day, lang] for lang in order))
        for day, _ in groupby(dated, key=lambda pair: pair[0])
    )
    head = (words.gettext("Day"), *(lane.label for lane in tracks))
    return Figure(
        id=name, title=title, svg=svg, keys=(), head=head, rows=rows,
        note=_undated(sum(day is None for day, _ in given), words),
    )  # fmt: skip


def _ends(first: dt.date, days: int, words: Translator) -> tuple[Tick, ...]:
    """The first day, the last, and the middle where it is another."""
    when = [(0, 0), (1000, days)] if days < 4 else [(0, 0), (round(1000 * (days // 2) / days), days // 2), (1000, days)]  # noqa: PLR2004
    return tuple(
        Tick(at, steps.skeleton(dt.date.fromordinal(first.toordinal() + offset), "MMMd", words), minor=0 < at < 1000)  # noqa: PLR2004
        for at, offset in when
    )


def _first_reports(dated: Sequence[Dated], words: Translator) -> str:
    """When each language first reported it."""
    firsts: dict[str, dt.date] = {}
    for day, lang in dated:
        firsts.setdefault(lang, day)
    told = "; ".join(f"{words.language(lang)}: {words.date(day)}" for lang, day in firsts.items())
    return words.gettext("First report in each language: {list}.").format(list=told)
