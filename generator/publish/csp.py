"""The Content-Security-Policy of every page: the second wall, should a script ever get past the escaping.

It stands in a ``meta`` element, since a static host (GitHub Pages, say) lets nobody set headers; a digest whose host
does can send the same text as one, and add ``frame-ancestors`` there, which has no effect in a ``meta`` element. All is
refused but what the theme itself uses: files of the site, and the one inline script of the theme by its hash, computed
from the template, so that the two cannot disagree. JSON-LD is data to a browser and needs no leave.

What mkdocs.yml names (``extra_javascript``, ``extra_css``) is trusted, wherever it stands; more is let in by
directive::

    extra:
      digest:
        csp: {script-src: ["https://stats.example"], connect-src: ["https://stats.example"]}
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.errors import SettingsError

BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "manifest-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    "object-src": ("'none'",),
}
"""What every page may do; a directive that is missing here falls back on ``default-src``."""

SEARCH = {"script-src": ("'wasm-unsafe-eval'",)}
"""The search page besides: Pagefind is a program in WebAssembly. It allows no ``eval``."""

GUEST = {"style-src": ("'unsafe-inline'",), "img-src": ("data:",)}
"""A page that an editor put into content/pages besides: Material's style draws with data: images, and Markdown
extensions write style attributes. Nothing of a seed, of an article or of the registry stands on such a page."""

SCRIPTS = ("partials/scheme.html",)
"""Templates with an inline script, which is the same on every page."""

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SOURCE = re.compile(r"[A-Za-z0-9'*./:=?_%~+-]+")
"""A source of a directive: an address, a scheme, or a word or hash in apostrophes."""


def policies(
    theme: Iterable[str], scripts: Iterable[str] = (), styles: Iterable[str] = (), extra: Any = None
) -> dict[str, str]:
    """The policy of each kind of page: ``search``, ``guest`` (written by an editor), and ``page`` for all others.

    Args:
        theme: folders of templates, that of the greatest weight first.
        scripts: addresses of scripts that mkdocs.yml adds.
        styles: addresses of style sheets that it adds.
        extra: ``extra.digest.csp`` of mkdocs.yml, as it stands.

    Raises:
        SettingsError: ``extra`` is no mapping of directives to lists of sources.
    """
    own = {"script-src": tuple(f"'sha256-{digest(text)}'" for text in inline_scripts(theme))}
    added = {"script-src": _origins(scripts), "style-src": _origins(styles)}
    more = (own, added, _checked(extra))
    return {"page": _text(*more), "search": _text(*more, SEARCH), "guest": _text(*more, GUEST)}


def inline_scripts(theme: Iterable[str]) -> list[str]:
    """The inline scripts of the theme's templates, letter for letter."""
    folders = [Path(folder) for folder in theme]
    found = (next((f / name for f in folders if (f / name).is_file()), None) for name in SCRIPTS)
    return [text for path in found if path for text in _SCRIPT.findall(path.read_text(encoding="utf-8"))]


def digest(script: str) -> str:
    """The hash by which a policy names an inline script (CSP level 3): SHA-256 in Base64."""
    return base64.b64encode(sha256(script.encode()).digest()).decode()


def allowing(page: bytes, nonce: str) -> bytes:
    """A page whose policy lets one more inline script run, that which has this nonce: `digest serve` adds one."""
    return page.replace(b"; script-src ", f"; script-src 'nonce-{nonce}' ".encode(), 1)


def _text(*more: Mapping[str, Iterable[str]]) -> str:
    """The directives with what is added to them, in the order of `BASE`."""
    merged = {name: list(sources) for name, sources in BASE.items()}
    for each in more:
        for name, sources in each.items():
            here = merged.setdefault(name, [])
            here += [source for source in sources if source not in here]
    return "; ".join(" ".join((name, *_without_none(sources))) for name, sources in merged.items())


def _without_none(sources: list[str]) -> list[str]:
    """``'none'`` stands alone or not at all."""
    return [source for source in sources if source != "'none'"] or ["'none'"]


def _origins(urls: Iterable[str]) -> tuple[str, ...]:
    """Where the addresses that lead to another site lead; the site's own need no leave."""
    parts = map(urlsplit, urls)
    return tuple(dict.fromkeys(f"{p.scheme}://{p.netloc}" if p.scheme else p.netloc for p in parts if p.netloc))


def _checked(extra: Any) -> dict[str, tuple[str, ...]]:
    if extra is None:
        return {}
    hint = "write for example `csp: {img-src: [https://images.example]}`"
    if not isinstance(extra, dict):
        raise SettingsError("extra.digest.csp: expected directives with lists of sources", path="mkdocs.yml", hint=hint)
    found: dict[str, tuple[str, ...]] = {}
    for name, sources in extra.items():
        listed = [sources] if isinstance(sources, str) else sources
        if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", str(name)) or not isinstance(listed, list):
            raise SettingsError(f"extra.digest.csp: {name}: expected a list of sources", path="mkdocs.yml", hint=hint)
        if wrong := next((s for s in listed if not isinstance(s, str) or not _SOURCE.fullmatch(s)), None):
            raise SettingsError(f"extra.digest.csp: {name}: {wrong!r} is no source", path="mkdocs.yml", hint=hint)
        found[str(name)] = tuple(listed)
    return found
