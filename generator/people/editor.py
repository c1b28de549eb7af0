"""An editor's decisions about people: made, written down in content/people.yml, and taken back.

What was decided stands in the registry itself (``merged_into``, ``apart``, ``not_a_person``), one fact a line, and is
obeyed by every import. The steps to take back stand in a file under .digest/: it is nobody's loss when that is deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import RegistryError
from generator.files import write_if_changed
from generator.people import editing, registry_file
from generator.people.registry import Registry
from generator.people.registry_model import Entry

UNDO = "people-undo.json"
"""Name of the file of steps, under `Settings.state`."""

STEPS = 100
"""How many steps are remembered."""


@dataclass(frozen=True, slots=True)
class Step:
    """One decision, with what the entries it touched were before and after; None: there was no such entry."""

    what: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


class Editor:
    """Decisions about the people of a registry.

    Args:
        registry: changed in memory; `save` writes it.
        undo: the file of steps; None to remember none.

    Every decision raises `RegistryError` for an id that is not in the registry.
    """

    def __init__(self, registry: Registry, undo: Path | None = None) -> None:
        self.registry = registry
        self._undo = undo
        self._steps = _read(undo) if undo else []

    def merge(self, a: str, b: str) -> str:
        """Make ``b`` the same person as ``a``; returns the id that stays (that of ``a``).

        Raises:
            RegistryError: the two are one already, or are said to be apart.
        """
        a, b = self.registry.canonical(a), self.registry.canonical(b)
        self._decide(f"merge {a} {b}", editing.merge(self.registry.stored, a, b))
        return a

    def split(self, id_: str, spelling: str) -> str:
        """Give one spelling of a person to another, new person, never to be merged again; returns the new id.

        Raises:
            RegistryError: the person has no such spelling, or no other.
        """
        id_ = self.registry.canonical(id_)
        changes = editing.split(self.registry.stored, id_, spelling)
        self._decide(f"split {id_} {spelling!r}", changes)
        return list(changes)[-1]

    def apart(self, a: str, b: str) -> None:
        """Say that two people are two, however alike their names: they are never merged or proposed again.

        Raises:
            RegistryError: the two are one.
        """
        a, b = self.registry.canonical(a), self.registry.canonical(b)
        self._decide(f"apart {a} {b}", editing.apart(self.registry.stored, a, b))

    def rename(self, id_: str, lang: str, name: str) -> None:
        """Set a person's name in a language; the old one stays as another spelling. The id does not change.

        Raises:
            RegistryError: the language is no language tag, or the name is empty.
        """
        id_ = self.registry.canonical(id_)
        self._decide(f"rename {id_} {lang} {name!r}", editing.rename(self.registry.stored, id_, lang, name))

    def not_a_person(self, id_: str) -> None:
        """Say that what an id names is no person: it is listed nowhere and does not come back."""
        id_ = self.registry.canonical(id_)
        self._decide(f"not-a-person {id_}", editing.not_a_person(self.registry.stored, id_))

    def undo(self) -> str:
        """Take the last decision back; returns what it was.

        Raises:
            RegistryError: there is none, or one of its entries was changed since.
        """
        if not self._steps:
            raise RegistryError("there is no decision to take back", hint="older ones are in git: git log people.yml")
        step = self._steps[-1]
        for id_, entry in step.after.items():
            if _plain(self.registry.stored.get(id_)) != entry:
                raise RegistryError(
                    f"cannot take back `{step.what}`: {id_} was changed since", path=self.registry.path,
                    hint="edit the file, or use git",
                )  # fmt: skip
        self.registry.change({i: registry_file.entry(i, value) if value else None for i, value in step.before.items()})
        self._steps.pop()
        return step.what

    def save(self) -> None:
        """Write the registry, then the steps.

        Raises:
            RegistryError: a file cannot be written.
        """
        self.registry.save()
        if self._undo is not None:
            steps = [{"what": s.what, "before": s.before, "after": s.after} for s in self._steps[-STEPS:]]
            try:
                write_if_changed(self._undo, json.dumps(steps, ensure_ascii=False, indent=1) + "\n")
            except OSError as e:
                raise RegistryError(f"cannot be written: {e.strerror or e}", path=self._undo) from e

    def _decide(self, what: str, changes: Mapping[str, Entry]) -> None:
        before = {id_: _plain(self.registry.stored.get(id_)) for id_ in changes}
        self.registry.change(changes)
        self._steps.append(Step(what, before, {id_: _plain(entry) for id_, entry in changes.items()}))


def _plain(entry: Entry | None) -> dict[str, Any] | None:
    return None if entry is None else registry_file.plain(entry)


def _read(path: Path) -> list[Step]:
    """The remembered steps; none if the file is missing or is not ours."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [Step(str(s["what"]), dict(s["before"]), dict(s["after"])) for s in data]
    except (OSError, ValueError, KeyError, TypeError):
        return []
