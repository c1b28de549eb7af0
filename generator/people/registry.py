"""The registry of people: content/people.yml, obeyed and grown by every import.

Who is who is decided in `generator.people.registry_known`; here is the file, read, kept and written.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import RegistryError
from generator.files import read_text, write_if_changed
from generator.people import registry_file
from generator.people.registry_known import WhoIsWho
from generator.people.registry_merge import rebase
from generator.people.registry_model import Entry

MEMORY = "people.json"
"""Under .digest."""


class Registry(WhoIsWho):
    """The people of a digest, by id.

    Make one with `load`; nothing is written before `save`.
    """

    def __init__(self, path: Path, entries: Mapping[str, Entry], text: str, source: registry_file.Source) -> None:
        super().__init__(path, entries)
        self._text = text
        self._source = source
        self._loaded = dict(entries)
        self._seen: tuple[str, Mapping[str, Entry]] = (text, self._loaded)
        """The file as it was when we last looked, text and entries."""
        self._given = self._seen
        """The file as we last gave it to be written."""

    @classmethod
    def load(cls, path: Path, memory: Path | None = None) -> Registry:
        """Read content/people.yml; a missing or empty file is an empty registry.

        Args:
            path: the file.
            memory: the folder .digest, to read it faster the next time.

        Raises:
            RegistryError: the file cannot be read, is not valid YAML or breaks the contract; names file and line.
        """
        try:
            text = read_text(path, error=RegistryError)
        except FileNotFoundError:
            return cls(path, {}, "", registry_file.Source())
        entries, source = registry_file.parse(text, path, memory / MEMORY if memory else None)
        return cls(path, entries, text, source)

    @property
    def new(self) -> tuple[str, ...]:
        """Ids added since the file was loaded, sorted."""
        return tuple(sorted(set(self._entries) - set(self._loaded)))

    def dump(self) -> str:
        """The text of the file; byte for byte what was loaded if nothing changed.

        What somebody else wrote into the file since it was loaded is taken over first.

        Raises:
            RegistryError: the file is broken now, or somebody else changed an entry that was changed here too.
        """
        self._take_over()
        untouched = self._entries == self._loaded and self._text
        text = self._text if untouched else registry_file.dump(self._entries, self._source, self._loaded)
        self._given = (text, dict(self._entries))
        return text

    def _take_over(self) -> None:
        try:
            text = read_text(self._path, error=RegistryError)
        except FileNotFoundError:
            return
        if text == self._given[0]:
            self._seen = self._given
        if text == self._seen[0]:
            return
        found, self._source = registry_file.parse(text, self._path)
        theirs = dict(found)
        self._entries = rebase(self._seen[1], self._entries, theirs, self._path)
        self._loaded, self._text, self._seen, self._index = theirs, text, (text, theirs), None

    def save(self) -> bool:
        """Write the file if that changes it; returns whether it was written.

        Raises:
            RegistryError: the file cannot be written.
        """
        if not self._entries and not self._path.exists():
            return False
        try:
            return write_if_changed(self._path, self.dump())
        except OSError as e:
            raise RegistryError(f"cannot be written: {e.strerror or e}", path=self._path) from e
