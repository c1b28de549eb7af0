"""Runs `digest` commands in forks of one warm interpreter, with a fault in each if asked: `python fault_server.py`.

One JSON job a line on standard input, one JSON answer a line on standard output; `fault_lab` is the other end. A fork costs
milliseconds where a fresh interpreter with MkDocs costs seconds, so that hundreds of trials are affordable.

Faults are put in by an audit hook: Python calls it before every opening, renaming and removing of a file. Moments are counted
in such steps, not in time, so the same number is the same moment on every machine.
"""

# ruff: noqa: PTH100, PTH110, PTH113, PTH202
# An audit hook runs at every opening of a file: pathlib is slow there, and its resolve() reads links.

from __future__ import annotations

import ctypes
import errno
import gc
import json
import mmap
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STEPS = {"os.rename": "rename", "os.remove": "remove", "os.rmdir": "rmdir", "os.mkdir": "mkdir", "os.link": "link",
          "os.symlink": "symlink", "os.truncate": "truncate"}  # fmt: skip
_MAKES = {"open", "mkdir", "rename", "link", "symlink"}
"""Steps that need room on the disk."""


class Watch:
    """Counts the steps that write under a folder, and makes one of them go wrong."""

    def __init__(self, root: str, fault: dict[str, Any], counter: mmap.mmap, log: int) -> None:
        self.root, self.fault, self.log = root, fault, log
        self.steps = ctypes.c_longlong.from_buffer(counter)
        self.busy = False
        self.reads = 0
        self.opened = ""

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """What Python calls; raising an error here makes the step fail with it."""
        if self.busy or (event != "open" and event not in _STEPS):
            return
        self.busy = True
        try:
            self._seen(event, args)
        finally:
            self.busy = False

    def _seen(self, event: str, args: tuple[Any, ...]) -> None:
        writes = event != "open" or bool(int(args[2] or 0) & _WRITING)
        path = self._path(args[1] if event in {"os.rename", "os.link", "os.symlink"} else args[0])
        if path is None:
            return
        if not writes:
            self._read(path)
            return
        op = _STEPS.get(event, event)
        number = self.steps.value
        self.steps.value += 1
        os.write(self.log, f"{op}\t{path}\n".encode(errors="surrogateescape"))
        self._act(op, path, number)
        self.opened = f"{self.root}/{path}" if op == "open" else ""

    def _path(self, given: Any) -> str | None:
        """The path under the digest folder; None for one that is elsewhere."""
        if isinstance(given, int) or given is None:
            return None
        path = os.path.abspath(os.fsdecode(given))
        return os.path.relpath(path, self.root) if path.startswith(f"{self.root}/") else None

    def _read(self, path: str) -> None:
        """The n-th reading of a file may find it changed."""
        if self.fault.get("kind") == "change" and path == self.fault["path"]:
            self.reads += 1
            if self.reads == self.fault["at"]:
                shutil.copyfile(self.fault["new"], f"{self.root}/{path}")

    def _act(self, op: str, path: str, number: int) -> None:
        kind, at = self.fault.get("kind"), self.fault.get("at", -1)
        if kind == "kill" and number == at:
            if self.fault.get("torn") and self.opened and os.path.isfile(self.opened):
                os.truncate(self.opened, os.path.getsize(self.opened) // 2)
            os.killpg(0, signal.SIGKILL)
        elif kind == "pause" and number == at:
            while not os.path.exists(self.fault["until"]):
                time.sleep(0.01)
        elif kind == "full" and number >= at and op in _MAKES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), f"{self.root}/{path}")
        elif kind == "read-only" and (not self.fault["under"] or f"{path}/".startswith(f"{self.fault['under']}/")):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), f"{self.root}/{path}")
        elif kind == "unreadable" and number == at:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), f"{self.root}/{path}")


class Unreadable:
    """Makes every opening of one file fail as for a user who may not read it (tests often run as root, who may)."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """What Python calls."""
        if event in {"open", "os.scandir", "os.listdir"} and not isinstance(args[0], int | None):
            path = os.path.abspath(os.fsdecode(args[0]))
            if path == self.path:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def child(job: dict[str, Any], counter: mmap.mmap) -> None:
    """The forked process: limits, fault, command, exit code. Never returns."""
    code = 70
    try:
        os.setsid()
        out = Path(job["out"])
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(out / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        log = os.open(out / "steps", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        os.environ.update(job.get("env") or {})
        for name, limit in (job.get("limits") or {}).items():
            resource.setrlimit(getattr(resource, name), (limit, limit))
        fault = job.get("fault") or {}
        if fault.get("kind") == "forbidden":
            sys.addaudithook(Unreadable(fault["path"]))
        sys.addaudithook(Watch(os.path.abspath(job["root"]), fault, counter, log))
        code = _command(job["args"])
    except BaseException:  # noqa: BLE001 - whatever it is, the other end must see it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _command(args: list[str]) -> int:
    from generator.cli import main  # noqa: PLC0415 - loaded by `warm`

    try:
        main(args=args, prog_name="digest")
    except SystemExit as e:
        return e.code if isinstance(e.code, int) else int(e.code is not None)
    return 0


class Server:
    """Starts jobs, and says how they ended."""

    def __init__(self) -> None:
        self.running: dict[int, tuple[mmap.mmap, float]] = {}

    def start(self, job: dict[str, Any]) -> dict[str, Any]:
        """Fork; the answer has the process id."""
        counter = mmap.mmap(-1, 8)
        pid = os.fork()
        if pid == 0:
            child(job, counter)
        self.running[pid] = (counter, time.monotonic())
        return {"pid": pid}

    def wait(self, pid: int, timeout: float) -> dict[str, Any]:
        """How a job ended; it and its children are killed when the time is over."""
        counter, started = self.running[pid]
        hung = False
        while True:
            done, status, used = os.wait4(pid, os.WNOHANG)
            if done:
                break
            if not hung and time.monotonic() - started > timeout:
                hung = True
                os.killpg(pid, signal.SIGKILL)
            time.sleep(0.005)
        del self.running[pid]
        return {
            "code": os.waitstatus_to_exitcode(status), "hung": hung, "cpu": used.ru_utime + used.ru_stime,
            "peak_kib": used.ru_maxrss, "steps": ctypes.c_longlong.from_buffer_copy(counter).value,
        }  # fmt: skip

    def ended(self, pid: int) -> dict[str, Any]:
        """Whether a job has nothing more to do, without taking its result."""
        found = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return {"ended": found is not None}


def warm(folder: str) -> None:
    """Build a small digest once, so that whatever loads lazily is loaded in every fork."""
    sys.stdout, kept = sys.stderr, sys.stdout
    _command(["-C", folder, "build", "--no-models"])
    sys.stdout = kept
    gc.collect()
    gc.freeze()


def serve() -> None:
    """Answer until standard input ends."""
    server = Server()
    for line in sys.stdin:
        job = json.loads(line)
        answer: dict[str, Any] = {}
        if job["do"] == "warm":
            warm(job["root"])
        elif job["do"] == "start":
            answer = server.start(job)
        elif job["do"] == "wait":
            answer = server.wait(job["pid"], job["timeout"])
        elif job["do"] == "ended":
            answer = server.ended(job["pid"])
        print(json.dumps(answer), flush=True)  # noqa: T201 - the protocol


if __name__ == "__main__":
    serve()
