"""What the registry of people says of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of content/people.yml."""

    names: Mapping[str, str] = field(default_factory=dict)
    """The name in the nominative, by language of the texts that gave it (or the editor), languages sorted."""
    also: tuple[str, ...] = ()
    """Other spellings met, sorted; they find the person, they are not shown."""
    wikidata: str | None = None
    same_as: tuple[str, ...] = ()
    """Addresses of pages about the person."""
    apart: tuple[str, ...] = ()
    """Ids that are other people for certain: never merged with this one."""
    merged_into: str | None = None
    """The id that this one's person has now."""
    not_a_person: bool = False
    """What these spellings name is no person; they are remembered so that it does not come back."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Keys that are not ours, kept."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings, each once, names first."""
        return tuple(dict.fromkeys((*self.names.values(), *self.also)))


@dataclass(frozen=True, slots=True)
class DisplayName:
    """A name as a page of one locale shows it."""

    text: str
    romanised: bool
    """No text and no editor wrote it so: it was carried over from another script or language by rule."""
    lang: str
    """BCP 47 language of ``text``, for a ``lang`` attribute."""
