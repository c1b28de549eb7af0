"""Long lists in pages of `PER_PAGE` entries.

A list by name is counted from its beginning. A list by age is counted from its oldest end, and what is new comes to its
front page: so the older pages keep their address and their entries for good, whatever is published after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.pages.urls import PER_PAGE, numbered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one page of a listing stands among the others."""

    address: str
    """Its own, from the site's root."""
    number: int
    """From 1 on; 0 on the older pages of a list by age, which have a time instead."""
    last: int
    previous: str | None
    """Address from the site's root."""
    next: str | None

    @property
    def front(self) -> bool:
        """Whether it is the listing's own page, with all that is said of the listing as a whole."""
        return self.number == 1

    def data(self) -> dict[str, object]:
        """What the page's front matter says of it (nothing if there is one page only)."""
        if self.previous is None and self.next is None:
            return {}
        numbers = {"number": self.number, "last": self.last} if self.last > 1 else {}
        return {"pages": {**numbers, "previous": self.previous, "next": self.next}}


def paginate(items: Sequence[T], address: str) -> Iterator[tuple[Pages, Sequence[T]]]:
    """The pages of a listing by name at an address; one empty page for an empty list."""
    last = max(1, -(-len(items) // PER_PAGE))
    for number in range(1, last + 1):
        previous = numbered(address, number - 1) if number > 1 else None
        following = numbered(address, number + 1) if number < last else None
        part = items[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Pages(numbered(address, number), number, last, previous, following), part


def by_age(items: Sequence[T], address: str) -> Iterator[tuple[Pages, Sequence[T]]]:
    """The pages of a listing from the newest to the oldest: its front, then ``page/<n>/`` down to ``page/1/``.

    The front page has as many entries as one page at least, if there are so many, and fewer than two pages.
    """
    older = max(0, len(items) // PER_PAGE - 1)
    front = len(items) - older * PER_PAGE
    yield Pages(address, 1, 1, None, _older(address, older)), items[:front]
    for number in range(older, 0, -1):
        previous = _older(address, number + 1) if number < older else address
        at = front + (older - number) * PER_PAGE
        yield Pages(f"{address}page/{number}/", 0, 0, previous, _older(address, number - 1)), items[at : at + PER_PAGE]


def _older(address: str, number: int) -> str | None:
    return f"{address}page/{number}/" if number else None
