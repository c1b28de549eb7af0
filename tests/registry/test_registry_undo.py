"""Taking decisions about people back, and the pairs that are proposed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import RegistryError
from generator.people import Mention, Person, Registry
from generator.people.editor import Editor
from generator.people.proposals import proposals

PEOPLE = (("Ada Brook", "en"), ("Ada Brooke", "en"), ("Ben Hill", "en"), ("B. Hill", "en"), ("Ганна Зоря", "uk"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    registry = Registry.load(tmp_path / "people.yml")
    for name, lang in PEOPLE:
        registry.resolve(Person(name, (Mention(0, len(name), name),)), lang)
    registry.save()
    return tmp_path


def opened(folder: Path) -> Editor:
    return Editor(Registry.load(folder / "people.yml"), folder / "undo.json")


DECISIONS: dict[str, Callable[[Editor], object]] = {
    "merge": lambda e: e.merge("ada-brook", "ada-brooke"),
    "split": lambda e: e.split(e.merge("ada-brook", "ada-brooke"), "Ada Brooke"),
    "apart": lambda e: e.apart("ada-brook", "ada-brooke"),
    "rename": lambda e: e.rename("ben-hill", "uk", "Бен Гілл"),
    "not a person": lambda e: e.not_a_person("ben-hill"),
}


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS)
def test_taking_everything_back_leaves_the_file_as_it_was(folder: Path, decision: Callable[[Editor], object]) -> None:
    before = (folder / "people.yml").read_text(encoding="utf-8")
    editor = opened(folder)
    decision(editor)
    editor.save()
    assert (folder / "people.yml").read_text(encoding="utf-8") != before
    while True:  # in another run each, as an editor does it
        again = opened(folder)
        try:
            again.undo()
        except RegistryError as e:
            assert "no decision to take back" in str(e)  # noqa: PT017 - the end of the loop
            break
        again.save()
    assert (folder / "people.yml").read_text(encoding="utf-8") == before


def test_what_was_changed_since_is_not_overwritten(folder: Path) -> None:
    editor = opened(folder)
    editor.merge("ada-brook", "ada-brooke")
    editor.save()
    text = (folder / "people.yml").read_text(encoding="utf-8").replace("Ada Brook\n", "Ada M. Brook\n")
    (folder / "people.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match="ada-brook was changed since"):
        opened(folder).undo()
    assert (folder / "people.yml").read_text(encoding="utf-8") == text


def test_a_broken_file_of_steps_is_none(folder: Path) -> None:
    (folder / "undo.json").write_text('[{"what": 3}]', encoding="utf-8")
    with pytest.raises(RegistryError, match="no decision"):
        opened(folder).undo()


def test_doubtful_pairs_are_proposed_until_decided(folder: Path) -> None:
    editor = opened(folder)
    pairs = {(p.one, p.other) for p in proposals(editor.registry)}
    assert ("b-hill", "ben-hill") in pairs
    assert not any("hanna" in i or "zoria" in i for pair in pairs for i in pair)
    editor.apart("ben-hill", "b-hill")
    assert ("b-hill", "ben-hill") not in {(p.one, p.other) for p in proposals(editor.registry)}
    editor.undo()
    editor.merge("ben-hill", "b-hill")
    assert not [p for p in proposals(editor.registry) if "b-hill" in {p.one, p.other}]


def test_people_who_are_apart_are_never_merged_by_name_again(folder: Path) -> None:
    editor = opened(folder)
    editor.apart("ada-brook", "ada-brooke")
    with pytest.raises(RegistryError, match="apart"):
        editor.merge("ada-brook", "ada-brooke")
    assert editor.registry.resolve(Person("Ada Brooke", (Mention(0, 10, "Ada Brooke"),)), "en") == "ada-brooke"
