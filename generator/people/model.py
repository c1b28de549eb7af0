"""People as one article names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place in a text where a person is named."""

    start: int
    """Offset of the first code point in the article's text."""
    end: int
    """Offset after the last code point."""
    text: str
    """The words as they stand there, in whatever case form: ``Илоном Маском``."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article: the fullest form of the name there, and every mention."""

    name: str
    """Nominative, in the article's script, given name first: ``Илон Маск``."""
    mentions: tuple[Mention, ...]
    """In text order; never empty."""
    alternatives: tuple[str, ...] = ()
    """Other nominatives that the mentions can stand for, the most plausible first.

    Only what is known from elsewhere (the registry, the name in another script) can tell ``Хавьер Сото`` from
    ``Хавьер Сота``.
    """
