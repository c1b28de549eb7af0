"""Case forms of names: any case to the nominative, and the nominative to every form.

Russian and Ukrainian names are declined by rule (``data/declension.yml``), not by dictionary: most people in the news have
a name no dictionary knows, and a dictionary takes ``Маска`` for the word for a mask. Other languages have possessives
(``Musk's``, ``Merz'``, ``Merkels``) and French elision (``d'Elon``).

What stays ambiguous: a surname alone in ``-ова``/``-ина`` is a woman in the nominative or a man in the genitive
(``Бабушкина``); ``Александра Иванова`` likewise. `nominative` then gives both, best guess first; only the text can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.names import table

CASES = ("gen", "dat", "acc", "ins", "loc", "voc")
INFLECTED = ("ru", "uk")
"""Languages whose names are declined by rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to decline: a nominative ``stem + tail`` has the forms ``stem + ending``."""

    of: frozenset[str]
    sex: str
    tail: str
    after: re.Pattern[str]
    also: bool
    endings: tuple[tuple[str, str], ...]
    """(case, ending) pairs; empty for a name that does not change."""
    rank: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a token: the nominative it would come from."""

    nominative: str
    sex: str
    case: str
    of: str


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """The declension rules of a language, in the order they are tried."""
    path = Path(__file__).with_name("data") / "declension.yml"
    data = yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path)
    return tuple(_rule(rank, fields) for rank, fields in enumerate(data.get(lang, ())))


def _rule(rank: int, fields: dict[str, str | bool]) -> Rule:
    after = str(fields.get("after", ""))
    pattern = "$" if after == "^" else f"(?:{after})$"
    endings = tuple((c, e) for c in CASES for e in str(fields.get(c, "")).split())
    return Rule(
        of=frozenset(str(fields["of"]).split()), sex=str(fields["sex"]), tail=str(fields["tail"]),
        after=re.compile("^$" if after == "^" else pattern), also=bool(fields.get("also")), endings=endings, rank=rank,
    )  # fmt: skip


def _fits(rule: Rule, stem: str) -> bool:
    return bool(rule.after.search(stem)) and (len(stem) + len(rule.tail) > 1)


def decline(word: str, lang: str, of: str, sex: str) -> Iterator[tuple[str, str]]:
    """(case, form) pairs of a nominative in lower case, the nominative itself left out."""
    for rule in rules(lang):
        if of not in rule.of or sex not in rule.sex or not word.endswith(rule.tail):
            continue
        stem = word[: len(word) - len(rule.tail)]
        if not _fits(rule, stem):
            continue
        yield from ((case, stem + ending) for case, ending in rule.endings)
        if not rule.also:
            return


@lru_cache(maxsize=20_000)
def readings(word: str, lang: str, of: str) -> tuple[Reading, ...]:
    """Every nominative a lower-case word can come from, as a ``given``, ``patronymic`` or ``family`` name."""
    found = {(word, sex, "nom") for sex in "mf" if _can_be_nominative(word, lang, of, sex)}
    for rule in rules(lang):
        if of not in rule.of:
            continue
        for case, ending in rule.endings:
            stem = word[: len(word) - len(ending)]
            if word.endswith(ending) and len(stem) + len(rule.tail) > 1 and _fits(rule, stem):
                found.update(
                    (stem + rule.tail, sex, case)
                    for sex in rule.sex
                    if (case, word) in decline(stem + rule.tail, lang, of, sex)
                )
    return tuple(Reading(n, s, c, of) for n, s, c in sorted(found))


_NOT_NOMINATIVE = {"ru": re.compile(r"(?:ого|ому|ской|цкой|ыми)$"), "uk": re.compile(r"(?:ого|ому|ської|цької)$")}


def _can_be_nominative(word: str, lang: str, of: str, sex: str) -> bool:
    if lang in _NOT_NOMINATIVE and _NOT_NOMINATIVE[lang].search(word):
        return False
    if of == "patronymic":
        return bool(re.search(r"ич$" if sex == "m" else r"на$", word))
    if of == "family":
        masculine = re.search(r"(?:[оеєё]в|[иіїы]н|[сцз]ьк?ий)$", word)
        feminine = re.search(r"(?:..[оеєё]ва|..[иіїы]на|[сцз]ьк?а|ая|яя)$", word)
        return not (masculine if sex == "f" else feminine and not word.endswith(("на", "ва")) and sex == "m")
    return True


def nominative(words: tuple[str, ...], lang: str) -> tuple[tuple[str, ...], ...]:
    """The nominatives a sequence of name tokens can stand for, best first; never empty.

    Args:
        words: the tokens of one name, in text order and in whatever case.
        lang: BCP 47 language of the text.
    """
    base = lang.split("-", maxsplit=1)[0]
    if base not in INFLECTED:
        return (_uninflected(words, base),)
    scored: dict[tuple[str, ...], float] = {}
    for sex in "mf":
        for case in ("nom", *CASES):
            options = [_best(word, base, sex, case, alone=len(words) == 1, first=i == 0) for i, word in enumerate(words)]
            if all(options):
                names = tuple(o[0] for o in options if o)
                score = sum(o[1] for o in options if o) + (0.5 if case == "nom" else 0)
                scored[names] = max(score, scored.get(names, -99.0))
    ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    return tuple(names for names, _ in ranked) or (words,)


def _best(word: str, lang: str, sex: str, case: str, *, alone: bool, first: bool) -> tuple[str, float] | None:
    """The best nominative of one token read in one case, with its score."""
    low = word.lower()
    kinds = ("given", "patronymic", "family")
    found = [r for kind in kinds for r in readings(low, lang, kind) if r.sex == sex and r.case == case]
    if not found:
        return (word, 0.0) if _initial(word) else None
    scored = [(_plausible(r, lang, alone=alone, first=first), r.nominative) for r in found]
    score, name = max(scored)
    return _recase(word, name), score


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _plausible(reading: Reading, lang: str, *, alone: bool, first: bool) -> float:
    """How likely a reading is; the weights only order candidates of one token sequence."""
    name, score = reading.nominative, 0.0
    if reading.of == "given":
        known = table.is_given(name) and table.gender(name) in (reading.sex, None)
        score = (3.0 if first else 1.0) if known else -1.0
        if not known and reading.case == "nom" and _OBLIQUE[lang].search(name):
            score -= 2.0
    elif reading.of == "patronymic":
        score = 2.0 if re.search(r"(?:[оеєё]вич|[оеєё]вна|[іи]вна|ична)$", name) and not first else -2.0
    else:
        score = _family_score(name, reading.sex, lang)
        if alone and reading.sex == "m":
            score += 1.0
    return score


_TYPICAL = {
    "m": re.compile(r"(?:[оеєё]в|[иіїы]н|[сцз]ь?кий|енко|[юу]к|ич|ко|[бвгґджзклмнпрстфхцчшщ])$"),
    "f": re.compile(r"(?:[оеєё]ва|[иіїы]на|[сцз]ь?ка|ая|енко|ко|[бвгґджзклмнпрстфхцчшщ])$"),
}


_OBLIQUE = {
    "ru": re.compile(r"(?:..[бвгджзклмнпрстфхчшщ]ом|[ое]й|ого|ему|ому|..ем|[ыи]м)$"),
    "uk": re.compile(r"(?:..[бвгґджзклмнпрстфхчшщ]ом|ою|ею|ого|ому|..[еє]м|[иі]м|ові|еві|єві)$"),
}
"""Endings that oblique cases have and nominatives hardly ever."""
_ODD = {
    "ru": re.compile(r"(?:[оеё]в|ин)(?:ая|ый)$|(?:(?<![нвртдлмпс])|[бвгджзклмнпрстфхцчшщ][тв])ый$|..[бвгджзклмнпрстфхчшщ]ом$"),
    "uk": re.compile(r"[оеє]вий$|..[бвгґджзклмнпрстфхчшщ]ом$"),
}
"""Endings no surname has in the nominative, though a rule could build it."""


def _family_score(name: str, sex: str, lang: str) -> float:
    if _ODD[lang].search(name):
        return -3.0
    score = 1.0 if table.is_family(name) else 0.0
    return score + (1.0 if _TYPICAL[sex].search(name) else -0.5)


def _recase(model: str, lower: str) -> str:
    """Give a lower-case form the capitals of the token it came from."""
    if model.isupper() and len(model) > 1:
        return lower.upper()
    shared = 0
    while shared < min(len(model), len(lower)) and model[shared].lower() == lower[shared]:
        shared += 1
    return model[:shared] + lower[shared:]


_ELISION = re.compile(r"^[ldLDqQ][’'ʼ]u?(?=[^\W\d_])")
_POSSESSIVE = {
    "en": re.compile(r"(?<=\w)(?:[’'ʼ]s|(?<=s)[’'ʼ])$"),
    "de": re.compile(r"(?<=[^\Wszxß])s$|(?<=[szxß])[’'ʼ]$"),
    "fr": re.compile(r"(?!)"),
}


def _uninflected(words: tuple[str, ...], lang: str) -> tuple[str, ...]:
    out = list(words)
    if lang == "fr" and out:
        out[0] = re.sub(r"^(?:[dlDL]|[Qq]u)[’'ʼ](?=[A-ZÀ-Þ])", "", out[0])
    if lang == "en" and out:
        out[-1] = _POSSESSIVE["en"].sub("", out[-1])
    return tuple(out)


def forms(name: str, lang: str) -> frozenset[str]:
    """Every form in which a name in the nominative can stand in a text, itself included."""
    base = lang.split("-", maxsplit=1)[0]
    if base in INFLECTED:
        return frozenset(_slavic_forms(name.split(), base)) | {name}
    if base == "en":
        return frozenset({name, f"{name}'s", f"{name}’s"} | ({f"{name}'", f"{name}’"} if name.endswith("s") else set()))
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
    if re.search(r"(?:[оеєё]вич|[оеєёії]вна|ична)$", word.lower()) and not last:
        kinds = ["patronymic"]
    found: dict[str, list[str]] = {case: [] for case in CASES}
    for kind in kinds:
        for case, form in decline(word.lower(), lang, kind, sex):
            found[case].append(_recase(word, form))
    return {case: forms or [word] for case, forms in found.items()}
