"""Words of CLDR (by Babel) in one language: places, months and days, languages.

They are kept once they were read: importing Babel and reading all that it knows of a language takes longer than
recognising the people of an article.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from generator import kept

Lists: TypeAlias = dict[str, list[str]]
_FORM = 3
"""Raised when what is read of CLDR changes."""
_NO_CITIES = frozenset({"Antarctica", "Arctic", "Etc", "US", "Canada", "Brazil", "Mexico", "Chile", "Indian"})
_NAMES = frozenset({
    *("Creston", "Currie", "Darwin", "Dawson", "Easter", "Gambier", "Johnston", "Kirov", "Lima", "Lindeman", "Nelson"),
    *("Nome", "Noronha", "Oral", "Regina", "Resolute", "Stanley", "Wake", "Wallis", "Yap"),
})  # fmt: skip
"""Time zones that are no cities, or whose city is better known as somebody's name."""


@cache
def cldr(lang: str) -> Lists:
    """``territories`` and ``cities`` as CLDR writes them, ``calendar`` and ``languages`` lower-cased.

    Args:
        lang: primary language subtag; one that CLDR does not know has the English words and no languages.
    """
    source = _source(lang)
    if source is None:
        return _read(lang)
    lists: Lists = kept.keep(Path(__file__).with_name("data") / f"cldr-{lang}", source, lambda: _read(lang))
    return lists


def _source(lang: str) -> bytes | None:
    """What tells one Babel from another without importing it: its files; None where it has none for the language."""
    spec = find_spec("babel")
    for folder in (spec.submodule_search_locations or []) if spec and lang.isalpha() else []:
        files = [Path(folder, "core.py"), *(Path(folder, "locale-data", f"{name}.dat") for name in ("root", lang))]
        if all(file.is_file() for file in files):
            stamps = [(file.stat().st_size, file.stat().st_mtime_ns) for file in files]
            return repr((_FORM, stamps)).encode()
    return None


def _cities_of_zones() -> list[str]:
    """``Europe/Paris``: what CLDR does not repeat where a language writes a city as the time zone is called."""
    from babel.core import get_global  # noqa: PLC0415 - start-up time

    zones = (zone.split("/") for zone in sorted(get_global("zone_territories")))
    pairs = (zone for zone in zones if len(zone) == len(("Europe", "Paris")) and zone[0] not in _NO_CITIES)
    return [city for _, city in pairs if "_" not in city and city not in _NAMES]


def _read(lang: str) -> Lists:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - start-up time

    try:
        locale, known = Locale.parse(lang), True
    except (UnknownLocaleError, ValueError):
        locale, known = Locale.parse("en"), False
    return {
        "territories": list(locale.territories.values()),
        "cities": [zone["city"] for zone in locale.time_zones.values() if "city" in zone] + _cities_of_zones(),
        "calendar": [
            word.lower()
            for table in (locale.months, locale.days)
            for context in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
            for word in table[context][width].values()
        ],
        "languages": [name.lower() for name in locale.languages.values() if " " not in name] if known else [],
    }
