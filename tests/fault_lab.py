"""Digest folders on which commands are run with faults: the near end of `fault_server`."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.scaffold import create

SERVER = Path(__file__).with_name("fault_server.py")
CASES = Path(__file__).parent / "faults" / "cases.yml"
HUNG = 120.0
"""Seconds after which a command counts as hung: far over what any takes on the busiest machine."""

PORT = """\
Harbour bridge in Portwick reopens after two years of repairs
By Helen Marsh
12 May 2025

The mayor of Portwick, Anna Keller, reopened the harbour bridge on Monday, two years after a barge had struck one of its piers.
The repairs cost 48 million euros, twice the first estimate, and the city council voted for the money three times.
"We promised to give the harbour back to the people who live around it," Keller said in front of some 3,000 residents.
"""
PONT = """\
Après deux ans de travaux, le pont du port rouvre
Par Luc Garnier
Publié le 12 mai 2025

La maire de Portwick, Anna Keller, a rouvert lundi le pont du port, deux ans après qu’une péniche eut heurté l’une de ses piles.
Les travaux ont coûté 48 millions d’euros, le double de la première estimation.
« Nous avions promis de rendre le port à ses riverains », a déclaré Anna Keller devant quelque 3 000 habitants.
"""
ORCHESTRA = """\
City orchestra of Lindau appoints a new conductor
By Peter Hoffmann
3 June 2025

The city orchestra of Lindau will be led by the conductor Clara Neumann from the autumn on, its board said on Tuesday.
Neumann, 39, has lately worked in Bergen and in Graz and is known for the music of the twentieth century.
The first concert under her direction is planned for 14 September.
"""
FERRY = """\
Ferry pilots of Lowestoft return to work
By Helen Marsh
20 June 2025

The harbour pilots of Lowestoft went back to work on Friday after nine days, their speaker Martin Shaw told reporters.
The mayor of Portwick, Anna Keller, had offered to mediate between the pilots and the company.
Passengers can book crossings again from Monday, said Shaw.
"""
LIBRARY = """\
Portwick library lends its first telescopes
By Helen Marsh
2 July 2025

The public library of Portwick has lent out its first six telescopes, the librarian Ruth Abbott said on Wednesday.
Abbott expects a waiting list of three weeks, as the nights grow longer again.
"""


def table(name: str) -> dict[str, Any]:
    """One table of cases.yml."""
    found = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[name]
    assert isinstance(found, dict)
    return found


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of one table of cases.yml."""
    rows = table(name)["cases"]
    assert isinstance(rows, list)
    return rows


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    """Exit code; negative: the signal that ended it."""
    stdout: str
    stderr: str
    steps: tuple[tuple[str, str], ...]
    """What it wrote, in order: the operation and the path in the digest folder."""
    cpu: float
    """Seconds."""
    peak_kib: int
    hung: bool

    @property
    def said(self) -> str:
        """Both outputs, for messages of failed tests."""
        return f"exit {self.code}\n{self.stdout}\n{self.stderr}"

    @property
    def lines(self) -> list[str]:
        """The lines that tell what is wrong."""
        return [line for line in self.stderr.splitlines() if line.startswith(("error: ", "digest: "))]

    def is_tidy(self) -> bool:
        """Whether a failure was told in lines of ours alone, without a traceback, and in time."""
        told = [line for line in self.stderr.splitlines() if line.strip()]
        ours = ("error: ", "digest: ", "warning: ", "Usage: ", "Try ", "Error: ", "nothing found")
        return (
            not self.hung
            and self.code in {0, 1, 2}
            and all(line.startswith(ours) or line.endswith(" findings") for line in told)
        )


@dataclass
class Lab:
    """Runs commands in forks of one warm interpreter."""

    folder: Path
    process: subprocess.Popen[str] = field(init=False)
    started: int = 0

    def __post_init__(self) -> None:
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
        with (self.folder / "server.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(SERVER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=env,
            )
        self._ask({"do": "warm", "root": str(self.make("warm", {"port.txt": PORT, "pont.txt": PONT}))})

    def close(self) -> None:
        """End the server."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def make(self, name: str, seeds: Mapping[str, str], *, locales: tuple[str, ...] = ("en", "fr")) -> Path:
        """A new digest folder with these seeds."""
        root = self.folder / name
        create(root, name="The Portwick Digest", locales=locales)
        for old in (root / "content" / "seeds").iterdir():
            old.unlink()
        for file, text in seeds.items():
            (root / "content" / "seeds" / file).write_text(text, encoding="utf-8")
        return root

    def start(
        self, root: Path, *args: str, fault: Mapping[str, Any] | None = None, limits: Mapping[str, int] | None = None
    ) -> Job:
        """Start `digest -C root …`, to be waited for."""
        self.started += 1
        out = self.folder / f"job-{self.started}"
        out.mkdir()
        job = {"do": "start", "root": str(root), "args": ["-C", str(root), *args], "out": str(out), "fault": dict(fault or {}),
               "limits": dict(limits or {})}  # fmt: skip
        return Job(self, int(self._ask(job)["pid"]), out)

    def run(
        self, root: Path, *args: str, fault: Mapping[str, Any] | None = None, limits: Mapping[str, int] | None = None,
        timeout: float = HUNG,
    ) -> Result:  # fmt: skip
        """Run `digest -C root …` to its end."""
        return self.start(root, *args, fault=fault, limits=limits).wait(timeout)

    def build(self, root: Path, **options: Any) -> Result:
        """Run `digest build` without models."""
        return self.run(root, "build", "--no-models", **options)

    def _ask(self, job: Mapping[str, Any]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, (self.folder / "server.log").read_text(encoding="utf-8")
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer


@dataclass(frozen=True)
class Job:
    """A command at work."""

    lab: Lab
    pid: int
    out: Path

    def wait(self, timeout: float = HUNG) -> Result:
        """Its result; it is killed if it takes longer than this many seconds."""
        answer = self.lab._ask({"do": "wait", "pid": self.pid, "timeout": timeout})
        text = {
            name: (self.out / name).read_text(encoding="utf-8", errors="replace")
            for name in ("stdout", "stderr", "steps")
        }
        steps = [line.split("\t", 1) for line in text["steps"].splitlines() if "\t" in line]
        shutil.rmtree(self.out)
        return Result(
            code=answer["code"], stdout=text["stdout"], stderr=text["stderr"], steps=tuple((op, path) for op, path in steps),
            cpu=answer["cpu"], peak_kib=answer["peak_kib"], hung=answer["hung"],
        )  # fmt: skip

    def steps(self) -> int:
        """How many steps it has written so far."""
        file = self.out / "steps"
        return file.read_bytes().count(b"\n") if file.exists() else 0

    def ended(self) -> bool:
        """Whether it has ended by itself."""
        return bool(self.lab._ask({"do": "ended", "pid": self.pid})["ended"])


@dataclass(frozen=True)
class Change:
    """A digest that is to be built, and what it holds then if nothing disturbs."""

    before: Path
    wanted: Mapping[str, str]


def files(root: Path) -> dict[str, str]:
    """What a digest holds that counts: each file of content/, of site/ and of the exports, to its fingerprint."""
    return {path.relative_to(root).as_posix(): _print(path) for path in sorted(_walk(root))}


def _walk(root: Path) -> Iterator[Path]:
    for part in ("content", "site", ".digest/exports"):
        yield from (path for path in (root / part).rglob("*") if path.is_symlink() or not path.is_dir())


def _print(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no regular file"


def difference(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The files in which two folders differ, each with how."""
    return {
        path: "only in the first" if path not in other else "only in the second" if path not in one else "other bytes"
        for path in sorted(one.keys() | other.keys())
        if one.get(path) != other.get(path)
    }


def copy(root: Path, target: Path) -> Path:
    """A copy, times and links and all."""
    shutil.copytree(root, target, symlinks=True, copy_function=shutil.copy2)
    return target
