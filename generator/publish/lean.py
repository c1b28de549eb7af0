"""MkDocs without work that changes nothing.

No search through Material's 14,000 icons for files to copy; no parsing of HTML that the generator wrote as HTML. What
comes out is the same, byte for byte (tests/publish/test_lean.py). `LeanPage` holds for plain ``mkdocs build`` too.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator import pagehead

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

OPENS = re.compile(r'<(div|header|footer|section|article) class="pd[" ]')
"""How a block begins that the generator wrote (`generator.pages.render.html`)."""

FOOT = '\n\n<footer class="pd '
"""Where the block under an article's text begins."""


class LeanPage(Page):
    """A page of the digest: front matter and blocks of HTML that the generator wrote are taken as they are."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the page apart into front matter and text."""
        if config.plugins.events["page_read_source"] or not self._read_as_ours():
            super().read_source(config)

    def _read_as_ours(self) -> bool:
        """Read the file if it is in the generator's own form; MkDocs says best what is wrong with one that is not."""
        try:
            source = self.file.content_string
        except (OSError, ValueError):
            return False
        found = pagehead.FRONT_MATTER.match(source)
        meta = pagehead.load(found[1]) if found else None
        if found is None or meta is None:
            return False
        self.markdown, self.meta = source[found.end() :].lstrip("\n"), meta
        return True

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert to HTML what is Markdown."""
        parts = parted(self.markdown or "") if self.meta.get("digest") else None
        if parts is None:
            super().render(config, files)
            return
        head, text, foot = parts
        if not (text or foot):
            self.content, self.toc = head, get_toc([])
            self.present_anchor_ids, self.links_to_anchors = set(), {}
            return
        whole, self.markdown = self.markdown, text
        super().render(config, files)
        self.markdown = whole
        self.content = joined(head, self.content or "", foot)


def parted(markdown: str) -> tuple[str, str, str] | None:
    """A page's first block, the Markdown after it, and the block at its end.

    Args:
        markdown: of the page, as the generator wrote it.

    Returns:
        None if the page is not of that form. The last two may be empty.
    """
    head, gap, rest = markdown.strip("\n").partition("\n\n")
    if not _is_block(head):
        return None
    if not gap:
        return head, "", ""
    text, gap, foot = f"\n\n{rest}".partition(FOOT)
    foot = f"{FOOT}{foot}".strip("\n") if gap else ""
    if "\n\n" in foot or (foot and not _is_block(foot)):
        return None
    return head, text.strip("\n"), foot


def joined(head: str, text: str, foot: str) -> str:
    """The HTML of a page as Markdown would put it together.

    Args:
        head: the first block.
        text: what Markdown made of the text after it.
        foot: the last block.
    """
    return "\n".join(filter(None, (f"{head}\n", text, foot)))


def _is_block(text: str) -> bool:
    """Whether a text is one element, as Markdown would find: it begins with a tag, and ends where that is closed."""
    found = OPENS.match(text)
    if found is None or "\x02" in text or "\x03" in text or "markdown=" in text:
        return False
    name, depth = found[1], 0
    for tag in _tags(name).finditer(text):
        depth += -1 if tag[0][1] == "/" else 1
        if depth == 0:
            return tag.end() == len(text)
    return False


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}[ >]|</{name}>")


def _listed(folders: Sequence[str]) -> list[str]:
    """Every file of theme folders that MkDocs would look at, as Jinja lists templates; what is hidden is left out."""
    found: set[str] = set()
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            relative = os.path.relpath(parent, folder).replace(os.sep, "/")
            found.update(name if relative == "." else f"{relative}/{name}" for name in names)
    return sorted(found)


@contextlib.contextmanager
def theme_files(only: Sequence[str] | None = None) -> Iterator[None]:
    """Within this MkDocs finds the files of its themes without looking at hidden ones, of which Material has 14,000.

    Args:
        only: nothing but these files of the themes.
    """
    whole = Files.add_files_from_theme
    known: dict[tuple[str, ...], list[str]] = {}  # the same for every locale

    def add(self: Files, env: Environment, config: MkDocsConfig) -> None:
        if only is None:
            folders = tuple(config.theme.dirs)
            if folders not in known:
                known[folders] = _listed(folders)
            whole(self, cast("Environment", _Lister(env, known[folders])), config)
            return
        for name in only:
            for folder in config.theme.dirs:
                if os.path.isfile(f"{folder}/{name}"):  # noqa: PTH113
                    self.append(File(name, folder, config.site_dir, config.use_directory_urls))
                    break

    Files.add_files_from_theme = add  # type: ignore[method-assign]
    try:
        yield
    finally:
        Files.add_files_from_theme = whole  # type: ignore[method-assign]


class _Lister:
    """Lists templates as the environment would, of names that are known."""

    def __init__(self, env: Environment, names: Sequence[str]) -> None:
        self._env, self._names = env, names

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def list_templates(self, filter_func: Any) -> list[str]:
        return [name for name in self._names if filter_func(name)]
