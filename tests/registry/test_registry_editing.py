from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import RegistryError
from generator.people import Mention, Person, Registry
from generator.people.editor import Editor


def person(name: str) -> Person:
    return Person(name, (Mention(0, len(name), name),))


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    registry = Registry.load(tmp_path / "people.yml")
    for name, lang in (("Ada Brook", "en"), ("Ada Brooke", "en"), ("Ben Hill", "en")):
        registry.resolve(person(name), lang)
    return registry


def reloaded(registry: Registry) -> Registry:
    registry.save()
    return Registry.load(registry._path)


def test_a_merge_is_obeyed_for_ever(registry: Registry) -> None:
    assert Editor(registry).merge("ada-brook", "ada-brooke") == "ada-brook"
    again = reloaded(registry)
    assert again.resolve(person("Ada Brooke"), "en") == "ada-brook"
    assert again.canonical("ada-brooke") == "ada-brook"
    assert set(again.entries()) == {"ada-brook", "ben-hill"}
    assert again.entry("ada-brooke").also == ("Ada Brooke",)


def test_merges_follow_each_other(registry: Registry) -> None:
    Editor(registry).merge("ada-brook", "ada-brooke")
    Editor(registry).merge("ben-hill", "ada-brook")
    assert reloaded(registry).canonical("ada-brooke") == "ben-hill"


def test_a_split_is_obeyed_for_ever(registry: Registry) -> None:
    Editor(registry).merge("ada-brook", "ada-brooke")
    new = Editor(registry).split("ada-brook", "Ada Brooke")
    again = reloaded(registry)
    assert new != "ada-brook"
    assert again.resolve(person("Ada Brooke"), "en") == new
    assert again.resolve(person("Ada Brook"), "en") == "ada-brook"
    with pytest.raises(RegistryError, match="apart"):
        Editor(again).merge("ada-brook", new)


def test_a_rename_keeps_the_old_name_as_a_spelling(registry: Registry) -> None:
    Editor(registry).rename("ben-hill", "en", "Benjamin Hill")
    again = reloaded(registry)
    assert again.display("ben-hill", "en").text == "Benjamin Hill"
    assert again.resolve(person("Ben Hill"), "en") == "ben-hill"
    assert again.entry("ben-hill").names["en"] == "Benjamin Hill"


def test_no_person_does_not_come_back(registry: Registry) -> None:
    Editor(registry).not_a_person("ben-hill")
    again = reloaded(registry)
    assert again.resolve(person("Ben Hill"), "en") is None
    assert again.resolve(person("Бен Хилл"), "ru") is None
    assert "ben-hill" not in again.entries()
    assert again.known("ben-hill")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (lambda r: r.canonical("nobody"), "nobody"),
        (lambda r: Editor(r).merge("ada-brook", "nobody"), "nobody"),
        (lambda r: Editor(r).merge("ada-brook", "ada-brook"), "one person already"),
        (lambda r: Editor(r).split("ada-brook", "X Y"), "no spelling"),
        (lambda r: Editor(r).split("ada-brook", "Ada Brook"), "only spelling"),
        (lambda r: Editor(r).rename("ada-brook", "english", "A"), "no language"),
        (lambda r: Editor(r).rename("ada-brook", "en", " "), "empty"),
    ],
)
def test_the_impossible_is_one_clear_line(registry: Registry, what: Callable[[Registry], object], words: str) -> None:
    with pytest.raises(RegistryError, match=words):
        what(registry)
    assert "\n" not in str(RegistryError("x"))
