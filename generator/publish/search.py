"""The search index: Pagefind's program over the article pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

FOLDER = "pagefind"
"""Of the index, under site/."""

KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
"""Pagefind's own user interfaces are not used: only what its modular script needs."""

NOT_SEARCHED = ("nav", "footer", ".pd-kicker", ".pd-byline", ".pd-note")
"""Parts of an article page that say nothing of the article."""

TIMEOUT = 900
"""Seconds; some 20 times what 20,000 pages take."""


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
        link(source, target)
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


def link(source: Path, target: Path) -> None:
    """A second name for a file, or a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _tidy(bundle: Path) -> None:
    """Leave out what is not used, and put the list of languages in order: Pagefind writes it in a chance one."""
    for path in bundle.iterdir():
        if path.is_file() and path.suffix in {".js", ".css"} and path.name not in KEPT:
            path.unlink()
    entry = bundle / "pagefind-entry.json"
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
