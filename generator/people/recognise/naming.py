"""The name of a person from the forms an article gives: case forms to one nominative, spellings to one key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.people.names import inflect, lemma, table
from generator.people.names.traits import endings_of, languages_with
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.forms import INFLECTING, bases, given_bases, is_family
from generator.people.recognise.runs import PARTICLES
from generator.people.recognise.shapes import is_famous_name
from generator.people.recognise.tokens import BLANKS

Words = tuple[str, ...]
_SHORT = 2
_LONG = 5
"""Letters of a name from which an ending or capitals are taken off."""


SUFFIX = re.compile(r"(?:jr|sr|мл|ст)\.?|[IVX]{1,5}", re.IGNORECASE)
"""What follows a family name and is none: Jr., III."""


def family(words: Words) -> str:
    """The family name in a name: the last word but for ``Jr`` and numbers."""
    return next((w for w in reversed(words[1:]) if not SUFFIX.fullmatch(w)), words[0] if len(words) == 1 else words[-1])


def nominatives(c: Candidate) -> tuple[Words, ...]:
    """The nominatives a mention may stand for, best first; each word as it would be shown."""
    found = _nominatives(surface(c), c.document.lang)
    if c.document.lang in GENITIVE_S and len(c.names) > 1 and _owns(c):
        return ((*found[0][:-1], re.sub("s$", "", found[0][-1])), *found)
    return found


def _owns(c: Candidate) -> bool:
    """``Angela Merkels Buch``: an unknown name in ``-s`` right before a noun, or one that the text has without it."""
    last, following = c.names[-1].text, c.document.after(c.last)
    if last.endswith("s") and c.document.capital_counts[last[:-1].lower()] and len(last) > _LONG:
        return True
    noun = (following is not None and following.before == " " and following.cap) or _belongs_to_noun(c)
    return noun and len(last) >= _LONG and last.endswith("s") and not is_family(last, c.document.lang)


def _belongs_to_noun(c: Candidate) -> bool:
    """``dem Todestag Alfred Nobels``: right behind a noun that is no office, a name stands in the genitive."""
    if not c.first or c.role or c.titled or c.document.lang not in languages_with("capital_nouns"):
        return False
    before = c.document.tokens[c.first - 1]
    return before.cap and c.document.tokens[c.first].before in BLANKS


def surface(c: Candidate) -> Words:
    """The words of a mention as they stand, capitals and initials tidied."""
    words = list[str]()
    for token in c.called:
        elided = bool(words) and token.before in _ELIDED and token.cap and words[-1].lower() in PARTICLES
        shown = _shown(token.text, initial=token.initial)
        if elided:  # « Emma d'Haranguier »: one word, though the elision is cut off where it stands
            words[-1] += f"'{shown}"
        else:
            words.append(shown)
    return tuple(words)


def is_earlier_family(word: str, lang: str) -> bool:
    """Whether a word between the first and the last of a name is a family name too, that may stand alone."""
    known = is_family(word, lang) and not given_bases(word, lang)
    return len(word) > _SHORT and not word.endswith(".") and (known or is_famous_name(word))


_ELIDED = frozenset("'’ʼ")


@lru_cache(maxsize=4096)
def _nominatives(words: Words, lang: str) -> tuple[Words, ...]:
    if len(words) > 1 and SUFFIX.fullmatch(words[-1]):
        return _numbered(words, lang)
    if lang in inflect.INFLECTED:
        options = lemma.nominative(words, lang)
        # « дружил с Толстым »: of the names that a single word may be, the one that everybody knows.
        return tuple(sorted(options, key=lambda o: not is_famous_name(o[0]))) if len(words) == 1 else options
    if lang in INFLECTING and len(words) > 1:
        given = given_bases(words[0], lang)
        if given and given[0] != words[0].lower():
            return tuple((given[0].title(), *words[1:-1], last) for last in _last_words(words[-1], lang))
    if lang in GENITIVE_S and len(words) > 1 and words[-1].endswith("s") and is_family(words[-1][:-1], lang):
        bare = (*words[:-1], words[-1][:-1])
        return (words, bare) if is_family(words[-1], lang) else (bare, words)
    return (lemma.nominative(words, lang)[0],)


def _numbered(words: Words, lang: str) -> tuple[Words, ...]:
    """Nominatives of a name with a number or ``Jr.`` behind it: ``Leonem XIV`` is a given name and its number."""
    *name, last = words
    if len(name) == 1 and lang in INFLECTING and (known := given_bases(name[0], lang)):
        return ((known[0].title(), last),)
    return tuple((*found, last) for found in _nominatives(tuple(name), lang))


GENITIVE_S = languages_with("genitive_s_of_strangers")
"""Languages whose genitive is an ``s`` without an apostrophe."""


def _last_words(word: str, lang: str) -> list[str]:
    """Nominatives of an inflected family name in a language without declension rules, best first."""
    found = [re.sub(old + "$", new, word) for old, new in _ADJECTIVE if re.search(old + "$", word)]
    options = [b.title() for b in bases(word.lower(), lang)[1:] if _SHORT < len(b) <= len(word)]
    return found or sorted(options, key=lambda o: (-len(o), o))[:6] or [word]


_ADJECTIVE = (("(?<=[scz]k)(?:iego|iemu|im)", "i"), ("(?<=[scz]k)(?:iej|ą)", "a"))


def _shown(text: str, *, initial: bool) -> str:
    if initial:
        return text + "."
    return text.title() if text.isupper() and len(text) >= _LONG - 1 else text


_OF_LETTERS = "\u0306\u0308"
_NO_ACCENTS = dict.fromkeys(map(ord, _OF_LETTERS + " -"))
"""What may stand among letters without any of it being an accent."""


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A word as names are compared: no case, no accents, ё as е, one apostrophe."""
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'"))
    # Й and Ї are letters, not accents.
    plain = decomposed.translate(_NO_ACCENTS).isalpha()
    kept = decomposed if plain else "".join(c for c in decomposed if not unicodedata.combining(c) or c in _OF_LETTERS)
    return unicodedata.normalize("NFC", kept).rstrip(".")


@lru_cache(maxsize=65536)
def family_keys(word: str, lang: str) -> frozenset[str]:
    """Keys of all the nominatives a family name standing alone may come from."""
    found = {key(word)}
    if lang in inflect.INFLECTED:
        found.update(key(r.nominative) for r in inflect.readings(word.lower(), lang, "family"))
    elif lang in INFLECTING:
        found.update(key(b) for b in bases(word.lower(), lang) if len(b) > _SHORT)
    elif lang in GENITIVE_S and word.endswith("s") and len(word) >= _LONG:
        found.add(key(word[:-1]))
    return frozenset(found)


_SOUNDS = tuple((re.compile(pattern), kept) for pattern, kept in (
    (r"tsch|tch|sch|ch|sh|cz|ş|š|č", "s"),  (r"zh|ž|j", "z"), (r"ph", "f"), (r"ck|kh|q|k", "k"), (r"ou|oo", "u"),
    (r"[yi]+", "i"), (r"w", "v"), (r"ts|tz", "z"), (r"ks", "x"), (r"(.)\1", r"\1"),
))  # fmt: skip


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What two romanisations of one surname share: ``Babuschkin`` and ``Babushkin``."""
    text = key(word)
    for pattern, kept in _SOUNDS:
        text = pattern.sub(kept, text)
    return text


class Seen(NamedTuple):
    """One mention as evidence of the name."""

    words: Words
    """As they stand."""
    nominative: bool
    """They stand in the nominative for certain."""


def rank_names(mentions: Iterable[tuple[Words, ...]], seen: Sequence[Seen], lang: str) -> list[Words]:
    """The fullest nominatives, the one that explains all mentions best first.

    Args:
        mentions: of each full mention the nominatives it may stand for, best first.
        seen: all mentions, shortened ones too.
        lang: primary language subtag.
    """
    votes: dict[Words, float] = {}
    for options in mentions:
        for rank, words in enumerate(options):
            votes[words] = votes.get(words, 0.0) + 1.0 / (1 + rank)
    stands = {mention.words for mention in seen if mention.nominative}
    sound = {words for words in votes if words in stands or _is_sound(words, lang)}
    known = {words: vote for words, vote in votes.items() if lang in inflect.INFLECTED and words in sound}
    votes = known or votes  # « Льва Гольденвейзера » is nobody's nominative where « Лев » may be read
    most = max(map(_fullness, votes))
    fullest = {words: vote for words, vote in votes.items() if _fullness(words) == most}
    if len(fullest) > 1:
        fullest = {words: vote + _explained(words, seen, lang) for words, vote in fullest.items()}
    return sorted(fullest, key=lambda words: (-fullest[words], " ".join(words)))


def _is_sound(words: Words, lang: str) -> bool:
    """A known given name, and a family name of no odd form."""
    odd = endings_of("odd_if_built", lang).search(words[-1].lower()) and not table.is_family(words[-1])
    return table.is_given(words[0]) and not odd


_ATTESTED, _A_FORM, _AS_IS = 3.0, 0.5, 0.25
"""How much a mention speaks for a name: certainly its nominative; a case form of it; the name to the letter."""


def _explained(words: Words, seen: Sequence[Seen], lang: str) -> float:
    """How well a name explains the forms in which its bearer is mentioned."""
    full = {key(form) for form in inflect.forms(" ".join(words), lang)}
    short = {form.split()[-1] for form in full}
    total = 0.0
    for mention in seen:
        text, own = key(" ".join(mention.words)), key(" ".join(words[-len(mention.words) :]))
        if mention.nominative:
            total += _ATTESTED if text == own else 0.0
        total += _A_FORM if text in (full if len(mention.words) > 1 else short) else 0.0
        total += _AS_IS if text == own else 0.0
    return total


def _fullness(words: Words) -> float:
    return sum(0.4 if w.endswith(".") else 1.0 + w.count("-") for w in words)
