"""Doubtful lines are weighed: the page's own go, short lines of articles and stories about readers stay."""

from __future__ import annotations

import pytest

from generator.intake import parse_seed
from generator.reading import Reading, read
from generator.reading.lines.lexicon import words_of
from generator.reading.lines.model import weigh
from generator.reading.lines.places import Line

ARTICLES = {
    "en": (
        "The council of the harbour town voted on Monday to close the old ferry quay for the whole winter.",
        "Engineers had found cracks in the pillars in August and told the mayor that the quay might not last.",
        "Shops near the quay fear for their trade, and the ferry company wants to be paid for the detour.",
        "The work is to begin in November and will cost the town about three million, the council said.",
    ),
    "fr": (
        "Le conseil municipal a décidé lundi de fermer le vieux quai du bac pendant tout l'hiver.",
        "Des ingénieurs avaient trouvé des fissures dans les piliers en août et prévenu la maire du danger.",
        "Les commerçants du quai craignent pour leurs affaires et la compagnie réclame une indemnité.",
        "Les travaux commenceront en novembre et coûteront environ trois millions, selon la mairie.",
    ),
    "ru": (
        "Городской совет в понедельник решил закрыть старый паромный причал на всю зиму.",
        "Инженеры в августе нашли трещины в опорах и предупредили мэра, что причал может не выдержать.",
        "Торговцы у причала опасаются за выручку, а паромная компания требует возместить объезд.",
        "Работы начнутся в ноябре и обойдутся городу примерно в три миллиона, сообщили в совете.",
    ),
    "uk": (
        "Міська рада в понеділок вирішила закрити старий поромний причал на всю зиму.",
        "Інженери в серпні знайшли тріщини в опорах і попередили мера, що причал може не витримати.",
        "Торговці біля причалу побоюються за виторг, а поромна компанія вимагає відшкодувати об'їзд.",
        "Роботи почнуться в листопаді й коштуватимуть місту приблизно три мільйони, повідомили в раді.",
    ),
}
STORY = (
    ("en", "You can cancel your subscription in your account, but the company says the button may move."),
    ("en", "If you want to help, donations to the shelter can be made at the town hall, our readers will remember."),
    ("en", "This article is more than a century old, but the clause still holds, the court said."),
    ("en", "“Subscribe or do not, you will get your paper,” the editor told his readers."),
    ("ru", "Мы спросили читателей, что вы думаете о новом мосте, и редакция получила тысячу писем."),
    (
        "fr",
        "Nos lecteurs nous écrivent : vous ne dormez plus à cause du chantier, et la mairie vous répond par courriel.",
    ),
    ("uk", "Ми зібрали донати на генератор, і ви всі бачили, як він поїхав на схід."),
    ("en", "He refused."),
    ("fr", "Personne n'a été blessé."),
    ("ru", "Никто не пострадал."),
)
PAGE = (
    ("en", "If you liked this article, please support us with two dollars a month."),
    ("en", "Pass this page on to a friend and get a free mug from our shop"),
    ("fr", "Cet article vous est offert : soutenez-nous dès 2 euros par mois."),
    ("fr", "Laissez-nous votre adresse pour recevoir notre lettre du matin"),
    ("ru", "Оформите донат: ваша поддержка нужна редакции, от 100 ₽ в месяц."),
    ("ru", "Загляните в наш канал, там больше фотографий"),
    ("uk", "Зазирніть у наш канал, там більше світлин"),
)


def reading(lang: str, line: str, at: int) -> Reading:
    lines = [*ARTICLES[lang][:at], line, *ARTICLES[lang][at:]]
    return read(parse_seed("\n".join(lines).encode(), "x.txt"))


@pytest.mark.parametrize(("lang", "text"), STORY)
def test_line_of_the_article_stays(lang: str, text: str) -> None:
    assert all(b.kept for b in reading(lang, text, 2).blocks)


@pytest.mark.parametrize(("lang", "text"), PAGE)
def test_line_of_the_page_goes(lang: str, text: str) -> None:
    # A whole sentence between paragraphs is left out on strong evidence only.
    for at in (4,) if text.endswith(".") else (2, 4):
        got = reading(lang, text, at)
        assert [b.text for b in got.blocks if not b.kept] == [text]
        assert all(b.reason for b in got.blocks)


@pytest.mark.parametrize("lang", ARTICLES)
def test_nothing_of_a_bare_article_goes(lang: str) -> None:
    got = read(parse_seed("\n".join(ARTICLES[lang]).encode(), "x.txt"))
    assert all(b.kept for b in got.blocks)


def test_question_of_an_interview_stays() -> None:
    lines = [ARTICLES["en"][0]]
    for question, answer in zip(("Why now?", "Who pays for it?", "And you?"), ARTICLES["en"][1:], strict=True):
        lines += [question, answer]
    assert all(b.kept for b in read(parse_seed("\n".join(lines).encode(), "x.txt")).blocks)


def test_quotations_do_not_address_the_reader() -> None:
    assert words_of("“You will get your paper,” he said.", "en").you == 0
    assert words_of("Get your paper here", "en").you == 1


@pytest.mark.parametrize(
    ("lang", "text", "past"),
    [
        ("ru", "Мы нашли ошибку в договоре.", True), ("ru", "Мы ищем очевидцев.", False),
        ("uk", "Ми не знайшли човна.", True), ("uk", "Ми шукаємо очевидців.", False),
        ("en", "We tried to start the pump.", True), ("en", "We use cookies.", False),
        ("fr", "Nous avions demandé les chiffres.", True), ("pl", "Trzy razy próbowaliśmy.", True),
    ],
)  # fmt: skip
def test_what_we_did_is_told_from_what_we_do(lang: str, text: str, *, past: bool) -> None:
    assert words_of(text, lang).did is past


def test_small_words_are_no_entries() -> None:
    assert words_of("Comment faire ?", "fr").classes == ()
    assert words_of("No comment", "en").classes == ("comment",)


def test_the_same_lines_get_the_same_scores() -> None:
    lines = [Line(text) for text in (*ARTICLES["en"], "Share this with a friend")]
    assert [o.score for o in weigh(lines, "en")] == [o.score for o in weigh(list(lines), "en")]
    assert weigh(lines, "en")[-1].score > 0 > weigh(lines, "en")[0].score
