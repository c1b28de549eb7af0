"""The first part of an import: every seed that is to be read becomes an extract in the spool."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator import library
from generator.errors import DigestError
from generator.files import sha256
from generator.importing.plan import Step
from generator.importing.reader import Reader, programs
from generator.importing.report import ImportReport
from generator.importing.spool import Spool
from generator.importing.stream import Job, read_all
from generator.importing.workers import Workers
from generator.intake import seed_bytes
from generator.phases import phase
from generator.settings import Settings
from generator.topics.taxonomy import Taxonomy

Progress = Callable[[int, int], None]
"""Told how many seeds are done, of how many."""


class Gathering:
    """Seeds to extracts."""

    def __init__(self, settings: Settings, report: ImportReport, spool: Spool, progress: Progress) -> None:
        self._settings = settings
        self._report = report
        self._spool = spool
        self._progress = progress
        self._failed: dict[str, DigestError] = {}
        self._done = 0

    @phase("read seeds")
    def read(self, work: Sequence[Step], reader: Reader, crew: Workers | None) -> list[Step]:
        """Read what is not in the spool from a run that was killed.

        Returns:
            The steps whose seeds were read, in the order of ``work``; why not the others is in the report.
        """
        keys = {step.seed: (step.seed, step.sha256) for step in work}
        self._tell(0, len(work))
        for (seed, digest), outcome in read_all(self._jobs(work, keys), reader, crew):
            if isinstance(outcome, DigestError):
                self._failed[seed] = outcome
            else:
                self._spool.put((seed, digest), outcome)
                keys[seed] = (seed, digest)
            self._tell(1, len(work))
        self._report.errors += [self._failed[step.seed] for step in work if step.seed in self._failed]
        return [replace(step, sha256=keys[step.seed][1]) for step in work if step.seed not in self._failed]

    def _jobs(self, work: Sequence[Step], keys: dict[str, tuple[str, str]]) -> Iterator[Job[tuple[str, str]]]:
        for step in work:
            if keys[step.seed] in self._spool:
                self._tell(1, len(work))
                continue
            try:
                data = seed_bytes(step.path, seeds=self._settings.seeds)
            except DigestError as e:
                self._failed[step.seed] = e
                self._tell(1, len(work))
            else:
                # Its bytes as they are now: it may have changed since it was planned.
                yield Job((step.seed, sha256(data)), step.seed, data)

    def _tell(self, more: int, total: int) -> None:
        self._done += more
        self._progress(self._done, total)


def reader_for(settings: Settings, models: bool | None) -> Reader:  # noqa: FBT001 - three-valued
    """How the seeds of a digest are read.

    Raises:
        TaxonomyError: content/topics.yml is broken.
    """
    Taxonomy.load(settings.topics_yml)  # says what is wrong with it, here and once
    path = settings.topics_yml
    return Reader(path.read_text(encoding="utf-8-sig") if path.exists() else None, models, programs())


def conditions(reader: Reader) -> str:
    """All that what is read depends on, beside the seed; the program's own files too, for those who change them."""
    home = Path(library.__file__).parent
    ours = ((path.relative_to(home).as_posix(), path.stat()) for path in sorted(home.rglob("*")) if path.is_file())
    files = [f"{name} {s.st_size} {s.st_mtime_ns}" for name, s in ours if "__pycache__" not in name]
    return sha256("\n".join((*reader.programs, str(reader.models), reader.topics or "", *files)))
