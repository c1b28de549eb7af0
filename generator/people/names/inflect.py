"""Case forms of names: any case to the nominative, and the nominative to every form.

Russian and Ukrainian names are declined by rule (``data/declension.yml``), not by dictionary: most people in the news
have
a name no dictionary knows, and a dictionary takes ``Маска`` for the word for a mask. Other languages have possessives
(``Musk's``, ``Merz'``, ``Merkels``) and French elision (``d'Elon``).

What stays ambiguous: a surname alone in ``-ова``/``-ина`` is a woman in the nominative or a man in the genitive
(``Бабушкина``); ``Александра Иванова`` likewise. `nominative` then gives both, best guess first; only the text can
tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator import yamlio
from generator.people.names import table
from generator.people.names.parts import is_particle, is_patronymic

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
    for sex in "mf":
        if _can_be_nominative(word, lang, of, sex) and not any(decline(word, lang, of, sex)):
            found.update((word, sex, case) for case in CASES)
    if "-" in word:
        found.update(_double(word, lang, of))
    return tuple(Reading(n, s, c, of) for n, s, c in sorted(found))


def _double(word: str, lang: str, of: str) -> set[tuple[str, str, str]]:
    """Double names: both parts in the same case and sex, or only the last one (Жан-Люком, Бонч-Бруевича)."""
    first, _, last = word.partition("-")
    if not first or not last:
        return set()
    left: dict[tuple[str, str], Reading] = {}
    for r in sorted(
        readings(first, lang, of), key=lambda r: (_plausible(r, lang, alone=False, first=True), r.nominative)
    ):
        left[r.sex, r.case] = r
    found: set[tuple[str, str, str]] = set()
    for r in readings(last, lang, of):
        together = left.get((r.sex, r.case))
        heads = {first} | ({together.nominative} if together else set())
        found.update((f"{head}-{r.nominative}", r.sex, r.case) for head in heads)
    return found


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
    if base not in INFLECTED or not words:
        return _uninflected(words, base)
    scored: dict[tuple[str, ...], float] = {}
    for sex in "mf":
        for case in ("nom", *CASES):
            options = [
                _best(word, base, sex, case, place=(i, len(words) - 1 - i)) for i, word in enumerate(words)
            ]  # fmt: skip
            if all(options):
                names = tuple(o[0] for o in options if o)
                score = sum(o[1] for o in options if o) + (_NOMINATIVE if case == "nom" else 0.0)
                scored[names] = max(score, scored.get(names, -99.0))
    ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    return tuple(names for names, _ in ranked) or (words,)


# Weights of the readings of one token sequence against each other. Only their order matters; chosen on the cases in
# tests/people_names/test_nominative.py, each for the reason its name says.
_NOMINATIVE = 0.5
_UNCHANGED_INSIDE = -1.5
"""A token that no rule reads in a case that the others stand in (``Ким Чен Ына``: only the last one changes)."""
_INVARIABLE = -0.3
_SYLLABLE = re.compile(r"[^аеёиоуыэюяіїє]{0,2}[аеёиоуыэюяіїє]{1,2}[^аеёиоуыэюяіїє]?")
"""Names of one syllable before others are Chinese, Korean or Vietnamese as a rule, and only the last one changes."""


def _best(word: str, lang: str, sex: str, case: str, *, place: tuple[int, int]) -> tuple[str, float] | None:
    """The best nominative of one token read in one case, with its score; ``place``: tokens before and after it."""
    low = word.lower()
    if place[0] and is_particle(word):
        return word, 0.0
    if len(word.rstrip(".")) == 1:
        return word, 0.0
    kinds = ("given", "patronymic", "family") if place[1] else ("family", "given", "patronymic")
    found = [r for kind in kinds for r in readings(low, lang, kind) if r.sex == sex and r.case == case]
    scored = [(_plausible(r, lang, alone=place == (0, 0), first=not place[0]), r.nominative) for r in found]
    if place[1] and case != "nom":
        scored.append((_INVARIABLE if _SYLLABLE.fullmatch(low) else _UNCHANGED_INSIDE, low))
    if not scored:
        return None
    score, name = max(scored)
    return _recase(word, name), score


def _plausible(reading: Reading, lang: str, *, alone: bool, first: bool) -> float:
    """How likely a reading of one token is."""
    if reading.of == "given":
        return _given_score(reading, lang, first=first)
    if reading.of == "patronymic":
        return 2.0 if is_patronymic(reading.nominative) and not first else -2.0
    score = _family_score(reading.nominative, reading.sex, lang)
    if reading.case != "nom" and not any(decline(reading.nominative, lang, "family", reading.sex)):
        score += _INVARIABLE
    return score + (1.0 if alone and reading.sex == "m" else 0.0)


def _given_score(reading: Reading, lang: str, *, first: bool) -> float:
    name = reading.nominative
    if table.is_given(name) and table.gender(name) in (reading.sex, None):
        return (2.0 if first else 1.0) + table.commonness(name)
    return -3.0 if reading.case == "nom" and _OBLIQUE[lang].search(name) else -1.0


_OBLIQUE = {
    "ru": re.compile(r"(?:..[бвгджзклмнпрстфхчшщ]ом|[ое]й|ого|ему|ому|..ем|[ыи]м)$"),
    "uk": re.compile(r"(?:..[бвгґджзклмнпрстфхчшщ]ом|ою|ею|ого|ому|..[еє]м|[иі]м|ові|еві|єві)$"),
}
"""Endings that oblique cases have and nominatives hardly ever."""
_ODD = {
    "ru": re.compile(
        r"(?:[оеё]в|ин)(?:ая|ый)$|(?:(?<![нвртдлмпс])|[бвгджзклмнпрстфхцчшщ][тв])ый$|..[бвгджзклмнпрстфхчшщ]ом$"
        r"|(?:[оеё]в|[иы]н|[сц]к)[ыи]м$|[сц]кого$|[сц]кому$|[бвгджзклмнпрстфхцчшщ]я$"
        r"|(?<![её]н)(?<=[бвгджзкмнпрстфхцчшщ])(?:ок|ек)$|[аеио]ец$"
    ),
    "uk": re.compile(
        r"[оеє]вий$|..[бвгґджзклмнпрстфхчшщ]ом$|[оеє]ю$|[сц]ьк(?:им|ого|ому)$|(?:[оеє]в|[иії]н)им$|[оеє]ві$"
        r"|[бвгґджзклмнпрстфхцчшщ]я$|(?<!ен)(?<!й)(?<!ч)(?<!ш)(?<!ь)(?<!д)ко$|[бвгґджзмпрстфхцчшщ]о$"
    ),
}
"""Endings that few surnames have in the nominative, though a rule could build them; the table knows the exceptions."""
_TYPICAL = {
    "m": re.compile(r"(?:[оеєё]в|[иіїы]н|[сцз]ь?кий|енко|[юу]к|ич|ко|[бвгґджзклмнпрстфхцчшщ])$"),
    "f": re.compile(r"(?:[оеєё]ва|[иіїы]на|[сцз]ь?ка|ая|енко|ко|[бвгґджзклмнпрстфхцчшщ])$"),
}


def _family_score(name: str, sex: str, lang: str) -> float:
    if "-" in name:
        scores = [_family_score(part, sex, lang) for part in name.split("-") if part]
        return sum(scores) / len(scores) if scores else -1.0
    known = table.is_family(name)
    if not known and _ODD[lang].search(name):
        return -3.0
    ending = 1.0 if _TYPICAL[sex].search(name) else 0.0 if re.search(r"[бвгґджзклмнпрстфхцчшщ]а$", name) else -0.5
    return ending + (1.0 if known else 0.0)


def _recase(model: str, lower: str) -> str:
    """Give a lower-case form the capitals of the token it came from, part by part of a double name."""
    if "-" in model and model.count("-") == lower.count("-"):
        return "-".join(_recase(m, part) for m, part in zip(model.split("-"), lower.split("-"), strict=True))
    if model.isupper() and len(model) > 1:
        return lower.upper()
    shared = 0
    while shared < min(len(model), len(lower)) and model[shared].lower() == lower[shared]:
        shared += 1
    return model[:shared] + lower[shared:]


_POSSESSIVE = re.compile(r"(?:[’'ʼ]s|(?<=s)[’'ʼ])$", re.IGNORECASE)
_ELISION = re.compile(r"^(?:[dlDL]|[Qq]u)[’'ʼ](?=[A-ZÀ-Þ])")
_GENITIVE = {"de": "s", "nl": "s", "da": "s", "sv": "s", "nb": "s", "no": "s"}
"""Languages whose names take a bare -s in the genitive."""


def _uninflected(words: tuple[str, ...], lang: str) -> tuple[tuple[str, ...], ...]:
    """Languages without declension: possessives and elisions off; a Germanic -s may be the name's own, so both ways."""
    if not words:
        return (words,)
    out = list(words)
    if lang in {"fr", "it", "ca"}:
        out[0] = _ELISION.sub("", out[0])
    out[-1] = _POSSESSIVE.sub("", out[-1])
    plain = tuple(out)
    last = out[-1]
    if lang not in _GENITIVE or not re.search(r"[^\Wsxzß]s$", last):
        return (plain,)
    bare = (*plain[:-1], last[:-1])
    return (bare, plain) if table.is_family(last[:-1]) and not table.is_family(last) else (plain, bare)


def forms(name: str, lang: str) -> frozenset[str]:
    """Every form in which a name in the nominative can stand in a text, itself included."""
    base = lang.split("-", maxsplit=1)[0]
    if base in INFLECTED:
        return frozenset(_slavic_forms(name.split(), base)) | {name}
    if base == "en":
        return frozenset({name, f"{name}'s", f"{name}’s"} | ({f"{name}'", f"{name}’"} if name.endswith("s") else set()))
    if base in _GENITIVE and not re.search(r"[sxzß]$", name):
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
            found[case].append(_recase(word, form))
    return {case: forms or [word] for case, forms in found.items()}
