"""Long lists in pages of `PER_PAGE` entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.pages.urls import PER_PAGE, numbered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one page of a listing stands among the others."""

    number: int
    last: int
    previous: str | None
    """Address from the site's root."""
    next: str | None

    def data(self) -> dict[str, object]:
        """What the page's front matter says of it (nothing if there is one page only)."""
        if self.last == 1:
            return {}
        return {"pages": {"number": self.number, "last": self.last, "previous": self.previous, "next": self.next}}


def paginate(items: Sequence[T], address: str) -> Iterator[tuple[Pages, Sequence[T]]]:
    """The pages of a listing at an address; one empty page for an empty list."""
    last = max(1, -(-len(items) // PER_PAGE))
    for number in range(1, last + 1):
        previous = numbered(address, number - 1) if number > 1 else None
        following = numbered(address, number + 1) if number < last else None
        yield Pages(number, last, previous, following), items[(number - 1) * PER_PAGE : number * PER_PAGE]
