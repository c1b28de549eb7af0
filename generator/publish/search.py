"""The search index: Pagefind's program over the article pages, and beside it what the search page filters by."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.publish.stems import SIGN, Stemmer, stemmer

FOLDER = "pagefind"
"""Of the index, under site/."""

KEPT = ("pagefind.js", "pagefind-entry.json")
"""Pagefind's own user interfaces are not used: only what its modular script needs."""

NOT_SEARCHED = ("nav", "footer", ".pd-kicker", ".pd-byline", ".pd-note")
"""Parts of an article page that say nothing of the article."""

TIMEOUT = 900
"""Seconds; some 20 times what 20,000 pages take."""

SEVERAL = " | "
"""Between several values of one kind (theme/partials/content.html)."""

FACETS = {"date": False, "source": False, "topic": True, "person": True}
"""What articles are filtered by, as the pages name it, and whether an article can have several."""

FRAGMENT = b"pagefind_dcd"
"""What Pagefind's unpacked files begin with."""

LANGUAGE = re.compile(r"<html[^>]*\slang=\"?([A-Za-z0-9-]+)")
BODY = re.compile(r"<[^<>]*\sdata-pagefind-body[^<>]*>")
UNREAD = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


class SearchError(Exception):
    """The index could not be made; the site does without."""


def make_index(pages: Mapping[str, Path], work: Path) -> Path:
    """Index pages of a site.

    Args:
        pages: the pages to index: path under the site's root, and the file to read.
        work: an empty folder to work in, best on the same file system.

    Returns:
        The folder with the finished bundle, under ``work``.

    Raises:
        SearchError: Pagefind is not there, or fails; says why.
    """
    program = _program()
    chosen, bundle = work / "site", work / FOLDER
    chosen.mkdir()
    for page, source in pages.items():
        target = chosen / page
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(source, target)
    command = [
        str(program), "--site", str(chosen), "--output-path", str(bundle), "--silent",
        *(part for selector in NOT_SEARCHED for part in ("--exclude-selectors", selector)),
    ]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT, cwd=work)  # noqa: S603 - our own arguments
    except subprocess.CalledProcessError as e:
        said = (e.stderr or e.stdout).decode("utf-8", "replace").strip().splitlines()
        raise SearchError(said[-1] if said else f"Pagefind ended with code {e.returncode}") from e
    except (OSError, subprocess.TimeoutExpired) as e:
        raise SearchError(f"Pagefind does not run here: {e}") from e
    _tidy(bundle)
    for language, facets in facets_of(bundle).items():
        text = json.dumps(facets, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (bundle / f"facets.{language}.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return bundle


def _program() -> Path:
    """Pagefind's program as its Python package finds it.

    Raises:
        SearchError: there is none for this platform.
    """
    if find_spec("pagefind") is None:
        raise SearchError("the package pagefind is not installed")
    from pagefind.service import get_executable  # noqa: PLC0415 - asyncio is slow to import

    try:
        found = get_executable()
    except Exception as e:  # whatever the package raises where it has no program
        raise SearchError(f"Pagefind has no program for this platform: {e}") from e
    if found is None or not Path(found).is_file():
        raise SearchError("Pagefind has no program for this platform")
    return Path(found)


def _put(source: Path, target: Path) -> None:
    """A page where Pagefind finds it; where Pagefind has no stemmer for its language, with the stems of its words."""
    with source.open("rb") as file:
        head = file.read(1000).decode("utf-8", "replace")
    language = LANGUAGE.search(head)
    rules = stemmer(language[1]) if language else None
    if rules is None:
        link(source, target)
    else:
        text = with_stems(source.read_text(encoding="utf-8"), rules)
        target.write_text(text, encoding="utf-8", newline="\n")


def with_stems(page: str, rules: Stemmer) -> str:
    """The page with its words' stems as hidden metadata; as it is if no part of it is marked to be indexed."""
    body = BODY.search(page)
    if body is None:
        return page
    words = html.unescape(TAG.sub(" ", UNREAD.sub(" ", page[body.end() :])))
    stems = " ".join(f"{stem}{SIGN}" for stem in rules.of_text(words))
    hidden = f'<span hidden data-pagefind-meta="stems:{html.escape(stems)}"></span>'
    return page[: body.end()] + hidden + page[body.end() :]


def link(source: Path, target: Path) -> None:
    """A second name for a file, or a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def facets_of(bundle: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What the search page filters by: language to the id of each page in its index to the page's values.

    Pagefind's own filters come out in a chance order, and the same articles must give the same files; so the values are
    metadata of the pages, and are collected here from the one file that Pagefind writes for each page. ``path`` is the
    page's address from the site's root.
    """
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for path in sorted((bundle / "fragment").glob("*.pf_fragment")):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(FRAGMENT))
        language = path.stem.rpartition("_")[0]
        found.setdefault(language, {})[path.stem] = _values(page["meta"], page["url"])
    return found


def _values(meta: Mapping[str, str], url: str) -> dict[str, Any]:
    values: dict[str, Any] = {"path": url.lstrip("/")}
    for name, several in FACETS.items():
        if text := meta.get(name):
            values[name] = text.split(SEVERAL) if several else text
    return values


def _tidy(bundle: Path) -> None:
    """Leave out what is not used, and put the list of languages in order: Pagefind writes it in a chance one."""
    for path in bundle.iterdir():
        if path.is_file() and path.suffix in {".js", ".css"} and path.name not in KEPT:
            path.unlink()
    entry = bundle / "pagefind-entry.json"
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
