"""How a name may sound, from how it is spelt in any language of the Latin or Cyrillic script.

A spelling is cut into graphemes (``schtsch``, ``ou``, ``щ``), and each may stand for a few sounds. `keys` drops the
vowels and keeps classes of consonants: a coarse net in which every spelling of one name shares a key, as do some other
names. `closeness` then compares the sounds one by one, vowels and all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio

_VOWEL = "V"
_UNLIKELY = 0.012
"""What each step down a grapheme's list of sounds takes off the closeness."""
_MOST_READINGS = 48
"""Readings of one spelling looked at; a surname of three ambiguous graphemes has about 20."""
_MOST_KEYS = 32
"""Keys of one spelling, the likeliest."""
_FEW = 5
"""Readings of either spelling compared where no consonants agree."""
_MOST_OF_A_KEY = 8
"""Readings with the same consonants compared; they differ in vowels only."""
_CLASS = {
    **dict.fromkeys("szSZCcJ", "S"), **dict.fromkeys("kgxh", "K"), **dict.fromkeys("td", "T"),
    **dict.fromkeys("pb", "P"), **dict.fromkeys("vfw", "F"), "l": "L", "r": "R", "m": "M", "n": "N",
}  # fmt: skip

_CLASSES = "SKTPFLRMN"

Sounds = tuple[str, ...]
"""One reading: consonants as single letters, a run of vowels as ``V`` and its letters."""


@cache
def _graphemes() -> dict[str, dict[str, tuple[str, ...]]]:
    path = Path(__file__).with_name("data") / "sounds.yml"
    data = yamlio.load_beside(path)
    return {
        script: {str(g): tuple("" if s == "-" else s for s in str(sounds).split()) for g, sounds in table.items()}
        for script, table in data.items()
    }


def _fold(word: str, known: dict[str, tuple[str, ...]]) -> str:
    """Lower case, and diacritics off the letters the table does not know with them."""
    out = []
    for letter in unicodedata.normalize("NFC", word).lower():
        if letter in known:
            out.append(letter)
        else:
            bare = unicodedata.normalize("NFD", letter)[0]
            out.append(
                {"ß": "ss", "ø": "o", "æ": "e", "œ": "e", "đ": "d", "ð": "d", "þ": "t", "ı": "i"}.get(letter, bare)
            )
    return "".join(out)


Table = Mapping[str, tuple[str, ...]]


@cache
def _sizes(script: str) -> Mapping[str, tuple[int, ...]]:
    """Lengths of the graphemes that begin with a letter, longest first."""
    found: dict[str, set[int]] = {}
    for grapheme in _table(script):
        bare = grapheme.strip("^$")
        found.setdefault(bare[0], set()).add(len(bare))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


@cache
def _table(script: str) -> dict[str, tuple[str, ...]]:
    tables = _graphemes()
    return {**tables["cyrillic"], **tables["uk"]} if script == "uk" else tables[script]


def _cut(word: str, script: str) -> list[tuple[str, ...]]:
    table, sizes, i, out = _table(script), _sizes(script), 0, []
    while i < len(word):
        for size in sizes.get(word[i], ()):
            piece = word[i : i + size]
            found = _sounds_of(piece, table, starts=i == 0, ends=i + size == len(word))
            if found is not None and len(piece) == size:
                out.append(found)
                i += size
                break
        else:
            i += 1
    return out


def _sounds_of(piece: str, table: Table, *, starts: bool, ends: bool) -> tuple[str, ...] | None:
    """The sounds of a grapheme where it stands: at the start, at the end (of more than itself), anywhere."""
    if starts and f"^{piece}" in table:
        return table[f"^{piece}"]
    return table.get(f"{piece}$") or table.get(piece) if ends and not starts else table.get(piece)


def _parts(word: str, lang: str | None) -> list[tuple[str, ...]]:
    """The graphemes of a word, each as the sounds it may stand for."""
    script = "latin"
    if any("Ѐ" <= c <= "ԯ" for c in word):
        script = "uk" if (lang or "").split("-", maxsplit=1)[0] == "uk" else "cyrillic"
    return _cut(_fold(word, _table(script)), script)


@lru_cache(maxsize=50_000)
def readings(word: str, lang: str | None = None) -> tuple[tuple[Sounds, float], ...]:
    """The ways a spelling may sound, each with its cost in likelihood (0: the plainest), likeliest first."""
    found: dict[Sounds, float] = {}
    for steps, sounds in _likeliest(_parts(word, lang)):
        found.setdefault(_joined(sounds), steps * _UNLIKELY)
    return tuple(found.items())


def _likeliest(parts: list[tuple[str, ...]]) -> list[tuple[int, str]]:
    """The readings with the fewest steps down their graphemes' lists, kept to the best at each grapheme."""
    beam = [(0, "")]
    for part in parts:
        grown = [(steps + rank, before + sound) for steps, before in beam for rank, sound in enumerate(part)]
        grown.sort(key=lambda reading: reading[0])
        beam = grown[:_MOST_READINGS]
    return beam


def _joined(sounds: str) -> Sounds:
    """Runs of vowels become one sound; doubled consonants one consonant."""
    out: list[str] = []
    for sound in sounds:
        vowel = sound in "aeiouyj"
        if vowel and out and out[-1][0] == _VOWEL:
            out[-1] += sound
        elif vowel:
            out.append(_VOWEL + sound)
        elif not out or out[-1] != sound:
            out.append(sound)
    return tuple(out)


@lru_cache(maxsize=50_000)
def keys(word: str, lang: str | None = None) -> frozenset[str]:
    """Keys under which all spellings of a name meet: its consonant classes, one key a reading.

    Two spellings of one name share a key; two names that share a key need not be one (compare them with `closeness`).
    A name without consonants has the key of its vowels' number.
    """
    states = {"": 0}
    for part in _parts(word, lang):
        grown: dict[str, int] = {}
        for so_far, steps in states.items():
            for rank, sounds in enumerate(part):
                longer = _extended(so_far, sounds)
                grown[longer] = min(steps + rank, grown.get(longer, steps + rank))
        states = grown if len(grown) <= _MOST_KEYS else dict(sorted(grown.items(), key=_by_steps)[:_MOST_KEYS])
    return frozenset(key or "-" for key in states)


def _by_steps(state: tuple[str, int]) -> tuple[int, str]:
    return state[1], state[0]


@lru_cache(maxsize=50_000)
def _extended(key: str, sounds: str) -> str:
    """A key with the classes of further sounds; a class is not repeated."""
    for sound in sounds:
        of_sound = _CLASS.get(sound)
        if of_sound is not None and of_sound != key[-1:]:
            key += of_sound
    return key


def _key(sounds: Sounds) -> str:
    out = ""
    for sound in sounds:
        if sound[0] != _VOWEL and _CLASS[sound] != out[-1:]:
            out += _CLASS[sound]
    return out or "-"


@lru_cache(maxsize=50_000)
def _by_key(word: str, lang: str | None) -> dict[str, tuple[tuple[Sounds, float], ...]]:
    """The readings of a word by their key, the likeliest few of each."""
    found: dict[str, list[tuple[Sounds, float]]] = {}
    for sounds, cost in readings(word, lang):
        found.setdefault(_key(sounds), []).append((sounds, cost))
    return {key: tuple(some[:_MOST_OF_A_KEY]) for key, some in found.items()}


@lru_cache(maxsize=50_000)
def closeness(a: str, lang_a: str | None, b: str, lang_b: str | None) -> float:
    """How alike two words can sound, 0 to 1; 1 for spellings of one sound sequence.

    Above about 0.85 they are usually spellings of one name; below 0.7 they are two. Readings of different keys are
    compared only if no two have the same: a consonant more or of another class costs more than any vowel.
    """
    if a.casefold() == b.casefold():
        return 1.0
    left, right = _by_key(a, lang_a), _by_key(b, lang_b)
    pairs = [(x, y) for key in left if key in right for x in left[key] for y in right[key]]
    if not pairs:
        pairs = [(x, y) for x in readings(a, lang_a)[:_FEW] for y in readings(b, lang_b)[:_FEW]]
    best = 0.0
    for (x, cost_x), (y, cost_y) in sorted(pairs, key=lambda pair: pair[0][1] + pair[1][1]):
        costs = cost_x + cost_y
        if 1.0 - costs <= best:
            break
        if _at_most(x, y) - costs > best:
            best = max(best, _alike(x, y) - costs)
    return best


@lru_cache(maxsize=50_000)
def _profile(sounds: Sounds) -> tuple[float, tuple[int, ...]]:
    """The weight of a reading, and how many consonants of each class it has."""
    classes = [_CLASS[s] for s in sounds if s[0] != _VOWEL]
    return sum(map(_weight, sounds)), tuple(classes.count(c) for c in _CLASSES)


def _at_most(a: Sounds, b: Sounds) -> float:
    """What `_alike` cannot exceed: consonants of a class that only one has must be put in or swapped."""
    (weight_a, classes_a), (weight_b, classes_b) = _profile(a), _profile(b)
    lacking = sum(abs(x - y) for x, y in zip(classes_a, classes_b, strict=True))
    return 1 - max(abs(weight_a - weight_b), lacking / 2) / max(weight_a, weight_b, 1.0)


@cache
def _weight(sound: str) -> float:
    return 0.4 if sound[0] == _VOWEL else 0.5 if sound in "hx" else 1.0


@cache
def _swap(a: str, b: str) -> float:
    """The cost of one sound for another."""
    if a == b:
        return 0.0
    if a[0] == _VOWEL and b[0] == _VOWEL:
        return _swap_vowels(set(a[1:].replace("j", "i")), set(b[1:].replace("j", "i")))
    if _VOWEL in (a[0], b[0]):
        return 2.0
    return 0.3 if _CLASS[a] == _CLASS[b] else 1.2


def _swap_vowels(a: set[str], b: set[str]) -> float:
    """Runs of vowels: the same, one more than the other, some in common, none."""
    if a == b:
        return 0.0
    return 0.05 if a <= b or b <= a else 0.12 if a & b else 0.25


@lru_cache(maxsize=100_000)
def _alike(a: Sounds, b: Sounds) -> float:
    row = [0.0]
    for sound in b:
        row.append(row[-1] + _weight(sound))
    for left in a:
        new = [row[0] + _weight(left)]
        for j, right in enumerate(b):
            new.append(min(row[j] + _swap(left, right), row[j + 1] + _weight(left), new[j] + _weight(right)))
        row = new
    total = max(sum(map(_weight, a)), sum(map(_weight, b)), 1.0)
    return max(0.0, 1 - row[-1] / total)
