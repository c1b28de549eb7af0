"""What `digest new` writes is what the project itself uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import yamlio
from generator.people.registry import Registry
from generator.people.registry_file import HEADER
from generator.scaffold import create
from generator.topics import Taxonomy

ROOT = Path(__file__).resolve().parents[2]


class _Loader(yaml.SafeLoader):
    """Takes `!ENV` for the plain value below it."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else str(node.value)


_Loader.add_constructor("!ENV", _env)


def _yaml(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    return loaded


@pytest.fixture
def new(tmp_path: Path) -> Path:
    create(tmp_path / "d", name="D")
    return tmp_path / "d"


def test_mkdocs_yml_differs_in_name_and_address_only(new: Path) -> None:
    ours, theirs = _yaml(ROOT / "mkdocs.yml"), _yaml(new / "mkdocs.yml")
    own = {"site_name", "site_url", "site_description", "repo_url", "extra"}
    assert {k: v for k, v in theirs.items() if k not in own} == {k: v for k, v in ours.items() if k not in own}
    assert theirs["site_url"][0] == "SITE_URL"


def test_the_workflow_differs_in_how_it_builds_only(new: Path) -> None:
    def without_build(workflow: dict[str, Any]) -> dict[str, Any]:
        build = workflow["jobs"]["build"]
        build["steps"] = [step for step in build["steps"] if "run" not in step]
        return workflow

    ours = _yaml(ROOT / ".github/workflows/pages.yml")
    theirs = _yaml(new / ".github/workflows/pages.yml")
    build = next(step for step in theirs["jobs"]["build"]["steps"] if step.get("run") == "digest build")
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    assert without_build(theirs) == without_build(ours)


def test_what_is_derived_is_ignored_by_git(new: Path) -> None:
    ignored = (new / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/site/", "/content/pages/", "/.digest/"} <= set(ignored)


def test_the_commented_examples_of_topics_yml_are_valid(new: Path, tmp_path: Path) -> None:
    path = new / "content/topics.yml"
    plain = Taxonomy.load(path)
    text = re.sub(r"^# ?(?=omit:|topics:|  )", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    example = tmp_path / "topics.yml"
    example.write_text(text, encoding="utf-8")
    taxonomy = Taxonomy.load(example)
    omitted = yamlio.load_mapping(text)["omit"]
    assert omitted
    assert all(plain.known(topic) and not taxonomy.known(topic) for topic in omitted)
    assert taxonomy.known("beekeeping")
    assert not plain.known("beekeeping")
    assert taxonomy.label("sport", "en") == "Sports" != plain.label("sport", "en")
    assert taxonomy.label("sport", "fr") == plain.label("sport", "fr")


def test_people_yml_is_what_an_empty_registry_looks_like(new: Path) -> None:
    assert (new / "content/people.yml").read_text(encoding="utf-8") == HEADER
    assert not Registry.load(new / "content/people.yml").entries()
