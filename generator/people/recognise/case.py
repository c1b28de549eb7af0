"""Whether a Slavic name stands in the nominative where it stands, and whose verb it takes.

A surname in ``-ова`` is a woman's nominative or a man's genitive; only what stands around it can tell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.people.names import inflect, lemma, table
from generator.people.names.parts import words_of
from generator.people.names.traits import endings_of
from generator.people.recognise import grammar
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words
from generator.people.recognise.tokens import BLANKS, Token

DECIDED = frozenset({"ru", "uk"})
_PAST_PLURAL = re.compile(r"..(?:ли|лись|лися)$")
_PAST_FEMININE = re.compile(r"..(?:ла|лась|лася)$")
_PAST_MASCULINE = {
    "ru": re.compile(r"..[аеияыоую]л(?:ся)?$|^(?:у|при|вы|за|по|на)?(?:шел|шёл|мер|вез|нес)$"),
    "uk": re.compile(r"..[аеиіїяую]в(?:ся)?$|^(?:пішов|помер|прийшов|дійшов|зміг)$"),
}
_FEMININE_ROLE = re.compile(r"..(?:(?<![аеиіоуюяыэє])ка|[иіы]ца|[еи]са|[иіи]ня|ья|ая|ша)$")
"""« художника », « певца » are cases of a man's."""
_MASCULINE_ROLE = re.compile(r"..(?<![оеєёії]в)(?<!ей)(?<![оеєиіы]м)[бвгґджзклмнпрстфхцчшщй]$")
_CONJUNCTIONS = frozenset(grammar.words("conjunctions"))


class Hint(NamedTuple):
    """What the surroundings say; None: nothing."""

    nominative: bool | None
    sex: str | None


_NOTHING = Hint(None, None)


def hint(c: Candidate) -> Hint:
    """What the words next to a name say about its case and the person's sex."""
    sex = sex_of_title(c)
    if c.document.lang not in DECIDED:
        return Hint(nominative=None, sex=sex)
    after = _verb_after(c)
    found = after if after.nominative else _before(c)
    return Hint(found.nominative, sex or found.sex)


def sex_of_title(c: Candidate) -> str | None:
    """``Mme Le Pen``, ``Mr Clinton``."""
    if not c.first:
        return None
    word, lexicon = c.document.tokens[c.first - 1].lower, c.document.lexicon
    return "f" if word in lexicon.female else "m" if word in lexicon.male else None


def verb_follows(c: Candidate) -> bool:
    """Whether a verb in the past tense, or of saying, stands right after a name."""
    return bool(_verb_after(c).nominative)


def _verb_after(c: Candidate) -> Hint:
    following = c.document.after(c.last)
    if following is None or following.opens or following.before not in BLANKS:
        return _NOTHING
    sex = _sex_of_verb(following.lower, c.document.lang)
    speaks = following.lower in c.document.lexicon.speech and following.text.islower()
    return Hint(nominative=True if sex or speaks else None, sex=sex)


def is_past(word: str, lang: str) -> bool:
    """Whether a lower-case word has the form of a verb in the past tense, singular."""
    return _sex_of_verb(word, lang) is not None


def _sex_of_verb(word: str, lang: str) -> str | None:
    if _PAST_FEMININE.search(word):
        return "f"
    return "m" if lang in _PAST_MASCULINE and _PAST_MASCULINE[lang].search(word) else None


def _before(c: Candidate) -> Hint:
    first = c.tokens[0]
    if first.opens and c.run.first == c.first:
        return _NOTHING
    if not c.first or first.before not in BLANKS:
        return _NOTHING
    previous = c.document.tokens[c.first - 1]
    lexicon = c.document.lexicon
    if previous.lower in lexicon.titles and (found := _of_title(previous.lower)) is not _NOTHING:
        return found
    if previous.lower in lexicon.roles:
        return of_role(previous.lower, lexicon.roles.words)
    return _of_word(c, previous)


def _of_title(word: str) -> Hint:
    """A ruler's title and the name stand in one case: ``королева``, ``короля``."""
    if word in words_of("titles"):
        return Hint(nominative=True, sex="f" if word.endswith(("а", "я")) and word != "папа" else None)
    return Hint(nominative=False, sex=None) if bases_of_title(word) else _NOTHING


def _of_word(c: Candidate, previous: Token) -> Hint:
    lexicon = c.document.lexicon
    sex = _sex_of_verb(previous.lower, c.document.lang)
    if previous.lower in _CONJUNCTIONS and _first_is_oblique(c):
        return Hint(nominative=False, sex=None)
    if previous.lower in lexicon.speech or previous.lower in _CONJUNCTIONS:
        return Hint(nominative=True, sex=sex)
    if sex and previous.lower.endswith(("ся", "сь")):
        return Hint(nominative=True, sex=sex)
    verb = sex or _PAST_PLURAL.search(previous.lower)
    return _NOTHING if verb or not previous.text.islower() else Hint(nominative=False, sex=None)


def _first_is_oblique(c: Candidate) -> bool:
    """``Дмитрия Шостаковича и Мирослава Скорика``: two names joined stand in one case, which the first one tells."""
    tokens, at = c.document.tokens, c.first - 2
    if at < 1 or not (tokens[at].cap and tokens[at - 1].cap and tokens[at].before in BLANKS):
        return False
    words = (tokens[at - 1].text, tokens[at].text)
    given, family = lemma.nominative(words, c.document.lang)[0]
    declined = given != words[0] and family != words[1]
    return declined and table.is_given(given) and table.commonness(given) >= table.commonness(words[0])


def bases_of_title(word: str) -> tuple[str, ...]:
    """The titles of rulers in the nominative that a Slavic word may be a form of: ``королеву``, ``імператриці``."""
    stems = [word[:-n] for n in (1, 2) if len(word) - n >= _STEM]
    return tuple(b for b in (stem + end for stem in stems for end in ("", "а", "я", "ь")) if b in words_of("titles"))


_STEM = 3


_OFFICES_IN_A = frozenset(grammar.words("offices_in_a"))


def of_role(word: str, known: frozenset[str]) -> Hint:
    """A name agrees with the noun before it: ``теннисистка`` is a nominative, ``композитора`` is none.

    Args:
        word: the noun, lower-cased.
        known: nouns for persons in the nominative.
    """
    if word in _OFFICES_IN_A:
        return Hint(nominative=True, sex=None)
    if _FEMININE_ROLE.search(word):
        return Hint(nominative=True, sex="f")
    nominative = word in known or word.removesuffix("ь") in known or bool(_MASCULINE_ROLE.search(word))
    if nominative and not word.endswith(("а", "я", "у", "ю")):
        return Hint(nominative=True, sex=None)
    oblique = any(
        word.endswith(e) and word[: -len(e)] in known for e in ("ові", "еві", "ом", "ем", "єм", "а", "я", "у", "ю")
    )
    return Hint(nominative=False if oblique else None, sex=None)


_PLURAL = {
    "ru": (
        (r"([оеё]в|ин|ын)ы$", "m", r"\1"),
        (r"([оеё]в|ин|ын)ы$", "f", r"\1а"),
        (r"([сц]к)ие$", "m", r"\1ий"),
        (r"([сц]к)ие$", "f", r"\1ая"),
        (r"([кгчшжщ])и$", "mf", r"\1"),
    ),
    "uk": (
        (r"([оеє])ви$", "m", r"\1в"),
        (r"([оеє]в|ін|їн|ин)и$", "f", r"\1а"),
        (r"([иіїн]н)и$", "m", r"\1"),
        (r"([сц]ьк)і$", "m", r"\1ий"),
        (r"([сц]ьк)і$", "f", r"\1а"),
        (r"([кгчшжщ])и$", "mf", r"\1"),
    ),
}
"""Family names of several: ``Рожковы``, ``Бойчуки``."""


def singular(words: Words, c: Candidate) -> Words:
    """``Алина и Виктор Рожковы``: the family name of a couple, as one of them bears it."""
    before = c.document.tokens[c.first - 1] if c.first else None
    if before is None or before.lower not in {"и", "та", "і", "й"} or len(words) == 1:
        return words
    return (*words[:-1], singular_family(words[-1], words[0], c.document.lang))


def singular_family(family: str, given: str, lang: str) -> str:
    """``Рожковы`` as the one of that given name bears it; what is no plural stays."""
    sex = table.gender(given) or "mf"
    for pattern, of, tail in _PLURAL[lang]:
        if set(of) & set(sex) and re.search(pattern, family):
            return re.sub(pattern, tail, family)
    return family


def prefer(options: tuple[Words, ...], c: Candidate, surface: Words) -> tuple[Words, ...]:
    """The nominatives of a mention, those first that fit its surroundings."""
    single = singular(surface, c)
    if single != surface:
        return (single,)
    said = hint(c)
    options = _of_sex(_with_known_given(options, c), c)
    if _given_is_nominative(surface, c.document.lang):
        return (surface, *(o for o in options if o != surface))
    if said.nominative and _may_be_nominative(surface, c, said.sex):
        return (surface, *(o for o in options if o != surface))
    if said.nominative is False and options[0] == surface:
        # Only for a form that a known given name has: « показывает Валентина Серова », not « работает Анна Белова ».
        sure = table.is_given(surface[0])
        other = [o for o in options if o != surface and (table.is_given(o[0]) if sure else _known(o[0], c))]
        return (*other, *(o for o in options if o not in other))
    return options


def _of_sex(options: tuple[Words, ...], c: Candidate) -> tuple[Words, ...]:
    """Those first whose given name the title allows: « пані Стефа » is no Стеф."""
    title, lexicon = c.document.tokens[c.first - 1].lower if c.titled else "", c.document.lexicon
    other = "m" if title in lexicon.female else "f" if title in lexicon.male else None
    return tuple(sorted(options, key=lambda o: other is not None and table.gender(o[0]) == other))


def stands_in_nominative(surface: Words, c: Candidate) -> bool:
    """Whether a mention is in the nominative for certain: its verb or its given name tells."""
    if c.document.lang not in DECIDED:
        return False
    said = hint(c)
    return _given_is_nominative(surface, c.document.lang) or bool(
        said.nominative and _may_be_nominative(surface, c, said.sex)
    )


@lru_cache(maxsize=4096)
def _given_is_nominative(surface: Words, lang: str) -> bool:
    """``Майк Либераторе``: a known given name that declines stands in the nominative, and so does the rest."""
    word = surface[0].lower()
    if len(surface) == 1 or not table.known_as(word, lang) or not any(inflect.decline(word, lang, "given", _sex(word))):
        return False
    others = [r for r in inflect.readings(word, lang, "given") if r.case not in {"nom", "voc"}]
    if table.gender(word) is None:  # Домінік, Мишель: a woman's never changes; as it is commonly a man's, he is named
        others = [r for r in others if r.nominative != word]
    known = [table.commonness(r.nominative) for r in others if _is_name_of(r.nominative, r.sex, lang)]
    return not known or max(known) < table.commonness(word)


def _is_name_of(word: str, sex: str, lang: str) -> bool:
    known = table.known_as(word, lang)
    return known is not None and table.gender(known) in (sex, None)


def _sex(word: str) -> str:
    return table.gender(word) or "m"


_OBLIQUE = re.compile(r".(?:у|ю|ом|ою|ею|ої|ові|еві|єві)$")


def _may_be_nominative(surface: Words, c: Candidate, sex: str | None) -> bool:
    """``досталась Юре Борисову``: the verb is not his."""
    bases = given_bases(surface[0], c.document.lang) if len(surface) > 1 else ()
    if bases and surface[0].lower() not in bases:
        return False
    known_sex = table.gender(surface[0]) if len(surface) > 1 else None
    return not (sex and known_sex and sex != known_sex) and not _OBLIQUE.search(surface[0].lower())


def _with_known_given(options: tuple[Words, ...], c: Candidate) -> tuple[Words, ...]:
    """Put first what begins with a known given name; add it where only the given name has changed (``Игу Свёнтек``)."""
    if len(c.names) == 1:
        return options
    if len(options) == 1:
        first = c.names[0].text
        bases = [b for b in given_bases(first, c.document.lang) if b != first.lower()]
        if bases and first.lower() not in given_bases(first, c.document.lang):
            return ((_like(first, bases[0]), *options[0][1:]), *options)
    return tuple(sorted(options, key=lambda o: not _known(o[0], c) or _is_odd(o[-1], c)))


def _is_odd(family: str, c: Candidate) -> bool:
    """A nominative that no name has, only a rule made it: ``Ковальськ``."""
    odd = endings_of("odd_if_built", c.document.lang)
    made = family.lower() != c.names[-1].text.lower() and not table.is_family(family)
    return made and bool(odd.search(family.lower()))


def _like(model: str, lower: str) -> str:
    """A lower-case name with the capitals of a form of it."""
    return "-".join(part.capitalize() for part in lower.split("-")) if model[:1].isupper() else lower


def _known(word: str, c: Candidate) -> bool:
    return word.lower() in given_bases(word, c.document.lang)
