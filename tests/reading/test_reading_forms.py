"""Furniture told by its form, lines with parts glued together, publishers in copyright lines; and what only looks so."""

from __future__ import annotations

import pytest

from generator.reading.byline import in_stamp
from generator.reading.cues import find_cue
from generator.reading.glue import unglued_line
from generator.reading.names import signed_name
from generator.reading.notice import from_notice
from generator.reading.stamp_choice import choose
from generator.reading.stamps import read_stamps


@pytest.mark.parametrize(
    "text",
    [
        "The ferry at the quay. Photograph: Jo Doe/Harbour Pictures",
        "The ferry (AP Photo/Nora Quill)",
        "Le bac, mardi. (Photo C. Perrin / Presse)",
        "Un bateau au port. © Luc Morel / Ouest",
        "Die Fähre. Foto: Max Muster/dpa",
        "Пором уночі. Знімок читача",
        "На фото: пором уночі",
        "Паром ночью / Фото: пресс-служба порта",
        "Prom nocą (fot. Jan Nowak / PAP)",
        "El muelle, de noche. | Foto: Ana Ruiz (EFE)",
        "De pont bij nacht © ANP",
        "[Image: a ferry at night. Credit: the author]",
        "(dpa/afp)",
        "SMI +0,4% | Gold –0,2%",
        "USD 89,5 | EUR 97,1 | Brent $78",
        "Lecture 3 min.",
        "Artikel anhören (3 Min.)",
        "Послушать статью 4 мин",
        "World › Europe › Germany",
        "Главная » Новости » Спорт",
        "Реклама. ООО «Окна». erid: 2Vt",
    ],
)
def test_furniture(text: str) -> None:
    assert find_cue(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> shakes the council",
        "A -> B: how the line moved",
        "Input/output: what the budget says",
        "On Monday she posted a photo (later removed) of the bridge.",
        "Er zeigte ein Foto von seinem Haus.",
        "Prices rose 3% in May, 4% in June and 5% in July",
        "She has a picture: her father in uniform, in front of the house by the sea.",
        "The council voted 5-3. Picture a town without buses.",
        "(Yes)",
        "Five minutes",
        "She walked for 5 minutes",
        "Win/win/lose",
        "Foto di famiglia con mistero",
        "Subscribe to our reasons or do not, its spokesman told the keepers by e-mail, but read them.",
    ],
)
def test_no_furniture(text: str) -> None:
    assert find_cue(text) is None


@pytest.mark.parametrize(
    ("lang", "line", "day", "authors"),
    [
        ("en", "By Anna KowalMarch 7, 2025 | 4 min read", "2025-03-07", ("Anna Kowal",)),
        ("en", "March 7, 2025By Anna Kowal", "2025-03-07", ("Anna Kowal",)),
        ("en", "Published 5 March 2024Updated 6 March 2024", "2024-03-05", ()),
        ("en", "By ANNA KOWALUpdated 6:02 PM EDT, March 8, 2025Published 4:10 PM EDT, March 7, 2025", "2025-03-07", ("Anna Kowal",)),
        ("en", "Mon 14 Oct 2024 06.15 BST", "2024-10-14", ()),
        ("fr", "Par Luc MorelPublié le 3 mai 2024 à 10h20 - Mis à jour le 4 mai 2024", "2024-05-03", ("Luc Morel",)),
        ("ru", "Анна КимОпубликовано 12.03.2024 в 10:15Обновлено 13.03.2024", "2024-03-12", ("Анна Ким",)),
        ("uk", "5 травня 2024Олена Бойко", "2024-05-05", ("Олена Бойко",)),
        ("de", "Von Eva Braun-Kurz14. Mai 2024, 10:15 Uhr", "2024-05-14", ("Eva Braun-Kurz",)),
        ("es", "Publicado el 14/05/2024 a las 10:15Actualizado el 15/05/2024", "2024-05-14", ()),
        ("pl", "Opublikowano: 14.05.2024 10:15Autor: Jan Nowak", "2024-05-14", ("Jan Nowak",)),
        ("it", "di Mario Bianchi14 maggio 2024", "2024-05-14", ("Mario Bianchi",)),
        ("pt", "30 jul 2024, 10:15 - Atualizado às 11:40", "2024-07-30", ()),
    ],
)  # fmt: skip
def test_stamp_lines(lang: str, line: str, day: str, authors: tuple[str, ...]) -> None:
    stamp = choose(read_stamps(line, 1, lang))
    assert stamp is not None
    assert stamp.day == day
    assert in_stamp(stamp.rest) == authors


@pytest.mark.parametrize(
    "line", ["On 14 October 2024 the mayor resigned.", "14 October 2024 – The mayor resigned after a night of talks"]
)
def test_sentences_are_no_stamps(line: str) -> None:
    assert read_stamps(line, 1, "en") == []


@pytest.mark.parametrize(
    "text", ["", "McDonald's opens in 2025", "iPhone 15 costs more", "PostgreSQL 16 is out", "3D and 4K"]
)
def test_nothing_glued(text: str) -> None:
    assert unglued_line(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe in Berlin", "Jane Doe"),
        ("Jörg Pfau, Chur", "Jörg Pfau"),
        ("Ana Ruiz, redactora de Cultura", "Ana Ruiz"),
        ("A storm in Berlin", None),
        ("Jane Doe, who ran the harbour for many long years", None),
    ],
)
def test_names_with_a_place_or_role(text: str, name: str | None) -> None:
    assert signed_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("© 2009–2024 «Маяк Залива». Использование материалов только со ссылкой", "Маяк Залива"),
        ("© 2024 The Quay Observer Limited or its affiliated companies. All rights reserved.", "The Quay Observer"),
        ("© L'Écho du Quai - Toute reproduction interdite", "L'Écho du Quai"),
        ("Copyright © Der Bote AG. Alle Rechte vorbehalten.", "Der Bote"),
        ("© 2011-2024, ТОВ «Голос Лиману». Усі права захищено", "Голос Лиману"),
        ("© El Farol, S.L. Todos los derechos reservados", "El Farol"),
        ("Le Courrier © 2024", "Le Courrier"),
        ("© RIPRODUZIONE RISERVATA", None),
        ("© All rights reserved", None),
        ("© Getty Images", None),
    ],
)
def test_publishers(text: str, name: str | None) -> None:
    found = from_notice(text)
    assert (found.name if found else None) == name
