"""One person of several names in a text, and names that a text gives to what is no person."""

from __future__ import annotations

import pytest

from generator.people.recognise import recognise


def people(text: str, lang: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in recognise(text, lang, models=False)}


@pytest.mark.parametrize(
    ("text", "lang", "name", "count"),
    [
        ("Pope Leo XIV, born Robert Francis Prevost, spoke. Prevost is American. Leo XIV waved.", "en", "Leo XIV", 4),
        ("Le pape Léon XIV, né Robert Francis Prevost, a parlé. Prevost est américain.", "fr", "Léon XIV", 3),
        ("J. Robert Oppenheimer built it. Robert Oppenheimer wept.", "en", "J. Robert Oppenheimer", 2),
        ("Kim Jong Un arrived on Monday. Kim Jong-un waved.", "en", "Kim Jong Un", 2),
        ("Abdel Fattah al-Burhan spoke. General Burhan left.", "en", "Abdel Fattah al-Burhan", 2),
        ("Ana Quiroga Sanz habló ayer. Quiroga Sanz se fue. Ana Quiroga volvió.", "es", "Ana Quiroga Sanz", 3),
        ("Marie Dupont-Aignan a parlé. Marie Dupont a souri.", "fr", "Marie Dupont-Aignan", 2),
        ("Aleksander Witt przyjechał. Aleksandrowi Wittowi podziękowano.", "pl", "Aleksander Witt", 2),
    ],
)
def test_one_person_of_two_names(text: str, lang: str, name: str, count: int) -> None:
    found = people(text, lang)
    assert list(found) == [name]
    assert len(found[name]) == count


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Pope Leo XIV met Robert Prevost. He was born in Chicago.", "en"),
        ("Papa Leone XIV ha ricordato il parroco, nato a Siena, e il medico Agostino Bellini, 40 anni.", "it"),
        ("Le pape Léon XIV a reçu la famille d'un enfant né à Lyon et le médecin Paul Morel.", "fr"),
    ],
)
def test_a_pope_and_a_guest_stay_two(text: str, lang: str) -> None:
    assert len(people(text, lang)) == 2


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A tortoise named Gladys Knight came home. Gladys is fine, the keeper said.", "en"),
        ("They lost their dog, Rufus Brown, on Monday. Rufus Brown barked.", "en"),
        ("The ferry Molly Malone broke down. Molly Malone was towed to Cork.", "en"),
        ("Кот по кличке Степан вернулся домой. Степан похудел.", "ru"),
        ("Le chat Félix est mort lundi. Félix dormait sur le comptoir.", "fr"),
        ("The Rosetta Bell Quartet plays on Friday. Tickets for Rosetta Bell are gone.", "en"),
        ("An economist at the fund manager Alfred Berg saw no risk.", "en"),
        ("Le train, nommé en l'honneur de Jean Morel, est tombé en panne.", "fr"),
    ],
)
def test_what_bears_a_name_is_nobody(text: str, lang: str) -> None:
    assert people(text, lang) == {}


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Министр Кубраков поздравил врачей. Директор Ростеха промолчал.", "ru", ["Кубраков"]),
        ("Голова громади Пентилюк вручив рушник.", "uk", ["Пентилюк"]),
        ("Her niece, Meenakshi, sang.", "en", ["Meenakshi"]),
        ("Rival Brandt employs 900 people. Brandt's shares fell.", "en", []),
        ("Kettering 3-1 Grays. Kettering visit Maidenhead on Saturday.", "en", []),
    ],
)
def test_offices_kin_and_firms(text: str, lang: str, names: list[str]) -> None:
    assert list(people(text, lang)) == names
