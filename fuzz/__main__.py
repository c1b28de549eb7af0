"""`make fuzz`: give every target the same share of the time, in a process of its own, with Atheris (libFuzzer).

Coverage guides it: an input that reaches new lines of generator/ is kept and varied further. It starts from
fuzz/corpus; what it keeps goes to .digest/fuzz/<target>, where the next run goes on, and an input that breaks a promise
to .digest/fuzz/broken. Such an input becomes a test, and a file of the corpus (in words of one's own, made small).

Besides the target's own promises: one input, of at most 8 KB, takes at most 5 s, and the process at most 2 GB.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE.parent / ".digest/fuzz"
LIMITS = ("-max_len=8192", "-timeout=5", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1", "-reload=0")


def one(name: str, seconds: int) -> None:
    """Fuzz one target in this process; libFuzzer ends it."""
    import atheris  # noqa: PLC0415 - there are Pythons without it; all imports of generator/ come after the instrumentation

    with atheris.instrument_imports(include=["generator"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415

    kept, broken = KEPT / name, KEPT / "broken"
    for folder in (kept, broken):
        folder.mkdir(parents=True, exist_ok=True)
    options = [*LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={broken}/{name}-"]
    words = HERE / f"words/{name}.dict"
    options += [f"-dict={words}"] if words.exists() else []
    atheris.Setup([sys.argv[0], *options, str(kept), str(HERE / "corpus" / name)], TARGETS[name])
    atheris.Fuzz()


def all_of_them(seconds: int, names: list[str]) -> int:
    """Fuzz the targets one after another; how many broke a promise."""
    broken = []
    for name in names:
        share = max(1, seconds // len(names))
        command = [sys.executable, "-m", "fuzz", "--one", name, "--seconds", str(share)]
        run = subprocess.run(command, cwd=HERE.parent, env=os.environ, capture_output=True, text=True, check=False)
        tried = [line.split(":")[-1].strip() for line in run.stderr.splitlines() if "number_of_executed_units" in line]
        print(
            f"{name:<13} {tried[0] if tried else '?':>9} inputs  {'fine' if run.returncode == 0 else 'BROKEN'}",
            flush=True,
        )
        if run.returncode:
            broken.append(name)
            print(run.stdout[-2000:] + run.stderr[-4000:])
    return len(broken)


def main() -> None:
    """All targets, or one."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Fuzz the parsers.")
    parser.add_argument("--seconds", type=int, default=60, help="in all")
    parser.add_argument("--one", help="this target only, in this process")
    parser.add_argument("targets", nargs="*", help="folders of fuzz/corpus; all if none is named")
    given = parser.parse_args()
    if given.one:
        one(given.one, given.seconds)
    else:
        names = given.targets or sorted(path.name for path in (HERE / "corpus").iterdir())
        sys.exit(min(1, all_of_them(given.seconds, names)))


if __name__ == "__main__":
    main()
