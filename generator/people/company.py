"""Who is named beside whom: what decides whether a shortened or doubtful name means somebody already known.

« Støre » alone may be anybody's; in an article that names five people of another one, in which there is a Jonas Gahr
Støre, it is his. Newspapers of different languages tell one event with the same cast, so people that two articles share
are evidence that they share one more.
"""

from __future__ import annotations

from collections.abc import Iterable

RARE = 4
"""Articles in which a person is named at most, for one such person in common to be enough."""
TWO = 2
"""People in common that are enough, however often they are in the news."""


class Company:
    """The people of each article, to ask whether somebody has been seen with these others."""

    def __init__(self, articles: Iterable[Iterable[str]] = ()) -> None:
        self._of: dict[str, list[frozenset[str]]] = {}
        for people in articles:
            self.add(people)

    def add(self, people: Iterable[str]) -> None:
        """Note the ids of an article."""
        together = frozenset(people)
        for id_ in together:
            self._of.setdefault(id_, []).append(together)

    def supports(self, id_: str, beside: frozenset[str]) -> bool:
        """Whether somebody is named in an article with two of these people, or with one who is seldom named."""
        if id_ in beside:
            return False
        return any(self._enough(people & beside - {id_}) for people in self._of.get(id_, ()))

    def _enough(self, common: frozenset[str]) -> bool:
        return len(common) >= TWO or any(len(self._of[other]) <= RARE for other in common)
