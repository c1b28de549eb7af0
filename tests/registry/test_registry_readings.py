"""The registry chooses among the readings of a name, and learns how an article spells a family name otherwise."""

from __future__ import annotations

from pathlib import Path

from generator.people import Mention, Person, Registry, spot


def _person(name: str, *mentions: str, also: tuple[str, ...] = ()) -> Person:
    places = tuple(Mention(i, i + len(m), m) for i, m in enumerate(mentions or (name,)))
    return Person(name, places, also)


def test_the_reading_that_somebody_has_is_taken(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    juan = registry.resolve(_person("Juan Ibarro"), "en")
    found = registry.resolve(_person("Хуан Ибарра", also=("Хуан Ибарро", "Хуан Ибарр")), "ru")
    assert juan is not None
    assert found == juan
    assert registry.entry(juan).names["ru"] == "Хуан Ибарро"


def test_without_anybody_the_likeliest_reading_stands(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    found = registry.resolve(_person("Хуан Ибарра", also=("Хуан Ибарро",)), "ru")
    assert found is not None
    assert registry.entry(found).names == {"ru": "Хуан Ибарра"}


def test_another_spelling_of_the_family_name_is_learnt_and_found(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    found = registry.resolve(_person("Oleg Pastuschkin", "Oleg Pastuschkin", "Pastushkin"), "en")
    assert found is not None
    assert registry.entry(found).also == ("Pastushkin",)
    text = "Later Pastushkin resigned."
    spots = spot(text, "en", [(found, registry.spot_names(found, "en"))])
    assert [s.text for s in spots] == ["Pastushkin"]


def test_a_given_name_or_a_genitive_is_no_spelling(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    found = registry.resolve(
        _person("Ingrid Halvorsen", "Ingrid Halvorsen", "Ingrid", "Halvorsen’s", "Halvorsens"), "de"
    )
    assert found is not None
    assert registry.entry(found).also == ()


def test_an_id_has_the_known_spelling(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    assert registry.resolve(_person("Брэд Питт"), "ru") == "brad-pitt"
    assert registry.resolve(_person("Олег Пастушкин"), "ru") == "oleg-pastushkin"


def test_escapes_of_markdown_do_not_hide_a_name() -> None:
    spots = spot("Voici Jean\\-Paul Kermeur.", "fr", [("jp", ["Jean-Paul Kermeur"])])
    assert [(s.start, s.end) for s in spots] == [(6, 24)]
