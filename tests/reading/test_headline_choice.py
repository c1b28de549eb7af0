"""Which of the lines above an article is its headline."""

from __future__ import annotations

import pytest

from generator.intake.seed import parse_seed
from generator.reading import read
from generator.reading.title_lines import could_be_title

TITLE = "Eastmere council closes the old swimming pool after sixty years"
BODY = (
    "The council of Eastmere voted on Tuesday to close the swimming pool in Mill Lane, which opened sixty years ago.\n"
    "Repairs to the roof of the pool would have cost four million pounds, the council said in a statement on its site.\n"
    "Swimmers gathered outside the town hall with towels and whistles, and some of them stayed until the evening.\n"
    "The pool will close at the end of September, and the land in Mill Lane will be sold for housing."
)
STANDFIRST = "Repairs to the roof would have cost four million pounds, more than the town earns in a year"


def headline(*lines: str) -> str | None:
    reading = read(parse_seed("\n".join([*lines, BODY]).encode(), "a.txt"))
    return None if reading.headline_derived else reading.title


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE,),
        ("Local news", TITLE),
        ("Eastmere: leisure", TITLE, STANDFIRST),
        (TITLE, STANDFIRST, "By Jane Doe", "5 March 2024"),
        (TITLE, STANDFIRST),
        ("By Jane Doe", "5 March 2024", TITLE),
        ("5 March 2024 | Jane Doe", TITLE, STANDFIRST),
        (f"{TITLE} | The Eastmere Gazette", "Home", "News", TITLE),
        (f"Home > News > {TITLE}", TITLE),
        ("The Eastmere Gazette", "Home | News | Sport", "Leisure", TITLE, "Jane Doe", "5 March 2024"),
        ("Skip to content", "Menu", "Search", "Log in", "Home", "News", "Sport", TITLE, "By Jane Doe | 5 March 2024"),
        ("14° Sunny", "EUR 1.08 | USD 0.92", "The Eastmere Gazette", TITLE, "5 March 2024, 14:05"),
        (
            TITLE,
            "5 March 2024",
            "By Jane Doe",
            "Key points",
            "The pool opened sixty years ago",
            "Swimmers protested at the town hall",
        ),
        (TITLE, TITLE),
        ("08:10 Buses run late in the hills", "07:55 Rain is expected in the west", TITLE, "5 March 2024"),
    ],
)
def test_headline_among_lines(lines: tuple[str, ...]) -> None:
    assert headline(*lines) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Who will save the swimming pool of Eastmere?",
        "“We will swim until the end”: Eastmere fights for its pool",
        "Eastmere closes its pool. The swimmers stay",
        "SWIMMING POOL OF EASTMERE TO CLOSE AFTER SIXTY YEARS",
        "Pool, roof, towels: what the council of Eastmere decided",
    ],
)
def test_forms_of_headlines(title: str) -> None:
    assert headline(title, "By Jane Doe", "5 March 2024") == title


def test_no_headline_is_derived() -> None:
    assert headline() is None
    assert headline("By Jane Doe", "5 March 2024") is None
    assert headline("Sport") is None


@pytest.mark.parametrize(
    ("line", "could"),
    [
        ("Thanks to the patient driver of bus No. 7", True),
        ("Спасибо водителю маршрута № 7", True),
        ("Ellery Parish Letter, no. 212", False),
        ("Зареченские вести № 2", False),
        ("The town hall - © Archives J. Doe", False),
    ],
)
def test_a_number_at_the_end_of_a_sentence_is_no_issue(line: str, could: bool) -> None:  # noqa: FBT001 - a parameter
    assert could_be_title(line) is could
