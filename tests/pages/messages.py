"""Every message in the code and templates, as Babel extracts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from jinja2.ext import babel_extract

import generator

HOME = Path(generator.__file__).parent
KEYWORDS = {"_": None, "N_": None, "gettext": None, "n_": (1, 2), "ngettext": (1, 2)}


def extracted() -> dict[str, str | None]:
    """Message id to its plural (None for a message without number)."""
    found: dict[str, str | None] = {}
    for message in (*_from_templates(), *_from_code()):
        one, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, None)
        found[one] = plural or found.get(one)
    return found


def _from_templates() -> Iterator[str | tuple[str, ...]]:
    for path in sorted((HOME / "pages" / "templates").glob("*.j2")):
        with path.open("rb") as file:
            for _, function, message, _ in babel_extract(file, list(KEYWORDS), [], {"trimmed": "false"}):
                parts = (message,) if isinstance(message, str) else tuple(map(str, message or ()))
                yield parts[:2] if function in {"n_", "ngettext"} else parts[0]


def _from_code() -> Iterator[str | tuple[str, ...]]:
    for folder in ("pages", "publish"):
        for _, _, message, _, _ in extract_from_dir(HOME / folder, [("**.py", "python")], keywords=KEYWORDS):
            yield message
