"""One nominative for all mentions of a person, and what rules out a person whatever else speaks for one."""

from __future__ import annotations

import pytest

from generator.people.recognise import recognise


def _names(text: str, lang: str) -> list[str]:
    return [p.name for p in recognise(text, lang, models=False)]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Премію вручили Матео Ібарро. Ібарро подякував. Журі хвалило Ібарро.", "Матео Ібарро"),
        ("uk", "Премію вручили Грегом Стенмарком збудованій школі. Стенмарк радів.", "Грег Стенмарк"),
        ("ru", "Об уходе объявил финансовый директор Марк Карбоне. Карбоне проработал год.", "Марк Карбоне"),
        ("ru", "Защитника сравнили с Жоржем Симеоне. Симеоне промолчал.", "Жорж Симеоне"),
        ("uk", "Виставку відкрив Степан Галушко. Картини Галушка висять у Львові.", "Степан Галушко"),
        ("ru", "Приз получила Инга Ласточкина. О Ласточкиной писали все.", "Инга Ласточкина"),
        ("uk", "Про це сказав тренер Мірча Попеску. Попеску вірить у команду.", "Мірча Попеску"),
    ],
)
def test_all_mentions_speak(lang: str, text: str, name: str) -> None:
    assert _names(text, lang) == [name]


def test_other_readings_are_handed_on() -> None:
    person = recognise("Награду вручили Хуану Сото.", "ru", models=False)[0]
    assert "Хуан Сото" in (person.name, *person.alternatives)


@pytest.mark.parametrize(
    ("lang", "text", "people"),
    [
        ("en", "In the film, Olivia Hart plays Nora Bell, a widow.", ["Olivia Hart"]),
        ("ru", "Фильм вышел в мае. Анна Серова сыграла Марию Ланскую.", ["Анна Серова"]),
        ("fr", "Ce film où joue Claire Morel sort mardi.", ["Claire Morel"]),
        ("fr", "(Photo B. Kermeur / Presse du Nord) Claire Morel a signé.", ["Claire Morel"]),
        ("en", "The work was paid for by a Mary Shelley fellowship.", []),
        ("en", "Martin Luther King Boulevard is closed.", []),
        ("de", "Das Bankhaus Jakob Welser senkt die Zinsen.", []),
        ("ru", "Депутата назвали Остапом Бендером.", []),
        ("fr", "La Sud-Coréenne Min-ji Bae a gagné.", ["Min-ji Bae"]),
        ("de", "Die Ökonomin Clara von Werth von der Universität Ulm warnt.", ["Clara von Werth"]),
    ],
)
def test_things_figures_and_credits(lang: str, text: str, people: list[str]) -> None:
    assert _names(text, lang) == people


def test_father_and_son() -> None:
    text = (
        "Осудили предпринимателя Олега Лаврова. Его сын Денис Лавров оправдан. Лавров-старший молчал. "
        "Лавров-младший плакал."
    )
    mentions = {p.name: [m.start for m in p.mentions] for p in recognise(text, "ru", models=False)}
    assert text.index("Лавров-старший") in mentions["Олег Лавров"]
    assert text.index("Лавров-младший") in mentions["Денис Лавров"]
