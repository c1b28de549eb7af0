"""Case forms of names: any case to the nominative, and the nominative to every form.

Russian and Ukrainian names are declined by rule (``data/declension.yml``), not by dictionary: most people in the news
have a name no dictionary knows, and a dictionary takes ``Маска`` for the word for a mask. Other languages have
possessives (``Musk's``, ``Merz'``, ``Merkels``) and French elision (``d'Elon``).

Which nominative a form stands for is chosen in `generator.people.names.lemma`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import yamlio
from generator.people.names import table
from generator.people.names.parts import is_patronymic
from generator.people.names.traits import endings_of, languages_with

CASES = ("gen", "dat", "acc", "ins", "loc", "voc")
INFLECTED = tuple(yamlio.load_beside(Path(__file__).with_name("data") / "declension.yml"))
"""Languages whose names are declined by rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to decline: a nominative ``stem + tail`` has the forms ``stem + ending``."""

    of: frozenset[str]
    sex: str
    tail: str
    fits: Callable[[str], bool]
    """Whether a stem ends as the rule demands; it is asked with the last `AFTER` letters."""
    also: bool
    endings: tuple[tuple[str, str], ...]
    """(case, ending) pairs; empty for a name that does not change."""
    rank: int


class Reading(NamedTuple):
    """One way to understand a token: the nominative it would come from."""

    nominative: str
    sex: str
    case: str
    of: str


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """The declension rules of a language, in the order they are tried."""
    path = Path(__file__).with_name("data") / "declension.yml"
    data = yamlio.load_beside(path)
    return tuple(_rule(rank, fields) for rank, fields in enumerate(data.get(lang, ())))


def _rule(rank: int, fields: dict[str, str | bool]) -> Rule:
    endings = tuple((c, e) for c in CASES for e in str(fields.get(c, "")).split())
    return Rule(
        of=frozenset(str(fields["of"]).split()), sex=str(fields["sex"]), tail=str(fields["tail"]),
        fits=_ends(str(fields.get("after", ""))), also=bool(fields.get("also")), endings=endings, rank=rank,
    )  # fmt: skip


AFTER = 4
"""Letters before its tail of which a rule demands something, at most."""


def _ends(after: str) -> Callable[[str], bool]:
    """Whether a stem ends as ``after`` says: a pattern; ``^`` for no stem at all."""
    if after == "^":
        return lambda stem: not stem
    pattern = re.compile(f"(?:{after})$")
    return lru_cache(maxsize=8192)(lambda stem: pattern.search(stem) is not None)


@lru_cache(maxsize=50_000)
def decline(word: str, lang: str, of: str, sex: str) -> tuple[tuple[str, str], ...]:
    """(case, form) pairs of a nominative in lower case, the nominative itself left out."""
    found: list[tuple[str, str]] = []
    for rule in _rules_for(lang, of, sex, word[-1:]) if len(word) > 1 else ():
        stem = word[: len(word) - len(rule.tail)]
        if not word.endswith(rule.tail) or not rule.fits(stem[-AFTER:]):
            continue
        found += [(case, stem + ending) for case, ending in rule.endings]
        if not rule.also:
            break
    return tuple(found)


@lru_cache(maxsize=1024)
def _rules_for(lang: str, of: str, sex: str, last: str) -> tuple[Rule, ...]:
    """The rules for names of a kind and sex that end in a letter."""
    return tuple(r for r in rules(lang) if of in r.of and sex in r.sex and r.tail[-1:] in ("", last))


@cache
def _by_ending(lang: str, of: str) -> dict[str, list[tuple[Rule, str]]]:
    """The rules for names of a kind that make a form with an ending, each with the form's case."""
    found: dict[str, list[tuple[Rule, str]]] = {}
    for rule in (r for r in rules(lang) if of in r.of):
        for case, ending in rule.endings:
            found.setdefault(ending, []).append((rule, case))
    return found


@cache
def _longest(lang: str, of: str) -> int:
    """Letters of the longest ending."""
    return max(map(len, _by_ending(lang, of)), default=0)


@lru_cache(maxsize=20_000)
def readings(word: str, lang: str, of: str) -> tuple[Reading, ...]:
    """Every nominative a lower-case word can come from, as a ``given``, ``patronymic`` or ``family`` name."""
    sexes = [sex for sex in "mf" if _can_be_nominative(word, lang, of, sex)]
    found = {(word, sex, "nom") for sex in sexes}
    known = _by_ending(lang, of)
    for cut in range(max(0, len(word) - _longest(lang, of)), len(word) + 1):
        stem = word[:cut]
        for rule, case in known.get(word[cut:], ()):
            if not rule.fits(stem[-AFTER:]):
                continue
            name = stem + rule.tail
            for sex in rule.sex:
                if (name, sex, case) not in found and (case, word) in decline(name, lang, of, sex):
                    found.add((name, sex, case))
    for sex in sexes:
        if _unchanging(word, lang, of) or not decline(word, lang, of, sex):
            found.update((word, sex, case) for case in CASES)
    if "-" in word:
        found.update(_double(word, lang, of))
    return tuple(Reading(n, s, c, of) for n, s, c in sorted(found))


def _unchanging(word: str, lang: str, of: str) -> bool:
    """Ukrainian family names in ``-о`` decline if they are Slavic (Шевченко), and do not if they are Spanish (Сото)."""
    return lang == "uk" and of == "family" and word.endswith("о")


def _double(word: str, lang: str, of: str) -> set[tuple[str, str, str]]:
    """Double names: both parts in the same case and sex, or only the last one (Жан-Люком, Бонч-Бруевича)."""
    first, _, last = word.partition("-")
    if not first or not last:
        return set()
    left: dict[tuple[str, str], set[str]] = {}
    for r in readings(first, lang, of):
        left.setdefault((r.sex, r.case), {first}).add(r.nominative)
    return {
        (f"{head}-{r.nominative}", r.sex, r.case)
        for r in readings(last, lang, of)
        for head in left.get((r.sex, r.case), {first})
    }


def _can_be_nominative(word: str, lang: str, of: str, sex: str) -> bool:
    if endings_of("never", lang).search(word):
        return False
    if of == "patronymic":
        return word.endswith("ич" if sex == "m" else "на")
    if of == "family":
        if sex == "f":
            return not _MASCULINE.search(word)
        return word.endswith(("на", "ва")) or not _FEMININE.search(word)
    return True


_MASCULINE = re.compile(r"(?:[оеєё]в|[иіїы]н|[сцз]ьк?ий)$")
_FEMININE = re.compile(r"(?:..[оеєё]ва|..[иіїы]на|[сцз]ьк?а|ая|яя)$")


@lru_cache(maxsize=50_000)
def recase(model: str, lower: str) -> str:
    """Give a lower-case form the capitals of the token it came from, part by part of a double name."""
    if "-" in model and model.count("-") == lower.count("-"):
        return "-".join(recase(m, part) for m, part in zip(model.split("-"), lower.split("-"), strict=True))
    if model.isupper() and len(model) > 1:
        return lower.upper()
    shared = 0
    while shared < min(len(model), len(lower)) and model[shared].lower() == lower[shared]:
        shared += 1
    return model[:shared] + lower[shared:]


GENITIVE = languages_with("genitive_s")
"""Languages whose names take a bare -s in the genitive."""


@lru_cache(maxsize=20_000)
def forms(name: str, lang: str) -> frozenset[str]:
    """Every form in which a name in the nominative can stand in a text, itself included."""
    base = lang.split("-", maxsplit=1)[0]
    if base in INFLECTED:
        return frozenset(_slavic_forms(name.split(), base)) | {name}
    if base == "en":
        return frozenset({name, f"{name}'s", f"{name}’s"} | ({f"{name}'", f"{name}’"} if name.endswith("s") else set()))
    if base in GENITIVE and not re.search(r"[sxzß]$", name):
        return frozenset({name, f"{name}s"})
    return frozenset({name})


def _slavic_forms(words: Sequence[str], lang: str) -> Iterator[str]:
    for sex in _sexes(words):
        table_of_cases = [_by_case(word, lang, sex, last=i == len(words) - 1, alone=len(words) == 1)
                          for i, word in enumerate(words)]  # fmt: skip
        for case in CASES:
            combined = [""]
            for by_case in table_of_cases:
                combined = [f"{left} {form}".strip() for left in combined for form in by_case[case]]
            yield from combined


def _sexes(words: Sequence[str]) -> str:
    known = {table.gender(w) for w in words[:-1]} - {None}
    return "".join(sorted(s for s in known if s)) if len(known) == 1 else "mf"


def _by_case(word: str, lang: str, sex: str, *, last: bool, alone: bool) -> dict[str, list[str]]:
    kinds = ["family"] if last and not (alone and table.is_given(word)) else ["given"]
    if is_patronymic(word) and not last:
        kinds = ["patronymic"]
    found: dict[str, list[str]] = {case: [] for case in CASES}
    for kind in kinds:
        for case, form in decline(word.lower(), lang, kind, sex):
            found[case].append(recase(word, form))
    return {case: forms or [word] for case, forms in found.items()}
