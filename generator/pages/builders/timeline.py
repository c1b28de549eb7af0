"""The articles by month and day; those without a date apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.pages.builders.common import counted_articles, dated, titled
from generator.pages.builders.month_calendar import MonthCalendar, month_calendar
from generator.pages.charts import Figure, articles_over_time
from generator.pages.charts.ranked import bar
from generator.pages.edition import Edition, NameView, PieceView
from generator.pages.page import Page
from generator.pages.paging import paginate
from generator.pages.urls import PER_PAGE, numbered


@dataclass(frozen=True, slots=True)
class Month:
    """A month with articles, or (``key`` = ``undated``) those of no known month."""

    key: str
    name: str
    address: str
    slugs: tuple[str, ...]

    @property
    def count(self) -> int:
        """Number of articles."""
        return len(self.slugs)


def build(edition: Edition) -> Iterator[Page]:
    """The timeline's index and every month's page."""
    words = edition.words
    months = [_month(edition, key, slugs) for key, slugs in edition.catalogue.months.items()]
    undated = _undated(edition)
    most = max((month.count for month in months), default=1)
    bars = [bar(month, month.count, most) for month in months]
    years = [(year, list(group)) for year, group in groupby(bars, key=lambda each: each.name.key[:4])]
    lead = words.gettext("The articles by the day of their publication.")
    yield edition.page(
        "timeline", "timeline/", words.gettext("Timeline"), lead, "timeline.html.j2",
        context={"lead": lead, "years": years, "undated": undated, "chart": _chart(edition)},
        items=[NameView(id=month.key, address=month.address, text=month.name) for month in months],
    )  # fmt: skip
    for number, month in enumerate(months):
        earlier = months[number + 1] if number + 1 < len(months) else None
        yield from _pages(edition, month, earlier, months[number - 1] if number else None)
    if undated:
        yield from _pages(edition, undated, None, None)


def _chart(edition: Edition) -> Figure | None:
    title = edition.words.gettext("Articles over time")
    return articles_over_time(dated(edition.catalogue.pieces.values()), edition.languages, edition.words, title=title)


def _month(edition: Edition, key: str, slugs: tuple[str, ...]) -> Month:
    year, month = key.split("-")
    return Month(key, edition.words.month(int(year), int(month)), edition.address(f"timeline/{key}/"), slugs)


def _undated(edition: Edition) -> Month | None:
    slugs = edition.catalogue.undated
    name = edition.words.gettext("Date unknown")
    return Month("undated", name, edition.address("timeline/undated/"), slugs) if slugs else None


def _pages(edition: Edition, month: Month, earlier: Month | None, later: Month | None) -> Iterator[Page]:
    path = f"timeline/{month.key}/"
    lead = counted_articles(edition, month.count)
    calendar = _calendar(edition, month)
    for pages, part in paginate(month.slugs, edition.address(path)):
        yield edition.page(
            "month", numbered(path, pages.number), titled(edition, month.name, pages), f"{month.name}: {lead}",
            "month.html.j2", data=pages.data(),
            context={"lead": lead, "pages": pages, "days": _days(edition, part), "earlier": earlier, "later": later,
                     "calendar": calendar, "here": edition.address(numbered(path, pages.number))},
        )  # fmt: skip


def _calendar(edition: Edition, month: Month) -> MonthCalendar | None:
    """The month as a calendar; each day leads to its first article, on whichever page of the month that is."""
    if month.key == "undated":
        return None
    year, number = map(int, month.key.split("-"))
    days = [day for day, _ in dated(edition.catalogue.pieces[slug] for slug in month.slugs) if day]
    addresses: dict[dt.date, str] = {}
    for place, day in enumerate(days):
        page = numbered(f"timeline/{month.key}/", place // PER_PAGE + 1)
        addresses.setdefault(day, edition.address(page))
    return month_calendar(year, number, Counter(days), addresses, edition.words)


def _days(edition: Edition, slugs: Sequence[str]) -> list[tuple[dt.date | None, tuple[PieceView, ...]]]:
    def day(piece: PieceView) -> dt.date | None:
        return piece.date.date() if isinstance(piece.date, dt.datetime) else piece.date

    return [(each, tuple(group)) for each, group in groupby(edition.pieces(slugs), key=day)]
