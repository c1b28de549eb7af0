"""Who is who: the entry that a name in an article means.

In this order: an exact spelling the file knows; else the entry whose name is surely the same by
`generator.people.names.match`; else a new entry. A surname alone never joins a full name here (within one article
recognition has joined them already). What an editor decided (merged, apart, split, no person) comes first, always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.people import editing
from generator.people.company import Company
from generator.people.model import Person
from generator.people.names import table
from generator.people.names.inflect import INFLECTED
from generator.people.names.parts import split_name
from generator.people.names.sounds import closeness
from generator.people.registry_entries import Entries
from generator.people.registry_index import best_match, closest, fold, is_short, may_be
from generator.people.registry_model import Entry


class WhoIsWho(Entries):
    """Entries that are asked whom a name means, and learn from it."""

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
