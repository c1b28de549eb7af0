"""What a single word can be by its shape and by lists: a family name, an everyday word, an unknown one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.name_lists import fold
from generator.people.names import inflect
from generator.people.recognise import morph
from generator.people.recognise.forms import bases, is_cyrillic

_FAMILY = re.compile(
    r"(?:сон|ссон|ман|берг|штейн|штайн|ес|ез|иш|ич|ев|ів|їв|ов|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|ского|ским|скому|ской|ський|цький|ська|цька|ського|ським|"
    r"ськ(?:ої|ій|ою)|енко|енку|енком|енка|енкові|чук|чука|чуком|юк|юка|дзе|швили|швілі|ян|яна|яном|"
    r"enko|ov|ova|ev|eva|sky|ski|ska|skiego|skim|cki|cka|ić|ič|vić|wicz|czyk|son|sen|sson|ssen|stein|berg|mann|man|ez|"
    r"escu|eanu|idis|poulos|akis|ishvili|adze|yan|oğlu|ini|elli|etti|ucci|eau|ault|ier|shvili|chuk|sohn|feld|"
    r"aitis|auskas|iņš|iņa|sdóttir|sdottir|oglu|ullah|abadi|awi|ewicz|owicz|quist|qvist|gaard|strøm|ström)$"
)
_COMMON = {
    "en": re.compile(r"(?:tion|sion|ness|ment|ship|hood|ism|ists?|ing|ings|ity|ities|ance|ence|able|ible|ical|ology|"
                     r"ware|ful|less|ward)s?$"),
    "fr": re.compile(r"(?:tion|sion|ment|isme|iste|ité|age|ance|ence|able|ible|ique|eux|euse|ologie|ture|teur|"
                     r"trice)s?$"),
    "es": re.compile(r"(?:ción|sión|ciones|miento|ismo|ista|idad|encia|ancia|able|ible|ico|ica|ología)s?$"),
    "it": re.compile(r"(?:zione|zioni|sione|mento|ismo|ista|ità|enza|anza|abile|ibile|logia)$"),
    "de": re.compile(r"(?:ung|ungen|heit|keit|schaft|tum|ismus|ität|ische[rsn]?|liche[rsn]?)$"),
    "pl": re.compile(r"(?:acja|acji|ość|ości|anie|enie|izm|stwo|stwa|owy|owa|owe|owego|owej|alny|alna|alnej|alnego)$"),
}  # fmt: skip
"""Endings of everyday words that names of people hardly have."""
_SHAPED = 5
"""Fewest letters of a word that its ending can tell of."""


@lru_cache(maxsize=65536)
def family_shape(word: str) -> bool:
    """Whether a lower-case word ends as family names of Europe do."""
    return len(word) >= _SHAPED and bool(_FAMILY.search(word))


@cache
def _vocabulary(lang: str) -> frozenset[str]:
    path = Path(__file__).with_name("data") / "common.yml"
    return frozenset(str(yamlio.load_beside(path).get(lang, "")).split())


@lru_cache(maxsize=65536)
def is_common(word: str, lang: str) -> bool:
    """Whether a lower-case word is an everyday word of a language, by list, by ending or by dictionary."""
    if _in_vocabulary(word, lang):
        return True
    if len(word) > _SHAPED and lang in _COMMON and _COMMON[lang].search(word):
        return True
    return len(word) >= _SHAPED - 1 and morph.kind(word, lang) == "common"


def _in_vocabulary(word: str, lang: str) -> bool:
    known = _vocabulary(lang)
    return any(w in known for w in (word, *_singulars(word, lang), *bases(word, lang)))


@lru_cache(maxsize=65536)
def is_listed(word: str, lang: str) -> bool:
    """Whether a lower-case word is known to be an everyday one, by list or dictionary, not by its ending."""
    return _in_vocabulary(word, lang) or (len(word) >= _SHAPED - 1 and morph.kind(word, lang) == "common")


def _singulars(word: str, lang: str) -> tuple[str, ...]:
    if lang in {"en", "fr", "es"} and word.endswith(("s", "x")):
        return (word[:-1], word[:-2], re.sub("ies$", "y", word), re.sub("aux$", "al", word))
    return (re.sub("[ei]$", "o", word), re.sub("e$", "a", word)) if lang == "it" else ()


@cache
def _famous() -> frozenset[str]:
    path = Path(__file__).with_name("data") / "famous.yml"
    return frozenset(" ".join(yamlio.load_beside(path).values()).split())


def is_famous_name(word: str) -> bool:
    """Whether a word, in the nominative, is a family name that news use without a given name."""
    return fold(word) in _famous()


@lru_cache(maxsize=65536)
def is_famous(word: str, lang: str) -> bool:
    """Whether a word, in any case, is a family name that news use without a given name."""
    low = fold(word)
    if lang in inflect.INFLECTED and is_cyrillic(low):
        return any(r.nominative in _famous() for r in inflect.readings(low, lang, "family"))
    genitive = (low.removesuffix("s"),) if lang in inflect.GENITIVE else ()
    return any(w in _famous() for w in (*bases(low, lang), *genitive))
