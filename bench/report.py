"""docs/benchmarks.md, written from what was measured: ratios, what is equal and what is not, targets met and missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench import corpus
from bench.measure import COMMON, FULL, SCENARIOS, Measure
from bench.peers import ALL, Generator, Polydigest
from bench.results import FOLDER, Results
from bench.targets import TARGETS, Verdict

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
OURS = Polydigest.name
KINDS = ("articles", "topics", "people", "other")

HEAD = """\
# Benchmarks

Written by `python -m bench` from bench/results/; do not edit. What is compared is processor time (user and system, of the
command and all processes it starts), because it says what a build costs on any number of processors and hardly depends on
what else the machine is doing. Only ratios within one machine say something.

The corpora are made up (bench/corpus.py): articles in English, French, Russian and Ukrainian, every fifth with translations
into the other three; {topics} topics, a person for every five articles, stories. Each program gets the same texts in its own
form and makes a page for each article in its language, and for each topic and person in four locales, {per_page} entries a
listing page.
"""

CHANGES = """\
## What happens between the builds

Nothing; an article more; a sentence more in one; two people become one (the peers: every article that names them written
again; ours: `digest people merge`, whose time counts); an article less. Articles are added as files, to ours as to the
peers. *One seed added* is ours only: the article comes as raw text, and what it says is read first. A generator that
always builds everything is marked by = where its full build stands for a change that was not measured by itself.
"""


WHY = """\
What is missed, and why (the tables at the end say where time and bytes go):

- *Full build*: Polydigest makes about two thirds more pages than the peers (stories side by side, calendar, sources; every
  topic and person in every locale with all articles) and twice as many files again (feeds, tables, texts, cards, index). A
  page costs some 7 ms to make and 5 ms in MkDocs, of which no part stands out: templates, front matter, file lists of
  static-i18n. Below a half of stock Material it can only come with fewer pages, or without MkDocs.
- *One added*: some hundred pages and as many feeds are made and rendered, and that is the same at any size. The article of the
  run comes in four languages, so four bundles of the search index are made again, and two older ones, as it brings new
  spellings of people (4 of 18 seconds). What grows is looking at what there is: articles, units, feeds and files are listed
  and compared one by one (a build in which nothing needs to be made costs a third of that of one added).
- *Memory*: the catalogue, the list of what each page was made from, and the list of all files of the site are held at once.
  A change stays below 500 MB at 10,000; the full build does not.
- *Bytes*: stories, feeds with archives and cards, which stock Material has not, are half of them.

All rows are of one run, one program after the other. Beside it short tests ran at the lowest priority. The code measured is
that of commit 638de29.
"""


def write(path: Path = PAGE, folder: Path = FOLDER) -> None:
    """Write the page from all results there are."""
    sizes = sorted(int(file.stem) for file in folder.glob("*.json"))
    results = [Results.load(size, folder) for size in sizes]
    path.write_text("\n".join(page(results)), encoding="utf-8", newline="\n")


def page(results: Sequence[Results]) -> Iterator[str]:
    """The lines of the page."""
    from bench.peers.base import PER_PAGE  # noqa: PLC0415

    yield HEAD.format(topics=len(corpus.words()["topics"]), per_page=PER_PAGE)
    yield from _targets(results)
    yield from _programs(results)
    yield from _equal(results)
    yield CHANGES
    for result in results:
        yield from _size(result)
    yield from _where(results)


def _targets(results: Sequence[Results]) -> Iterator[str]:
    found = {result.size: result for result in results}
    yield "## Targets\n"
    yield from _table(("Target", "Measured", ""), ((v.target, v.measured, v.word) for v in _verdicts(found)))
    if any(v.met is False for v in _verdicts(found)):
        yield WHY


def _verdicts(found: dict[int, Results]) -> Iterator[Verdict]:
    return (target(found) for target in TARGETS)


def _programs(results: Sequence[Results]) -> Iterator[str]:
    machines = {tuple(result.machine.items()): result.machine for result in results}
    yield "## Machine and programs\n"
    for machine in machines.values():
        yield (
            f"{machine['processor']}, {machine['processors']} processors, {machine['memory'] / 2**30:.0f} GiB; "
            f"{machine['system']}, Python {machine['python']}.\n"
        )
    versions = {name: text for result in results for name, text in result.versions.items()}
    rows = [(g.name, versions[g.name], g.notes) for g in ALL if g.name in versions]
    yield from _table(("", "Version", "As it was set up"), rows)
    busy = [m for result in results for m in result.measures.values() if m.load > machine_share(result)]
    if busy:
        yield (
            f"{len(busy)} of {sum(len(r.measures) for r in results)} builds ran while other programs wanted the processors "
            "too (marked °): their times on the clock say little, and their processor time is somewhat too high.\n"
        )


def machine_share(result: Results) -> float:
    """The load from which on others wanted the processors too."""
    return float(result.machine["processors"])


def _equal(results: Sequence[Results]) -> Iterator[str]:
    """Pages by kind at the largest size that most generators were measured at."""
    if not results:
        return
    best = max(results, key=lambda r: (len(_finished(r)), r.size))
    yield f"## What is equal and what is not\n\nPages of a full build of {best.size:,} articles:\n"
    rows = []
    for name in _finished(best):
        full = best.measures[name, FULL]
        rows.append((name, *(f"{full.kinds.get(kind, 0):,}" for kind in KINDS), f"{full.files - full.pages:,}"))
    yield from _table(("", "Articles", "Topics", "People", "Other pages", "Other files"), rows)
    yield (
        "Articles are the same everywhere. The peers list an article in the locale of its language only, and have a topic or a "
        "person there if one of these articles is of it; Polydigest lists every article in every locale, so its listings are "
        "about three times as long. It links the articles of one event, too. Its other pages (stories side by side, calendar, sources) and files (feeds, tables, texts "
        "for programs, social cards, the search index) have no counterpart in the peers, of which Material alone has a search. "
        "Nikola leaves the pages of what was deleted or merged in the site.\n"
    )


def _finished(result: Results) -> list[str]:
    return [g.name for g in ALL if (m := result.get(g.name, FULL)) is not None and m.limit is None]


def _size(result: Results) -> Iterator[str]:
    names = [g.name for g in ALL if result.get(g.name, FULL) is not None]
    yield f"## {result.size:,} articles\n\nProcessor time, Polydigest = 1 (its seconds in brackets):\n"
    rows = [(scenario, *(_ratio(result, name, scenario) for name in names)) for scenario in _scenarios(result)]
    yield from _table(("", *names), rows)
    yield "Full build:\n"
    rows = [
        ("seconds on the clock", *(_wall(result, name) for name in names)),
        ("peak memory of a process", *(f"{_full(result, name).memory / 2**20:,.0f} MB" for name in names)),
        ("site", *(_unless_stopped(_full(result, n), f"{_full(result, n).bytes / 2**20:,.0f} MB") for n in names)),
        ("site, an article", *(_unless_stopped(_full(result, n), f"{_each(_full(result, n)):,.1f} kB") for n in names)),
    ]
    yield from _table(("", *names), rows)


def _where(results: Sequence[Results]) -> Iterator[str]:
    """Where our time and everybody's bytes go: what there is to say to a target that is missed."""
    for result in results:
        builds = [s for s in SCENARIOS if (m := result.get(OURS, s)) is not None and m.phases]
        steps = dict.fromkeys(step for s in builds for step in result.measures[OURS, s].phases)
        if builds:
            yield f"## Where Polydigest's time goes at {result.size:,}\n\nSeconds of processor time (`digest build --profile`):\n"
            yield from _table(("", *builds), ((step, *(_step(result, s, step) for s in builds)) for step in steps))
    weighed = [r for r in results if any(_full(r, name).weights for name in _finished(r))]
    if weighed:
        last = weighed[-1]
        names = [name for name in _finished(last) if _full(last, name).weights]
        kinds = sorted({kind for name in names for kind in _full(last, name).weights})
        yield f"## Where the bytes of the site go at {last.size:,}\n\nKilobytes an article:\n"
        yield from _table(("", *names), ((kind, *(_kilobytes(last, name, kind) for name in names)) for kind in kinds))


def _step(result: Results, scenario: str, step: str) -> str:
    found = result.measures[OURS, scenario].phases.get(step)
    return "–" if found is None else f"{found:,.1f}"


def _kilobytes(result: Results, name: str, kind: str) -> str:
    full = _full(result, name)
    return f"{full.weights[kind] / full.size / 1000:,.1f}" if kind in full.weights else "–"


def _scenarios(result: Results) -> list[str]:
    return [s for s in SCENARIOS if s in COMMON or result.get(OURS, s) is not None]


def _full(result: Results, name: str) -> Measure:
    return result.measures[name, FULL]


def _each(full: Measure) -> float:
    """Kilobytes an article."""
    return full.bytes / full.size / 1000


def _unless_stopped(full: Measure, text: str) -> str:
    return "–" if full.limit else text


def _wall(result: Results, name: str) -> str:
    full = _full(result, name)
    return f"{'> ' if full.limit else ''}{full.wall:,.1f}{_busy(result, full)}"


def _busy(result: Results, measure: Measure) -> str:
    return "°" if measure.load > machine_share(result) else ""


def cost(result: Results, name: str, scenario: str) -> tuple[Measure, bool] | None:
    """What a scenario cost a generator; of one that always builds everything, if it was not measured, its full build.

    Returns:
        The measure, and whether it is the full build's; None if there is neither.
    """
    if (own := result.get(name, scenario)) is not None:
        return own, False
    full, kind = result.get(name, FULL), _kind(name)
    if full is None or scenario not in COMMON or (kind.incremental and full.limit is None):
        return None
    return full, True


def _kind(name: str) -> type[Generator]:
    return next(g for g in ALL if g.name == name)


def _ratio(result: Results, name: str, scenario: str) -> str:
    found = cost(result, name, scenario)
    if found is None:
        return "–"
    measure, stands_in = found
    marks = ("=" if stands_in else "") + _busy(result, measure)
    ours = result.get(OURS, scenario)
    if name == OURS:
        return f"1 ({measure.cpu:,.1f} s){marks}"
    if measure.limit:
        shown = f"not finished in {measure.limit:,} s"
        return shown if ours is None else f"> {measure.cpu / ours.cpu:,.1f} ({shown})"
    ratio = "" if ours is None else f"{_digits(measure.cpu / ours.cpu)} "
    return f"{ratio}({measure.cpu:,.1f} s){marks}"


def _digits(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2f}"  # noqa: PLR2004


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def main() -> int:
    """Write the page anew."""
    write()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
