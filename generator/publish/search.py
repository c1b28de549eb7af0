"""The search index: bundles of Pagefind's, one for each language and span of time; of them those that changed are made.

A bundle is a folder named after what it was made from: ``pagefind/fr/2024-07-1f0c9a2b3d/``. So it never changes, a
browser may keep it, and its name says whether the site has it already. ``pagefind/bundles.json`` lists those that
count; it is written after the new ones are there and before the old ones go.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import state
from generator.files import sha256, write_derived
from generator.publish import pagefind, searchable, stems
from generator.publish.pagefind import SCRIPT, SearchError
from generator.publish.spans import spans

__all__ = ["FOLDER", "LIST", "Index", "Page", "SearchError", "update"]

FOLDER = "pagefind"
"""Of the index, under site/."""

LIST = "bundles.json"
"""Names the bundles of each language, under `FOLDER`."""

FACETS_FILE = "facets.json"
"""What a bundle's articles are filtered by, by the id that Pagefind gave each."""

SEVERAL = " | "
"""Between several values of one kind (theme/partials/content.html)."""

FACETS = {"date": False, "source": False, "topic": True, "person": True}
"""What articles are filtered by, as the pages name it, and whether an article can have several."""

FRAGMENT = b"pagefind_dcd"
"""What Pagefind's unpacked files begin with."""

WORKERS = 4
"""Bundles that are made at once, at most: Pagefind uses several cores for one by itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be searched."""

    file: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Index:
    """The index after a run."""

    made: dict[str, Path]
    """Path under `FOLDER` to the file that this run made."""
    kept: frozenset[str]
    """Paths under `FOLDER` of an earlier run that stand as they are; every other one is to go."""


@dataclass(frozen=True, slots=True)
class _Bundle:
    name: str
    """Its folder under `FOLDER`."""
    pages: tuple[str, ...]
    first: bool
    """Whether it has the program for its language, which a browser loads once."""

    @property
    def memory(self) -> str:
        """Name of the file in which is kept what was read out of its pages: that of its language and span."""
        return self.name.rpartition("-")[0].replace("/", "-") + ".json"


def update(
    pages: Mapping[str, Page], work: Path, *, memory: Path, present: Collection[str] = (), damaged: Collection[str] = ()
) -> Index:
    """Index pages of a site, as far as they are not indexed.

    Args:
        pages: path under the site's root (``fr/articles/x/index.html``) to the page.
        work: an empty folder to work in, best on the same file system as the site.
        memory: file in which is kept what was read out of each page; may be missing.
        present: paths under `FOLDER` that the site has.
        damaged: those of them that are not as they were written.

    Raises:
        SearchError: Pagefind is not there, or fails; says why.
    """
    bundles = _bundles(_facts(pages, memory))
    whole = _folders(present) - _folders(damaged)
    missing = [bundle for bundle in bundles if bundle.name not in whole]
    if bundles and not missing and (SCRIPT not in present or SCRIPT in damaged):
        missing = [min(bundles, key=lambda bundle: (len(bundle.pages), bundle.name))]  # it comes with every index
    made = _make(missing, pages, work, memory.with_suffix(""))
    _forget(memory.with_suffix(""), bundles)
    made[LIST] = _list(bundles, work)
    names = {bundle.name for bundle in bundles}
    kept = {path for path in present if _folder(path) in names or path == SCRIPT} - made.keys()
    return Index(made, frozenset(kept))


def _folder(path: str) -> str:
    """The bundle that a path under `FOLDER` belongs to: its first two parts."""
    return "/".join(path.split("/")[:2])


def _folders(paths: Iterable[str]) -> set[str]:
    return {_folder(path) for path in paths}


def _facts(pages: Mapping[str, Page], memory: Path) -> dict[str, tuple[str, str, str]]:
    """Language, date and fingerprint of what is searched of each page, and nothing of pages of which nothing is.

    What was once read out of a page is remembered by the page's own fingerprint, so that unchanged pages are not read.
    """
    known = _remembered(memory)
    facts: dict[str, tuple[str, str, str]] = {}
    for path, page in pages.items():
        found = known.get(page.sha256)
        if found is None:
            read = _read(page)
            found = (read.lang, read.date, read.fingerprint if read.parts else "")
        facts[path] = found
    remembered = {page.sha256: facts[path] for path, page in sorted(pages.items())}
    text = json.dumps({"maker": _maker(), "pages": remembered}, ensure_ascii=False, indent=0)
    write_derived(memory, text + "\n")
    return {path: found for path, found in facts.items() if found[2]}


def _remembered(memory: Path) -> dict[str, tuple[str, str, str]]:
    try:
        data = json.loads(memory.read_text(encoding="utf-8"))
        if data["maker"] != _maker():
            return {}
        return {str(key): (str(a), str(b), str(c)) for key, (a, b, c) in data["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # a cache that cannot be read is no cache


@cache
def _maker() -> str:
    """Fingerprint of the programs and rules that make a bundle of pages."""
    files = (*(Path(str(module.__file__)) for module in (pagefind, searchable, stems)), Path(__file__), stems.RULES)
    return sha256(json.dumps([pagefind.versions(), *(sha256(file.read_bytes()) for file in files)], sort_keys=True))


def _read(page: Page) -> searchable.Searchable:
    return searchable.read(page.file.read_text(encoding="utf-8"))


def _bundles(facts: Mapping[str, tuple[str, str, str]]) -> list[_Bundle]:
    """The pages by language and span of time, languages by their codes and spans by time."""
    bundles: list[_Bundle] = []
    for lang in sorted({lang for lang, _, _ in facts.values()}):
        own = {path: (date, print_) for path, (its, date, print_) in sorted(facts.items()) if its == lang}
        span_of = spans(date for date, _ in own.values())
        for span in sorted(set(span_of.values())):
            members = {path: print_ for path, (date, print_) in own.items() if span_of[date] == span}
            first = not bundles or not bundles[-1].name.startswith(f"{lang}/")
            made_from = sha256(json.dumps([_maker(), first, members], sort_keys=True))
            bundles.append(_Bundle(f"{lang}/{span}-{made_from[:10]}", tuple(members), first))
    return bundles


def _make(bundles: list[_Bundle], pages: Mapping[str, Page], work: Path, memory: Path) -> dict[str, Path]:
    """Make bundles, several at once.

    Args:
        bundles: to make.
        pages: all there are.
        work: an empty folder to work in.
        memory: folder in which is kept what was read out of the pages.

    Returns:
        Path under `FOLDER` to each file made.
    """
    if bundles:
        pagefind.program()  # says so at once where there is none
    made: dict[str, Path] = {}
    with ThreadPoolExecutor(min(WORKERS, os.cpu_count() or 1)) as pool:
        runs = []
        for number, bundle in enumerate(bundles):
            home = work / str(number)
            _put(bundle, pages, home / "site", memory)
            runs.append(pool.submit(_index, bundle, home))
        for bundle, done in zip(bundles, runs, strict=True):
            made.update(_files(bundle, done.result()))
    return made


def _put(bundle: _Bundle, pages: Mapping[str, Page], site: Path, memory: Path) -> None:
    """Write what is searched of a bundle's pages; of pages that are as they were it is known, by their fingerprint."""
    place = memory / bundle.memory
    kept = state.load(place)
    known = kept[1] if isinstance(kept, list) and kept[:1] == [_maker()] else {}
    texts: dict[str, str] = {}
    for path in bundle.pages:
        page = pages[path]
        texts[page.sha256] = text = known.get(page.sha256) or _read(page).html
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    with contextlib.suppress(OSError):  # goes without
        state.save(place, [_maker(), texts])


def _forget(memory: Path, bundles: Iterable[_Bundle]) -> None:
    """Take away what is known of bundles that are no more."""
    wanted = {bundle.memory for bundle in bundles}
    if memory.is_dir():
        for file in sorted(memory.iterdir()):
            if file.name not in wanted:
                with contextlib.suppress(OSError):
                    file.unlink()


def _index(bundle: _Bundle, home: Path) -> Path:
    folder = home / FOLDER
    pagefind.run(home / "site", folder)
    if not bundle.first:
        for program in folder.glob("*.pagefind"):
            program.unlink()
    _write_json(folder / FACETS_FILE, facets_of(folder))
    return folder


def _files(bundle: _Bundle, folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            path = file.relative_to(folder).as_posix()
            yield (path if path == SCRIPT else f"{bundle.name}/{path}"), file


def _list(bundles: Iterable[_Bundle], work: Path) -> Path:
    """Write the list of bundles: by language, the one with the program first."""
    languages: dict[str, list[str]] = {}
    for bundle in bundles:
        lang, _, name = bundle.name.partition("/")
        languages.setdefault(lang, []).append(name)
    _write_json(work / LIST, {"pagefind": pagefind.versions().get("pagefind", ""), "languages": languages})
    return work / LIST


def facets_of(bundle: Path) -> dict[str, dict[str, Any]]:
    """What the search page filters by: the id of each page in a bundle to the page's values.

    Pagefind's own filters come out in a chance order, and the same articles must give the same files; so the values are
    metadata of the pages, and are collected here from the one file that Pagefind writes for each page. ``path`` is the
    page's address from the site's root.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((bundle / "fragment").glob("*.pf_fragment")):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(FRAGMENT))
        found[path.stem] = _values(page["meta"], page["url"])
    return found


def _values(meta: Mapping[str, str], url: str) -> dict[str, Any]:
    values: dict[str, Any] = {"path": url.lstrip("/")}
    for name, several in FACETS.items():
        if text := meta.get(name):
            values[name] = text.split(SEVERAL) if several else text
    return values


def _write_json(path: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
