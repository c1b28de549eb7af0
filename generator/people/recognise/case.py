"""Whether a Slavic name stands in the nominative where it stands, and whose verb it takes.

A surname in ``-ова`` is a woman's nominative or a man's genitive; only what stands around it can tell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.people.recognise.candidates import Candidate
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words

DECIDED = frozenset({"ru", "uk"})
_PAST_FEMININE = re.compile(r"..(?:ла|лась|лася)$")
_PAST_MASCULINE = {
    "ru": re.compile(r"..[аеияыоую]л(?:ся)?$|^(?:у|при|вы|за|по|на)?(?:шел|шёл|мер|вез|нес)$"),
    "uk": re.compile(r"..[аеиіїяую]в(?:ся)?$|^(?:пішов|помер|прийшов|дійшов|зміг)$"),
}
_FEMININE_ROLE = re.compile(r"..(?:[кцсш]а|[иіи]ня|ья|ая|ша)$")
_CONJUNCTIONS = frozenset(
    "и а но что как когда если чтобы где пока хотя также тоже или однако та й але що коли якщо щоб де поки теж також або "
    "тогда тоді потом потім затем згодом сегодня вчера сьогодні вчора учора теперь тепер нині ныне не сам сама".split()
)


class Hint(NamedTuple):
    """What the surroundings say; None: nothing."""

    nominative: bool | None
    sex: str | None


def hint(c: Candidate) -> Hint:
    """What the words next to a name say about its case and the person's sex."""
    after = _verb_after(c)
    if after.nominative:
        return after
    return _before(c)


def _verb_after(c: Candidate) -> Hint:
    following = c.document.after(c.last)
    if following is None or following.opens or not re.fullmatch(r"[ \u00a0]", following.before):
        return Hint(None, None)
    sex = _sex_of_verb(following.lower, c.document.lang)
    speaks = following.lower in c.document.lexicon.speech and following.text.islower()
    return Hint(True if sex or speaks else None, sex)


def _sex_of_verb(word: str, lang: str) -> str | None:
    if _PAST_FEMININE.search(word):
        return "f"
    return "m" if lang in _PAST_MASCULINE and _PAST_MASCULINE[lang].search(word) else None


def _before(c: Candidate) -> Hint:
    first = c.tokens[0]
    if first.opens and c.run.first == c.first:
        return Hint(None, None)
    if not c.first or not re.fullmatch(r"[ \u00a0]", first.before):
        return Hint(None, None)
    previous = c.document.tokens[c.first - 1]
    lexicon = c.document.lexicon
    if previous.lower in lexicon.roles:
        base = previous.lower in lexicon.roles.words and not previous.lower.endswith(("а", "я", "у", "ю"))
        feminine = bool(_FEMININE_ROLE.search(previous.lower))
        return Hint(True if base or feminine else None, "f" if feminine else None)
    sex = _sex_of_verb(previous.lower, c.document.lang)
    if previous.lower in lexicon.speech or previous.lower in _CONJUNCTIONS:
        return Hint(True, sex)
    return Hint(None, None) if sex or not previous.text.islower() else Hint(False, None)


def prefer(options: tuple[Words, ...], c: Candidate, surface: Words) -> tuple[Words, ...]:
    """The nominatives of a mention, those first that fit its surroundings."""
    said = hint(c)
    if said.nominative:
        return (surface, *(o for o in options if o != surface))
    if said.nominative is False and options[0] == surface:
        # Only for a form that a known given name has: « показывает Валентина Серова », not « работает Анна Белова ».
        other = [o for o in options if o != surface and _known(o[0], c)]
        return (*other, *(o for o in options if o not in other))
    return options


def _known(word: str, c: Candidate) -> bool:
    return word.lower() in given_bases(word, c.document.lang)
