"""``digest inspect``: one raw article explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from generator import settings
from generator.errors import SeedError, SettingsError
from generator.importing.understanding import Understanding, understand
from generator.intake import read_seed
from generator.people.recognise import available
from generator.people.registry import Registry
from generator.topics.taxonomy import Taxonomy


def inspect(start: Path, file: Path, *, as_json: bool, models: bool | None) -> int:
    """Print what is understood of a raw article.

    Args:
        start: the folder the user is in; its digest's people and topics are used, if it is one.
        file: the raw article, anywhere.
        as_json: print the JSON of the contract (docs/architecture.md).
        models: None to use the models that are installed, False to do without.

    Returns:
        The exit code.

    Raises:
        SeedError: the file is no article.
    """
    if not file.is_file():
        raise SeedError("no such file", path=file)
    registry, taxonomy = _knowledge(start)
    understood = understand(read_seed(file, seeds=file.parent), taxonomy, models=models)
    data = as_data(understood, registry)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        from generator.commands.inspect_view import show  # noqa: PLC0415 - not for --json

        show(understood, data, recogniser="rules" if models is False else available(understood.reading.lang))
    return 0


def _knowledge(start: Path) -> tuple[Registry, Taxonomy]:
    """The registry and taxonomy of the digest one is in; outside of one, an empty registry and the built-in topics."""
    try:
        digest = settings.load(settings.find_root(start.resolve()))
    except SettingsError:
        return Registry.load(start / "no-registry-here.yml"), Taxonomy.load(None)
    return Registry.load(digest.people_yml), Taxonomy.load(digest.topics_yml)


def as_data(understood: Understanding, registry: Registry) -> dict[str, Any]:
    """The JSON contract of ``digest inspect`` as plain data.

    Args:
        understood: the article.
        registry: gives the ids; grows in memory, is not saved here.
    """
    reading = understood.reading
    ids = [(registry.resolve(person, reading.lang), person) for person in understood.people]
    return {
        "lang": reading.lang,
        "lang_confidence": round(reading.lang_confidence, 3),
        "title": reading.title,
        "headline_derived": reading.headline_derived,
        "date": reading.date.isoformat() if reading.date else None,
        "date_evidence": _evidence(reading.date_evidence),
        "title_evidence": _evidence(reading.title_evidence),
        "authors": list(reading.authors),
        "source": {"name": reading.source.name, "url": reading.source.url},
        "summary": list(reading.summary),
        "encoding": reading.raw.encoding,
        "people": [
            {
                "id": i,
                "name": p.name,
                "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in p.mentions],
            }
            for i, p in ids
            if i is not None
        ],
        "topics": [{"id": t.id, "score": round(t.score, 3), "evidence": list(t.evidence)} for t in understood.topics],
        "blocks": [{"text": b.text, "kept": b.kept, "reason": b.reason} for b in reading.blocks],
    }


def _evidence(evidence: Any) -> dict[str, Any] | None:
    return None if evidence is None else {"text": evidence.text, "rule": evidence.rule, "line": evidence.line}
