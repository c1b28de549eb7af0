"""Words to the reader are told from articles about subscriptions, donations and readers."""

from __future__ import annotations

import pytest

from generator.reading.asides import is_appeal
from generator.reading.cues import find_cue

STORY = (
    "You can cancel your subscription in your account, but the company says the button may move.",
    "If you want to help, donations to the shelter can be made at the town hall, our readers will remember.",
    "Мы спросили читателей, что вы думаете о новом мосте, и редакция получила тысячу писем.",
    "Nos lecteurs nous écrivent : vous ne dormez plus à cause du chantier, et la mairie vous répond par courriel.",
    "Ми зібрали донати на генератор, і ви всі бачили, як він поїхав на схід.",
    "This article is more than a century old, but the clause still holds, the court said.",
    "Precisazione: il ministro non ha mai visto il ponte.",
    "Item 1 of the treaty gives each side thirty days.",
)
PAGE = (
    "If you liked this article, please consider giving us two dollars a month.",
    "Cet article vous est offert : soutenez-nous dès 2 euros par mois.",
    "Оформите донат: ваша поддержка нужна редакции, от 100 ₽ в месяц.",
)


@pytest.mark.parametrize("text", STORY)
def test_story_about_readers_is_kept(text: str) -> None:
    assert not is_appeal(text)
    assert find_cue(text) is None


@pytest.mark.parametrize("text", PAGE)
def test_appeal(text: str) -> None:
    assert is_appeal(text) or find_cue(text) is not None
    assert not is_appeal(text, new=0.1)
