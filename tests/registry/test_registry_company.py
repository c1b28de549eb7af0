from __future__ import annotations

from pathlib import Path

import pytest

from generator.people import Mention, Person, Registry
from generator.people.company import Company

STORY = (("Jonas Gahr Støre", "en"), ("Egil Nordby", "en"), ("Marit Sæther", "en"))


def _person(name: str) -> Person:
    return Person(name, (Mention(0, len(name), name),))


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    registry = Registry.load(tmp_path / "people.yml")
    for name, lang in STORY:
        registry.resolve(_person(name), lang)
    return registry


COMPANY = Company([("jonas-gahr-store", "egil-nordby", "marit-saether")])
OTHERS = frozenset({"egil-nordby", "marit-saether"})


@pytest.mark.parametrize(
    ("name", "lang"), [("Støre", "fr"), ("Стёре", "ru"), ("J. G. Støre", "en"), ("J. Støre", "fr")]
)
def test_the_company_tells_whom_a_short_name_means(registry: Registry, name: str, lang: str) -> None:
    assert registry.in_doubt(_person(name), lang)
    assert registry.resolve(_person(name), lang, company=COMPANY, beside=OTHERS) == "jonas-gahr-store"


def test_without_company_a_short_name_is_somebody_else(registry: Registry) -> None:
    assert registry.resolve(_person("Støre"), "fr") != "jonas-gahr-store"
    assert registry.resolve(_person("J. Støre"), "fr", company=COMPANY, beside=frozenset()) != "jonas-gahr-store"


def test_relatives_in_one_story_stay_apart(registry: Registry) -> None:
    found = registry.resolve(_person("Marit Støre"), "en", company=COMPANY, beside=OTHERS)
    assert found == "marit-store"


def test_nobody_is_two_people_of_one_article(registry: Registry) -> None:
    beside = frozenset({"jonas-gahr-store", *OTHERS})
    assert registry.resolve(_person("Støre"), "en", company=COMPANY, beside=beside) != "jonas-gahr-store"


def test_two_of_the_name_leave_it_undecided(registry: Registry) -> None:
    registry.resolve(_person("Anders Støre"), "en")
    company = Company([("jonas-gahr-store", "anders-store", "egil-nordby", "marit-saether")])
    found = registry.resolve(_person("Støre"), "fr", company=company, beside=OTHERS)
    assert found not in {"jonas-gahr-store", "anders-store"}


def test_a_name_that_the_company_told_teaches_nothing(registry: Registry) -> None:
    registry.resolve(_person("J. Støre"), "fr", company=COMPANY, beside=OTHERS)
    assert registry.entry("jonas-gahr-store").spellings == ("Jonas Gahr Støre",)


def test_one_often_named_person_in_common_is_no_company() -> None:
    company = Company([("president", "one"), *[("president", f"n{i}") for i in range(9)]])
    assert not company.supports("one", frozenset({"president"}))
    assert Company([("clerk", "one")]).supports("one", frozenset({"clerk"}))
