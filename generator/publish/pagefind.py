"""Pagefind's program: one run makes the index of one set of pages."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

TIMEOUT = 900
"""Seconds; some 200 times what the largest set takes."""

SCRIPT = "pagefind.js"
"""What a browser searches with. Pagefind's own user interfaces are not used."""

ENTRY = "pagefind-entry.json"
"""Where a browser begins to read an index."""


class SearchError(Exception):
    """The index could not be made; the site does without."""


def program() -> Path:
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


@cache
def versions() -> dict[str, str]:
    """Of the packages that the program may come from, those that are installed."""
    found = {}
    for name in ("pagefind", "pagefind_bin", "pagefind_bin_extended"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def run(pages: Path, bundle: Path) -> None:
    """Index the pages of a folder.

    Args:
        pages: HTML files, all in one language; their paths become the addresses of the results.
        bundle: folder to be made.

    Raises:
        SearchError: Pagefind does not run, or fails; says why.
    """
    command = [str(program()), "--site", str(pages), "--output-path", str(bundle), "--silent"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT, cwd=pages.parent)  # noqa: S603 - our own arguments
    except subprocess.CalledProcessError as e:
        said = (e.stderr or e.stdout).decode("utf-8", "replace").strip().splitlines()
        raise SearchError(said[-1] if said else f"Pagefind ended with code {e.returncode}") from e
    except (OSError, subprocess.TimeoutExpired) as e:
        raise SearchError(f"Pagefind does not run here: {e}") from e
    _tidy(bundle)


def _tidy(bundle: Path) -> None:
    """Leave out what is not used, and put the entry in order: Pagefind writes it in a chance one."""
    entry = bundle / ENTRY
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in data["languages"].values()}
    for path in bundle.iterdir():
        unused = path.suffix in {".js", ".css"} or (path.suffix == ".pagefind" and path.name not in programs)
        if path.is_file() and path.name != SCRIPT and unused:
            path.unlink()
