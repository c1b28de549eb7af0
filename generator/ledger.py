"""content/imports.yml: which seed became which article.

Without it a deleted article could not be told from a seed that is new. One entry a seed, sorted, so that two people who
import different seeds merge without a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import yamlio
from generator.errors import DigestError
from generator.files import leaves, read_text, write_if_changed

HEADER = """\
# Which seed became which article; written by `digest import`. An article that was deleted from content/articles stays
# deleted while its seed stands here: `digest import --again SEED` brings it back.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one seed."""

    sha256: str
    """Of the seed's bytes when it was last imported, or when an editor settled a conflict."""
    article: str | None = None
    """Path under content/articles, with forward slashes; None for a duplicate."""
    duplicate_of: str | None = None
    """The seed with the same bytes that was imported instead."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Reason to the number of the seed's blocks that were left out for it; empty if that was not written down."""


class Ledger:
    """The entries by seed name (path under content/seeds)."""

    def __init__(self, path: Path, entries: dict[str, Entry], blocks: Mapping[str, str] | None = None) -> None:
        self.path = path
        self._entries = entries
        self._blocks = dict(blocks or {})
        """The lines of entries that stand in the file as `save` writes them; gone once an entry is another."""

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """Read the ledger; a missing file is an empty one.

        Raises:
            DigestError: the file is not what `save` writes.
        """
        try:
            text = read_text(path)
        except FileNotFoundError:
            return cls(path, {})
        entries, blocks, rest = _plain(text)
        data = yamlio.load_mapping(rest, path=path) if rest.strip() else {}
        if data.keys() & entries.keys():  # told twice: YAML says where
            entries, blocks, data = {}, {}, yamlio.load_mapping(text, path=path)
        return cls(path, {**entries, **{seed: _entry(seed, value, path) for seed, value in data.items()}}, blocks)

    def get(self, seed: str) -> Entry | None:
        """The entry of a seed; None if it was never imported."""
        return self._entries.get(seed)

    def put(self, seed: str, entry: Entry) -> None:
        """Record what became of a seed."""
        if self._entries.get(seed) != entry:
            self._blocks.pop(seed, None)
        self._entries[seed] = entry

    def forget(self, seed: str) -> None:
        """Drop a seed's entry, so that the next import takes it for new."""
        self._entries.pop(seed, None)
        self._blocks.pop(seed, None)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        return iter(sorted(self._entries.items()))

    def dump(self) -> str | None:
        """The text of the file; None if there is nothing to say and no file yet."""
        if not self._entries and not self.path.exists():
            return None
        return HEADER + "".join(self._blocks.get(seed) or yamlio.dump({seed: _written(e)}) for seed, e in self)

    def save(self) -> bool:
        """Write the ledger if it changed; an empty one is not created.

        Returns:
            True if the file was written.
        """
        text = self.dump()
        return text is not None and write_if_changed(self.path, text)


_SEED = r"[A-Za-z0-9][A-Za-z0-9_./-]*\.[A-Za-z]+"
"""A name that needs no quotes and is nothing else in YAML: most are."""
_BLOCK = re.compile(
    rf"^({_SEED}):\n"
    rf"(?:  article: ({_SEED})\n)?"
    rf"(?:  duplicate_of: ({_SEED})\n)?"
    r"(?:  left_out:\n((?:    (?:[a-z]+(?: [a-z]+)+|(?!false:)[a-z]{5,}): [1-9][0-9]{0,8}\n)+))?"
    r"  sha256: (?!0b[01]*\n)([0-9]*[a-f][0-9a-f]*)\n(?=[^ ]|\Z)",
    re.MULTILINE,
)
"""An entry in our own layout. An archive has 10,000 of them, for which YAML takes three seconds."""


def _plain(text: str) -> tuple[dict[str, Entry], dict[str, str], str]:
    """The entries in our own layout, read without YAML.

    Returns:
        These, their lines, and the text with blank lines in their place, for YAML to read and to number.
    """
    entries: dict[str, Entry] = {}
    blocks: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        seed, article, other, counts, sha256 = match.groups()
        if seed in entries or any(leaves(name) for name in (seed, article or "")):
            return match[0]
        left_out = dict(line.strip().rsplit(": ", 1) for line in (counts or "").splitlines())
        entry = Entry(sha256, article, other, {reason: int(count) for reason, count in left_out.items()})
        entries[seed], blocks[seed] = entry, match[0]
        return "\n" * match[0].count("\n")

    rest = _BLOCK.sub(take, text)
    return entries, blocks, rest


def _written(entry: Entry) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "article": entry.article, "duplicate_of": entry.duplicate_of,
        "left_out": dict(sorted(entry.left_out.items())), "sha256": entry.sha256,
    }  # fmt: skip
    return {key: value for key, value in keys.items() if value}


def _entry(seed: str, value: Any, path: Path) -> Entry:
    words = {"sha256", "article", "duplicate_of"}
    if (
        not isinstance(value, dict)
        or not set(value) <= words | {"left_out"}
        or not all(isinstance(value[key], str) for key in words & set(value))
        or "sha256" not in value
        or not _is_count(value.get("left_out", {}))
    ):
        raise DigestError(f"entry of {seed}: expected sha256 and article", path=path, hint="restore it from git")
    if any(leaves(str(name)) for name in (seed, value.get("article", ""))):
        raise DigestError(f"entry of {seed}: a path that leads elsewhere", path=path, hint="restore it from git")
    return Entry(
        value.get("sha256", ""), value.get("article"), value.get("duplicate_of"), dict(value.get("left_out", {}))
    )


def _is_count(value: Any) -> bool:
    """Whether it is a mapping of words to whole numbers above nought."""
    return isinstance(value, dict) and all(
        isinstance(k, str) and isinstance(v, int) and not isinstance(v, bool) and v > 0 for k, v in value.items()
    )
