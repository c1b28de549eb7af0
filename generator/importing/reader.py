"""The part of an import that knows nothing of other seeds: bytes in, an extract out, in whichever process.

What is read must not depend on who reads it. So the reader carries the versions of the programs it was made with, and
refuses to work where they are others: on a cluster the same model may not be installed everywhere.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from generator import __version__
from generator.errors import DigestError, SeedError
from generator.importing.extract import dump, extract
from generator.importing.understanding import understand
from generator.intake import parse_seed
from generator.topics.taxonomy import Taxonomy

Outcome = str | DigestError
"""A line of `generator.importing.extract.dump`, or why the seed is no article."""

DISTRIBUTION = "polydigest"

_one_at_a_time = threading.Lock()
"""The libraries that read promise nothing to threads, and a worker of a cluster may have several."""


class ForeignWorkerError(DigestError):
    """A worker has other programs than the machine that writes, and might read something else."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How seeds are read in one import; small, and the same in every process."""

    topics: str | None
    """Text of content/topics.yml; None for the built-in taxonomy."""
    models: bool | None
    """None to use the models that are installed, False to do without."""
    programs: tuple[str, ...]
    """See `programs`."""

    def __call__(self, seed: str, data: bytes) -> Outcome:
        """Read one seed.

        Args:
            seed: its path under content/seeds.
            data: its bytes.

        Raises:
            ForeignWorkerError: this process has other programs than the one that made the reader.
        """
        if self.programs != programs():
            raise ForeignWorkerError(_difference(self.programs, programs()), hint="install the same versions there")
        with _one_at_a_time:
            try:
                return self._read(seed, data)
            except DigestError as e:
                return e
            except Exception as e:  # noqa: BLE001 - one seed must not stop the others, whatever is wrong with it
                what = f"cannot be read: {type(e).__name__}: {e}"
                return SeedError(what, path=seed, hint="please report it with the seed")

    def _read(self, seed: str, data: bytes) -> str:
        taxonomy = Taxonomy.parse(self.topics)
        understood = understand(parse_seed(data, seed), taxonomy, models=self.models)
        if not understood.reading.body and not understood.reading.summary:
            raise SeedError("no article text in it", path=seed, hint=f"see: digest inspect content/seeds/{seed}")
        return dump(extract(understood))


@cache
def programs() -> tuple[str, ...]:
    """What reading may depend on, installed here: Python, this package and all it asks for, the models included."""
    python = "Python {}.{}".format(*sys.version_info)
    return (python, f"{DISTRIBUTION} {__version__}", *sorted(set(_installed())))


def _installed() -> Iterator[str]:
    """Name and version of each requirement that is there."""
    try:
        lines = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return
    for line in lines:
        name, _, extra = line.partition(";")
        if "extra ==" in extra and "models" not in extra:
            continue
        for end in "<>=!~[ (":
            name = name.partition(end)[0]
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue


def _difference(here: tuple[str, ...], there: tuple[str, ...]) -> str:
    ours, theirs = sorted(set(here) - set(there)), sorted(set(there) - set(here))
    return f"a worker has {', '.join(theirs) or 'nothing'} where this machine has {', '.join(ours) or 'nothing'}"
