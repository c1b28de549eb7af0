"""The registry of people: content/people.yml, obeyed and grown by every import.

Who is who is decided in this order: an exact spelling the file knows; else the entry whose name is surely the same by
`generator.people.names.match`; else a new entry. A surname alone never joins a full name here (within one article
recognition has joined them already). What an editor decided (merged, apart, split, no person) comes first, always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.errors import RegistryError
from generator.files import read_text, write_if_changed
from generator.people import editing, registry_file, shown
from generator.people.company import Company
from generator.people.model import Person
from generator.people.names import table
from generator.people.names.inflect import INFLECTED
from generator.people.names.parts import split_name
from generator.people.names.sounds import closeness
from generator.people.registry_index import Index, best_match, closest, fold, is_short, may_be
from generator.people.registry_merge import rebase
from generator.people.registry_model import DisplayName, Entry

MEMORY = "people.json"
"""Under .digest."""


class Registry:
    """The people of a digest, by id.

    Make one with `load`; nothing is written before `save`.
    """

    def __init__(self, path: Path, entries: Mapping[str, Entry], text: str, source: registry_file.Source) -> None:
        self._path = path
        self._text = text
        self._source = source
        self._loaded = dict(entries)
        self._entries = dict(entries)
        self._seen: tuple[str, Mapping[str, Entry]] = (text, self._loaded)
        """The file as it was when we last looked, text and entries."""
        self._given = self._seen
        """The file as we last gave it to be written."""
        self._index: Index | None = None

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

    # -- who is who

    def in_doubt(self, person: Person, lang: str) -> bool:
        """Whether only the company can tell who this is: a name too short, or like one known but not surely the same.

        Such people are better resolved after all others, with ``company``.
        """
        names = [" ".join(name.split()) for name in (person.name, *person.alternatives)]
        if self._known(names, lang)[1] is not None:
            return False
        return is_short(names[0], lang) or bool(self._doubtful(names[0], lang))

    def only_candidate(self, person: Person, lang: str) -> str | None:
        """The one entry that a doubtful name may belong to; None if there is none, or several."""
        found = self._doubtful(" ".join(person.name.split()), lang)
        return found[0] if len(found) == 1 else None

    def _doubtful(self, name: str, lang: str) -> tuple[str, ...]:
        """Entries that a name may belong to, but not surely."""
        index = self._indexed()
        near = index.alike(name, lang) if " " in name else index.of_family(name, lang)
        ids = tuple(sorted({self.canonical(id_) for id_ in near}))
        return tuple(id_ for id_ in ids if may_be(name, lang, self._entries[id_]))

    def _in_company(self, name: str, lang: str, company: Company, beside: frozenset[str]) -> str | None:
        """The one entry of those that a doubtful name may belong to whom the company supports."""
        found = [
            id_
            for id_ in self._doubtful(name, lang)
            if company.supports(id_, beside) and not set(self._entries[id_].apart) & beside
        ]
        return found[0] if len(found) == 1 else None

    def resolve(
        self, person: Person, lang: str, *, company: Company | None = None, beside: frozenset[str] = frozenset()
    ) -> str | None:
        """The id of a person an article names; a new entry is made for one nobody knows.

        The entry learns the spelling. Homonyms: if several entries have this exact spelling, the one that has it as its
        name in ``lang`` is taken, else the first by id; only an editor can tell them apart.

        Args:
            person: with the name in the nominative.
            lang: BCP 47 language of the article.
            company: who is named with whom; a name that is short or in doubt then means the one person it can mean
                who has been seen with these others. It teaches no spelling: elsewhere it may be somebody else's.
            beside: ids of the others in the article.

        Returns:
            The id, or None if the registry says that this is no person.
        """
        names = [" ".join(name.split()) for name in (person.name, *person.alternatives)]
        name, found = self._known(names, lang)
        if found is None and company is not None:
            supported = self._in_company(name, lang, company, beside)
            if supported is not None:
                if all(table.reigning(word) for word in name.split()):  # every language says a pope's in its own way
                    self._learn(supported, name, lang)
                return None if self._entries[supported].not_a_person else supported
        if found is None:
            found = editing.new_id(name, lang, self._entries)
            self._put(found, Entry(names={lang: name}))
        if self._entries[found].not_a_person:
            return None
        self._learn(found, name, lang)
        for spelling in _spellings(person, name, lang):
            self.learn(found, spelling, lang)
        return found

    def _known(self, names: Sequence[str], lang: str) -> tuple[str, str | None]:
        """The reading of a name that an entry has, and the entry; the first reading and None if nobody has any."""
        found = self._find(names[0], lang)
        if found is None:
            readings = ((name, self._find(name, lang)) for name in names[1:])
            return next((r for r in readings if r[1] is not None), (names[0], None))
        if len(names) > 1 and fold(names[0]) not in map(fold, self._entries[found].spellings):
            return closest(names, lang, self._entries[found])[1], found
        return names[0], found

    def learn(self, id_: str, name: str, lang: str) -> None:
        """Note another spelling of a person: one that an article, or its translation, has of somebody already resolved.

        Args:
            id_: any id of the person.
            name: in the nominative; a family name alone is kept as another spelling, never as the name to show.
            lang: BCP 47 language of the text that has it.

        Raises:
            RegistryError: the id is not in the registry.
        """
        id_ = self.canonical(id_)
        if " " in name.strip():
            self._learn(id_, " ".join(name.split()), lang)
        elif fold(name) not in self._family_names(id_):
            entry = self._entries[id_]
            self._put(id_, replace(entry, also=tuple(sorted({*entry.also, name.strip()}))))

    def _family_names(self, id_: str) -> set[str]:
        """What a spelling or a part of one is already, so that a surname alone teaches nothing new."""
        spellings = self._entries[id_].spellings
        return {fold(part) for name in spellings for part in (name, *name.split(), name.split(" ", 1)[-1])}

    def _find(self, name: str, lang: str) -> str | None:
        index = self._indexed()
        exact = tuple(dict.fromkeys(self.canonical(id_) for id_ in index.exact(name)))
        if exact:
            own = [id_ for id_ in exact if fold(self._entries[id_].names.get(lang, "")) == fold(name)]
            return (own or list(exact))[0]
        ids = tuple(sorted({self.canonical(id_) for id_ in index.alike(name, lang)}))
        match = best_match(name, lang, ids, self._entries)
        return match[0] if match else None

    def _learn(self, id_: str, name: str, lang: str) -> None:
        entry = self._entries[id_]
        if lang not in entry.names:
            names = dict(sorted({**entry.names, lang: name}.items()))
            also = tuple(n for n in entry.also if n != name)
            self._put(id_, replace(entry, names=names, also=also))
        elif fold(name) not in {fold(n) for n in entry.spellings}:
            self._put(id_, replace(entry, also=tuple(sorted({*entry.also, name}))))

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

    # -- what is known

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

    @property
    def new(self) -> tuple[str, ...]:
        """Ids added since the file was loaded, sorted."""
        return tuple(sorted(set(self._entries) - set(self._loaded)))

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

    # -- the file

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


_SAME_SOUND = 0.95


def _spellings(person: Person, name: str, lang: str) -> Iterator[str]:
    """The family name as an article spells it otherwise: ``Babushkin`` of Igor Babuschkin.

    Not where names are declined: there another ending is no other spelling.
    """
    family = " ".join(split_name(name, lang).family)
    if lang.split("-", maxsplit=1)[0] in INFLECTED or not family:
        return
    for mention in person.mentions:
        text = re.sub(r"[’'ʼ]s?$", "", mention.text)
        last = " ".join(text.split()[-len(family.split()) :])
        known = {fold(family), fold(f"{family}s")}
        if last[:1].isupper() and fold(last) not in known and closeness(last, lang, family, lang) >= _SAME_SOUND:
            yield last
