"""The entries of the registry: what is known of each person, and how a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import RegistryError
from generator.people import shown
from generator.people.registry_index import Index
from generator.people.registry_model import DisplayName, Entry


class Entries:
    """People by id, with their index; what `generator.people.registry.Registry` reads from its file."""

    def __init__(self, path: Path, entries: Mapping[str, Entry]) -> None:
        self._path = path
        self._entries = dict(entries)
        self._index: Index | None = None

    def known(self, id_: str) -> bool:
        """Whether an id is in the registry, merged ones and no-persons included."""
        return id_ in self._entries

    def canonical(self, id_: str) -> str:
        """The id an id stands for now: the end of its merges.

        Raises:
            RegistryError: the id is not in the registry.
        """
        entry = self._get(id_)
        while entry.merged_into is not None:
            id_ = entry.merged_into
            entry = self._get(id_)
        return id_

    def entry(self, id_: str) -> Entry:
        """What is known of a person, by any of its ids.

        Raises:
            RegistryError: the id is not in the registry.
        """
        return self._entries[self.canonical(id_)]

    def entries(self) -> Mapping[str, Entry]:
        """The people, sorted by id: without merged ids and without what is no person."""
        return {
            id_: entry
            for id_, entry in sorted(self._entries.items())
            if not entry.merged_into and not entry.not_a_person
        }

    def display(self, id_: str, locale: str) -> DisplayName:
        """The name as a page of a locale shows it; see `generator.people.shown`.

        Raises:
            RegistryError: the id is not in the registry.
        """
        id_ = self.canonical(id_)
        return shown.display(self._entries[id_], id_, locale)

    def sort_name(self, id_: str, locale: str) -> str:
        """The name with the family name first: ``Musk, Elon``.

        Raises:
            RegistryError: the id is not in the registry.
        """
        return shown.sort_name(self.display(id_, locale))

    def spot_names(self, id_: str, lang: str) -> tuple[str, ...]:
        """The names under which a text in a language may mention a person, the language's own first.

        Raises:
            RegistryError: the id is not in the registry.
        """
        return shown.spot_names(self.entry(id_), self.display(id_, lang), lang)

    # -- what an editor changes

    @property
    def path(self) -> Path:
        """Where the registry is kept."""
        return self._path

    @property
    def stored(self) -> Mapping[str, Entry]:
        """Every entry as it stands, merged ids and what is no person included."""
        return self._entries

    def change(self, entries: Mapping[str, Entry | None]) -> None:
        """Put entries in the place of those of the same id; None takes one away.

        Decisions are made by `generator.people.editor.Editor`, which can take them back.
        """
        for id_, entry in entries.items():
            if entry is None:
                self._entries.pop(id_, None)
            else:
                self._entries[id_] = entry
        self._index = None

    def _get(self, id_: str) -> Entry:
        try:
            return self._entries[id_]
        except KeyError:
            raise RegistryError(
                f"{id_!r} is not in the registry", path=self._path, hint="see `digest people list`"
            ) from None

    def _indexed(self) -> Index:
        if self._index is None:
            self._index = Index()
            for id_, entry in self._entries.items():
                self._index.add(id_, entry)
        return self._index

    def _put(self, id_: str, entry: Entry) -> None:
        self._entries[id_] = entry
        if self._index is not None:
            self._index.add(id_, entry)
