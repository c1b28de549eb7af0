"""Dates of articles as feeds want them: moments (RFC 3339), where most articles know the day only."""

from __future__ import annotations

import datetime as dt

from generator.article import Date

NOON = dt.time(12, tzinfo=dt.UTC)
"""Of an article that knows its day only: at noon in Greenwich it is that very day from UTC-12 to UTC+11."""

UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""``updated`` of an entry without a date, which Atom demands: the zero of the computers' calendar, which nobody takes
for a day of publication, and always the same. Such an entry has no ``published`` and comes after all others; in JSON
Feed, which demands no date, it has none."""


def moment(date: Date) -> dt.datetime:
    """A date as a moment; a time without its zone is not known to be one, so it counts as a day."""
    if isinstance(date, dt.datetime):
        return date if date.tzinfo is not None else dt.datetime.combine(date.date(), NOON)
    return dt.datetime.combine(date, NOON)


def rfc3339(when: dt.datetime) -> str:
    """``2025-07-22T12:00:00Z``; the zone as it was given, fractions of a second dropped, a zone's seconds in UTC."""
    offset = when.utcoffset() or dt.timedelta()
    if offset % dt.timedelta(minutes=1):
        when = when.astimezone(dt.UTC)
    text = when.replace(microsecond=0).isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
