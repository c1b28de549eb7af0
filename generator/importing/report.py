"""What an import did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import DigestError
from generator.library import Library


@dataclass(frozen=True, slots=True)
class Conflict:
    """A seed changed after an editor had changed its article: the article was kept."""

    seed: str
    article: str
    """Path under content/articles."""
    diff: str
    """From the article as it is to what the new seed would give, as a unified diff."""


@dataclass(slots=True)
class ImportReport:
    """Counts and names for the user; grows as the import goes."""

    imported: list[str] = field(default_factory=list)
    """Articles written for new seeds (paths under content/articles)."""
    changed: list[str] = field(default_factory=list)
    """Articles written again because their seed changed."""
    conflicts: list[Conflict] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    """New seeds with the same bytes as another: (seed, the other)."""
    deleted: int = 0
    """Seeds whose article an editor deleted; they stay so."""
    people_new: tuple[str, ...] = ()
    """Ids added to the registry."""
    errors: list[DigestError] = field(default_factory=list)
    """Seeds and articles that could not be read."""
    library: Library | None = None
    """The articles as they were before anything was written."""

    def take_library(self) -> Library | None:
        """Hand the articles over: they are large, and who takes them lets go of them."""
        library, self.library = self.library, None
        return library

    def written(self) -> dict[str, Any]:
        """What was written, as plain data; the rest is found again by the next run."""
        return {"imported": self.imported, "changed": self.changed, "duplicates": self.duplicates}

    def take_over(self, written: Mapping[str, Any]) -> None:
        """Report what a run wrote that was killed before it could say so."""
        self.imported += written.get("imported", ())
        self.changed += written.get("changed", ())
        self.duplicates += [(seed, other) for seed, other in written.get("duplicates", ())]
