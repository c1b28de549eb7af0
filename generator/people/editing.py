"""What an editor does to the registry: each function returns the entries that change, in a stable order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from anyascii import anyascii

from generator.article import LANG
from generator.errors import RegistryError
from generator.people.registry_index import fold
from generator.people.registry_model import Entry
from generator.people.shown import latin_name

Entries = Mapping[str, Entry]

RESERVED = frozenset(
    {"index", "assets", "search", "con", "prn", "aux", "nul", "404", "sitemap", "feed", "tags"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Words that mean something else in an address or cannot name a file somewhere."""
_LONGEST_ID = 80


def new_id(name: str, lang: str, taken: Entries) -> str:
    """An id for a new person: the name in ASCII letters, ``-2`` and so on behind it if somebody has it."""
    latin, _ = latin_name(name, lang, "en")
    words = re.findall(r"[a-z0-9]+", anyascii(re.sub(r"['’ʼ]", "", latin)).lower())
    slug = "-".join(words)[:_LONGEST_ID].strip("-") or "person"
    if slug in RESERVED or len(slug) == 2:  # noqa: PLR2004 - two letters look like a locale
        slug += "-person"
    number, candidate = 1, slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def merge(entries: Entries, a: str, b: str) -> dict[str, Entry]:
    """``b`` becomes ``a``: its names and spellings go over, its id stays as a pointer."""
    if a == b:
        raise RegistryError(f"{a} and {b} are one person already")
    left, right = entries[a], entries[b]
    if b in left.apart or a in right.apart:
        raise RegistryError(f"{a} and {b} are said to be apart", hint="remove the line under `apart` first")
    names = dict(sorted({**right.names, **left.names}.items()))
    also = {*left.also, *right.also, *right.names.values()} - set(names.values())
    merged = replace(
        left, names=names, also=tuple(sorted(also)), wikidata=left.wikidata or right.wikidata,
        same_as=tuple(dict.fromkeys((*left.same_as, *right.same_as))),
        apart=tuple(sorted({*left.apart, *right.apart})), not_a_person=left.not_a_person and right.not_a_person,
        extra={**right.extra, **left.extra},
    )  # fmt: skip
    return {a: merged, b: Entry(merged_into=a)}


def split(entries: Entries, id_: str, spelling: str) -> dict[str, Entry]:
    """The spelling, with every language whose name it is, moves to a new entry; both say that they are apart."""
    entry, wanted = entries[id_], fold(spelling)
    moved = {lang: n for lang, n in entry.names.items() if fold(n) == wanted}
    also = tuple(n for n in entry.also if fold(n) == wanted)
    if not moved and not also:
        raise RegistryError(
            f"{id_} has no spelling {spelling!r}", hint="it has: " + (", ".join(entry.spellings) or "none")
        )
    names = {lang: n for lang, n in entry.names.items() if lang not in moved}
    rest = tuple(n for n in entry.also if n not in also)
    if not names and not rest:
        raise RegistryError(f"{spelling!r} is the only spelling of {id_}", hint="there is nothing to split")
    name, lang = next(((n, lang) for lang, n in moved.items()), (spelling, next(iter(entry.names), "en")))
    fresh = new_id(name, lang, entries)
    new = Entry(names=moved, also=also, apart=(id_,))
    return {id_: replace(entry, names=names, also=rest, apart=tuple(sorted({*entry.apart, fresh}))), fresh: new}


def apart(entries: Entries, a: str, b: str) -> dict[str, Entry]:
    """Both entries say that the other is somebody else."""
    if a == b:
        raise RegistryError(f"{a} and {b} are one person", hint="`digest people split` takes a spelling away")
    pairs = ((a, b), (b, a))
    return {one: replace(entries[one], apart=tuple(sorted({*entries[one].apart, other}))) for one, other in pairs}


def not_a_person(entries: Entries, id_: str) -> dict[str, Entry]:
    """The entry stays, so that what it names is known for what it is."""
    return {id_: replace(entries[id_], not_a_person=True)}


def rename(entries: Entries, id_: str, lang: str, name: str) -> dict[str, Entry]:
    """The name in one language; the old one becomes another spelling."""
    if not LANG.fullmatch(lang):
        raise RegistryError(f"{lang!r} is no language", hint="use a tag such as en or pt-BR")
    name = " ".join(name.split())
    if not name:
        raise RegistryError("a name cannot be empty", hint=f"say what {id_} is called in {lang}")
    entry = entries[id_]
    names = dict(sorted({**entry.names, lang: name}.items()))
    also = {*entry.also, *entry.names.values()} - set(names.values())
    return {id_: replace(entry, names=names, also=tuple(sorted(also)))}
