"""Where articles mention their people, and which spelling each mention is a form of: found once a text.

Finding them takes longer than anything else that the catalogue does, so what was found is kept under .digest with the
fingerprints of what it depends on: the article's file, and what the registry knows of its people.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import state
from generator.article import Article
from generator.people.registry import Registry
from generator.people.spelling import spelling
from generator.people.spot import Spot, spot
from generator.shelf import Shelved
from generator.state import fingerprint

MEMORY = "mentions.json"
"""Under .digest."""

Mention = tuple[Spot, str]
"""A place in a text, and the spelling that stands there."""


class Found:
    """The mentions in one article; put together when somebody asks for them.

    Args:
        rows: start, end, text, person and spelling of each, in text order.
        print_: fingerprint of who is met how often, in which spellings.
    """

    __slots__ = ("_rows", "print_")

    def __init__(self, rows: Sequence[Sequence[Any]], print_: str) -> None:
        self._rows = rows
        self.print_ = print_

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where, in text order."""
        return tuple(Spot(start, end, text, person) for start, end, text, person, _ in self._rows)

    @property
    def spelt(self) -> tuple[str, ...]:
        """Which spelling of the person each is a form of."""
        return tuple(row[4] for row in self._rows)


class Mentions:
    """The mentions in all articles.

    Args:
        registry: the people.
        root: the digest folder; None to remember nothing.
        program: fingerprint of what finds them; another one finds them again.
    """

    def __init__(self, registry: Registry, root: Path | None = None, program: str = "") -> None:
        self._registry = registry
        self._file = root / ".digest" / MEMORY if root else None
        self._program = program
        self._prints: dict[str, str] = {}
        kept = state.load(self._file) if self._file else None
        fits = isinstance(kept, dict) and kept.get("program") == program
        self._rows: dict[str, list[Any]] = kept["rows"] if kept and fits else {}
        self._now: dict[str, list[Any]] = {}
        self._changed = not fits

    def name_print(self, person: str) -> str:
        """A fingerprint of what the registry knows of a person."""
        if person not in self._prints:
            self._prints[person] = fingerprint(self._registry.entry(person))
        return self._prints[person]

    def of(self, article: Article) -> Found:
        """The mentions of an article's people in its text, in text order.

        Args:
            article: with the people of its original.
        """
        if self._file is None or not isinstance(article, Shelved):
            return Found(*self._found(article))
        name = f"{article.slug}.{article.lang}"
        mark = fingerprint(article.sha256, [(person, self.name_print(person)) for person in article.people])
        row = self._rows.get(name)
        if row is None or row[0] != mark:
            self._changed = True
            row = [mark, *self._found(article)]
        self._now[name] = row
        return Found(row[1], row[2])

    def save(self) -> None:
        """Keep them for the next run; a folder that cannot be written goes without."""
        if self._file is not None and (self._changed or self._now.keys() != self._rows.keys()):
            with contextlib.suppress(OSError):
                state.save(self._file, {"program": self._program, "rows": self._now})

    def _found(self, article: Article) -> tuple[list[list[Any]], str]:
        rows: list[list[Any]] = [[s.start, s.end, s.text, s.person, known] for s, known in self._find(article)]
        return rows, fingerprint([(person, known) for _, _, _, person, known in rows])

    def _find(self, article: Article) -> tuple[Mention, ...]:
        names = {person: self._registry.spot_names(person, article.lang) for person in article.people}
        spots = spot(article.body, article.lang, list(names.items()))
        return tuple((s, spelling(s.text, names[s.person], article.lang)) for s in spots)
