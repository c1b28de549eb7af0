"""Freeze the month and weekday names that reading looks for: ``generator/reading/months.tsv``.

Development-time tool; the digest never needs it. Run it again after an upgrade of Babel::

    python scripts/build_months.py

Source: Unicode CLDR as Babel ships it, Unicode License v3. Loading thirty locales takes half a second of every start,
reading this file a millisecond.

Output: a line a name: language, ``m`` for a month or ``d`` for a weekday, its number as CLDR counts it, the name.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

from generator.reading.months import LANGUAGES

OUTPUT = Path(__file__).resolve().parent.parent / "generator" / "reading" / "months.tsv"
CONTEXTS, WIDTHS = ("format", "stand-alone"), ("wide", "abbreviated")
HEADER = "# Names of months and weekdays: Unicode CLDR (Unicode License v3), by scripts/build_months.py. Do not edit.\n"


def lines() -> list[str]:
    """The lines of the table: in CLDR's order within a language, full names before short ones."""
    found: dict[str, None] = {}
    for lang in LANGUAGES:
        locale = Locale.parse(lang)
        for sign, table in (("m", locale.months), ("d", locale.days)):
            for context in CONTEXTS:
                for width in WIDTHS:
                    for number, name in table[context][width].items():
                        found[f"{lang}\t{sign}\t{number}\t{name}\n"] = None
    return list(found)


if __name__ == "__main__":
    OUTPUT.write_text(HEADER + "".join(lines()), encoding="utf-8", newline="\n")
