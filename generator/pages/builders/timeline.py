"""The articles by month and day; those without a date apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.pages.builders.common import counted_articles, dated, path_of, titled
from generator.pages.builders.month_calendar import MonthCalendar, month_calendar
from generator.pages.charts import Figure, articles_over_time
from generator.pages.charts.ranked import bar
from generator.pages.edition import Edition, NameView, PieceView
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages, paginate
from generator.pages.urls import PER_PAGE, UNDATED, numbered


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


def build(edition: Edition) -> Iterator[Draft]:
    """The timeline's index and every month's page."""
    yield Draft(edition.locale, "timeline/", partial(_index, edition))
    months = list(edition.catalogue.months)
    for number, key in enumerate(months):
        earlier = months[number + 1] if number + 1 < len(months) else None
        yield from _pages(edition, key, (earlier, months[number - 1] if number else None))
    if edition.catalogue.undated:
        yield from _pages(edition, UNDATED, (None, None))


def _pages(edition: Edition, key: str, beside: tuple[str | None, str | None]) -> Iterator[Draft]:
    slugs = edition.catalogue.undated if key == UNDATED else edition.catalogue.members["month"][key]
    for pages, part in paginate(slugs, edition.address(f"timeline/{key}/")):
        make = partial(_page, edition, key, beside, (pages, part))
        yield Draft(edition.locale, path_of(edition, pages), make, (pages, part, beside))


def _index(edition: Edition) -> Page:
    words = edition.words
    months = [_month(edition, key, slugs) for key, slugs in edition.catalogue.months.items()]
    undated = _undated(edition)
    most = max((month.count for month in months), default=1)
    bars = [bar(month, month.count, most) for month in months]
    years = [(year, list(group)) for year, group in groupby(bars, key=lambda each: each.name.key[:4])]
    lead = words.gettext("The articles by the day of their publication.")
    return edition.page(
        "timeline", "timeline/", words.gettext("Timeline"), lead, "timeline.html.j2",
        context={"lead": lead, "years": years, "undated": undated, "chart": _chart(edition)},
        items=[NameView(id=month.key, address=month.address, text=month.name) for month in months],
    )  # fmt: skip


def _chart(edition: Edition) -> Figure | None:
    title = edition.words.gettext("Articles over time")
    return articles_over_time(dated(edition.catalogue.pieces.values()), edition.languages, edition.words, title=title)


def _month(edition: Edition, key: str, slugs: tuple[str, ...]) -> Month:
    year, month = key.split("-")
    return Month(key, edition.words.month(int(year), int(month)), edition.address(f"timeline/{key}/"), slugs)


def _undated(edition: Edition) -> Month | None:
    slugs = edition.catalogue.undated
    name = edition.words.gettext("Date unknown")
    return Month(UNDATED, name, edition.address("timeline/undated/"), slugs) if slugs else None


def _page(
    edition: Edition, key: str, beside: tuple[str | None, str | None], listed: tuple[Pages, Sequence[str]]
) -> Page:
    month = _undated(edition) if key == UNDATED else None
    month = month or _month(edition, key, edition.catalogue.months[key])
    earlier, later = (_month(edition, other, ()) if other else None for other in beside)
    pages, part = listed
    lead = counted_articles(edition, month.count)
    return edition.page(
        "month", path_of(edition, pages), titled(edition, month.name, pages), f"{month.name}: {lead}",
        "month.html.j2", data=pages.data(),
        context={"lead": lead, "pages": pages, "days": _days(edition, part), "earlier": earlier, "later": later,
                 "calendar": _calendar(edition, month), "here": pages.address},
    )  # fmt: skip


def _calendar(edition: Edition, month: Month) -> MonthCalendar | None:
    """The month as a calendar; each day leads to its first article, on whichever page of the month that is."""
    if month.key == UNDATED:
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
