"""Articles about other things than the sample, in five languages: what comes out is right, without a rule for them.

Labels are in labels.yml; `python tests/fresh/evaluate.py` shows the same comparison as a report.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml


def _load_evaluation() -> ModuleType:
    """evaluate.py beside this file; the test folders are no packages."""
    spec = importlib.util.spec_from_file_location("fresh_evaluate", Path(__file__).with_name("evaluate.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


evaluation = _load_evaluation()
LABELS: dict[str, Any] = evaluation.labels()
CASES = [
    pytest.param(seed, models, id=f"{seed.split('.')[0]}-{'models' if models else 'light'}", marks=marks)
    for models, marks in (
        (False, ()),
        (True, (pytest.mark.models, pytest.mark.skipif(not evaluation.models_installed(), reason="no models"))),
    )
    for seed in evaluation.seed_names()
]


@pytest.fixture
def row(seed: str, models: bool) -> Any:  # noqa: FBT001 - a parameter of the test
    return evaluation.evaluate(models=models, only=seed)[0]


@pytest.mark.parametrize("key", ["lang", "title", "date", "authors"])
@pytest.mark.parametrize(("seed", "models"), CASES)
def test_head(row: Any, key: str) -> None:
    check = row.checks[key]
    assert check.right, f"{row.seed}: {key} is {check.found!r}, should be {check.expected!r}"


@pytest.mark.parametrize(("seed", "models"), CASES)
def test_every_paragraph_is_there_once_and_in_order(row: Any) -> None:
    assert not row.lost, f"{row.seed}: lost {[p[:80] for p in row.lost]}"
    assert not row.repeated, f"{row.seed}: twice {[p[:80] for p in row.repeated]}"
    assert row.in_order, f"{row.seed}: paragraphs out of order"


@pytest.mark.parametrize(("seed", "models"), CASES)
def test_the_noise_is_gone(row: Any) -> None:
    assert not row.noise, f"{row.seed}: still there: {list(row.noise)}"


@pytest.mark.parametrize(("seed", "models"), CASES)
def test_all_people_are_found(row: Any) -> None:
    assert not row.missing, f"{row.seed}: missing {list(row.missing)}; extra {list(row.extra)}"


@pytest.mark.parametrize(("seed", "models"), CASES)
def test_nothing_else_is_taken_for_a_person(row: Any) -> None:
    assert not row.extra, f"{row.seed}: no people of the article: {list(row.extra)}; traps: {list(row.forbidden)}"


# Together: one person in every script, one story in every language.

MKDOCS_YML = """\
site_name: Fresh
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true, build: true}
"""


class Imported:
    """All seeds imported into an empty digest."""

    def __init__(self, root: Path, *, models: bool) -> None:
        from generator import article, settings  # noqa: PLC0415
        from generator.importing import import_seeds  # noqa: PLC0415

        shutil.copytree(evaluation.SEEDS, root / "content" / "seeds")
        (root / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
        import_seeds(settings.load(root), models=models)
        files = sorted((root / "content" / "articles").rglob("*.md"))
        articles = [article.parse(path.read_text(encoding="utf-8"), path) for path in files]
        self.articles = {a.seed: a for a in articles}
        self.registry: dict[str, Any] = yaml.safe_load((root / "content" / "people.yml").read_text("utf-8")) or {}

    def ids(self, name: str) -> set[str]:
        """The ids under which the registry lists the name."""
        return {key for key, entry in self.registry.items() if name in _texts(entry)}


def _texts(value: object) -> set[str]:
    if isinstance(value, dict):
        return {text for inner in value.values() for text in _texts(inner)}
    if isinstance(value, list):
        return {text for inner in value for text in _texts(inner)}
    return {value} if isinstance(value, str) else set()


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(False, id="light"),
        pytest.param(
            True,
            id="models",
            marks=[
                pytest.mark.models,
                pytest.mark.skipif(not evaluation.models_installed(), reason="no models"),
            ],
        ),
    ],
)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return Imported(tmp_path_factory.mktemp("fresh"), models=request.param)


def test_every_seed_becomes_an_article(imported: Imported) -> None:
    assert sorted(str(seed) for seed in imported.articles) == evaluation.seed_names()


def _group_id(group: list[list[str]]) -> str:
    """ASCII, for the command line: the seeds, and which of their common people."""
    alike = [g for g in LABELS["same_person"] if [seed for seed, _ in g] == [seed for seed, _ in group]]
    return "-".join([*(seed.split("-")[0] for seed, _ in group), str(alike.index(group) + 1)])


@pytest.mark.parametrize("group", LABELS["same_person"], ids=_group_id)
def test_same_person_in_every_script(imported: Imported, group: list[list[str]]) -> None:
    ids = [imported.ids(name) & set(imported.articles[seed].people) for seed, name in group]
    assert set.intersection(*ids), f"no common id for {group}: {ids}"


def _stories() -> dict[str, list[str]]:
    stories: dict[str, list[str]] = {}
    for seed, expected in LABELS["seeds"].items():
        stories.setdefault(expected["story"], []).append(seed)
    return stories


@pytest.mark.parametrize("key", [key for key, seeds in _stories().items() if len(seeds) > 1])
def test_same_story_in_every_language(imported: Imported, key: str) -> None:
    found = {seed: imported.articles[seed].story for seed in _stories()[key]}
    assert None not in found.values(), f"no story: {found}"
    assert len(set(found.values())) == 1, f"one event, several stories: {found}"


def test_different_events_are_different_stories(imported: Imported) -> None:
    keys: dict[str, set[str]] = {}
    for seed, expected in LABELS["seeds"].items():
        if (story := imported.articles[seed].story) is not None:
            keys.setdefault(story, set()).add(expected["story"])
    mixed = {story: sorted(events) for story, events in keys.items() if len(events) > 1}
    assert not mixed, f"one story, several events: {mixed}"
