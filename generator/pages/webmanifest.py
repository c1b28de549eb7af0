"""The web manifest of a locale: how the site looks when a reader puts it on the home screen (W3C Web App Manifest)."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.pages.asset import Asset
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.pages.urls import relative

FILE = "manifest.webmanifest"
"""Address within the locale."""

PAPER = {"light": "#fdfcf8", "dark": "#16171b"}
"""The ground of a page (``--pd-paper`` of digest.css), for the browser's own bars."""

ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("maskable-512.png", "512x512", "image/png", "maskable"),
)
"""File under assets/icons of the theme, sizes, type, purpose."""


def with_manifest(edition: Edition, page: Page) -> Page:
    """The page with the address of the manifest in its front matter (``digest.manifest``)."""
    return replace(page, data={**page.data, "manifest": edition.address(FILE)})


def manifest(edition: Edition) -> Asset:
    """The manifest of an edition; its addresses are relative to it, so that the site can stand anywhere."""
    root = relative(edition.address(""), "").removeprefix("./")
    name = edition.catalogue.settings.site_name
    data = {
        "name": name, "short_name": name, "description": edition.tagline, "lang": edition.locale.code,
        "dir": edition.words.direction(), "id": "./", "start_url": "./", "scope": root or "./",
        "display": "minimal-ui", "background_color": PAPER["light"], "theme_color": PAPER["light"],
        "icons": [
            {"src": f"{root}assets/icons/{file}", "sizes": sizes, "type": kind, "purpose": purpose}
            for file, sizes, kind, purpose in ICONS
        ],
    }  # fmt: skip
    return Asset(edition.locale, FILE, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
