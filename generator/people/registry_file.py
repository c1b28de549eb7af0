"""content/people.yml: reading it with good messages, writing it so that git merges it well.

One entry a person, sorted by id, one fact a line. An entry nobody changed is written back byte for byte, with the
comments above it, so an editor's own layout survives every run; so does every key we do not know.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from generator import state, yamlio
from generator.article import LANG, SLUG
from generator.errors import RegistryError
from generator.people.registry_model import Entry

HEADER = """\
# The people of this digest: one entry a person. The import adds to it; what you write here is kept and obeyed for ever.
#   names          the name by language, as the pages show it
#   also           other spellings that mean the same person
#   wikidata       Q…, and `same_as`: addresses of pages about the person
#   apart          ids of other people who are never to be merged with this one
#   merged_into    the id this one became;   not_a_person: true   never list this again
# `digest people review` asks about pairs in doubt; `merge`, `split`, `rename` … edit this for you. Comments stay.

"""
WORTH_KEEPING = 50
"""People from which on the data of the file are kept for the next run."""
_KEYS = ("names", "also", "wikidata", "same_as", "apart", "merged_into", "not_a_person")
UNDO_SOURCE = "the steps to take back"
_BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"
"""What YAML takes for the end of a line."""
_HEADER = re.compile(rf"(?:#[^\n\r\x85\u2028\u2029]*{_BREAK})*{_BREAK}*")
_TOP_KEY = re.compile(r"""^(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"':][^:\n]*?))[ \t]*:(?=[ \t]|$)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of the file, cut into a header and one block an entry."""

    header: str = HEADER
    blocks: Mapping[str, str] = field(default_factory=dict)
    """By id: the entry's lines with the comments above them; empty when the layout is not one block a person."""


@lru_cache(maxsize=2)
def parse(text: str, path: PurePath | str, memory: Path | None = None) -> tuple[Mapping[str, Entry], Source]:
    """Read the registry; what a build asks for twice is read once, and nobody changes it.

    Args:
        text: of the file.
        path: of the file, for messages.
        memory: file under .digest in which the data that YAML made of the text is kept for the next run: libyaml takes
            half a second for a thousand people.

    Raises:
        RegistryError: not valid YAML, or an entry breaks the contract; names file and line.
    """
    data = _data(text, path, memory)
    source, lines = _cut(text, list(data))
    entries: dict[str, Entry] = {}
    for id_, value in data.items():
        check = _Checker(path, id_, lines.get(id_, 1), source.blocks.get(id_, ""))
        entries[id_] = check.entry(value)
    _check_references(entries, path, lines)
    return entries, source


def _data(text: str, path: PurePath | str, memory: Path | None) -> dict[str, Any]:
    known = state.fingerprint(text)
    kept = state.load(memory) if memory else None
    if isinstance(kept, list) and len(kept) == 2 and kept[0] == known and isinstance(kept[1], dict):  # noqa: PLR2004
        return kept[1]
    data = yamlio.load_mapping(text, path=path, error=RegistryError)
    if memory and len(data) >= WORTH_KEEPING and _is_json(data):
        with contextlib.suppress(OSError):
            state.save(memory, [known, data])
    return data


def _is_json(data: dict[str, Any]) -> bool:
    """Whether the data comes back from JSON as it is: dates and keys that are numbers do not."""
    try:
        return bool(json.loads(json.dumps(data)) == data)
    except (TypeError, ValueError):
        return False


def dump(entries: Mapping[str, Entry], source: Source, untouched: Mapping[str, Entry]) -> str:
    """The text of the file: untouched entries as they stood, the others in our layout, sorted by id."""
    blocks = [
        source.blocks[id_] if id_ in source.blocks and untouched.get(id_) == entry
        else _comments(source.blocks.get(id_, "")) + yamlio.dump({id_: plain(entry)})
        for id_, entry in sorted(entries.items())
    ]  # fmt: skip
    return source.header + "".join(b if b.endswith("\n") else b + "\n" for b in blocks)


def entry(id_: str, value: Mapping[str, Any]) -> Entry:
    """The entry that `plain` made data of.

    Raises:
        RegistryError: it is no such data.
    """
    return _Checker(UNDO_SOURCE, id_, 1, "").entry(value)


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as the data of its lines: what is empty is left out."""
    values: dict[str, Any] = {
        "names": dict(entry.names), "also": list(entry.also), "wikidata": entry.wikidata,
        "same_as": list(entry.same_as), "apart": list(entry.apart), "merged_into": entry.merged_into,
        "not_a_person": entry.not_a_person,
    }  # fmt: skip
    return {k: v for k, v in values.items() if v} | dict(entry.extra)


def _comments(block: str) -> str:
    """The comment lines above an entry."""
    match = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", block)
    return match[0] if match else ""


def _cut(text: str, ids: list[str]) -> tuple[Source, dict[str, int]]:
    found = [(m[1] or m[2] or m[3], m.start()) for m in _TOP_KEY.finditer(text)]
    if not text.strip():
        return Source(), {}
    if not ids and all(line.lstrip()[:1] in {"", "#"} for line in text.splitlines()):  # comments only
        return Source(text if text.endswith("\n") else text + "\n"), {}
    if not ids:  # `{}` or `~`, with comments beside it
        return Source("".join(f"{line}\n" for line in text.splitlines() if line.startswith("#")) or HEADER), {}
    if [id_ for id_, _ in found] != ids or "\r" in text or re.search(r"^(?:---|\.\.\.)", text, re.MULTILINE):
        header = _HEADER.match(text)
        return Source(re.sub(_BREAK, "\n", header[0]) if header else ""), {}
    starts = [_with_comments(text, start) for _, start in found]
    starts[0] = _end_of_header(text, found[0][1])
    ends = [*starts[1:], len(text)]
    blocks = {id_: text[a:b] for (id_, _), a, b in zip(found, starts, ends, strict=True)}
    lines, line, before = {}, 1, 0
    for id_, start in found:
        line += text.count("\n", before, start)
        lines[id_], before = line, start
    return Source(text[: starts[0]], blocks), lines


def _with_comments(text: str, start: int) -> int:
    """Where the comment lines directly above an entry begin."""
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].startswith("#"):
            return start
        start = above
    return start


def _end_of_header(text: str, first: int) -> int:
    """The header ends at the last blank line above the first entry; without one it is all that stands above."""
    blank = text.rfind("\n\n", 0, first)
    return blank + 2 if blank >= 0 else first


def _check_references(entries: Mapping[str, Entry], path: PurePath | str, lines: Mapping[str, int]) -> None:
    for id_, entry in entries.items():
        seen, at = {id_}, entry.merged_into
        while at is not None:
            if at not in entries:
                raise RegistryError(
                    f"{id_}: merged into {at}, which is not in the registry", path=path, line=lines.get(id_),
                    hint="correct the id or remove the line",
                )  # fmt: skip
            if at in seen:
                raise RegistryError(
                    f"{id_}: merged in a circle", path=path, line=lines.get(id_), hint="break the circle"
                )
            seen.add(at)
            at = entries[at].merged_into


@dataclass(frozen=True, slots=True)
class _Checker:
    """Turns the plain data of one entry into an `Entry`."""

    path: PurePath | str
    id: str
    line: int
    block: str

    def fail(self, key: str, expected: str) -> RegistryError:
        line = self.line
        match = re.search(rf"^[ \t]+{re.escape(key)}[ \t]*:", self.block, re.MULTILINE)
        own = _TOP_KEY.search(self.block)
        if match and own:
            line += self.block.count("\n", own.start(), match.start())
        return RegistryError(f"{self.id}: {key}: expected {expected}", path=self.path, line=line)

    def entry(self, value: Any) -> Entry:
        if not SLUG.fullmatch(self.id):
            raise RegistryError(
                f"{self.id!r} is no id",
                path=self.path,
                line=self.line,
                hint="use lower-case letters, digits and hyphens",
            )
        if not isinstance(value, dict):
            raise RegistryError(
                f"{self.id}: expected indented `key: value` lines", path=self.path, line=self.line,
                hint="for example `names:` and under it `en: …`",
            )  # fmt: skip
        flag = value.get("not_a_person", False)
        if not isinstance(flag, bool):
            raise self.fail("not_a_person", "true or false")
        return Entry(
            names=self.names(value), also=self.texts(value, "also"), wikidata=self.text(value, "wikidata"),
            same_as=self.texts(value, "same_as"), apart=self.texts(value, "apart"),
            merged_into=self.text(value, "merged_into"), not_a_person=flag,
            extra={str(k): v for k, v in value.items() if k not in _KEYS},
        )  # fmt: skip

    def names(self, value: Mapping[str, Any]) -> dict[str, str]:
        names = value.get("names") or {}
        if not isinstance(names, dict):
            raise self.fail("names", "a line `language: name` for each language")
        for lang, name in names.items():
            if not isinstance(lang, str) or not LANG.fullmatch(lang):
                raise self.fail(str(lang), "a language tag such as en or pt-BR before the colon")
            if not isinstance(name, str) or not name.strip():
                raise self.fail(lang, "a name, as text")
        return dict(names)

    def texts(self, value: Mapping[str, Any], key: str) -> tuple[str, ...]:
        found = value.get(key) or []
        if isinstance(found, str):
            return (found,)
        if not isinstance(found, list) or not all(isinstance(v, str) and v.strip() for v in found):
            raise self.fail(key, "a list of texts")
        return tuple(found)

    def text(self, value: Mapping[str, Any], key: str) -> str | None:
        found = value.get(key)
        if found is not None and (not isinstance(found, str) or not found.strip()):
            raise self.fail(key, "text")
        return found
