"""Translations: note which version of the original each was made from, and how its language writes the people's names.

An editor writes a translation beside its original and need not know about fingerprints: the first import that sees it
adds the line ``original: sha256:…`` to its front matter and touches nothing else. Once the translation is brought up to
date, the editor deletes the line and the next import writes it anew.

A translation is also the best source there is for names: who translates writes Тейлор Свифт where the original has
Taylor Swift. So each person recognised in a new translation is matched with the few people of the original, and the
registry learns the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.article import Article, text_fingerprint
from generator.library import Library, Stored
from generator.people.model import Person
from generator.people.names.match import PROPOSE, similarity
from generator.people.recognise import recognise
from generator.people.registry import Registry
from generator.people.spot import spot

_END = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)


def unstamped(library: Library) -> list[tuple[Stored, Article]]:
    """The translations that no import has seen, each with its original."""
    originals = {(s.article.slug, s.article.lang): s.article for s in library.stored}
    pairs = ((s, originals.get((s.article.slug, s.article.translated_from or ""))) for s in library.stored)
    return [(s, original) for s, original in pairs if s.article.original is None and original is not None]


def learn_names(pairs: Sequence[tuple[Stored, Article]], registry: Registry, *, models: bool | None = None) -> None:
    """Teach the registry how each translation writes the people of its original.

    Args:
        pairs: new translations with their originals.
        registry: grows in memory; the caller saves it.
        models: None to use the models that are installed, False to do without.
    """
    for stored, original in pairs:
        ids = [registry.canonical(p) for p in original.people if registry.known(p)]
        article = stored.article
        text = f"{article.title}\n\n{article.body}"
        if _writes_as_known(text, article.lang, ids, registry):
            continue
        for person in recognise(text, article.lang, models=models):
            if match := _who(person, article.lang, ids, registry):
                registry.learn(*match, article.lang)


def _writes_as_known(text: str, lang: str, ids: Sequence[str], registry: Registry) -> bool:
    """Whether the text has everybody in the spelling that the registry has for its language: nothing to learn there."""
    known = [(id_, registry.entry(id_).names.get(lang, "")) for id_ in ids]
    found = {mention.person for mention in spot(text, lang, [(id_, [name]) for id_, name in known if name])}
    return found.issuperset(ids)


def _who(person: Person, lang: str, ids: Sequence[str], registry: Registry) -> tuple[str, str] | None:
    """Which of the original's people this is, and in which reading of the name.

    By the lower threshold: there are only these few to choose from. Of equal readings the most plausible is taken.
    """
    readings = (person.name, *person.alternatives)
    scores = [
        (max(similarity(reading, lang, name, of) for of, name in registry.entry(id_).names.items()), id_, reading)
        for id_ in ids
        if registry.entry(id_).names
        for reading in readings
    ]
    score, id_, reading = max(scores, default=(0.0, "", ""), key=lambda s: s[0])
    return (id_, reading) if score >= PROPOSE else None


def stamped(pairs: Sequence[tuple[Stored, Article]]) -> Iterator[tuple[Path, str]]:
    """The files of these translations, each with the original's fingerprint in it.

    The line stands at the end of the front matter, in the file's own line ending; the rest stays byte for byte.

    Raises:
        OSError: a file cannot be read.
    """
    for stored, original in pairs:
        raw = stored.path.read_bytes().decode("utf-8")
        start = _END.search(raw)
        end = _END.search(raw, start.end()) if start else None
        if end is not None:
            newline = "\r\n" if end[0].endswith("\r") else "\n"
            line = f"original: {text_fingerprint(original)}{newline}"
            yield stored.path, f"{raw[: end.start()]}{line}{raw[end.start() :]}"
