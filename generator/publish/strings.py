"""The few words that the theme itself shows (menu, search, 404), in every locale.

Everything else a page says is written into it by ``pages``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def _mark(message: str) -> str:
    """Mark a message for Babel's extraction; it is translated later."""
    return message


_ = _mark

MENU: tuple[tuple[str, str], ...] = (
    (_("Home"), ""),
    (_("Stories"), "stories/"),
    (_("Topics"), "topics/"),
    (_("People"), "people/"),
    (_("Timeline"), "timeline/"),
    (_("Sources"), "sources/"),
    (_("About"), "about/"),
)
"""The short menu: label, address relative to the locale's home."""

WORDS: dict[str, str] = {
    "menu": _("Menu"),
    "skip": _("Skip to content"),
    "sections": _("Sections"),
    "language": _("Language"),
    "scheme": _("Light or dark"),
    "search": _("Search"),
    "search_label": _("Search the digest"),
    "search_keys": _("Search (/ or Ctrl+K)"),
    "not_found": _("Page not found"),
    "not_found_text": _("The page you asked for is not here."),
    "not_found_home": _("Back to the front page"),
    "inexact": _("This page is not available in this language; this leads to the nearest one."),
    "made": _("Made with {program}"),
}
"""Key in the templates, English message."""


def strings(locale: str) -> dict[str, Any]:
    """The theme's words in one locale.

    Returns:
        The keys of `WORDS`; ``nav``, a list of ``{label, path}``; ``direction``, ``ltr`` or ``rtl``.
    """
    from generator.pages.i18n import translator  # noqa: PLC0415 - Babel is slow to import

    words = translator(locale)
    return {
        **{key: words.gettext(message) for key, message in WORDS.items()},
        "nav": [{"label": words.gettext(label), "path": path} for label, path in MENU],
        "direction": words.direction(),
    }


def all_strings(locales: Iterable[str]) -> dict[str, dict[str, Any]]:
    """`strings` by locale, in the order given."""
    return {locale: strings(locale) for locale in locales}
