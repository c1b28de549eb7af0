"""One style sheet of the theme's several: a page waits for one file before it is shown, and a site's pages share it."""

from __future__ import annotations

import re
from collections.abc import Iterable

PARTS = ("fonts.css", "chrome.css", "digest.css", "charts.css", "search.css")
"""Files of ``theme/assets``, in the order in which they hold."""

SHEET = "style.css"
"""What is made of them, under ``assets/``."""

TOKENS = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|/\*.*?\*/|\s*([{};,])\s*|(\s+)""", re.DOTALL)
"""Strings, comments, signs around which no space means anything, other space."""


def sheet(parts: Iterable[str]) -> str:
    """Join style sheets, without comments and needless space.

    Args:
        parts: CSS, each whole.
    """
    return "".join(_smaller(part) for part in parts)


def _smaller(css: str) -> str:
    without = TOKENS.sub(lambda m: m[1] or m[2] or (" " if m[3] else "" if m[0].startswith("/*") else m[0]), css)
    # What stood around a comment.
    return TOKENS.sub(lambda m: m[1] or m[2] or " ", without).strip().replace(";}", "}")
