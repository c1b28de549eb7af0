from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from generator.people import Entry, Mention, Person, Registry
from generator.people.editor import Editor
from generator.people.names import match


def person(name: str) -> Person:
    return Person(name, (Mention(0, len(name), name),))


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry.load(tmp_path / "people.yml")


def resolve(registry: Registry, *names: tuple[str, str]) -> list[str | None]:
    return [registry.resolve(person(name), lang) for name, lang in names]


def test_one_person_in_three_scripts(registry: Registry) -> None:
    ids = resolve(registry, ("Elon Musk", "en"), ("Илон Маск", "ru"), ("Ілон Маск", "uk"), ("Elon Musk", "fr"))
    assert ids == ["elon-musk"] * 4
    assert registry.new == ("elon-musk",)
    assert dict(registry.entry("elon-musk").names) == {
        "en": "Elon Musk", "fr": "Elon Musk", "ru": "Илон Маск", "uk": "Ілон Маск",
    }  # fmt: skip


def test_a_family_stays_apart(registry: Registry) -> None:
    ids = resolve(registry, ("Elon Musk", "en"), ("Kimbal Musk", "en"), ("Эррол Маск", "ru"), ("Илон Маск", "ru"))
    assert ids == ["elon-musk", "kimbal-musk", "errol-musk", "elon-musk"]


def test_a_family_name_alone_is_a_person_of_its_own(registry: Registry) -> None:
    assert resolve(registry, ("Emmanuel Macron", "fr"), ("Макрон", "ru"), ("Macron", "fr")) == [
        "emmanuel-macron", "makron", "macron",
    ]  # fmt: skip


def test_another_spelling_is_learnt_once(registry: Registry) -> None:
    resolve(registry, ("Igor Babuschkin", "fr"), ("Igor Babushkin", "fr"), ("igor babushkin", "fr"))
    assert registry.entry("igor-babuschkin").also == ("Igor Babushkin",)


def test_ids_are_ascii_and_never_reserved(registry: Registry) -> None:
    ids = resolve(
        registry, ("Search", "en"), ("Con", "en"), ("Жан-Люк Д’Арк", "ru"), ("习近平", "zh"), ("🙂", "en"), ("Fr", "en")
    )
    assert all(id_ and id_.isascii() and id_.replace("-", "").isalnum() and id_.islower() for id_ in ids)
    assert not {"search", "con", "fr"} & set(ids)
    assert len(set(ids)) == len(ids)


def test_an_id_in_use_gets_a_number(registry: Registry) -> None:
    first = resolve(registry, ("Paul Klein", "de"))[0]
    Editor(registry).rename(str(first), "de", "Peter Gross")
    Editor(registry).split(str(first), "Paul Klein")
    assert registry.known("paul-klein-2")


SET = (
    ("Игорь Бабушкин", "ru"), ("Igor Babuschkin", "fr"), ("Володимир Зеленський", "uk"), ("Volodymyr Zelensky", "en"),
    ("Владимир Зеленский", "ru"),
)  # fmt: skip


def test_the_order_of_articles_does_not_change_who_is_who(tmp_path: Path) -> None:
    partitions = set()
    for order in permutations(SET):
        registry = Registry.load(tmp_path / "none.yml")
        groups: dict[str | None, list[str]] = {}
        for name, lang in order:
            groups.setdefault(registry.resolve(person(name), lang), []).append(f"{name} {lang}")
        partitions.add(frozenset(frozenset(g) for g in groups.values()))
    assert len(partitions) == 1
    assert len(next(iter(partitions))) == 2


def test_names_are_shown_by_locale(registry: Registry) -> None:
    resolve(registry, ("Макс Тегмарк", "ru"), ("Володимир Гнатюк", "uk"), ("Javier Soto", "en"), ("Иван Щукин", "ru"))
    shown = {id_: [registry.display(id_, lo).text for lo in ("en", "fr", "ru", "uk")] for id_ in registry.entries()}
    assert shown == {
        "max-tegmark": ["Max Tegmark", "Max Tegmark", "Макс Тегмарк", "Макс Тегмарк"],
        "volodymyr-hnatiuk": ["Volodymyr Hnatiuk", "Volodymyr Hnatiouk", "Владимир Гнатюк", "Володимир Гнатюк"],
        "javier-soto": ["Javier Soto", "Javier Soto", "Хавьер Сото", "Хав'єр Сото"],
        "ivan-shchukin": ["Ivan Shchukin", "Ivan Chtchoukine", "Иван Щукин", "Іван Щукін"],
    }
    assert registry.display("max-tegmark", "en").romanised
    assert not registry.display("max-tegmark", "ru").romanised
    assert registry.display("javier-soto", "ru").romanised


@pytest.mark.parametrize(
    ("name", "lang", "sorted_by"),
    [
        ("Elon Musk", "en", "Musk, Elon"),
        ("Ursula von der Leyen", "de", "Leyen, Ursula von der"),
        ("Тарас Григорович Шевченко", "uk", "Шевченко, Тарас Григорович"),
        ("Madonna", "en", "Madonna"),
        ("Leo XIV", "en", "Leo XIV"),
    ],
)
def test_sort_name_has_the_family_name_first(registry: Registry, name: str, lang: str, sorted_by: str) -> None:
    id_ = registry.resolve(person(name), lang)
    assert registry.sort_name(str(id_), lang) == sorted_by


def test_spot_names_begin_with_the_language_s_own(registry: Registry) -> None:
    resolve(registry, ("Elon Musk", "en"), ("Илон Маск", "ru"))
    assert registry.spot_names("elon-musk", "ru")[0] == "Илон Маск"
    assert registry.spot_names("elon-musk", "fr") == ("Elon Musk", "Илон Маск")


def test_a_thousand_people_are_found_without_looking_at_all(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.people import registry_index  # noqa: PLC0415

    syllables = ("ba", "ko", "li", "mu", "ren", "so", "tav", "zim", "gor", "pel")
    names = [f"Ivan {a.title()}{b}{c}" for a in syllables for b in syllables for c in syllables]
    for name in names:
        registry._put(name.lower().replace(" ", "-"), registry.entry("x") if registry.known("x") else _entry(name))
    asked: list[str] = []
    real = match.similarity

    def counting(a: str, la: str, b: str, lb: str) -> float:
        asked.append(b)
        return real(a, la, b, lb)

    monkeypatch.setattr(registry_index, "similarity", counting)
    registry.resolve(person("Иван Золотницкий"), "ru")
    assert len(asked) < 50


def _entry(name: str) -> Entry:

    return Entry(names={"en": name})
