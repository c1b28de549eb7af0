"""Whether two names, each in its own language and script, can be one person's.

Family names and given names are compared apart: a family name shared is no reason to merge (Elon, Kimbal and Errol
Musk), and two given names known to differ are a veto whatever the rest says. Spellings in two scripts are compared by
sound; spellings in one script must be the same letters, unless the name has the shape of a romanised Slavic name, which
each language spells in its own way (Babuschkin, Babouchkine).

What stays undecided, on purpose, between `PROPOSE` and `MERGE`: an initial against a full given name, a middle name or
initial that only one side has (Michael Jordan, Michael B. Jordan), ``Jr.`` on one side, a second family name on one
side.
Thresholds: chosen on tests/people_names/pairs.yml so that no pair of two people reaches `MERGE`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.people.names import asian, customs, latin, table
from generator.people.names.parts import Name, is_initial, split_name
from generator.people.names.sounds import closeness
from generator.people.names.translit import is_cyrillic

MERGE = 0.85
"""From here on two names are merged without asking."""
PROPOSE = 0.65
"""From here on two names are worth an editor's look."""

_UNDECIDED = 0.8
_VETO = 0.2
_SAME_SOUND = 0.86
"""`closeness` from which two spellings in two scripts count as one name."""
_SHORT, _SAME_SHORT = 5, 0.91
"""Names of fewer letters sound alike by chance more often, so more is asked of them (Кин, Kwang)."""
_SAME_MONONYM = 0.95
_SAME_UNKNOWN = 0.91
_SAME_SPELLING = 0.95
_SLAVIC = re.compile(
    r"(?:[sc]k(?:y|i|yi|yy|yj|ij|iy|ii|aya|aja|aia|a)|[oei](?:v|w|ff)a?|eff|[iy]na?|ine|enk[oa]|[uo]u?k|(?:i|y|j)(?:ch|tsch|tch|cz|c)"
    r"|[iy]an|(?:s|c|sc)hvili|schwili|d[sz]e|ba(?:y|i|j)ev|hou?|hu|lukh?a|ko|ey|ei|ejew?|ai)$"
)
"""Endings of names that each language romanises in its own way, Slavic ones above all."""


@lru_cache(maxsize=50_000)
def similarity(a: str, lang_a: str, b: str, lang_b: str) -> float:
    """How surely two full names in the nominative are one person's: 0 to 1, to compare with `MERGE` and `PROPOSE`.

    Symmetric. Deterministic. A family name alone never reaches `MERGE`.
    """
    if _letters(a) == _letters(b):
        return 1.0
    told = _by_custom(a, lang_a, b) if is_cyrillic(a) else _by_custom(b, lang_b, a)
    if told == _OTHER_SYLLABLES:
        return told
    left, right = split_name(a, lang_a), split_name(b, lang_b)
    scores = [told or 0.0, _compare(left, lang_a, right, lang_b)]
    scores += [0.97 * _compare(other, lang_a, right, lang_b) for other in turned(left)]
    scores += [0.97 * _compare(left, lang_a, other, lang_b) for other in turned(right)]
    return max(scores)


_WRITTEN_SO, _OTHER_SYLLABLES = 0.99, 0.5


def _by_custom(cyrillic: str, lang: str, latin: str) -> float | None:
    """What customs tell of a Cyrillic and a Latin name: one is written like the other; two Chinese ones are not.

    Pinyin and Palladius have a syllable each for one another, so that Ли Цян is Li Qiang and surely not Li Qing.
    """
    if not is_cyrillic(cyrillic) or is_cyrillic(latin):
        return None
    eastern = asian.in_latin(cyrillic)
    written = customs.in_cyrillic(latin, "uk" if lang == "uk" else "ru")
    if (eastern and _letters(eastern) == _letters(latin)) or (written and _letters(written) == _letters(cyrillic)):
        return _WRITTEN_SO
    chinese = asian.is_chinese(cyrillic) and asian.is_from(latin.lower(), "zh")
    return _OTHER_SYLLABLES if chinese else None


def same_family(family: str, lang_f: str, full: str, lang: str) -> bool:
    """Whether a family name standing alone is surely that of a full name."""
    whole, alone = split_name(full, lang), split_name(family, lang_f)
    if not whole.given or not whole.family:
        return False
    short = Name((), particles=alone.particles, family=alone.family or alone.given)
    return _family(short, lang_f, whole, lang) >= MERGE


def turned(name: Name) -> list[Name]:
    """The name with the family name first, if the table says that it may stand so."""
    if len(name.given) == len(name.family) == 1 and not name.particles:
        given, family = name.given[0], name.family[0]
        if table.is_given(family) and not table.is_given(given):
            return [Name((family,), name.patronymic, (), (given,), name.suffix)]
    return []


def _compare(a: Name, lang_a: str, b: Name, lang_b: str) -> float:  # noqa: PLR0911 - one verdict a line
    if not (a.family and a.given) and not (b.family and b.given):
        return _mononyms(a, lang_a, b, lang_b)
    if not a.family or not b.family:
        return _VETO
    if not a.given or not b.given:
        return 0.5 * _family(a, lang_a, b, lang_b)
    given = _given(a, lang_a, b, lang_b)
    if given <= _VETO:
        return _VETO
    family = _family(a, lang_a, b, lang_b)
    if family < PROPOSE:
        return min(family, _VETO)
    score = min(family, given)
    if _differ(a.patronymic, lang_a, b.patronymic, lang_b):
        return _VETO
    if (a.suffix or "").strip(".").lower() != (b.suffix or "").strip(".").lower():
        score = min(score, _UNDECIDED)
    return score


def _mononyms(a: Name, lang_a: str, b: Name, lang_b: str) -> float:
    """Names of one word, and names of popes and kings: all words must agree, the ordinal to the letter.

    A single word is a stage name only if it is known as a given name; else it may be anybody's family name, and two
    such
    words are at most worth an editor's look.
    """
    if _ordinal(a) != _ordinal(b) or a.patronymic or b.patronymic:
        return _VETO
    left, right = a.given or a.family, b.given or b.family
    left, right = _pieces(left), _pieces(right)
    if len(left) != len(right):
        return _VETO
    if a.suffix or (a.title and b.title):
        return 1.0 if all(table.same_regnal(x, y) for x, y in zip(left, right, strict=True)) else _VETO
    if lang_a != lang_b and all(table.is_regnal(x, y) for x, y in zip(left, right, strict=True)):
        return _UNDECIDED  # Francis, François, Франциск: a pope's, if the company says so
    score = min(_words(x, lang_a, y, lang_b, given=True) for x, y in zip(left, right, strict=True))
    if a.given and b.given:
        return score
    return 0.5 * score if score < _SAME_MONONYM or any(table.is_family(w) for w in (*left, *right)) else _UNDECIDED


def _ordinal(name: Name) -> str:
    return (name.suffix or "").replace("Х", "X").replace("І", "I")


def _family(a: Name, lang_a: str, b: Name, lang_b: str) -> float:
    left, right = _pieces(a.family), _pieces(b.family)
    whole = _words("".join((*a.particles, *left)), lang_a, "".join((*b.particles, *right)), lang_b)
    if len(left) == len(right):
        return max(whole, min(_words(x, lang_a, y, lang_b) for x, y in zip(left, right, strict=True)))
    short, long = sorted((left, right), key=len)
    lang_s, lang_l = (lang_a, lang_b) if short is left else (lang_b, lang_a)
    partly = min((max(_words(x, lang_s, y, lang_l) for y in long) for x in short), default=0.0)
    return max(whole, min(partly, _UNDECIDED))


def _pieces(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for w in words for p in re.split(r"[-‐‑–]", w) if p)


def _given(a: Name, lang_a: str, b: Name, lang_b: str) -> float:
    left, right = _pieces(a.given), _pieces(b.given)
    shared = min(_one_given(x, lang_a, y, lang_b) for x, y in zip(left, right, strict=False))
    if len(left) != len(right):
        whole = _words("".join(left), lang_a, "".join(right), lang_b)
        return whole if whole >= MERGE else min(shared, _UNDECIDED)
    return shared


def _one_given(x: str, lang_x: str, y: str, lang_y: str) -> float:
    if is_initial(x) or is_initial(y):
        return (
            _UNDECIDED if closeness(x[0], lang_x, y[0], lang_y) > _VETO or _letters(x)[0] == _letters(y)[0] else _VETO
        )
    known = "same" if _letters(x) == _letters(y) else table.relation(x, y)  # Adélaïde, Adelaide
    if known is None:
        score = _words(x, lang_x, y, lang_y)
        # Nobody knows these two names: only nearly the same sounds make them one.
        if score >= PROPOSE and score < _SAME_UNKNOWN and not (_is_given(x) or _is_given(y)):
            return min(score, _UNDECIDED)
        return score if score >= PROPOSE else _VETO
    return {"same": 1.0, "spelling": _UNDECIDED, "pet": _UNDECIDED, "other": _VETO}[known]


def _is_given(word: str) -> bool:
    return table.is_given(word) or table.is_given(_letters(word))


def _differ(a: str | None, lang_a: str, b: str | None, lang_b: str) -> bool:
    return bool(a and b) and closeness(str(a), lang_a, str(b), lang_b) < _SAME_SOUND


def _words(x: str, lang_x: str, y: str, lang_y: str, *, given: bool = False) -> float:
    """How alike two single words are, by letters in one script, by sound across scripts."""
    if _letters(x) == _letters(y):
        return 1.0
    if given and table.relation(x, y) in {"same", "other"}:
        return 1.0 if table.relation(x, y) == "same" else _VETO
    if not given and _spelt_alike(x, y):
        return 1.0
    sound = closeness(x, lang_x, y, lang_y)
    if is_cyrillic(x) != is_cyrillic(y):
        enough = _SAME_SOUND if min(len(x), len(y)) >= _SHORT else _SAME_SHORT
        return sound if sound >= enough else min(sound, _UNDECIDED)
    if is_cyrillic(x):
        return min(sound, 1.0 if lang_x != lang_y else _UNDECIDED) if sound >= _SAME_SPELLING else min(sound, 0.6)
    slavic = _SLAVIC.search(_letters(x)) and _SLAVIC.search(_letters(y))
    return sound if slavic and sound >= _SAME_SPELLING else min(sound, 0.75)


def _spelt_alike(x: str, y: str) -> bool:
    """Whether two family names are one whose Latin spelling is known: Гутерриш, Гутерреш, Guterres."""
    known = [latin.spelt(word, homely=True) if is_cyrillic(word) else word for word in (x, y)]
    return None not in known and _letters(str(known[0])) == _letters(str(known[1]))


@lru_cache(maxsize=50_000)
def _letters(text: str) -> str:
    """A spelling without case, diacritics, apostrophes and ё, for equality."""
    text = re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_])", " ", text)
    bare = unicodedata.normalize("NFD", text.replace("й", "\0").replace("Й", "\0")).replace("\0", "й")
    kept = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(kept.translate(_SAME).replace("-", " ").split())


_SAME = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "", "'": "", "ʼ": "", ".": "", "э": "е"}
)
