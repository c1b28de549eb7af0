"""Mentions of one person come together, namesakes stay apart."""

from __future__ import annotations

from generator.people.recognise import recognise


def people(text: str, lang: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in recognise(text, lang, models=False)}


def test_case_forms_give_one_nominative() -> None:
    text = "Компанию основал Олег Седов. С Олегом Седовым спорил Павел Рощин. Уход Седова удивил Рощина, но не Олега."
    assert people(text, "ru") == {
        "Олег Седов": ["Олег Седов", "Олегом Седовым", "Седова", "Олега"],
        "Павел Рощин": ["Павел Рощин", "Рощина"],
    }


def test_a_name_never_in_the_nominative_is_shown_in_it() -> None:
    assert list(people("На фоне спора с Андреем Лавровским акции упали.", "ru")) == ["Андрей Лавровский"]
    assert list(people("Після розмови з Оленою Шевчук акції впали.", "uk")) == ["Олена Шевчук"]


def test_two_romanisations_of_one_surname_join() -> None:
    text = "Igor Tarachenko a démissionné. Selon un proche, Tarashenko partira en mai. Tarachenko confirme."
    assert people(text, "fr") == {"Igor Tarachenko": ["Igor Tarachenko", "Tarashenko", "Tarachenko"]}


def test_namesakes_stay_apart_by_title() -> None:
    text = "Anna Keller sued Mark Keller. Mr Keller denied it. Mrs Keller did not. Mr Keller left."
    assert people(text, "en") == {
        "Mark Keller": ["Mark Keller", "Keller", "Keller"],
        "Anna Keller": ["Anna Keller", "Keller"],
    }


def test_namesakes_stay_apart_by_verb() -> None:
    text = "Суд выслушал супругов: пришли Анна Седова и Пётр Седов. Седова плакала. Седов молчал."
    found = people(text, "ru")
    assert found["Анна Седова"] == ["Анна Седова", "Седова"]
    assert found["Пётр Седов"] == ["Пётр Седов", "Седов"]


def test_a_couple_under_one_surname() -> None:
    assert "Пётр Седов" in people("Пекарню открыли Анна и Пётр Седовы.", "ru")


def test_a_given_name_that_two_share_joins_neither() -> None:
    text = "Anna Keller met Anna Novak. Anna laughed."
    assert people(text, "en") == {"Anna Keller": ["Anna Keller"], "Anna Novak": ["Anna Novak"]}


def test_initials_join_the_full_name_and_the_fullest_is_shown() -> None:
    text = "A. Keller spoke first, said the clerk. Later Anna Keller said no. Anna B. Keller signed."
    assert list(people(text, "en")) == ["Anna B. Keller"]


def test_single_given_names_are_nobody() -> None:
    assert people("The avatars Rudy and Ani smiled. Ani said hello, Rudy said bye.", "en") == {}


def test_a_surname_alone_needs_title_and_speech() -> None:
    text = "Mr Hargreaves said the bridge was safe. Experts doubt it. Mr Hargreaves declined to comment."
    assert people(text, "en") == {"Hargreaves": ["Hargreaves", "Hargreaves"]}
    assert people("Hargreaves opened a shop. The shop sells Hargreaves shoes.", "en") == {}


def test_the_most_often_named_comes_first() -> None:
    text = "Anna Keller met Mark Novak. Novak smiled. Novak left."
    assert [p.name for p in recognise(text, "en", models=False)] == ["Mark Novak", "Anna Keller"]
