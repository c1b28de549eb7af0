"""Ids of feeds and entries that never change: tag URIs (RFC 4151).

The authority is the host of ``site_url``, the date a fixed year, and the rest the base path and the name of the thing:
``tag:polydigest.github.io,2026:polydigest/articles/storm.fr``. When a digest moves to another address, ``feed_ids``
under ``extra.digest`` in mkdocs.yml keeps the ids as they were (``feed_ids: "tag:old.example.org,2026:"``), so that no
reader shows old articles as new.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from generator.errors import SettingsError
from generator.settings import Settings

YEAR = "2026"
"""A moment at which the publisher had the host's name (RFC 4151, 2.1). Fixed: a clock would change every id."""

OPTION = "feed_ids"

_TAG = re.compile(r"tag:[A-Za-z0-9](?:[A-Za-z0-9._-]*@)?[A-Za-z0-9.-]*,\d{4}(?:-\d{2}(?:-\d{2})?)?:[A-Za-z0-9._~/%-]*")


def prefix(settings: Settings) -> str:
    """What every id of a digest begins with.

    Raises:
        SettingsError: ``feed_ids`` is no tag URI.
    """
    own = settings.options.get(OPTION)
    if own is not None:
        if not isinstance(own, str) or not _TAG.fullmatch(own):
            raise SettingsError(
                f"extra.digest.{OPTION}: {own!r} is no tag URI", path="mkdocs.yml",
                hint=f'for example {OPTION}: "tag:news.example.org,2026:"',
            )  # fmt: skip
        return own
    parts = urlsplit(settings.site_url or "")
    base = quote(unquote(parts.path.lstrip("/")), safe="/~")
    return f"tag:{_authority(parts.hostname or 'localhost')},{YEAR}:{base}"


def _authority(host: str) -> str:
    """A host as DNS knows it: lower-case ASCII."""
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        name = host
    return re.sub(r"[^a-z0-9.-]+", "-", name.lower()).strip("-.") or "localhost"
