"""Classes of names that the first round of marked articles showed, each in words of its own."""

from __future__ import annotations

import pytest

from generator.people.recognise import recognise


def _people(text: str, lang: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in recognise(text, lang, models=False)}


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        # letters behind a name, initials without full stops, nicknames
        ("en", "The jury heard Nadia Farouk KC for an hour.", ["Nadia Farouk"]),
        ("en", "Senator JD Harmon and Gov. AJ Whitlock shook hands.", ["JD Harmon", "AJ Whitlock"]),
        ("en", 'The founder, Oluwaseun "Bola" Akande, resigned.', ["Oluwaseun Akande"]),
        # elided and noble particles, particles that are everyday words
        ("en", "She wrote it with Jean-Luc d'Aubigny in Paris.", ["Jean-Luc d'Aubigny"]),
        ("fr", "L’hydrologue Clara d’Estienne a prévenu le maire.", ["Clara d'Estienne"]),
        ("de", "Mit Friederike Gräfin Arnim reiste er nach Rom.", ["Friederike Gräfin Arnim"]),
        # one family name for two
        ("en", "Tom and Margaret Ellery opened the shop.", ["Tom Ellery", "Margaret Ellery"]),
        ("it", "I fratelli Carlo e Davide Bertolucci sono liberi.", ["Carlo Bertolucci", "Davide Bertolucci"]),
        # line-ups
        (
            "en",
            "Hexham: Parkinson, Dickson, Hughes (wk), Barlow (capt), Lomas.",
            ["Parkinson", "Dickson", "Hughes", "Barlow", "Lomas"],
        ),
        ("en", "Prices rose in four cities: Paris, London, Rome, Madrid.", []),
        # whoever is named in full behind "of"
        ("es", "El banco publicó un informe de Lucía Fernández.", ["Lucía Fernández"]),
        ("en", "A statue of Harriet Nolan, the town's first doctor, stood here.", ["Harriet Nolan"]),
        # a thing ends a sentence and the next begins with a name
        ("ru", "Рабочие вышли на завод. Илья Маскин не ответил.", ["Илья Маскин"]),
        ("ru", "Он продал банк. Павел Орлов и Олег Титов молчат.", ["Павел Орлов", "Олег Титов"]),
        ("uk", "Закрили клуб. Марія Коваль заплакала.", ["Марія Коваль"]),
        ("fr", "Ils ont fermé la rue. Paul Simonin a pleuré.", ["Paul Simonin"]),
        ("ru", "Он живёт на ул. Павла Орлова.", []),
        ("en", "They met on St. Paul Street. Sgt. Owen Price saw it.", ["Owen Price"]),
        ("fr", "N'Golo Traoré a marqué deux fois.", ["N'Golo Traoré"]),
        ("fr", "Le gardien M'Baye Diop, 22 ans, est blessé.", ["M'Baye Diop"]),
        # months that are names
        ("en", "Former prime minister Theresa May said the plan would fail.", ["Theresa May"]),
        ("en", "The vote was lost by Theresa May in 2019.", ["Theresa May"]),
        ("en", "The actor June Wetherfield opened the fair.", ["June Wetherfield"]),
        ("en", "June Wetherfield, 80, opened the fair.", ["June Wetherfield"]),
        ("en", "She married Brian May 5 years later.", []),
        ("en", "May Day celebrations began. March Madness is back. In April Easter came early.", []),
        ("en", "The June Budget failed, and so did the May Fair.", []),
        # things
        ("en", "Walkers saw the River Otter's upper reaches.", []),
        ("en", "The late River Dawson found the ring.", ["River Dawson"]),
        ("en", "Saint Brendan's Bridge and the Carver–Weil conjecture are old.", []),
        ("en", "Analysts at Charles Radley expect more.", []),
        ("en", "Moses Adair of the agency Peter Lowell & Co signed.", ["Moses Adair"]),
        ("ru", "Комета Чурюмова — Герасименко прошла перигелий.", []),
        # offices before one name, occupations behind a prefix
        ("en", "She was endorsed by Governor Tremaine last week.", ["Tremaine"]),
        ("ru", "Биофизик Рамеш Айенгар показал опыт.", ["Рамеш Айенгар"]),
        ("ru", "В Новой Зеландии трясло сильнее.", []),
        # Portuguese, Turkish, Arabic
        ("pt", "A pesquisadora Helena dos Santos Moreira disse que sim.", ["Helena dos Santos Moreira"]),
        ("tr", "Bakan Ahmet Yıldırım konuştu. Yıldırım'ın sözleri sert.", ["Ahmet Yıldırım"]),
        ("ar", "وقال الوزير محمود الخطيب إن المفاوضات مستمرة.", ["محمود الخطيب"]),
        ("ar", "محمود الخطيب يبحث مع سامح شكري وقف النار. عبد الناصر يبحث ذلك.", ["محمود الخطيب", "سامح شكري"]),
        ("ar", "وصل الوفد إلى مطار محمد الخامس في الدار البيضاء.", []),
    ],
)
def test_names(lang: str, text: str, names: list[str]) -> None:
    assert sorted(_people(text, lang)) == sorted(names)


def test_an_arabic_name_alone_behind_a_prefix() -> None:
    found = _people("التقى الوزير سامح البرادعي الوفد. وللبرادعي رأي آخر. وقال البرادعي إن الوقت حان.", "ar")
    assert found["سامح البرادعي"] == ["سامح البرادعي", "البرادعي"]


def test_behind_an_apostrophe_a_turkish_name_has_no_ending() -> None:
    found = _people("Bakan Ahmet Yıldırım konuştu. Yıldırım'ın sözleri sert.", "tr")
    assert found == {"Ahmet Yıldırım": ["Ahmet Yıldırım", "Yıldırım"]}


def test_a_second_family_name_may_be_left_out() -> None:
    found = _people("Pedro Ordóñez Castejón habló ayer. Ordóñez dijo que no.", "es")
    assert found == {"Pedro Ordóñez Castejón": ["Pedro Ordóñez Castejón", "Ordóñez"]}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Гол забил Филипе Нажера.", "Филипе Нажера"),
        ("uk", "Гол забив Філіпе Нагера.", "Філіпе Нагера"),
        ("uk", "Кошти дала меценатка з Торонто Дарка Ковальська.", "Дарка Ковальська"),
        ("ru", "Внучка коллекционера Льва Гольденберга подала иск. Лев Борисович погиб.", "Лев Гольденберг"),
        ("uk", "Бігла Олена Городна. Городній не пощастило.", "Олена Городна"),
    ],
)
def test_nominatives(lang: str, text: str, name: str) -> None:
    assert list(_people(text, lang)) == [name]


def test_a_genitive_behind_a_noun_and_an_owner_in_a_title() -> None:
    assert list(_people("Überreicht wird der Preis am Todestag Alfred Nobels.", "de")) == ["Alfred Nobel"]
    assert not _people("He read Baron Wolkenstein's Homecoming twice.", "en")


def test_what_follows_but_is_said_of_somebody_else() -> None:
    """« не Остапом Бендером, а плохим бухгалтером »: the office is not his."""
    text = "В последнем слове он назвал себя «не Остапом Бендером, а плохим бухгалтером». Суд ему не поверил."
    assert [person.name for person in recognise(text, "ru")] == []
