"""A digest in all its locales, made once for the pages and for the exports."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.pages.edition import Edition
from generator.pages.urls import AddressBook
from generator.phases import phase
from generator.trace import Prints


@dataclass(frozen=True, slots=True)
class Editions:
    """What pages and exports are made of: what the one asked of an edition is known to the other."""

    catalogue: Catalogue
    all: tuple[Edition, ...]
    """In the order of the locales."""
    prints: Prints
    """The fingerprints of all that a page, or an export, can be made from."""

    @classmethod
    @phase("pages")
    def of(cls, catalogue: Catalogue) -> Editions:
        """All editions of a digest."""
        book = AddressBook(catalogue)
        prints = Prints({**catalogue.facts, **book.facts()}, catalogue.derived())
        return cls(catalogue, tuple(Edition(catalogue, book, locale) for locale in catalogue.settings.locales), prints)
