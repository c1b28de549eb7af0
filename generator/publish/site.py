"""From content/pages to site/: render what changed, take away what is gone, touch nothing else.

A page depends on its own file and on the environment (theme, settings, programs) only; so the fingerprints of both
say what to render. New files are made in a folder of our own and moved in one by one; the manifest is written last, so
that an interrupted run is made good by the next.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import parallel
from generator.errors import PublishError
from generator.exports.tree import known
from generator.files import remove_with_empty_parents, sha256
from generator.phases import phase
from generator.publish import environment, mkdocs_run, search
from generator.publish import manifest as manifests
from generator.publish import pages as page_files
from generator.publish.folder import guard, locked, move_in
from generator.publish.manifest import MARK, MARKER, Manifest, Output
from generator.publish.pages import PageSource
from generator.publish.sitemap import is_sitemap, robots, sitemaps
from generator.publish.tally import Tally, count_with
from generator.settings import Settings

OWN = (MARKER, "robots.txt")
"""Files that are about all pages, made here; the sitemap is another, in one file or in several."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a run did to site/."""

    rendered: tuple[str, ...]
    """Pages whose file in site/ was written, as paths under it."""
    removed: tuple[str, ...]
    """Files taken out of site/."""
    total: int
    """Pages in the site."""
    search: bool
    """Whether the site has a search index."""
    outputs: tuple[str, ...] = ()
    """Every file of the site, as paths under it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What content/pages holds now, and what of it must be rendered."""

    pages: dict[str, PageSource]
    assets: dict[str, str]
    exports: dict[str, str]
    """Files copied as they are, cards included: path under site/ to SHA-256."""
    cards: dict[str, str]
    """Social cards: path under site/ to that under content/pages."""
    environment: str
    changed: tuple[str, ...]
    damaged: frozenset[str]
    render: bool
    """Whether MkDocs has something to do."""
    common: bool
    """Whether that is more than pages: style sheets, fonts and whatever else the themes bring, and what an editor put
    beside the pages."""
    idle: bool


SHARD = 600
"""Pages that one process of MkDocs renders: it keeps all of them in memory, some 100 kB each, until it ends."""


@phase("compare")
def publish(
    settings: Settings,
    *,
    strict: bool = True,
    say: Callable[[str], None] = print,
    pages: Mapping[str, str] | None = None,
    exports: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> PublishReport:
    """Bring site/ up to date with content/pages.

    Args:
        settings: the digest.
        strict: a warning of MkDocs is an error.
        say: told each warning, a line at a time; the site is made all the same.
        pages: SHA-256 of the files of content/pages that were written, or found as they were, just now, by path;
            others are read.
        exports: the same of the exports, all of them; without it what the last run of `write_exports` left.
        progress: told how many pages are rendered, and of how many.

    Raises:
        PublishError: site/ is not ours to write, MkDocs refuses, or two pages have the same address.
    """
    guard(settings)
    with locked(settings):
        old = manifests.load(settings)
        plan = _plan(settings, old, pages or {}, known(settings) if exports is None else exports)
        if plan.idle and old is not None:
            return PublishReport((), (), len(plan.pages), bool(old.search), tuple(old.outputs))
        with _work(settings) as work:
            return _Run(settings, old or Manifest(), plan, work, say, progress).run(strict=strict)


def _plan(settings: Settings, old: Manifest | None, written: Mapping[str, str], exports: Mapping[str, str]) -> _Plan:
    from generator import cards  # noqa: PLC0415 - with all that makes pages

    former = old.pages if old else {}
    pages: dict[str, PageSource] = {}
    assets: dict[str, str] = {}
    folder = settings.pages
    # Cards are copied past MkDocs: it has nothing to do to them, and there may be thousands.
    drawn = cards.known(settings)
    for source in page_files.files(folder):
        if source in drawn:
            continue
        page = former.get(source)
        if page is not None and written.get(source) == page.sha256:
            pages[source] = page
            continue
        with open(f"{folder}/{source}", "rb") as file:  # noqa: PTH123 - pathlib takes three times as long
            data = file.read()
        if not source.endswith(".md"):
            assets[source] = sha256(data)
        elif page is not None and page.sha256 == sha256(data):
            pages[source] = page
        else:
            pages[source] = page_files.read(source, data, settings)
    _refuse_twins(pages)
    pictures = {page_files.asset_output(source, settings): source for source in drawn}
    exported = dict(exports) | {path: drawn[source] for path, source in pictures.items()}
    now = environment.fingerprint(settings)
    old = old or Manifest()
    damaged = frozenset(manifests.damaged(old.outputs, settings.site))
    afresh = old.environment != now
    changed = tuple(
        source for source, page in pages.items()
        if afresh or former.get(source) is not page or page.output in damaged or page.output not in old.outputs
    )  # fmt: skip
    common_damaged = {path for path in damaged - old.page_outputs if not (_is_own(path) or old.is_export(path))}
    common = bool(afresh or assets != old.assets or common_damaged)
    render = bool(common or changed)
    unsearched = not old.search and any(page.search for page in pages.values())  # Pagefind failed: try again
    idle = not (
        render or damaged or old.pending or pages.keys() != former.keys() or unsearched or exported != old.exports
    )
    return _Plan(pages, assets, exported, pictures, now, changed, damaged, render, common, idle)


def _is_own(path: str) -> bool:
    """Whether a file of the site is made here and not by MkDocs."""
    return path in OWN or is_sitemap(path) or path.startswith(f"{search.FOLDER}/")


def _refuse_twins(pages: dict[str, PageSource]) -> None:
    taken: dict[str, str] = {}
    for source, page in pages.items():
        # Not even on a file system that takes capitals for small letters.
        other = taken.setdefault(page.output.casefold(), source)
        if other != source:
            raise PublishError(
                f"same address as content/pages/{other}", path=f"content/pages/{source}", hint="rename one of the two"
            )


@contextlib.contextmanager
def _work(settings: Settings) -> Iterator[Path]:
    """A folder to work in, beside site/ as a rule; leftovers of killed runs go."""
    settings.state.mkdir(parents=True, exist_ok=True)
    for leftover in settings.state.glob("publish-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=settings.state, prefix="publish-") as folder:
        yield Path(folder)


class _Run:
    """One run that has something to do."""

    def __init__(  # noqa: PLR0917
        self, settings: Settings, old: Manifest, plan: _Plan, work: Path, say: Callable[[str], None],
        progress: Callable[[int, int], None] | None,
    ) -> None:  # fmt: skip
        self.settings, self.old, self.plan, self.work, self.say = settings, old, plan, work, say
        self.progress = progress or (lambda _done, _total: None)
        self.fresh: dict[str, Path] = {}
        """Path under site/ to the file that belongs there, for all that this run made."""

    def run(self, *, strict: bool) -> PublishReport:
        """Render, index, move in, take away, and write down what there is."""
        if self.plan.render:
            self._render(strict=strict)
        self._write_own()
        kept = self._kept()
        self._copy_exports(kept)
        outputs = kept | {path: _output(file) for path, file in self.fresh.items()}
        index = self._search(outputs)
        new = Manifest(
            environment=self.plan.environment, pages=self.plan.pages,
            assets=self.plan.assets, exports=self.plan.exports, outputs=dict(sorted(outputs.items())), search=index,
        )  # fmt: skip
        written = self._move_in(new)
        removed = self._take_away(new)
        manifests.save(new, self.settings, self.old)
        rendered = tuple(sorted(new.page_outputs & written))
        return PublishReport(rendered, removed, len(new.pages), bool(index), tuple(new.outputs))

    @phase("MkDocs")
    def _render(self, *, strict: bool) -> None:
        changed = self.plan.changed
        count = max(1, -(-len(changed) // SHARD))
        count = count if count == 1 else max(count, parallel.workers())
        # Pages of all sizes go into every part, so that all parts take as long.
        shards = [changed[number::count] for number in range(count)]
        mkdocs_run.prepare()
        tally = Tally(len(changed), len(shards), self.progress)

        def work(number: int) -> list[str]:
            count_with(lambda: tally.add(number))
            return self._shard(number, shards[number], strict=strict)

        said = parallel.apart(len(shards), work, tick=tally.tell)
        count_with(None)
        for warning in dict.fromkeys(warning for warnings in said for warning in warnings):
            self.say(warning)
        stubs = {page_files.output_of(f"{locale.code}/index.md", self.settings) for locale in self.settings.locales}
        for number, shard in enumerate(shards):
            site = self.work / f"site-{number}"
            wanted = {self.plan.pages[source].output for source in shard}
            made = {path: site / path for path in page_files.files(site)}
            if missing := sorted(wanted - made.keys()):
                raise PublishError(
                    "MkDocs made no page", path=missing[0], hint="is it empty, or excluded in mkdocs.yml?"
                )
            # What is no page is the same in all parts, but for the assets, which are in the first.
            self.fresh.update((path, made[path]) for path in wanted)
            if number == 0 and self.plan.common:
                self.fresh.update((p, file) for p, file in made.items() if p not in wanted and p not in stubs)

    def _shard(self, number: int, sources: Sequence[str], *, strict: bool) -> list[str]:
        """Render some of the pages, the first time with the assets too; what MkDocs warns of."""
        docs, site = self.work / f"docs-{number}", self.work / f"site-{number}"
        docs.mkdir()
        common = number == 0 and self.plan.common
        mkdocs_run.stage(self.settings, [*sources, *(self.plan.assets if common else ())], docs)
        return mkdocs_run.render(self.settings, docs, site, strict=strict, assets=common)

    def _write_own(self) -> None:
        """Files that MkDocs does not make; an editor's own in content/pages come before them."""
        texts = dict(zip(OWN, (MARK, robots(self.settings)), strict=True))
        (self.work / "own").mkdir()
        for name, text in {**texts, **sitemaps(self.plan.pages.values(), self.settings)}.items():
            if name not in self.fresh:
                (self.work / "own" / name).write_text(text, encoding="utf-8", newline="\n")
                self.fresh[name] = self.work / "own" / name

    def _copy_exports(self, kept: dict[str, Output]) -> None:
        """Take the exports that are new or other than in site/; a page or file of content/pages comes before one."""
        for path, fingerprint in self.plan.exports.items():
            if path in self.fresh or path in kept:
                continue
            output = self.old.outputs.get(path)
            if output is not None and output.sha256 == fingerprint and path not in self.plan.damaged:
                kept[path] = output
                continue
            copy = self.work / "exports" / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            card = self.plan.cards.get(path)
            shutil.copyfile(self.settings.pages / card if card else self.settings.exports / path, copy)
            self.fresh[path] = copy

    def _kept(self) -> dict[str, Output]:
        """Files of an earlier run, exports aside, that stand as they are."""
        current = {page.output for page in self.plan.pages.values()}
        former = self.old.page_outputs
        return {
            path: output for path, output in self.old.outputs.items()
            if path in current
            or not (self.plan.common or path in former or _is_own(path) or self.old.is_export(path))
        }  # fmt: skip

    @phase("search")
    def _search(self, outputs: dict[str, Output]) -> str:
        """Make the search index again if a page in it changed.

        Returns:
            The fingerprint of what is indexed; empty if there is no index.
        """
        indexed = sorted(page.output for page in self.plan.pages.values() if page.search)
        if not indexed:
            return ""
        wanted = sha256("\n".join(f"{path} {outputs[path].sha256}" for path in indexed) + self.plan.environment)
        present = {path: o for path, o in self.old.outputs.items() if path.startswith(f"{search.FOLDER}/")}
        if wanted == self.old.search and not present.keys() & self.plan.damaged:
            outputs.update(present)
            return wanted
        (self.work / "search").mkdir()
        root, damaged = f"{search.FOLDER}/", self.plan.damaged
        pages = {
            path: search.Page(self.fresh.get(path, self.settings.site / path), outputs[path].sha256) for path in indexed
        }
        try:
            index = search.update(
                pages, self.work / "search", memory=self.settings.state / "search.json",
                present={path.removeprefix(root) for path in present},
                damaged={path.removeprefix(root) for path in present.keys() & damaged},
            )  # fmt: skip
        except search.SearchError as e:
            self.say(f"the site has no search: {e}")
            return ""
        outputs.update({f"{root}{path}": present[f"{root}{path}"] for path in index.kept})
        for path, file in index.made.items():
            self.fresh[f"{root}{path}"] = file
            outputs[f"{root}{path}"] = _output(file)
        return wanted

    @phase("move")
    def _move_in(self, new: Manifest) -> set[str]:
        """Put what this run made into site/, where it differs from what is there."""
        site = self.settings.site
        newcomers = self.fresh.keys() - self.old.outputs.keys()
        if newcomers:
            # Should this run be killed, the next one knows which files it may have left.
            pending = replace(self.old, pending=tuple(sorted({*newcomers, *self.old.pending})))
            move_in(self.fresh[MARKER], site / MARKER)
            manifests.save(pending, self.settings, self.old)
            self.old = pending
        written = set()
        # The list of search bundles last: until then the old ones count, and are whole.
        for path in sorted(self.fresh, key=lambda p: (p == f"{search.FOLDER}/{search.LIST}", p)):
            same = self.old.outputs.get(path) == new.outputs[path] and path not in self.plan.damaged
            if path != MARKER and not same and move_in(self.fresh[path], site / path):
                written.add(path)
        if MARKER in self.plan.damaged and self.fresh[MARKER].exists():  # not moved above
            move_in(self.fresh[MARKER], site / MARKER)
        return written

    def _take_away(self, new: Manifest) -> tuple[str, ...]:
        site = self.settings.site
        gone = ({*self.old.outputs, *self.old.pending}) - new.outputs.keys()
        if not self.old.outputs:
            gone.update(manifests.strays(site, new.outputs))
        there = tuple(path for path in sorted(gone) if (site / path).is_file())
        for path in there:
            remove_with_empty_parents(site / path, site)
        return there


def _output(file: Path) -> Output:
    data = file.read_bytes()
    return Output(sha256(data), len(data))
