"""What two have done to the registry at the same time, as one: a run that takes minutes, and an editor meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import RegistryError
from generator.people.registry_model import Entry


def rebase(
    loaded: Mapping[str, Entry], ours: Mapping[str, Entry], theirs: Mapping[str, Entry], path: Path
) -> dict[str, Entry]:
    """The entries as they stand in the file now, with our changes.

    Args:
        loaded: what the file said when we read it.
        ours: what we have made of it.
        theirs: what it says now.
        path: of the file, for messages.

    Raises:
        RegistryError: an entry was changed here and there, each in another way; nothing is decided then.
    """
    merged: dict[str, Entry] = dict(theirs)
    for id_ in sorted(loaded.keys() | ours.keys()):
        before, now = loaded.get(id_), ours.get(id_)
        if now == before:
            continue
        if theirs.get(id_) not in (before, now):
            raise _changed(id_, path)
        if now is None:
            merged.pop(id_, None)
        else:
            merged[id_] = now
    for entry in merged.values():
        if entry.merged_into is not None and entry.merged_into not in merged:
            raise _changed(entry.merged_into, path)
    return merged


def _changed(id_: str, path: Path) -> RegistryError:
    return RegistryError(f"{id_} was changed while this was running", path=path, hint="run it again")
