"""Text that comes from articles, made fit to stand in one line of a page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WEB = re.compile(r"https?://[^\s<>\"'`\\|^{}\x00-\x20\x7f]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s<>\"'`\\|^{}()\x00-\x20\x7f]+@[^\s<>\"'`\\|^{}()\x00-\x20\x7f]+", re.IGNORECASE)

# White space that folds. The no-break spaces (U+00A0, U+202F) are typography and stay: French puts one before « ? ».
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

# Control, surrogate and private-use characters, and the bidirectional overrides that make a page read differently from
# its source.
_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufff9-\uffff\U000f0000-\U0010ffff]"
)


def printable(text: str, keep: str = "") -> str:
    """The text without control characters, lone surrogates, private-use characters and bidirectional overrides.

    Args:
        text: any text.
        keep: characters that stay although they are of these kinds (a newline, say).
    """
    return _UNWANTED.sub(lambda found: found[0] if found[0] in keep else "", text)


def line(text: str) -> str:
    """The text as one printable line: white space folded, nothing invisible that could mislead."""
    return printable(_SPACES.sub(" ", text).strip())


def unescaped(markdown: str) -> str:
    r"""Words of a Markdown text as they are read: ``Jean\-Luc`` is ``Jean-Luc``."""
    return line(_ESCAPE.sub(r"\1", markdown))


def shortened(text: str, limit: int) -> str:
    """At most ``limit`` characters of a line, cut between words and marked with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return (head or text[: limit - 1]) + "…"


def safe_url(url: str | None) -> str | None:
    """The URL if it is a plain http, https or mailto one, else None.

    Only what begins literally with the scheme passes, so no entity, white space or escape can hide another one; and no
    web address with a user's name or password in it, nor with a port that is no number.
    """
    if url is None:
        return None
    url = url.strip()
    if not (_WEB.fullmatch(url) or _MAIL.fullmatch(url)):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for the error that a port which is no number raises
    except ValueError:
        return None
    # A name before the host (https://bank.example@evil.example/) serves to deceive readers only.
    return url if parts.scheme.lower() == "mailto" or (parts.hostname and "@" not in parts.netloc) else None


def host(url: str) -> str:
    """The host name of a URL, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
