from __future__ import annotations

import datetime as dt

from generator.stories import Report, find_story

CAST = ("olena-hrab", "tomas-vik", "irma-saar", "jan-rohde")


def report(slug: str, day: dt.date, people: tuple[str, ...], news: tuple[str, str], lang: str = "en") -> Report:
    return Report(slug, news[0], news[1], lang, day, people, ("law",))


OPENING = report(
    "opening", dt.date(2024, 11, 20), CAST, ("Harbour trial opens in Tallinn",
    ("The trial of the former harbour master Olena Hrab opened in Tallinn. Her deputy Tomas Vik sat beside her. "
    "Judge Irma Saar read the charges, and prosecutor Jan Rohde called the first witness.")),
)  # fmt: skip
VERDICT = (
    "Приговор по делу порта",
    (
        "Судья Ирма Саар вынесла приговор бывшему капитану порта Таллина Олене Граб: четыре года. "
        "Её заместитель Томас Вик оправдан. Прокурор Ян Роде обжалует решение."
    ),
)


def test_the_same_cast_months_later_is_the_same_case() -> None:
    verdict = report("verdict", dt.date(2025, 4, 16), CAST, VERDICT, "ru")
    match = find_story(verdict, [OPENING], models=False)
    assert match is not None
    assert match.slug == "opening"


def test_one_of_them_months_later_is_not() -> None:
    verdict = report("verdict", dt.date(2025, 4, 16), CAST[:1], VERDICT, "ru")
    assert find_story(verdict, [OPENING], models=False) is None


def test_after_years_nothing_is_the_same() -> None:
    verdict = report("verdict", dt.date(2027, 4, 16), CAST, VERDICT, "ru")
    assert find_story(verdict, [OPENING], models=False) is None
