"""The registry changed by two at the same time: an import that takes minutes, and an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import RegistryError
from generator.people import Mention, Person, Registry
from generator.people.editor import Editor

START = "# ours\n\nada-brook:\n  names:\n    en: Ada Brook\nben-hill:\n  names:\n    en: Ben Hill\n"


def person(name: str) -> Person:
    return Person(name, (Mention(0, len(name), name),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "people.yml"
    file.write_text(START, encoding="utf-8")
    return file


def test_what_an_editor_wrote_meanwhile_is_kept(path: Path) -> None:
    slow = Registry.load(path)
    slow.resolve(person("Carla Weiss"), "de")
    path.write_text(START.replace("    en: Ben Hill\n", "    en: Ben Hill\n  not_a_person: true\n"), encoding="utf-8")
    slow.save()
    now = Registry.load(path)
    assert now.entry("ben-hill").not_a_person
    assert now.known("carla-weiss")
    assert path.read_text(encoding="utf-8").startswith("# ours\n")


def test_the_same_entry_changed_twice_is_an_error_and_nothing_is_written(path: Path) -> None:
    slow = Registry.load(path)
    slow.learn("ada-brook", "Ада Брук", "ru")
    theirs = START.replace("Ada Brook", "Ada B. Brook")
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(RegistryError, match="ada-brook was changed while"):
        slow.save()
    assert path.read_text(encoding="utf-8") == theirs


def test_a_person_we_need_and_somebody_removed_is_an_error(path: Path) -> None:
    editor = Editor(Registry.load(path))
    editor.merge("ada-brook", "ben-hill")
    path.write_text(START[START.index("ben-hill") :], encoding="utf-8")
    with pytest.raises(RegistryError, match="changed while"):
        editor.save()


def test_one_may_save_again_and_again(path: Path) -> None:
    registry = Registry.load(path)
    for lang, name in (("ru", "Ада Брук"), ("uk", "Ада Брюк"), ("fr", "Ada Brouque")):
        registry.learn("ada-brook", name, lang)
        registry.save()
    assert set(Registry.load(path).entry("ada-brook").names) == {"en", "fr", "ru", "uk"}


def test_what_was_written_by_somebody_else_from_our_text_is_no_change(path: Path) -> None:
    registry = Registry.load(path)
    registry.learn("ada-brook", "Ада Брук", "ru")
    path.write_text(registry.dump(), encoding="utf-8")
    registry.learn("ada-brook", "Ада Брюк", "uk")
    registry.save()
    assert set(Registry.load(path).entry("ada-brook").names) == {"en", "ru", "uk"}


def test_two_editors_decide_about_different_people(path: Path) -> None:
    one, other = Editor(Registry.load(path)), Editor(Registry.load(path))
    one.rename("ada-brook", "fr", "Ada Brouque")
    other.not_a_person("ben-hill")
    one.save()
    other.save()
    now = Registry.load(path)
    assert now.entry("ada-brook").names["fr"] == "Ada Brouque"
    assert now.entry("ben-hill").not_a_person
