"""What is measured of a generator, and how.

Of a command: the processor time of it and of all processes it started (`os.wait4`), the time on the clock, and the largest
memory that one of these processes had. Numbers of different machines say nothing: only ratios do.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench import corpus as corpora
from bench.corpus import Corpus
from bench.peers import Generator, Polydigest
from bench.peers.base import LOCALES

FULL, NOTHING, ADDED, EDITED, MERGED, DELETED = (
    "full build", "nothing changed", "one added", "one edited", "two people merged", "one deleted",
)  # fmt: skip
SEED, ONE_PROCESSOR = "one seed added", "full build, one processor"
"""Of ours only: the added article comes as raw text and is read first; nothing at the same time as anything else."""
COMMON = (FULL, NOTHING, ADDED, EDITED, MERGED, DELETED)
SCENARIOS = (*COMMON, SEED, ONE_PROCESSOR)

ALONE = 1000
"""Articles up to which ours is built on one processor too."""
LOG = "bench.log"
"""What a generator says goes there, in its folder."""
SLOW = 30
"""Processor seconds of a full build from which on a generator that always builds everything is not asked to do so again
for each change, unless that is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One scenario, measured."""

    generator: str
    size: int
    scenario: str
    cpu: float
    """Seconds of processor time, user and system, of all processes."""
    wall: float
    """Seconds."""
    memory: int = 0
    """Bytes: the peak of the largest process."""
    pages: int = 0
    files: int = 0
    bytes: int = 0
    load: float = 0.0
    """How many other processes wanted a processor when it began (the load average)."""
    limit: int | None = None
    """Processor seconds of one process after which it was stopped, if it was: then the times are lower bounds."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """HTML pages by kind."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """Bytes of the site by kind of file."""
    phases: Mapping[str, float] = field(default_factory=dict)
    """Where the processor time went, in seconds, as far as the generator says so."""


@dataclass(frozen=True, slots=True)
class _Used:
    cpu: float
    wall: float
    memory: int
    finished: bool


def measure(generator: Generator, size: int, *, limit: int | None = None, every: bool = False) -> Iterator[Measure]:
    """Every scenario at one size.

    Args:
        generator: in a folder that is empty or absent.
        size: articles, translations not counted.
        limit: seconds of processor time that one process of a build may take (a busy machine is no fault of theirs).
        every: build for each change even where a build is slow and always a full one.
    """
    one_more = corpora.make(size + 2, people=max(5, size // 5))
    whole = replace(one_more, pieces=one_more.pieces[:size])
    generator.prepare(whole)
    generator.wipe()
    full = _run(generator, whole, size, FULL, limit)
    yield full
    if full.limit is not None or (not every and not generator.incremental and full.cpu > SLOW):
        return
    corpus = whole
    for scenario, change in _changes(generator, one_more, size):
        corpus, commands = change(corpus)
        yield _run(generator, corpus, size, scenario, limit, before=commands)
    if isinstance(generator, Polydigest):
        generator.put_seed(one_more.pieces[size + 1], one_more)
        yield _run(generator, corpus, size, SEED, limit)
        if size <= ALONE:
            generator.wipe()
            yield _run(generator, corpus, size, ONE_PROCESSOR, limit, processors=1)


Change = Callable[[Corpus], tuple[Corpus, list[list[str]]]]


def _changes(generator: Generator, one_more: Corpus, size: int) -> list[tuple[str, Change]]:
    """What happens to the source before each build, and what has to be run for it."""
    new, edited, gone = one_more.pieces[size], one_more.pieces[size // 2], one_more.pieces[size // 3]
    stays, goes = one_more.people[-1].id, one_more.people[-2].id

    def put(corpus: Corpus, piece: corpora.Piece) -> tuple[Corpus, list[list[str]]]:
        corpus = corpus.with_piece(piece)
        generator.put(piece, corpus)
        return corpus, []

    def merge(corpus: Corpus) -> tuple[Corpus, list[list[str]]]:
        corpus = corpus.merged(stays, goes)
        return corpus, generator.merge(stays, goes, corpus)

    def delete(corpus: Corpus) -> tuple[Corpus, list[list[str]]]:
        corpus = corpus.without(gone)
        generator.remove(gone, corpus)
        return corpus, []

    return [
        (NOTHING, lambda corpus: (corpus, [])),
        (ADDED, lambda corpus: put(corpus, new)),
        (EDITED, lambda corpus: put(corpus, edited.edited())),
        (MERGED, merge),
        (DELETED, delete),
    ]


def _run(
    generator: Generator, corpus: Corpus, size: int, scenario: str, limit: int | None, *,
    before: Sequence[list[str]] = (), processors: int | None = None,
) -> Measure:  # fmt: skip
    load = os.getloadavg()[0]
    log = generator.folder / LOG
    said = log.stat().st_size if log.exists() else 0
    used = [_command(generator, command, limit, processors) for command in (*before, generator.command())]
    finished = all(part.finished for part in used)
    sizes = {path.relative_to(generator.site).as_posix(): path.stat().st_size for path in _files(generator.site)}
    pages = [path for path in sizes if path.endswith(".html")]
    return Measure(
        generator=generator.name, size=size, scenario=scenario, cpu=round(sum(u.cpu for u in used), 3),
        wall=round(sum(u.wall for u in used), 3), memory=max(u.memory for u in used), pages=len(pages), files=len(sizes),
        bytes=sum(sizes.values()), load=round(load, 2), limit=None if finished else limit,
        kinds=census(generator, corpus, pages), weights=weights(generator, corpus, sizes),
        phases=generator.phases(log.read_bytes()[said:].decode("utf-8", "replace")) if finished else {},
    )  # fmt: skip


def _files(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*") if path.is_file())


def _command(generator: Generator, command: list[str], limit: int | None, processors: int | None) -> _Used:
    """Run a command to its end, or stop it at the limit.

    Raises:
        SystemExit: it failed.
    """
    # As on any machine where Python may keep what it compiled, for all the generators alike.
    environment = {**os.environ, **generator.environment()}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    log = generator.folder / LOG

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
        if processors is not None:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processors])

    with log.open("ab") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=generator.folder, env=environment, stdout=output, stderr=subprocess.STDOUT,
            preexec_fn=bound,  # noqa: PLW1509 - there are no threads here
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    stopped = bool(process.returncode) and limit is not None and cpu >= 0.95 * limit
    if process.returncode and not stopped:
        raise SystemExit(f"{generator.name}: {' '.join(command)} failed: see {log}")
    return _Used(cpu, wall, used.ru_maxrss << 10, not stopped)


def census(generator: Generator, corpus: Corpus, pages: Sequence[str]) -> dict[str, int]:
    """How many pages of a site are articles, topics, people (further pages of a listing counted), and anything else."""
    topics = frozenset(corpus.topics)
    found: Counter[str] = Counter()
    for page in pages:
        found[_kind(generator, page, topics)] += 1
    return dict(sorted(found.items()))


def weights(generator: Generator, corpus: Corpus, sizes: Mapping[str, int]) -> dict[str, int]:
    """Bytes of a site by kind: of pages as `census` has them, and of everything else by what it is for."""
    topics = frozenset(corpus.topics)
    found: Counter[str] = Counter()
    for path, size in sizes.items():
        found[f"pages: {_kind(generator, path, topics)}" if path.endswith(".html") else _use(path)] += size
    return dict(sorted(found.items()))


def _use(path: str) -> str:
    """What a file that is no page is for."""
    if path.startswith(("pagefind/", "search/")):
        return "search index"
    if re.search(r"(^|/)(feed|rss|atom|index)\b[^/]*\.(xml|json)$|(^|/)feeds?/", path) or path.endswith(
        (".atom", ".rss")
    ):
        return "feeds"
    return {".png": "pictures", ".xml": "feeds", ".md": "texts", ".txt": "texts"}.get(
        path[path.rfind(".") :], "other files"
    )


def _kind(generator: Generator, page: str, topics: frozenset[str]) -> str:
    folder, _, rest = page.partition("/")
    path = rest if folder in LOCALES else page
    for kind, pattern in generator.kinds.items():
        if match := re.fullmatch(pattern, path):
            if kind != "tags":
                return kind
            return "topics" if match["id"] in topics else "people"
    return "other"
