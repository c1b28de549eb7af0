"""A file of the site that is no page: data that a script of the theme asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.settings import Locale


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of one locale; MkDocs copies it as it is."""

    locale: Locale
    path: str
    """Address within the locale."""
    text: str

    @property
    def file(self) -> str:
        """Path under content/pages."""
        return str(PurePosixPath(self.locale.code, self.path))
