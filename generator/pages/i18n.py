"""Words, plurals, dates, numbers and names of languages as a locale says them.

The words are gettext catalogues beside this file, ``locales/<lang>/LC_MESSAGES/digest.po``, read with Babel at run time
and kept in memory; there are no compiled ``.mo`` files. The rest is Unicode's CLDR, by Babel. A locale without a
catalogue says its words in English, and a locale CLDR does not know is treated as English.
"""

from __future__ import annotations

import datetime as dt
import gettext as gettext_plurals
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files import sha256

if TYPE_CHECKING:
    from babel import Locale as CldrLocale

    from generator.article import Date

LOCALES = Path(__file__).parent / "locales"
"""Folder of the catalogues."""

SOURCE_LANGUAGE = "en"
"""The language of the message ids."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message for extraction that is looked up elsewhere."""
    return message


THEME_MESSAGES = (
    N_("Home"), N_("Stories"), N_("Articles"), N_("Topics"), N_("People"), N_("Timeline"), N_("Sources"), N_("About"),
    N_("Search"), N_("Language"), N_("Menu"), N_("Skip to content"), N_("Search the digest"), N_("Type to search"),
    N_("Nothing found"), N_("Page not found"), N_("The page you asked for is not here."),
    N_("Back to the front page"), N_("Light or dark"), N_("Sections"), N_("Close"),
)  # fmt: skip
"""What the theme says outside the pages' own text: header, navigation, search, the page for a wrong address."""


@dataclass(frozen=True)
class Translator:
    """One locale's way of saying things."""

    locale: str
    """BCP 47 tag."""
    messages: Mapping[str, tuple[str, ...]]
    """Message id (the singular one) to its translations, one a plural form."""
    plural_form: Callable[[int], int]

    def gettext(self, message: str) -> str:
        """The message in this locale's language; itself if there is no translation."""
        forms = self.messages.get(message)
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The message in the plural form that goes with ``number``."""
        forms = self.messages.get(singular)
        if not forms:
            return singular if number == 1 else plural
        return forms[min(self.plural_form(number), len(forms) - 1)]

    @cached_property
    def cldr(self) -> CldrLocale:
        """Babel's locale; English if CLDR has none."""
        return cldr_locale(self.locale) or _english()

    def date(self, day: Date) -> str:
        """A day in full, ``22 July 2025``; of a moment, the day in the moment's own zone."""
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(_day(day), format="long", locale=self.cldr)

    def month(self, year: int, month: int) -> str:
        """A month for a heading: ``July 2025``."""
        from babel.dates import format_skeleton  # noqa: PLC0415

        return sentence_case(format_skeleton("yMMMM", dt.datetime(year, month, 1), locale=self.cldr))  # noqa: DTZ001

    def interval(self, first: dt.date, last: dt.date) -> str:
        """From a day to a later one, what they share said once: ``Sep 9 – 15, 2025``."""
        from babel.dates import format_interval  # noqa: PLC0415

        return format_interval(first, last, skeleton="yMMMd", locale=self.cldr)

    def number(self, value: int) -> str:
        """A whole number with the locale's grouping."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(value, locale=self.cldr)

    def percent(self, share: float) -> str:
        """A share, 0 to 1, as whole per cent."""
        from babel.numbers import format_percent  # noqa: PLC0415

        return format_percent(share, locale=self.cldr)

    def listing(self, items: Iterable[str]) -> str:
        """``A, B and C``."""
        from babel.lists import format_list  # noqa: PLC0415

        return format_list(list(items), locale=self.cldr)

    def language(self, tag: str) -> str:
        """The name of a language in this locale's language; the tag itself if CLDR has none."""
        named = cldr_locale(tag)
        return (named.get_display_name(self.cldr) if named else None) or tag

    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return direction(self.locale)


@cache
def translator(locale: str) -> Translator:
    """The translator of a locale: its own catalogue, else that of its language, else English."""
    for name in dict.fromkeys((locale.replace("-", "_"), locale.partition("-")[0])):
        path = LOCALES / name / "LC_MESSAGES" / "digest.po"
        if path.is_file():
            return _read(locale, path)
    return Translator(locale, {}, lambda number: int(number != 1))


def _read(locale: str, path: Path) -> Translator:
    """The messages of a catalogue, kept as they were read: Babel takes a twentieth of a second for each."""
    from generator.pages import compiled  # noqa: PLC0415 - loads Jinja

    place, key = compiled.place(f"messages-{path.parts[-3]}"), sha256(path.read_bytes())
    kept = compiled.load(place, key)
    if kept is None:
        kept = _parsed(path)
        compiled.save(place, key, kept)
    messages, plural = kept
    return Translator(locale, messages, gettext_plurals.c2py(plural))


def _parsed(path: Path) -> tuple[dict[str, tuple[str, ...]], str]:
    """The messages, and the expression that chooses a plural."""
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with path.open("rb") as file:
        catalogue = read_po(file)
    messages: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
        if message.id and not message.fuzzy and all(forms):
            messages[message.id if isinstance(message.id, str) else message.id[0]] = tuple(map(str, forms))
    return messages, str(catalogue.plural_expr)


@cache
def cldr_locale(tag: str) -> CldrLocale | None:
    """Babel's locale of a BCP 47 tag, or of its language alone; None if CLDR knows neither."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    for candidate in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def _english() -> CldrLocale:
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(SOURCE_LANGUAGE)


@cache
def own_name(tag: str) -> str:
    """The name of a language in itself, capitalised to stand alone: ``Français``."""
    named = cldr_locale(tag)
    return sentence_case((named.get_display_name(named) if named else None) or tag)


@cache
def direction(tag: str) -> str:
    """``rtl`` for a language written from the right, else ``ltr``."""
    named = cldr_locale(tag)
    return named.text_direction if named else "ltr"


@cache
def week_start(tag: str) -> int:
    """First day of the week, 0 is Monday; of a language without a country, the country CLDR thinks most likely."""
    from babel import Locale  # noqa: PLC0415
    from babel.core import get_global  # noqa: PLC0415

    named = cldr_locale(tag) or _english()
    likely = get_global("likely_subtags").get(str(named))
    return (named if named.territory or likely is None else Locale.parse(str(likely))).first_week_day


@cache
def script(tag: str) -> str:
    """The script a language is written in (ISO 15924, by CLDR's likely subtags): ``Cyrl``; Latn if unknown."""
    from babel.core import get_global  # noqa: PLC0415

    named = cldr_locale(tag)
    if named is None or named.script:
        return (named.script if named else None) or "Latn"
    likely = str(get_global("likely_subtags").get(str(named)) or get_global("likely_subtags").get(named.language, ""))
    return next((part for part in likely.split("_") if len(part) == 4 and part.istitle()), "Latn")  # noqa: PLR2004


def sentence_case(text: str) -> str:
    """The text with its first letter a capital (CLDR's names of months and languages stand mid-sentence)."""
    return text[:1].upper() + text[1:]


def _day(day: Date) -> dt.date:
    return day.date() if isinstance(day, dt.datetime) else day


# Words a minute of silent reading: Trauzettel-Klosinski & Dietz, "Standardized assessment of reading performance: the
# new International Reading Speed Texts IReST" (IOVS 2012); languages it did not measure get its mean.
_WORDS_A_MINUTE = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "nl": 202, "pl": 166,
    "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166,
}  # fmt: skip
_MEAN_WORDS_A_MINUTE = 184
# Of the same study, for scripts without spaces between words.
_CHARACTERS_A_MINUTE = {"zh": 255, "ja": 357}


def reading_minutes(text: str, lang: str) -> int:
    """Minutes it takes to read a text, at least 1."""
    base = lang.partition("-")[0]
    if base in _CHARACTERS_A_MINUTE:
        return max(1, round(sum(not c.isspace() for c in text) / _CHARACTERS_A_MINUTE[base]))
    return max(1, round(len(text.split()) / _WORDS_A_MINUTE.get(base, _MEAN_WORDS_A_MINUTE)))
