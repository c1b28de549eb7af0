"""Digests made up to strain the exports: of many years, and of hostile texts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from small_digest import articles

from generator.article import Article, Source

PAYLOADS = (
    '</script><script>alert("1")</script>',
    "]]></title><x>&amp;&lt;",
    '"},{"@type":"Evil"}<!--',
    '=HYPERLINK("https://evil.example";"x")',
    "* [x](javascript:alert(1)) `b` <img src=x onerror=alert(1)>",
    "a\x00b\x0bc\u202ed\ud800e\ufffef\u2028g",
)  # fmt: skip


def dated(number: int, date: dt.date | None) -> Article:
    """One report of an event of its own, about fishing and Marta Lindqvist."""
    first = articles()[0]
    title = f"Herring, part {number}"
    return replace(first, slug=f"herring-{number:03}", title=title, story=f"part-{number}", date=date, summary=(title,))


def big() -> list[Article]:
    """120 articles of 2023, 70 of 2024, 60 of 2025, 3 without a date; and the small digest's."""
    made = list(articles())
    number = 0
    for year, count in ((2023, 120), (2024, 70), (2025, 60)):
        for n in range(count):
            made.append(dated(number, dt.date(year, 1, 1) + dt.timedelta(days=n)))
            number += 1
    return made + [dated(number + n, None) for n in range(3)]


def hostile() -> list[Article]:
    """Payloads in every field that comes from a seed."""
    first = articles()[0]
    return [
        replace(
            first, slug=f"bad-{n}", title=f"{bad} {n}", body=f"{bad}\n\nMarta Lindqvist. {bad}\n", summary=(bad, "And more."),
            authors=(bad, "Ida Berg"), source=Source(bad, "javascript:alert(1)" if n % 2 else 'https://x.example/?a=1&b="2"'),
            story=f"bad-{n}",
        )
        for n, bad in enumerate(PAYLOADS)
    ]  # fmt: skip
