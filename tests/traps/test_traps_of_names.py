"""Names and what looks like one, as articles of the sample's kind have them; the articles are our own."""

from __future__ import annotations

import pytest

from generator.people.recognise import recognise


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        # A surname in two spellings within one article.
        ("en", ("Marta Havlitschek left the studio on Friday. Havlichek had run it for nine years, and Marta Havlichek will not"
         " be replaced soon, the studio said."), ["Marta Havlichek"]),
        # A name that a program gave itself.
        ("ru", ("Бот назвал себя «Супернаполеоном» и отказался отвечать, рассказал инженер Олег Дёмин. Позже «Супернаполеона»"
         " отключили, сказал Дёмин."), ["Олег Дёмин"]),
        # Firms in a spelling that is not theirs.
        ("en", "Openai and Xai said nothing. Xai had promised an answer, and Openai too, the engineer Lars Babson said.",
         ["Lars Babson"]),
        # Figures of a program.
        ("en", ("Two avatars, Rosie and Bert, will speak to users from Monday; Rosie is a cat and Bert a robot, said the designer"
         " Ilse Marwick."), ["Ilse Marwick"]),
        # A platform of one letter is no initial of whom the next sentence is about.
        ("ru", "Об уходе Олег Дёмин написал на платформе X. Дёмин добавил, что вернётся.", ["Олег Дёмин"]),
        # A firm that has its founder's name.
        ("en", "Lars Babson left to found *Babson Ventures*. Babson Ventures opens in May, Babson said.", ["Lars Babson"]),
    ],
)  # fmt: skip
def test_who_is_a_person(lang: str, text: str, names: list[str]) -> None:
    assert [person.name for person in recognise(text, lang)] == names
