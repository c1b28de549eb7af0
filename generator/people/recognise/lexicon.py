"""The words around names, a language at a time, from ``data/*.yml`` and from CLDR (Babel)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.recognise import grammar
from generator.people.recognise.cldr import cldr
from generator.people.recognise.forms import bases, fits_stem
from generator.people.recognise.once import once
from generator.reading.sentences import is_abbreviation

_KEPT = 20_000
"""Answers that a word list keeps."""
_PREFIXED = 4
"""Letters that a role has more behind a prefix."""
_PLACE = 4
"""Fewest letters of a word that is a place by itself."""
_DATA = Path(__file__).with_name("data")
KINDS = (
    "titles",
    "roles",
    "speech",
    "before",
    "after",
    "stop",
    "demonyms",
    "locative",
    "article",
    "owned",
    "female",
    "male",
    "endowed",
    "plays",
    "works",
    "figures",
    "eponymous",
    "aux",
    "agent",
)


@dataclass(frozen=True, eq=False)
class WordList:
    """Words, and stems that stand for all their forms."""

    words: frozenset[str]
    stems: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    """What may stand before each of the words: ``bio`` before ``physicist``."""

    def __contains__(self, word: str) -> bool:
        """Whether a lower-case word is in the list, in any listed form."""
        found = self._asked.get(word)
        if found is None:
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            found = self._asked[word] = self._has(word)
        return found

    @once
    def _asked(self) -> dict[str, bool]:
        """Words asked about before: the same few are asked about at every name."""
        return {}

    def _has(self, word: str) -> bool:
        if word in self.words or (word[:2] in self.by_head and _stem_match(self, word)):
            return True
        return bool(self.prefixes) and word.startswith(self.prefixes) and self._behind_prefix(word)

    def _behind_prefix(self, word: str) -> bool:
        rest = next(word[len(p) :] for p in self.prefixes if word.startswith(p))
        return len(rest) > _PREFIXED and (rest in self.words or (rest[:2] in self.by_head and _stem_match(self, rest)))

    @once
    def by_head(self) -> dict[str, list[str]]:
        """Stems by their first two letters."""
        heads: dict[str, list[str]] = {}
        for stem in self.stems:
            heads.setdefault(stem[:2], []).append(stem)
        return heads


@lru_cache(maxsize=65536)
def _stem_match(words: WordList, word: str) -> bool:
    return any(fits_stem(word, stem) for stem in words.by_head.get(word[:2], ()))


@dataclass(frozen=True)
class Lexicon:
    """Word lists of one language; all look-ups are of lower-case words."""

    lang: str
    titles: WordList
    """Honorifics and ranks that stand right before a name and are no part of it."""
    roles: WordList
    """Nouns for persons: offices, professions, kin."""
    speech: WordList
    """Verbs and participles of what people do in news."""
    before: WordList
    """Things named by a name that follows: ``ouragan``, ``улица``."""
    after: WordList
    """Things named by a name that precedes: ``Prize``, ``Street``."""
    stop: WordList
    """Words that begin sentences and are no names."""
    demonyms: WordList
    locative: WordList
    """Prepositions that mostly introduce places."""
    article: WordList
    owned: WordList
    """Of ``before`` in languages with cases: things that a name in the genitive owns or made, and so is a person."""

    female: WordList
    """Of ``titles``: those of women."""
    male: WordList

    endowed: WordList
    """Of ``after``: what is given in somebody's name: fellowship, prize."""
    plays: WordList
    """Verbs and nouns after which a text about a film names a character."""
    works: WordList
    """What tells a story: film, novel."""
    figures: WordList
    """Nouns for what has a name like a person's and does not live, and adjectives that tell it: avatar, virtual."""
    eponymous: WordList
    """What bears a discoverer's name in the possessive: disease, law."""
    aux: WordList
    """Auxiliaries and pronouns that follow a subject."""
    agent: WordList
    """Prepositions that mostly introduce people: by, chez."""

    def is_place(self, word: str) -> bool:
        """A country, region or big city, in any case."""
        return not places(self.lang).isdisjoint(bases(word, self.lang)) or _alternates(word, self.lang)

    def is_calendar(self, word: str) -> bool:
        """A month or a day of the week."""
        return word in calendar(self.lang)

    def is_abbreviation(self, word: str) -> bool:
        """Whether a full stop after the word does not end the sentence."""
        return is_abbreviation(word, self.lang) and (word in self.titles.words or word in self.before.words)


_OPEN_SYLLABLE = re.compile(r"[оеє]в(?:а|у|ом|ові|і)$")


@lru_cache(maxsize=65536)
def _alternates(word: str, lang: str) -> bool:
    """``Львова``, ``Харкова``: in Ukrainian the vowel of a place in -ів changes with its ending."""
    if lang != "uk" or not _OPEN_SYLLABLE.search(word):
        return False
    return any(_OPEN_SYLLABLE.sub(f"{vowel}в", word) in places(lang) for vowel in "ії")


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language; of one without a word list, an empty one with CLDR's places and days."""
    path = _DATA / f"{lang}.yml"
    data = yamlio.load_beside(path) if path.is_file() else {}
    lists = {kind: str(data.get(kind) or "") for kind in KINDS}
    if lang != "en":
        lists["after"] += f" {_english_bodies()}"
    found = {kind: _word_list(text) for kind, text in lists.items()}
    return Lexicon(lang, **{**found, "roles": replace(found["roles"], prefixes=grammar.words("role_prefixes"))})


def _english_bodies() -> str:
    """What English names of bodies end with: they keep them in every language, ``le Future of Life Institute``."""
    return str(yamlio.load_beside(_DATA / "en.yml")["bodies"])


def _word_list(text: str) -> WordList:
    words = text.split()
    stems = tuple(sorted(w[:-1] for w in words if w.endswith("*")))
    return WordList(frozenset(w for w in words if not w.endswith("*")) | frozenset(stems), stems)


@cache
def places(lang: str) -> frozenset[str]:
    """Countries, regions and cities, lower-cased: every word of CLDR's names and of ``data/places.yml``."""
    names = [*cldr(lang)["territories"], *cldr(lang)["cities"]]
    path = _DATA / "places.yml"
    if path.is_file():
        names += yamlio.load_beside(path).get(lang, [])
    return frozenset(_place_words(names))


def _place_words(names: list[str]) -> list[str]:
    words: list[str] = []
    for name in names:
        words += [name.lower(), name.lower().replace("ʼ", "'"), name.lower().replace("ʼ", "’")]
        # "Saint Kitts & Nevis" gives kitts, nevis: a piece of a territory's name is a place too, short words are not.
        words += [w.lower() for w in re.findall(r"[^\W\d_][\w-]+", name) if len(w) >= _PLACE and w[0].isupper()]
    return words


@cache
def calendar(lang: str) -> frozenset[str]:
    """Months and days of the week, lower-cased, as CLDR writes them within a date and alone."""
    return frozenset(cldr(lang)["calendar"])


@cache
def languages(lang: str) -> frozenset[str]:
    """Names of languages in CLDR, lower-cased; adjectives and nouns for peoples are made of them."""
    return frozenset(cldr(lang)["languages"])


_LANGUAGE = 5
_PEOPLE = {"fr": ("", "ne", "nes", "e", "es", "s"), "en": ("", "s"), "de": ("er", "ern", "erin", "erinnen", "in")}


@lru_cache(maxsize=65536)
def is_demonym(word: str, lang: str) -> bool:
    """Whether a lower-case word is a people's by its language: ``coréenne``, ``Koreanerin``."""
    tails = (tail for tail in _PEOPLE.get(lang, ()) if word.endswith(tail))
    stems = (word.removesuffix(tail) for tail in tails if not tail.startswith("ne") or word.endswith(f"en{tail}"))
    return any(
        len(s) >= _LANGUAGE and (s in languages(lang) or (lang == "de" and f"{s}isch" in languages(lang)))
        for s in stems
    )


@cache
def eponyms() -> frozenset[str]:
    """Firms, brands and figures of fiction that bear a whole personal name, lower-cased, words parted by a space."""
    path = _DATA / "eponyms.yml"
    return frozenset(yamlio.load_beside(path)["any"])
