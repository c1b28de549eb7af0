"""Write docs/reliability.md: what hostile input and which faults the tests try, and what is promised.

All numbers are counted in the tests' own tables; nothing in it is written by hand but the words around them. Run it
after a change of what it reads; a test sees that the page is fresh.
"""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/reliability.md"
LIMITS = (
    (
        "Bytes of a seed",
        "generator.intake.seed:MAX_SEED_BYTES",
        "tests/intake/test_intake_seed.py::test_a_line_of_20_megabytes_is_one_clear_line",
    ),
    (
        "Paragraphs of a seed",
        "generator.intake.seed:MAX_BLOCKS",
        "tests/intake/test_intake_seed.py::test_too_many_paragraphs_are_one_clear_line",
    ),
    (
        "Bytes of an article, of people.yml, topics.yml, imports.yml, mkdocs.yml",
        "generator.files:MAX_TEXT_BYTES",
        "tests/faults/test_broken_files.py::test_broken_settings_are_one_line",
    ),
    (
        "Levels of YAML within one another",
        "generator.yamlio:MAX_DEPTH",
        "tests/ground/test_yamlio.py::test_every_failure_is_one_named_error_with_its_line",
    ),
    (
        "Letters of an article's slug",
        "generator.library:MAX_SLUG",
        "tests/importing/test_library.py::test_any_title_gives_a_slug_that_fits_and_is_free",
    ),
    (
        "Letters of any other part of an address",
        "generator.pages.urls:_LONGEST",
        "tests/pages/test_addresses.py::test_any_id_becomes_one_part_of_an_address",
    ),
)
"""What is limited, where the program has the number, and the test that goes over it."""
MEASURED = ("tried", "cpu", "peak MiB")
"""What the long tests note of themselves."""
INTRODUCTION = """\
# Reliability

What is tried against Polydigest, so that nothing in a raw article runs in a reader's browser, leaves its folder or
takes the build down, and no fault loses an editor's work. Written by `scripts/reliability.py` from the tests' own
tables, and held fresh by a test. [SECURITY.md](../SECURITY.md) says who is trusted with what.
"""
FUZZING = """\
`make fuzz` (`FUZZ_SECONDS=60` in all) feeds {targets} parsers what Atheris thinks of: libFuzzer's mutations, guided
by the lines of `generator/` that an input reaches. It was taken because it is coverage-guided in the process itself
and has wheels for Linux; it has none for CPython 3.14 yet, and needs none in `make test`, where hypothesis feeds
the same targets the words of the corpus in any order, and bits that are repeated to find time that grows faster
than the input. A promise that is broken fails both: an exception that is no `DigestError`, more text out than came
in, a round trip that changes anything, 5 s, 2 GB.
"""
REPRODUCED = """\
Two builds of the same seeds give the same bytes in `content/`, `site/` (search included) and the exports, although
these differ (`tests/integration/test_reproducible.py`): folder and working directory, user and home, umask, time
zone, clock (by more than a year), language and code page of the machine, hash seed of Python, order in which
folders list their files, times of the seeds, number of cores.
"""


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """A Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in r) + " |\n" for r in lines)


def payloads() -> str:
    """Hostile texts by class."""
    groups = _yaml("tests/safety/payloads.yml")
    if not groups:
        return ""
    count: Counter[str] = Counter()
    for group in groups:
        count[group["class"]] += len(group["payloads"])
    rows: list[tuple[object, ...]] = [(name, number) for name, number in count.items()]
    return (
        "## Hostile texts\n\nEach is put into every field that a seed, an article, people.yml or topics.yml can carry;"
        " what is published is looked through, and opened in Chromium (tests/safety).\n\n"
        + table(("Class", "Payloads"), [*rows, ("**All**", f"**{count.total()}**")])
    )


def faults() -> str:
    """Faults by class, and what they cost."""
    rows: list[tuple[object, ...]] = []
    for path in sorted((ROOT / "tests").glob("faults/*.yml")):
        for name, group in _yaml(path.relative_to(ROOT).as_posix()).items():
            times = f"{group['short']}, with `make soak` {group['long']}, in all" if "short" in group else ""
            cases = "; ".join(_named(case) for case in group["cases"])
            rows.append((name, group["what"], len(group["cases"]), times, cases, group.get("lost", "nothing")))
    head = ("Class", "What happens", "Cases", "Times", "Which", "Lost")
    return "## Faults\n\n" + table(head, rows) if rows else ""


def limits() -> str:
    """What is over a limit, and what a command may cost at most."""
    rows: list[tuple[object, ...]] = []
    for what, where, test in LIMITS:
        module, _, name = where.partition(":")
        value = getattr(importlib.import_module(module), name)
        rows.append((what, f"{value:,}", f"`{module}`", f"`{_short(test)}`"))
    load: list[tuple[object, ...]] = [
        (case["name"], case["cpu"], case["mib"], case.get("says", "read whole"))
        for case in _yaml("tests/faults/cases.yml")["load"]["cases"]
    ]
    return (
        "## Limits\n\nWhat is over one is refused or shortened in one line that names the file; the rest goes on"
        " ([limits.md](limits.md) has them all).\n\n"
        + table(("What", "At most", "In", "Gone over by"), rows)
        + "\nWhat a whole command may cost at most before the system ends it, and what it says; what it did cost is"
        " below.\n\n" + table(("Load", "CPU seconds", "MiB", "Says"), load)
    )


def soak() -> str:
    """The long runs, each with its last result."""
    found = _yaml("docs/soak.yml")
    if not found:
        return ""
    tests: dict[str, dict[str, dict[str, Any]]] = {}
    for test, kept in found["tests"].items():
        name, _, case = test.removesuffix("]").partition("[")
        tests.setdefault(name, {})[case.removesuffix("-")] = kept
    rows = [_long(name, cases) for name, cases in tests.items()]
    head = ("Test", "Cases", "Result", "Seconds", "Measured", "Version and machine")
    return "## Long runs\n\n`make soak`, as each test last ended; cpu is in seconds.\n\n" + table(head, rows)


def _long(name: str, cases: dict[str, dict[str, Any]]) -> tuple[object, ...]:
    """A row: one test with all its cases."""
    wrong = [f"{case} {kept['result']}" for case, kept in cases.items() if kept["result"] != "passed"]
    measured = [
        ", ".join(filter(None, (case, *(f"{unit} {kept[unit]}" for unit in MEASURED if unit in kept))))
        for case, kept in cases.items()
        if any(unit in kept for unit in MEASURED)
    ]
    where = dict.fromkeys(f"{kept['version']}, {kept['on']}" for kept in cases.values())
    seconds = sum(kept["seconds"] for kept in cases.values())
    return f"`{name}`", len(cases), "; ".join(wrong) or "passed", seconds, "<br>".join(measured), "<br>".join(where)


def _named(case: Any) -> str:
    return str(case.get("name") or next(iter(case.values()))) if isinstance(case, dict) else str(case)


def traps() -> str:
    """Traps of real input, and the tests that hold each."""
    parts = ["## Traps of real input\n"]
    for group in _yaml("scripts/reliability.yml"):
        rows: list[tuple[object, ...]] = [
            (entry["trap"], "<br>".join(f"`{_short(test)}`" for test in entry["tests"])) for entry in group["traps"]
        ]
        parts.append(f"### {group['group']}\n\n" + table(("Trap", "Held by"), rows))
    return "\n".join(parts)


def fuzzing() -> str:
    """The fuzzer's targets."""
    tree = ast.parse((ROOT / "fuzz/targets.py").read_text(encoding="utf-8"))
    said = {node.name: ast.get_docstring(node) or "" for node in tree.body if isinstance(node, ast.FunctionDef)}
    named = next(n.value for n in tree.body if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == "TARGETS")
    assert isinstance(named, ast.Dict)
    rows: list[tuple[object, ...]] = []
    for key, value in zip(named.keys, named.values, strict=True):
        name = ast.literal_eval(key) if key else ""
        inputs = len([p for p in (ROOT / "fuzz/corpus" / name).iterdir() if p.is_file()])
        rows.append((name, said[ast.unparse(value)], inputs))
    text = FUZZING.format(targets=len(rows))
    return "## Parsers\n\n" + text + "\n" + table(("Target", "Promise", "Inputs kept"), rows)


def properties() -> str:
    """Property tests, by the file they stand in."""
    rows: list[tuple[object, ...]] = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        found = list(_given(ast.parse(path.read_text(encoding="utf-8"))))
        if found:
            said = "; ".join(name.removeprefix("test_").replace("_", " ") for name in found)
            rows.append((f"`{path.relative_to(ROOT).as_posix()}`", said))
    return "## Properties\n\nHeld for whatever hypothesis thinks of.\n\n" + table(("Tests", "Properties"), rows)


def _given(tree: ast.Module) -> Iterator[str]:
    """Names of the tests of a module that are properties, or hold one inside."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            inside = [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef)]
            if any(ast.unparse(d).startswith("given(") for n in inside for d in n.decorator_list):
                yield node.name


def _short(test: str) -> str:
    path, _, name = test.partition("::")
    return f"{path.removeprefix('tests/').removesuffix('.py')}: {name.removeprefix('test_').replace('_', ' ')}"


def _yaml(name: str) -> Any:
    path = ROOT / name
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def page() -> str:
    """The whole page."""
    parts = [
        INTRODUCTION,
        payloads(),
        faults(),
        limits(),
        soak(),
        fuzzing(),
        properties(),
        "## Reproducibility\n\n" + REPRODUCED,
        traps(),
    ]
    return "\n".join(part for part in parts if part)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"docs/reliability.md: {len(page().splitlines())} lines")
