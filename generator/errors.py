"""Everything that can go wrong for a user, as one tree of errors that print as one line."""

from __future__ import annotations

from pathlib import PurePath


class DigestError(Exception):
    """A failure the user can act on: where, what is wrong, what to do.

    Attributes:
        what: what is wrong, without a final full stop.
        path: the file at fault, as the user would name it; None when no file is.
        line: 1-based line in that file; None when unknown.
        hint: what to do about it.
    """

    def __init__(
        self, what: str, *, path: PurePath | str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = None if path is None else PurePath(path).as_posix()
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        text = f"{where}{self.what}" + (f"; {self.hint}" if self.hint else "")
        return " ".join(text.split())


class SettingsError(DigestError):
    """mkdocs.yml, or the folder it stands in, is not a digest."""


class SeedError(DigestError):
    """A seed cannot be read as an article."""


class ArticleError(DigestError):
    """An article's front matter or name breaks the contract."""


class RegistryError(DigestError):
    """content/people.yml breaks the contract, or an operation on it is impossible."""


class TaxonomyError(DigestError):
    """content/topics.yml breaks the contract."""


class PublishError(DigestError):
    """MkDocs, the search index or the site folder refuses."""
