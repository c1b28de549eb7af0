"""What was measured so far: one JSON file a size, to which each run adds, so that long runs can be done bit by bit."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.measure import SCENARIOS, Measure

FOLDER = Path(__file__).resolve().parent / "results"


@dataclass(slots=True)
class Results:
    """All measures at one size, on one machine."""

    size: int
    machine: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    """Of each generator that was measured."""
    measures: dict[tuple[str, str], Measure] = field(default_factory=dict)
    """By generator and scenario."""

    @classmethod
    def load(cls, size: int, folder: Path = FOLDER) -> Results:
        """What there is at a size; nothing if it was never measured."""
        path = folder / f"{size}.json"
        if not path.exists():
            return cls(size)
        data = json.loads(path.read_text(encoding="utf-8"))
        measures = [Measure(**{"size": size, **item}) for item in data["measures"]]
        return cls(size, data["machine"], data["versions"], {(m.generator, m.scenario): m for m in measures})

    def begin(self, generator: str, versions: str) -> None:
        """Forget what was measured of a generator before."""
        here = machine()
        if self.machine != here:  # numbers of two machines do not belong into one table
            self.measures.clear()
            self.versions.clear()
        self.machine = here
        self.versions[generator] = versions
        self.measures = {key: m for key, m in self.measures.items() if key[0] != generator}

    def add(self, measure: Measure) -> None:
        """Keep one measure."""
        self.measures[measure.generator, measure.scenario] = measure

    def get(self, generator: str, scenario: str) -> Measure | None:
        """One measure, if there is one."""
        return self.measures.get((generator, scenario))

    def save(self, folder: Path = FOLDER) -> None:
        """Write the file."""
        folder.mkdir(parents=True, exist_ok=True)
        ordered = sorted(self.measures.values(), key=lambda m: (m.generator, SCENARIOS.index(m.scenario)))
        measures = [{k: v for k, v in asdict(m).items() if k != "size"} for m in ordered]
        data = {"machine": self.machine, "versions": dict(sorted(self.versions.items())), "measures": measures}
        text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{self.size}.json").write_text(text, encoding="utf-8")


def machine() -> dict[str, Any]:
    """What the numbers hold for."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "processors": len(os.sched_getaffinity(0)),
        "memory": int((_first("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) << 10,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _first(path: str, key: str) -> str | None:
    """The value of the first line ``key : value`` of a file of the kernel's."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), None)
