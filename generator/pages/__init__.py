"""A catalogue in, the pages of the site in every locale out: complete Markdown under content/pages.

`build_pages` is pure; `write_pages` writes what changed. What a page shows is in its own file: a theme reads the page's
front matter and nothing else (docs/architecture.md).
"""

from generator.pages.editions import Editions
from generator.pages.write import PagesReport, build_pages, write_pages

__all__ = ["Editions", "PagesReport", "build_pages", "write_pages"]
